import type { webcrypto } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

/** An OpenID Connect issuer on this machine, as far as a server that checks its tokens needs one. */
export interface TestIssuer {
  readonly url: string;
  /** How often its keys were asked for. */
  readonly keysAsked: () => number;
  /** The public key as an attacker could have it. */
  readonly publicKey: object;
  /** A token that says this, signed as it should be; `key` is another private key to sign with. */
  sign(
    claims: JWTPayload,
    how?: { readonly kid?: string; readonly key?: webcrypto.CryptoKey },
  ): Promise<string>;
  close(): Promise<void>;
}

/** Starts an issuer with one RS256 key; `keysAt` is where it says that its keys are, if not where they are. */
export async function startIssuer({ keysAt }: { readonly keysAt?: string } = {}): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" };
  let asked = 0;
  let url = "";
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url === "/keys") {
      asked += 1;
      response.end(JSON.stringify({ keys: [jwk] }));
    } else if (request.url === "/.well-known/openid-configuration") {
      response.end(JSON.stringify({ issuer: url, jwks_uri: keysAt ?? `${url}/keys` }));
    } else {
      response.statusCode = 404;
      response.end("{}");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    keysAsked: () => asked,
    publicKey: jwk,
    sign: (claims, { kid = "one", key = privateKey } = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid }).sign(key),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
