import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import { SECURE_ADDRESS } from "../address.js";
import type { Identity } from "./identity.js";

/** An OpenID Connect issuer whose tokens are believed. */
export interface IssuerOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Where its keys are; null: where its discovery document says. */
  readonly jwksUri: string | null;
}

/** The issuer cannot be asked for its keys: nothing is known of the token. */
export class IssuerUnavailable extends Error {}

/** The signatures that are believed: none that is made with a key that this server could know. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
/** How far the clocks of issuer and server may be apart. */
const CLOCK_SKEW_SECONDS = 30;
const PATIENCE_MS = 5000;

/**
 * Verifies tokens of an issuer: signature, issuer, audience, and times. Gives who it is, or null when the token is
 * not good; throws {@link IssuerUnavailable} when the keys cannot be had. Keys are fetched once and kept.
 */
export function verifierOf(options: IssuerOptions): (token: string) => Promise<Identity | null> {
  const { issuer, audience } = options;
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | null = null;
  const keysOf = () => {
    keys ??= locate(options).then((uri) => createRemoteJWKSet(uri, { timeoutDuration: PATIENCE_MS }));
    // What could not be found is looked for again at the next token.
    keys.catch(() => {
      keys = null;
    });
    return keys;
  };
  return async (token) => {
    const keySet = await keysOf();
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SKEW_SECONDS,
        requiredClaims: ["exp", "sub"],
      });
      return identityIn(payload, issuer);
    } catch (error) {
      if (!isOfIssuer(error)) return null;
      throw new IssuerUnavailable("The issuer's keys cannot be fetched.", { cause: error });
    }
  };
}

async function locate({ issuer, jwksUri }: IssuerOptions): Promise<URL> {
  if (jwksUri) return new URL(jwksUri);
  try {
    const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" });
    if (!response.ok) throw new Error(`The discovery document was answered with ${response.status}.`);
    const said = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (said.issuer !== issuer) throw new Error("The discovery document is another issuer's.");
    const keys = String(said.jwks_uri);
    if (!SECURE_ADDRESS.test(keys))
      throw new Error("The discovery document names keys at an address without https.");
    return new URL(keys);
  } catch (error) {
    throw new IssuerUnavailable("The issuer's discovery document cannot be read.", { cause: error });
  }
}

function identityIn({ sub }: JWTPayload, issuer: string): Identity | null {
  // RFC 7519 has it be a text; what was signed may still be something else.
  return typeof sub === "string" && sub ? { issuer, subject: sub } : null;
}

/** Whether it is the way to the keys that is at fault, and not the token. */
function isOfIssuer(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return true;
  if (error instanceof errors.JOSEError) return error.code === errors.JOSEError.code;
  return error instanceof TypeError && error.message === "fetch failed";
}
