import { assert } from "chai";
import { Config, ConfigRefused } from "../../src/server/config.js";

describe("configuration", () => {
  const refusal = (env: NodeJS.ProcessEnv): string => {
    try {
      Config.from(env);
    } catch (error) {
      assert.instanceOf(error, ConfigRefused);
      return (error as Error).message;
    }
    return assert.fail("it was accepted");
  };

  it("lists everything that is wrong at once", () => {
    const message = refusal({
      PORT: "eighty",
      STORE_PORT: "99999",
      MONGODB_URI: "postgres://user:hunter2@host/db",
      MONGODB_DATABASE: "a/b",
      SEED_ON_START: "yes",
      POLL_MS: "0",
      LOG_LEVEL: "loud",
    });
    for (const name of [
      "PORT",
      "STORE_PORT",
      "MONGODB_URI",
      "MONGODB_DATABASE",
      "SEED_ON_START",
      "POLL_MS",
      "LOG_LEVEL",
    ]) {
      assert.match(message, new RegExp(`^ +${name} must `, "m"), name);
    }
    assert.notInclude(message, "hunter2", "a secret is echoed");
  });

  for (const issuer of [
    "login.example.org",
    "http://login.example.org",
    "ftp://x",
    "http://localhost.evil.example",
  ]) {
    it(`refuses the issuer ${issuer}`, () => {
      assert.match(refusal({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: "a" }), /OIDC_ISSUER must begin with https/);
    });
  }

  it("reads the origins whose pages may read the API", () => {
    const originsOf = (value?: string) => Config.from({ CORS_ORIGINS: value }).corsOrigins;
    assert.deepEqual(originsOf(), ["*"]);
    assert.deepEqual(originsOf("none"), []);
    assert.deepEqual(originsOf("https://a.example, http://localhost:3000"), [
      "https://a.example",
      "http://localhost:3000",
    ]);
    for (const wrong of ["a.example", "https://a.example/", "https://*.example", "https://a.example,"])
      assert.match(refusal({ CORS_ORIGINS: wrong }), /CORS_ORIGINS must be/, wrong);
  });

  it("wants an issuer and its audience together", () => {
    const issuer = "https://login.example.org";
    assert.include(refusal({ OIDC_ISSUER: issuer }), "OIDC_AUDIENCE and OIDC_ISSUER must be set together");
    assert.include(refusal({ OIDC_AUDIENCE: "wpt" }), "OIDC_ISSUER must begin with https");
    const { oidcIssuer, oidcAudience } = Config.from({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: "wpt" });
    assert.deepEqual([oidcIssuer, oidcAudience], [issuer, "wpt"]);
    assert.equal(
      Config.from({ OIDC_ISSUER: "http://127.0.0.1:9/", OIDC_AUDIENCE: "a" }).oidcIssuer,
      "http://127.0.0.1:9/",
    );
  });

  const wrong: readonly [name: string, values: readonly string[]][] = [
    ["OIDC_JWKS_URI", ["keys", "http://login.example.org/keys"]],
    ["TRUST_PROXY", ["-1", "11", "true", "1.5"]],
    ["PORT", ["-1", "65536", "1.5", "4000x", "Infinity", "NaN", "4 000"]],
    ["STORE_PORT", ["-1", "65536", "x"]],
    ["MONGODB_URI", ["mongodb", "mongodb://", "http://h", " mongo://h"]],
    ["MONGODB_DATABASE", ["a b", "a.b", "$x", "é", "x".repeat(61)]],
    ["SEED_ON_START", ["TRUE", "1", "no", "constructor", "__proto__"]],
    ["POLL_MS", ["19", "60001", "soon"]],
    ["LOG_LEVEL", ["INFO", "verbose", "constructor"]],
  ];
  for (const [name, values] of wrong) {
    for (const value of values) {
      it(`refuses ${name}=${value.slice(0, 20)}, and nothing else`, () => {
        const lines = refusal({ [name]: value })
          .split("\n")
          .slice(1);
        assert.isTrue(lines.length > 0 && lines.every((line) => line.trim().startsWith(name)), lines.join());
      });
    }
  }

  it("has a default for everything; a variable that is empty counts as unset", () => {
    const names = [
      "PORT",
      "HOST",
      "MONGODB_URI",
      "MONGODB_DATABASE",
      "DATA_DIR",
      "STORE_PORT",
      "SEEDS_DIR",
      "SEED_ON_START",
      "POLL_MS",
      "LOG_LEVEL",
    ];
    const empty = Config.from(Object.fromEntries(names.map((name) => [name, " "])));
    assert.deepEqual({ ...empty }, { ...Config.from({}) });
    assert.equal(empty.host, "127.0.0.1", "reachable from this machine only");
    assert.isUndefined(empty.mongodbUri);
    assert.isTrue(empty.seedOnStart);
  });

  it("takes what is given", () => {
    const config = Config.from({
      PORT: "0",
      HOST: "::1",
      MONGODB_URI: "mongodb+srv://host/x",
      SEED_ON_START: "false",
      POLL_MS: "20",
      STORE_PORT: "0",
    });
    assert.deepInclude({ ...config }, { port: 0, host: "::1", seedOnStart: false, pollMs: 20, storePort: 0 });
    assert.equal(config.mongodbUri, "mongodb+srv://host/x");
  });
});
