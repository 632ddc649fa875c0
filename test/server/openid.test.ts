import { createPublicKey } from "node:crypto";
import { expect } from "chai";
import { generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { authenticator } from "../../src/server/authentication/authenticate.js";
import { FAILED_SIGN_INS } from "../../src/server/authentication/failed-sign-ins.js";
import { SIGNATURES_A_SECOND } from "../../src/server/authentication/good-tokens.js";
import { verifierOf } from "../../src/server/authentication/openid.js";
import { startIssuer, type TestIssuer } from "../support/issuer.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const AUDIENCE = "work-programme";
const SUBJECT = "subject-of-ada";
const ME = "{ me { person { handle } scopes } }";
const ROOT = { name: "Root", role: "ADMINISTRATOR" } as const;

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const seconds = (from: number) => Math.floor(Date.now() / 1000) + from;

/** The test server believes both an issuer and the officers of tests, who register the persons. */
async function startServer(issuer: string): Promise<TestServer> {
  return startTestServer({
    authenticate: (tracker, log) => {
      const verify = verifierOf({ issuer, audience: AUDIENCE, jwksUri: null });
      const real = authenticator({ tracker, log, verify, tryOut: null });
      return async (request) => (request.headers["x-test-actor"] ? ROOT : real(request));
    },
  });
}
describe("signing in by an OpenID Connect issuer", () => {
  let issuer: TestIssuer;
  let server: TestServer;
  before(async () => {
    issuer = await startIssuer();
  });
  // Each test has its own count of failed sign-ins.
  beforeEach(async () => {
    server = await startServer(issuer.url);
    for (const [verb, type, input] of [
      ["registerPerson", "RegisterPersonInput", { handle: "ada", name: "Ada" }],
      [
        "updatePerson",
        "UpdatePersonInput",
        { person: "ada", identity: { issuer: issuer.url, subject: SUBJECT } },
      ],
    ] as const) {
      const answer = await server.ask(
        `mutation($input: ${type}!) { ${verb}(input: $input) { problems { code } } }`,
        { input: { ...input, by: ROOT } },
      );
      expect(answer.data[verb].problems).to.deep.equal([]);
    }
  });
  afterEach(() => server.close());
  after(() => issuer.close());

  const claims = (other: JWTPayload = {}): JWTPayload => ({
    iss: issuer.url,
    aud: AUDIENCE,
    sub: SUBJECT,
    iat: seconds(-10),
    exp: seconds(600),
    ...other,
  });
  const signIn = (token: string) => server.ask(ME, {}, { token });

  it("lets in whom a person is linked to, and asks for the keys once", async () => {
    const token = await issuer.sign(claims());
    const before = issuer.keysAsked();
    for (let i = 0; i < 5; i += 1) {
      const { data } = await signIn(token);
      expect(data.me.person).to.deep.equal({ handle: "ada" });
    }
    expect(issuer.keysAsked() - before).to.equal(1);
  });

  it("allows clocks to be half a minute apart, and no more", async () => {
    expect((await signIn(await issuer.sign(claims({ exp: seconds(-20) })))).status).to.equal(200);
    expect((await signIn(await issuer.sign(claims({ nbf: seconds(20) })))).status).to.equal(200);
    expect((await signIn(await issuer.sign(claims({ exp: seconds(-60) })))).status).to.equal(401);
    expect((await signIn(await issuer.sign(claims({ nbf: seconds(60) })))).status).to.equal(401);
  });

  it("accepts an audience among several", async () => {
    expect((await signIn(await issuer.sign(claims({ aud: ["other", AUDIENCE] })))).status).to.equal(200);
  });

  const secretOf = (key: object) =>
    createPublicKey({ key: key as never, format: "jwk" }).export({ type: "spki", format: "pem" });
  const bad: readonly [what: string, make: () => Promise<string>][] = [
    ["an expired one", () => issuer.sign(claims({ exp: seconds(-3600) }))],
    ["one that is not valid yet", () => issuer.sign(claims({ nbf: seconds(3600) }))],
    ["one of another issuer", () => issuer.sign(claims({ iss: "https://evil.example" }))],
    ["one for another audience", () => issuer.sign(claims({ aud: "another" }))],
    ["one without an audience", () => issuer.sign(claims({ aud: undefined }))],
    ["one without an end", () => issuer.sign(claims({ exp: undefined }))],
    ["one without a subject", () => issuer.sign(claims({ sub: undefined }))],
    ["one with an empty subject", () => issuer.sign(claims({ sub: "" }))],
    ["one whose subject is a list", () => issuer.sign(claims({ sub: [SUBJECT] as never }))],
    ["one whose subject is an object", () => issuer.sign(claims({ sub: { a: 1 } as never }))],
    [
      "an unsigned one (alg: none)",
      async () => `${base64({ alg: "none", typ: "JWT" })}.${base64(claims())}.`,
    ],
    [
      "an unsigned one (alg: NONE)",
      async () => `${base64({ alg: "NONE", kid: "one" })}.${base64(claims())}.`,
    ],
    [
      "one signed with the public key as a secret (HS256)",
      () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: "HS256", kid: "one" })
          .sign(new TextEncoder().encode(String(secretOf(issuer.publicKey)))),
    ],
    [
      "one signed by another key",
      async () => issuer.sign(claims(), { key: (await generateKeyPair("RS256")).privateKey }),
    ],
    ["one whose key is unknown", () => issuer.sign(claims(), { kid: "two" })],
    [
      "one whose claims were changed",
      async () => {
        const [head, , signature] = (await issuer.sign(claims())).split(".");
        return `${head}.${base64(claims({ sub: "root" }))}.${signature}`;
      },
    ],
    ["a truncated one", async () => (await issuer.sign(claims())).slice(0, -5)],
    ["one without its signature", async () => (await issuer.sign(claims())).split(".").slice(0, 2).join(".")],
    ["an oversized one", () => issuer.sign(claims({ filler: "x".repeat(9000) }))],
    ["no token at all", async () => "nothing.of.this"],
  ];
  for (const [what, make] of bad) {
    it(`refuses ${what}`, async () => {
      const token = await make();
      const { status, errors, data } = await signIn(token);
      expect([status, errors[0]?.extensions.code]).to.deep.equal([401, "UNAUTHENTICATED"]);
      expect(data).to.equal(null);
      expect(JSON.stringify(errors)).not.to.include(token.slice(0, 20));
      expect(JSON.stringify(server.logged)).not.to.include(token.slice(0, 20));
    });
  }

  it("tells somebody whom no person is linked to what to do", async () => {
    const { status, errors } = await signIn(await issuer.sign(claims({ sub: "somebody-else" })));
    expect([status, errors[0]?.extensions.code]).to.deep.equal([403, "FORBIDDEN"]);
    expect(errors[0]?.message).to.include("somebody-else").and.to.include("ask an administrator");
  });

  it("counts those whom no person is linked to, with the address, and lets good tokens of it pass", async () => {
    const token = await issuer.sign(claims({ sub: "somebody-else" }));
    const answers = await Promise.all(Array.from({ length: 40 }, () => signIn(token)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).to.have.lengthOf(40 - FAILED_SIGN_INS.most - SIGNATURES_A_SECOND);
    expect(answers.filter(({ status }) => status === 403)).to.have.lengthOf(40 - refused.length);
    const said = "sign-in by an identity that no person is linked to";
    const [about] = server.logged.find(([, message]) => message === said) ?? [];
    expect(about).to.include({ address: "127.0.0.1" }).and.to.have.property("requestId");
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await signIn(await issuer.sign(claims()))).status).to.equal(200);
    expect((await signIn(await issuer.sign(claims({ aud: "another" })))).status).to.equal(401);
  });

  it("asks for keys only where nobody can put others in their place", async () => {
    const careless = await startIssuer({ keysAt: "http://keys.example.org/keys" });
    const other = await startServer(careless.url);
    try {
      const token = await careless.sign({ ...claims(), iss: careless.url });
      const { status, errors } = await other.ask(ME, {}, { token });
      expect([status, errors[0]?.extensions.code]).to.deep.equal([503, "ISSUER_UNAVAILABLE"]);
      const [[said]] = other.logged as [[{ err: Error }]];
      expect(String((said.err.cause as Error).message)).to.include("https");
    } finally {
      await other.close();
      await careless.close();
    }
  });

  it("links an identity to one person only", async () => {
    await server.ask(
      `mutation($input: RegisterPersonInput!) { registerPerson(input: $input) { problems { code } } }`,
      { input: { handle: "eve", name: "Eve", by: ROOT } },
    );
    const { data } = await server.ask(
      `mutation($input: UpdatePersonInput!) { updatePerson(input: $input) { problems { code message path } } }`,
      { input: { person: "eve", identity: { issuer: issuer.url, subject: SUBJECT }, by: ROOT } },
    );
    expect(data.updatePerson.problems).to.deep.equal([
      {
        code: "IDENTITY_TAKEN",
        message: "This identity of the issuer is already linked to Ada.",
        path: "subject",
      },
    ]);
  });

  it("says that signing in is not possible while the issuer cannot be reached, and counts nobody's failure", async () => {
    const gone = await startIssuer();
    const other = await startServer(gone.url);
    const token = await gone.sign({ ...claims(), iss: gone.url });
    await gone.close();
    try {
      for (let i = 0; i < 12; i += 1) {
        const { status, errors } = await other.ask(ME, {}, { token });
        expect([status, errors[0]?.extensions.code]).to.deep.equal([503, "ISSUER_UNAVAILABLE"]);
      }
      expect((await other.ask("{ __typename }")).status).to.equal(200);
    } finally {
      await other.close();
    }
  });
});
