import type { Configuration } from "openid-client";
import type { Identity } from "./identity.js";

/** The issuer at which browsers sign in, and as what this server is known there. */
export interface CodeFlowOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** What proves that it is this server; null: nothing but PKCE. */
  readonly clientSecret: string | null;
}

/** What has to be remembered between leaving for the issuer and coming back. */
export interface Leaving {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Signs browsers in by the authorization code flow of OpenID Connect, with PKCE. */
export class CodeFlow {
  #known: Promise<Configuration> | null = null;

  constructor(readonly options: CodeFlowOptions) {}

  /** Where to send a browser, and what to remember of it. Throws where the issuer cannot be reached. */
  async leave(redirectUri: string): Promise<{ readonly to: URL; readonly leaving: Leaving }> {
    const client = await library();
    const leaving = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const to = client.buildAuthorizationUrl(await this.#configuration(), {
      redirect_uri: redirectUri,
      scope: "openid",
      state: leaving.state,
      nonce: leaving.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(leaving.verifier),
      code_challenge_method: "S256",
    });
    return { to, leaving };
  }

  /** Who came back from the issuer to this address. Throws where what came is not what was asked for. */
  async arrive(address: URL, { state, nonce, verifier }: Leaving): Promise<Identity> {
    const client = await library();
    const tokens = await client.authorizationCodeGrant(await this.#configuration(), address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error("The issuer gave no identity.");
    return { issuer: claims.iss, subject: claims.sub };
  }

  #configuration(): Promise<Configuration> {
    this.#known ??= this.#discover();
    // What could not be found is looked for again the next time.
    this.#known.catch(() => {
      this.#known = null;
    });
    return this.#known;
  }

  async #discover(): Promise<Configuration> {
    const client = await library();
    const { issuer, clientId, clientSecret } = this.options;
    // Only addresses of this machine are without https; the configuration sees to that.
    const execute = issuer.startsWith("http://") ? [client.allowInsecureRequests] : [];
    const proof = clientSecret ? client.ClientSecretPost(clientSecret) : client.None();
    return client.discovery(new URL(issuer), clientId, undefined, proof, { execute, timeout: 5 });
  }
}

/** Loaded when somebody signs in so for the first time: most servers never need it. */
const library = () => import("openid-client");
