import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import {
  type AccessToken,
  expiryOf,
  isUsable,
  judgeToken,
  TOKEN_LIMITS,
  type TokenRequest,
} from "../domain/access-token.js";
import type { Instant } from "../domain/calendar.js";
import { digestOf } from "../domain/canonical-json.js";
import type { Person } from "../domain/person.js";
import { PERSON_POLICIES } from "../domain/policies/person.js";
import { type Problem, problem } from "../domain/problem.js";
import { normalise } from "../domain/text.js";
import { TOKEN_SCOPES, type TokenScope } from "../domain/vocabulary.js";
import { KeyTaken, StorageFull } from "../persistence/errors.js";
import { type Acting, isSignedIn, permission, permitFor } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** What came of asking for a token. */
export interface NewToken {
  readonly token: AccessToken | null;
  /** The whole token, which is shown this once and kept nowhere. */
  readonly secret: string | null;
  readonly problems: readonly Problem[];
}

/** Asks for a token with which a person signs in. */
export interface CreateToken extends Pick<TokenRequest, "name" | "scopes"> {
  readonly days?: number | null;
  /** Sent again with the same input, the same token is meant; its secret is not shown twice. */
  readonly idempotencyKey?: string | null;
}

const FORM = /^wpt_([0-9a-f]{16})_([0-9a-f]{64})$/;
/** The last use is noted once in this time, so that reading does not become writing. */
const NOTED_EVERY_MS = 60_000;

/** Whether a text has the form of a personal token. */
export const isPersonalToken = (text: string): boolean => text.startsWith("wpt_");

/** Makes a token for a person. `within` is what the token may be good for at most. */
export async function createToken(
  tracker: Tracker,
  person: Person,
  { name, scopes, days, idempotencyKey }: CreateToken,
  within: readonly TokenScope[] = TOKEN_SCOPES,
): Promise<NewToken> {
  const now = tracker.now();
  // The key gives the id, so that a repetition finds the token, also one that comes at the same time.
  const id = idempotencyKey
    ? digestOf({ person: person.handle, key: idempotencyKey }).slice(0, 16)
    : randomBytes(8).toString("hex");
  const known = await tracker.tokens.ofPerson(person.handle);
  const held = known.filter((token) => isUsable(token, now)).length;
  const asked = { name, scopes, days: days ?? TOKEN_LIMITS.usualDays };
  const problems = judgeToken(asked, { held, within });
  const before = known.find((token) => token.id === id);
  if (before) return repeated(before, asked, person);
  if (problems.length > 0) return { token: null, secret: null, problems };
  const secret = randomBytes(32).toString("hex");
  const token: AccessToken = {
    id,
    hash: hashOf(secret),
    person: person.handle,
    name: normalise(name),
    scopes: TOKEN_SCOPES.filter((scope) => scopes.includes(scope)),
    createdAt: now,
    expiresAt: expiryOf(now, asked.days),
    revokedAt: null,
    lastUsedAt: null,
  };
  try {
    await tracker.tokens.insert(token);
  } catch (error) {
    const made = error instanceof KeyTaken ? await tracker.tokens.find(id) : null;
    if (made) return repeated(made, asked, person);
    throw error;
  }
  return { token, secret: `wpt_${id}_${secret}`, problems: [] };
}

/** The answer to a request whose key was used before: what was shown once is not shown again. */
function repeated(made: AccessToken, asked: TokenRequest, { name: actor }: Person): NewToken {
  const isSame =
    made.name === normalise(asked.name) &&
    made.scopes.length === new Set(asked.scopes).size &&
    made.scopes.every((scope) => asked.scopes.includes(scope)) &&
    made.expiresAt === expiryOf(made.createdAt, asked.days);
  const at = { path: "idempotencyKey" };
  return isSame
    ? { token: made, secret: null, problems: [problem("TOKEN_SHOWN_ONCE", { id: made.id }, at)] }
    : { token: null, secret: null, problems: [problem("IDEMPOTENCY_KEY_REUSED", { actor }, at)] };
}

/** Takes a token back, one's own or, as an administrator, anybody's; it is good for nothing from then on. */
export async function revokeToken(
  tracker: Tracker,
  { id, by }: { readonly id: string; readonly by: Acting },
): Promise<{ readonly token: AccessToken | null; readonly problems: readonly Problem[] }> {
  const token = await tracker.tokens.find(id);
  const missing = { token: null, problems: [problem("TOKEN_NOT_FOUND", { id }, { path: "id" })] };
  if (!token) return missing;
  const isOwn = isSignedIn(by) && by.person.handle === token.person;
  if (!isOwn || !by.scopes.includes("TOKENS")) {
    const leave = { act: "REVOKE_TOKEN", upon: "a token of somebody else", scopes: [], on: today(tracker) };
    const { problems } = permitFor(tracker, by)(permission(PERSON_POLICIES.REVOKE_TOKEN, leave));
    if (problems.length > 0) return { token: null, problems };
  }
  await tracker.tokens.revoke(id, tracker.now());
  return { token: await tracker.tokens.find(id), problems: [] };
}

/** What is on record of the token that a text is: its id and its digest; null where it is none of ours. */
export function digestIn(text: string): Pick<AccessToken, "id" | "hash"> | null {
  const [, id, secret] = FORM.exec(text) ?? [];
  return id && secret ? { id, hash: hashOf(secret) } : null;
}

/** The token that a text is, if it is one and good at this moment; notes that it was used. */
export async function recogniseToken(tracker: Tracker, text: string): Promise<AccessToken | null> {
  const { id, hash } = digestIn(text) ?? {};
  if (!id || !hash) return null;
  const token = await tracker.tokens.find(id);
  if (!token || !isSame(token.hash, hash)) return null;
  const now = tracker.now();
  if (!isUsable(token, now)) return null;
  if (!token.lastUsedAt || Date.parse(now) - Date.parse(token.lastUsedAt) >= NOTED_EVERY_MS) {
    await noteUse(tracker, id, now);
  }
  return token;
}

/** A disk that is full keeps nobody from reading. */
async function noteUse({ tokens }: Tracker, id: string, now: Instant): Promise<void> {
  try {
    await tokens.use(id, now);
  } catch (error) {
    if (!(error instanceof StorageFull)) throw error;
  }
}

const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
