import { randomUUID } from "node:crypto";
import type { Tracker } from "../../src/application/tracker.js";
import { type Actor, advance, begin } from "../../src/domain/history.js";
import type { Person, PersonState } from "../../src/domain/person.js";
import { type Role, TOKEN_SCOPES, type TokenScope } from "../../src/domain/vocabulary.js";
import type { Authenticate } from "../../src/server/app.js";
import { startTestServer, type TestServer, type TestServerOptions } from "./test-server.js";

/** A server on which persons sign in with tokens of the tests' own making: {@link tokenFor}. */
export interface SignInServer extends TestServer {
  readonly tracker: Tracker;
}

/** A person to act as: one mandate, since the study period began. */
export interface Part {
  readonly handle: string;
  readonly role: Role;
  readonly scope: string | null;
}

const SINCE = "2025-01-01";
const TESTER: Actor = { name: "A test", role: "ADMINISTRATOR" };

/** Starts a server that believes what {@link tokenFor} says. */
export async function startSignInServer(options: TestServerOptions = {}): Promise<SignInServer> {
  const known: Tracker[] = [];
  const server = await startTestServer({
    ...options,
    authenticate: (tracker) => {
      known.push(tracker);
      return authenticateOn(tracker);
    },
  });
  const [tracker] = known;
  if (!tracker) throw new Error("The server asked for no way to sign in.");
  return { ...server, tracker };
}

/** A token with which a person signs in, good for these scopes; left out: for all. */
export function tokenFor(handle: string, scopes: readonly TokenScope[] = TOKEN_SCOPES): string {
  return `${handle}:${scopes.join(",")}`;
}

/** Puts a person into the database and the programme. Nobody is asked for leave, and the scope need not exist. */
export async function admit(tracker: Tracker, { handle, role, scope }: Part): Promise<Person> {
  const state: PersonState = {
    handle,
    name: `The ${handle}`,
    affiliation: null,
    email: null,
    identity: null,
    mandates: { M1: { id: "M1", role, scope, from: SINCE, until: null } },
  };
  const person = begin(randomUUID(), state, {
    action: "REGISTER_PERSON",
    effectiveOn: SINCE,
    recordedAt: tracker.now(),
    by: TESTER,
  });
  tracker.programme.reach(await tracker.repositories.person.insert(person));
  tracker.programme.apply([{ kind: "person", aggregate: person }]);
  return person;
}

/** Charges a person with another mandate, in the same way. */
export async function charge(tracker: Tracker, { handle, role, scope }: Part): Promise<void> {
  const person = tracker.programme.current.person(handle);
  if (!person) throw new Error(`There is no ${handle}.`);
  const id = `M${Object.keys(person.mandates).length + 1}`;
  const mandates = { ...person.mandates, [id]: { id, role, scope, from: SINCE, until: null } };
  const act = { action: "APPOINT", effectiveOn: SINCE, recordedAt: tracker.now(), by: TESTER };
  const charged = advance<PersonState>(person, { mandates }, act);
  tracker.programme.reach(await tracker.repositories.person.advance(person, charged));
  tracker.programme.apply([{ kind: "person", aggregate: charged }]);
}

function authenticateOn({ programme }: Tracker): Authenticate {
  return async ({ headers }) => {
    const [handle = "", said = ""] = (headers.authorization ?? "").replace("Bearer ", "").split(":");
    const person = programme.current.person(handle);
    const scopes = TOKEN_SCOPES.filter((scope) => said.split(",").includes(scope));
    return person && { person, scopes, token: null, as: null, onBehalfOf: null };
  };
}
