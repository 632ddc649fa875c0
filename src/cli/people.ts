import { appoint } from "../application/mandates.js";
import type { Outcome } from "../application/outcome.js";
import { registerPerson } from "../application/register-person.js";
import { createToken, revokeToken } from "../application/tokens.js";
import { type Tracker, today } from "../application/tracker.js";
import { handleKey } from "../domain/people/register-person.js";
import type { Person } from "../domain/person.js";
import { type Role, TOKEN_SCOPES, type TokenScope } from "../domain/vocabulary.js";
import type { Config } from "../server/config.js";
import { CommandRefused, refuse } from "./refused.js";
import { withTracker } from "./with-tracker.js";

type Say = (line: string) => void;

/** Whoever runs commands on the server's own machine can read its database too: they act as an administrator. */
const BY = { name: "Command line", role: "ADMINISTRATOR" } as const;

/** Makes a person known. */
export async function registerPersonCommand(
  config: Config,
  options: { handle: string; name: string; affiliation?: string; email?: string },
  say: Say,
): Promise<void> {
  await withTracker(config, async (tracker) => {
    const person = done(await registerPerson(tracker, { ...options, by: BY }));
    say(`${person.name} is registered as ${person.handle}.`);
  });
}

/** Charges a person with a mandate. */
export async function appointCommand(
  config: Config,
  options: {
    person: string;
    role: string;
    scope?: string;
    group?: string;
    from?: string;
    until?: string;
    reason?: string;
  },
  say: Say,
): Promise<void> {
  await withTracker(config, async (tracker) => {
    const { reason, ...asked } = options;
    const from = asked.from ?? today(tracker);
    const basis = { note: reason ?? null };
    const person = done(await appoint(tracker, { ...asked, role: asked.role as Role, from, basis, by: BY }));
    const upon = options.scope ? ` of ${options.scope}` : "";
    say(
      `${person.name} is ${options.role}${upon} from ${from}${options.until ? ` to ${options.until}` : ""}.`,
    );
  });
}

/** Makes a token for a person, and shows it this once. */
export async function createTokenCommand(
  config: Config,
  options: { person: string; name: string; scopes?: string[]; days?: number },
  say: Say,
): Promise<void> {
  await withTracker(config, async (tracker) => {
    const person = known(tracker, options.person);
    const scopes = (options.scopes ?? TOKEN_SCOPES) as readonly TokenScope[];
    const { token, secret, problems } = await createToken(tracker, person, { ...options, scopes });
    refuse(problems);
    say(`A token for ${person.name}, good until ${token?.expiresAt} for ${token?.scopes.join(", ")}.`);
    say("It is shown this once; keep it like a password:");
    say(secret ?? "");
  });
}

/** Lists the tokens of a person. */
export async function listTokensCommand(config: Config, handle: string, say: Say): Promise<void> {
  await withTracker(config, async (tracker) => {
    const tokens = await tracker.tokens.ofPerson(known(tracker, handle).handle);
    if (tokens.length === 0) say("No tokens.");
    for (const { id, name, scopes, expiresAt, revokedAt, lastUsedAt } of tokens) {
      const state = revokedAt ? `revoked ${revokedAt}` : `good until ${expiresAt}`;
      say(`${id}  ${name}  ${scopes.join(",")}  ${state}  last used ${lastUsedAt ?? "never"}`);
    }
  });
}

/** Takes a token back. */
export async function revokeTokenCommand(config: Config, id: string, say: Say): Promise<void> {
  await withTracker(config, async (tracker) => {
    const { token, problems } = await revokeToken(tracker, { id, by: BY });
    refuse(problems);
    say(`The token ${token?.id} of ${token?.person} is good for nothing any more.`);
  });
}

function known({ programme }: Tracker, handle: string): Person {
  const person = programme.current.person(handleKey(handle));
  if (!person) throw new CommandRefused(`There is no person with the handle "${handle}": register it first.`);
  return person;
}

function done({ aggregate, problems }: Outcome<Person>): Person {
  refuse(problems);
  if (!aggregate) throw new CommandRefused("Nothing was done.");
  return aggregate;
}
