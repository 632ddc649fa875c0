import type { Request } from "express";
import type { SignedIn } from "../../application/permit.js";
import { isPersonalToken, recogniseToken } from "../../application/tokens.js";
import type { Tracker } from "../../application/tracker.js";
import { TOKEN_SCOPES } from "../../domain/vocabulary.js";
import { failure } from "../../graphql/errors.js";
import type { Logger } from "../log.js";
import { FailedSignIns } from "./failed-sign-ins.js";
import { type Identity, IssuerUnavailable } from "./openid.js";
import type { TryOut } from "./try-out.js";

/** What signing in needs. */
export interface SignInParts {
  readonly tracker: Tracker;
  readonly log: Logger;
  /** Verifies tokens of the configured issuer; null: there is none. */
  readonly verify: ((token: string) => Promise<Identity | null>) | null;
  /** Tokens for trying out; null: there are none. */
  readonly tryOut: TryOut | null;
}

/** Longer ones are refused unread. */
const LONGEST_TOKEN = 8192;
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/**
 * Tells who sends a request, by its bearer token: a personal one, or one of the issuer. Without a token: nobody.
 * Throws UNAUTHENTICATED (401) when the token is not good, TOO_MANY_REQUESTS (429) after too many such from one
 * address, FORBIDDEN (403) for an identity that no person is linked to, ISSUER_UNAVAILABLE (503).
 */
export function authenticator(parts: SignInParts): (request: Request) => Promise<SignedIn | null> {
  const failed = new FailedSignIns();
  return async ({ headers, ip = "" }) => {
    if (headers.authorization === undefined) return null;
    const token = tokenIn(headers.authorization);
    const wait = await failed.waitOf(ip, token ?? "");
    if (wait > 0) {
      parts.log.warn({ address: ip, seconds: wait }, "sign-in refused: too many failed ones");
      throw failure(
        "TOO_MANY_REQUESTS",
        `Too many failed sign-ins. Try again in ${wait} seconds.`,
        {},
        { "retry-after": String(wait) },
      );
    }
    const signedIn = token ? await recognise(parts, token) : null;
    if (token && signedIn) {
      failed.remember(token);
      return signedIn;
    }
    await failed.count(ip, token ?? "");
    parts.log.warn({ address: ip }, "sign-in failed");
    throw failure(
      "UNAUTHENTICATED",
      "This token is not good: it is unknown here, expired, revoked or malformed. Send none to read what is public.",
      {},
      { "www-authenticate": 'Bearer error="invalid_token"' },
    );
  };
}

function tokenIn(header: string): string | null {
  if (header.length > LONGEST_TOKEN) return null;
  return BEARER.exec(header.trim())?.[1] ?? null;
}

async function recognise(parts: SignInParts, token: string): Promise<SignedIn | null> {
  if (isPersonalToken(token)) return parts.tryOut?.recognise(token) ?? byPersonalToken(parts, token);
  return parts.verify ? byIdentity(parts, await identityOf(parts, parts.verify, token)) : null;
}

async function byPersonalToken({ tracker }: SignInParts, text: string): Promise<SignedIn | null> {
  const token = await recogniseToken(tracker, text);
  if (!token) return null;
  if (!tracker.programme.current.person(token.person)) await tracker.catchUp();
  const person = tracker.programme.current.person(token.person);
  return person && { person, scopes: token.scopes, token: token.id, as: null, onBehalfOf: null };
}

async function identityOf(
  { log }: SignInParts,
  verify: NonNullable<SignInParts["verify"]>,
  token: string,
): Promise<Identity | null> {
  try {
    return await verify(token);
  } catch (error) {
    if (!(error instanceof IssuerUnavailable)) throw error;
    log.error({ err: error }, "sign-in impossible");
    throw failure("ISSUER_UNAVAILABLE", "Signing in is not possible now: the issuer's keys cannot be had.");
  }
}

async function byIdentity(
  { tracker, log }: SignInParts,
  identity: Identity | null,
): Promise<SignedIn | null> {
  if (!identity) return null;
  const find = () => tracker.programme.current.personIdentifiedAs(identity);
  if (!find()) await tracker.catchUp();
  const person = find();
  if (person) return { person, scopes: TOKEN_SCOPES, token: null, as: null, onBehalfOf: null };
  log.warn("sign-in by an identity that no person is linked to");
  throw failure(
    "FORBIDDEN",
    `You signed in as ${JSON.stringify(identity.subject)}, to which no person is linked here: ask an administrator to do that.`,
  );
}
