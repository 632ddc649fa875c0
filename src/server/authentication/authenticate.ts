import type { SignedIn } from "../../application/permit.js";
import { isPersonalToken, recogniseToken } from "../../application/tokens.js";
import type { Tracker } from "../../application/tracker.js";
import { TOKEN_SCOPES } from "../../domain/vocabulary.js";
import { failure } from "../../graphql/errors.js";
import { DatabaseUnavailable } from "../../persistence/errors.js";
import { type Asking, addressOf, networkOf } from "../address.js";
import type { Logger } from "../log.js";
import { requestIdOf } from "../request-id.js";
import { FailedSignIns } from "./failed-sign-ins.js";
import { type Admitted, GoodTokens } from "./good-tokens.js";
import type { Identity } from "./identity.js";
import { IssuerUnavailable } from "./openid.js";
import type { TryOut } from "./try-out.js";
import { lookOrRecall } from "./without-database.js";

/** What signing in needs. */
export interface SignInParts {
  readonly tracker: Tracker;
  readonly log: Logger;
  /** Verifies tokens of the configured issuer; null: there is none. */
  readonly verify: ((token: string) => Promise<Identity | null>) | null;
  /** Tokens for trying out; null: there are none. */
  readonly tryOut: TryOut | null;
  /** Whether the database has not been seen for longer than is usual; left out: it always is. */
  readonly isBehind?: () => boolean;
  /** How long a personal token that was good stays good while the database cannot be reached, in milliseconds. */
  readonly graceMs?: number;
}

/** Longer ones are refused unread. */
const LONGEST_TOKEN = 8192;
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/**
 * Tells who sends a request, by its bearer token: a personal one, or one of the issuer. Without a token: nobody.
 * Throws UNAUTHENTICATED (401) when the token is not good, TOO_MANY_REQUESTS (429) after too many such from one
 * address, FORBIDDEN (403) for an identity that no person is linked to, ISSUER_UNAVAILABLE and DATABASE_UNAVAILABLE (503).
 */
export function authenticator(parts: SignInParts): (request: Asking) => Promise<SignedIn | null> {
  const failed = new FailedSignIns();
  const good = new GoodTokens(parts.tracker);
  return async (request) => {
    const { authorization } = request.headers;
    if (request.identity) return ofSession(parts, request.identity, requestIdOf(request));
    if (authorization === undefined) return null;
    const address = addressOf(request);
    const network = networkOf(address);
    const requestId = requestIdOf(request);
    const token = tokenIn(authorization);
    const isKnown = token !== null && good.knows(token);
    // It counts as failed until it is known to be good, so that many at once are no way around the count.
    const wait = isKnown ? 0 : await failed.count(network);
    if (wait > 0 && !(token && (await good.mayBeGood(token)))) {
      parts.log.warn({ requestId, address, seconds: wait }, "sign-in refused: too many failed ones");
      throw tooMany(wait);
    }
    const giveBack = async () => (isKnown ? undefined : failed.giveBack(network));
    try {
      const admitted = token ? await recognise(parts, good, token) : null;
      if (!token || !admitted) throw new NotGood();
      good.remember(token, admitted);
      await giveBack();
      return admitted.signedIn;
    } catch (error) {
      if (!(error instanceof NotGood)) {
        await giveBack();
        throw refusalOf(error, parts.log, requestId);
      }
      if (isKnown) {
        good.forget(token);
        await failed.count(network);
      }
      parts.log.warn({ requestId, address }, error.message);
      throw error.unlinked === null ? notGood() : notLinked(error.unlinked);
    }
  };
}

/** Whoever an issuer signed in with a browser; the session was sealed here, so nobody can guess at it. */
async function ofSession(
  parts: SignInParts,
  identity: Identity,
  requestId: string,
): Promise<SignedIn | null> {
  try {
    return (await byIdentity(parts.tracker, identity))?.signedIn ?? null;
  } catch (error) {
    if (error instanceof NotGood) throw notLinked(identity.subject);
    throw refusalOf(error, parts.log, requestId);
  }
}

/** A token that lets nobody in: it is not good, or it is, and says the name of somebody who is not known here. */
class NotGood extends Error {
  constructor(readonly unlinked: string | null = null) {
    super(unlinked === null ? "sign-in failed" : "sign-in by an identity that no person is linked to");
  }
}

function tokenIn(header: string): string | null {
  if (header.length > LONGEST_TOKEN) return null;
  return BEARER.exec(header.trim())?.[1] ?? null;
}

async function recognise(parts: SignInParts, good: GoodTokens, token: string): Promise<Admitted | null> {
  if (!isPersonalToken(token)) return parts.verify && byIdentity(parts.tracker, await parts.verify(token));
  const tryingOut = parts.tryOut?.recognise(token);
  if (tryingOut) return { signedIn: tryingOut, until: null };
  const before = good.recall(token, parts.graceMs ?? 0);
  return lookOrRecall(() => byPersonalToken(parts.tracker, token), before, parts.isBehind);
}

async function byPersonalToken(tracker: Tracker, text: string): Promise<Admitted | null> {
  const token = await recogniseToken(tracker, text);
  if (!token) return null;
  if (!tracker.programme.current.person(token.person)) await tracker.catchUp();
  const person = tracker.programme.current.person(token.person);
  const how = { scopes: token.scopes, token: token.id, as: null, onBehalfOf: null };
  return person && { signedIn: { person, ...how }, until: token.expiresAt };
}

async function byIdentity(tracker: Tracker, identity: Identity | null): Promise<Admitted | null> {
  if (!identity) return null;
  const find = () => tracker.programme.current.personIdentifiedAs(identity);
  if (!find()) await tracker.catchUp();
  const person = find();
  if (!person) throw new NotGood(identity.subject);
  return {
    signedIn: { person, scopes: TOKEN_SCOPES, token: null, as: null, onBehalfOf: null },
    until: null,
  };
}

function notGood() {
  return failure(
    "UNAUTHENTICATED",
    "This token is not good: it is unknown here, expired, revoked or malformed. Send none to read what is public.",
    {},
    { "www-authenticate": 'Bearer error="invalid_token"' },
  );
}

function notLinked(subject: string) {
  return failure(
    "FORBIDDEN",
    `You signed in as ${JSON.stringify(subject)}, to which no person is linked here: ask an administrator to do that.`,
  );
}

function tooMany(seconds: number) {
  return failure(
    "TOO_MANY_REQUESTS",
    `Too many failed sign-ins. Try again in ${seconds} seconds.`,
    {},
    { "retry-after": String(seconds) },
  );
}

/** What cannot be known now is nobody's fault. */
function refusalOf(error: unknown, log: Logger, requestId: string): unknown {
  if (error instanceof IssuerUnavailable) {
    log.error({ err: error, requestId }, "sign-in impossible");
    return failure("ISSUER_UNAVAILABLE", "Signing in is not possible now: the issuer's keys cannot be had.");
  }
  if (error instanceof DatabaseUnavailable) {
    log.error({ err: error, requestId }, "sign-in impossible");
    return failure(
      "DATABASE_UNAVAILABLE",
      "Signing in is not possible now: the database cannot be reached. Nothing was done; what is public can be read without a token.",
    );
  }
  return error;
}
