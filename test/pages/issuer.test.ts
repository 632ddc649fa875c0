import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { begin } from "../../src/domain/history.js";
import { authenticator } from "../../src/server/authentication/authenticate.js";
import { CodeFlow } from "../../src/server/authentication/code-flow.js";
import { Browsing, hiddenIn } from "../support/browsing.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const CLIENT = "tracker";

describe("signing in at an issuer with a browser", () => {
  let issuer: Awaited<ReturnType<typeof startCodeIssuer>>;
  let server: TestServer;
  before(async () => {
    issuer = await startCodeIssuer();
    server = await startTestServer({
      authenticate: (tracker, log) => {
        tracker.programme.apply([{ kind: "person", aggregate: personKnownAs(issuer.url, "known") }]);
        return authenticator({ tracker, log, tryOut: null, verify: null });
      },
      signIn: () => ({
        secret: "what the tests seal sessions with",
        codeFlow: new CodeFlow({ issuer: issuer.url, clientId: CLIENT, clientSecret: null }),
      }),
    });
  });
  after(async () => {
    await server.close();
    await issuer.close();
  });

  /** Leaves for the issuer, and gives where the browser is sent and what it would be sent back with. */
  async function leave(browser: Browsing, onward = "/items/Y.QKD-TLS") {
    const { html } = await browser.open(`/sign-in?onward=${encodeURIComponent(onward)}`);
    const { headers } = await browser.open("/sign-in/issuer", {
      form: hiddenIn(html, "/sign-in/issuer"),
      stay: true,
    });
    return new URL(headers.get("location") ?? "");
  }

  it("leaves with a challenge and a state, and takes back only what answers them", async () => {
    const browser = new Browsing(server.url);
    const to = await leave(browser);
    expect(to.origin).to.equal(issuer.url);
    expect(to.searchParams.get("code_challenge_method")).to.equal("S256");
    expect(to.searchParams.get("redirect_uri")).to.equal(`${server.url}/sign-in/callback`);
    const forged = await browser.open("/sign-in/callback?code=x&state=another");
    expect(forged.status).to.equal(401);
    expect(forged.html).to.include("Signing in did not succeed");
    expect((await browser.open("/")).html).to.include('<a href="/sign-in">');
  });

  it("says to somebody whom nobody knows here who the issuer said it is", async () => {
    const browser = new Browsing(server.url);
    const back = issuer.letIn(await leave(browser), "stranger");
    const page = await browser.open(`/sign-in/callback${back}`);
    expect(page.status).to.equal(401);
    expect(page.html).to.include("stranger").and.include("ask an administrator");
  });

  it("signs in whoever is linked to what the issuer said, and leads back to where one was", async () => {
    const browser = new Browsing(server.url);
    const back = issuer.letIn(await leave(browser), "known");
    const page = await browser.open(`/sign-in/callback${back}`);
    expect(page.html).to.include("Known Person").and.include("<bdi>Y.QKD-TLS</bdi>");
    expect((await browser.open("/")).html).to.include("Known Person");
    const api = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: browser.cookies },
      body: JSON.stringify({ query: "{ me { person { name } } }" }),
    });
    expect((await api.json()).data).to.deep.equal({ me: null });
  });

  it("opens the sign-in page so that its form may end at the issuer", async () => {
    const { headers } = await new Browsing(server.url).open("/sign-in");
    expect(headers.get("content-security-policy")).to.include(`form-action 'self' ${issuer.url}`);
  });

  it("takes no code of which the challenge was another browser's", async () => {
    const [one, other] = [new Browsing(server.url), new Browsing(server.url)];
    const back = issuer.letIn(await leave(one), "stranger");
    await leave(other);
    expect((await other.open(`/sign-in/callback${back}`)).html).to.include("Signing in did not succeed");
  });
});

function personKnownAs(issuer: string, subject: string) {
  const state = {
    handle: "known",
    name: "Known Person",
    affiliation: null,
    email: null,
    identity: { issuer, subject },
    mandates: {},
  };
  return begin(randomUUID(), state, {
    action: "REGISTER_PERSON",
    effectiveOn: "2025-01-01",
    recordedAt: "2025-01-01T00:00:00.000Z",
    by: { name: "A test", role: "ADMINISTRATOR" },
  });
}

/** An issuer on this machine that gives codes, and for a code with its verifier an identity. */
async function startCodeIssuer() {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const codes = new Map<
    string,
    { readonly challenge: string; readonly nonce: string; readonly subject: string }
  >();
  let url = "";
  const server = createServer(async (request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url === "/keys") return response.end(JSON.stringify({ keys: [jwk] }));
    if (request.url?.startsWith("/.well-known/")) {
      const about = {
        issuer: url,
        jwks_uri: `${url}/keys`,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        response_types_supported: ["code"],
        id_token_signing_alg_values_supported: ["RS256"],
      };
      return response.end(JSON.stringify(about));
    }
    const said = new URLSearchParams(await bodyOf(request));
    const code = codes.get(said.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(said.get("code_verifier") ?? "")
      .digest("base64url");
    if (!code || code.challenge !== verifier) {
      response.statusCode = 400;
      return response.end(JSON.stringify({ error: "invalid_grant" }));
    }
    const idToken = await new SignJWT({ nonce: code.nonce })
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .setIssuer(url)
      .setSubject(code.subject)
      .setAudience(CLIENT)
      .setIssuedAt()
      .setExpirationTime("5 minutes")
      .sign(privateKey);
    response.end(JSON.stringify({ access_token: "opaque", token_type: "bearer", id_token: idToken }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    /** Lets somebody in who came from a server, and gives with what the browser is sent back. */
    letIn({ searchParams }: URL, subject: string): string {
      const code = `code-${codes.size}`;
      codes.set(code, {
        challenge: searchParams.get("code_challenge") ?? "",
        nonce: searchParams.get("nonce") ?? "",
        subject,
      });
      return `?${new URLSearchParams({ code, state: searchParams.get("state") ?? "" })}`;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
