import { assert } from "chai";
import { createToken } from "../../src/application/tokens.js";
import type { Tracker } from "../../src/application/tracker.js";
import { authenticator } from "../../src/server/authentication/authenticate.js";
import { type CuttingProxy, cuttingProxy } from "../support/cutting-proxy.js";
import { admit } from "../support/signed-in.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { openTestStore, type TestStore } from "../support/test-store.js";

const GRACE_MS = 12_000;
const READ =
  '{ me { person { handle } } workItem(acronym: "Y.QKD-TLS") { revision mandates { nodes { person { email } } } } }';

describe("reading while the database is gone", () => {
  let store: TestStore;
  let proxy: CuttingProxy;
  let server: TestServer;
  let tracker: Tracker;
  let token = "";
  let revoked = "";
  let unused = "";
  before(async () => {
    store = await openTestStore();
    proxy = await cuttingProxy(store.uri);
    server = await startTestServer({
      uri: proxy.uri,
      pollMs: 100,
      authenticate: (known, log, isBehind) => {
        tracker = known;
        return authenticator({ tracker, log, tryOut: null, verify: null, isBehind, graceMs: GRACE_MS });
      },
    });
    const person = await admit(tracker, { handle: "ada", role: "RAPPORTEUR", scope: "Q16/13" });
    const make = async (name: string) =>
      (await createToken(tracker, person, { name, scopes: ["READ", "WORK_ITEMS"] })).secret ?? "";
    token = await make("in use");
    revoked = await make("revoked");
    unused = await make("not used before");
  });
  after(async () => {
    await proxy.restore();
    await server.database.connection.dropDatabase().catch(() => undefined);
    await server.close();
    await proxy.close();
    await store.close();
  });

  const ask = async (query: string, by: string) => {
    const began = Date.now();
    const answer = await server.ask(query, {}, { token: by });
    return { ...answer, code: answer.errors[0]?.extensions.code, ms: Date.now() - began };
  };

  it("goes on for those who were let in lately, for a while, and says how old it is", async () => {
    const fresh = await ask(READ, token);
    assert.deepEqual([fresh.status, fresh.code, fresh.extensions.ageSeconds], [200, undefined, undefined]);
    await ask(READ, revoked);
    await tracker.tokens.revoke(revoked.split("_")[1] ?? "", tracker.now());
    assert.equal((await ask(READ, revoked)).status, 401);
    await proxy.cut();
    const cutAt = Date.now();

    const first = await ask(READ, token);
    assert.deepEqual([first.status, first.data], [200, fresh.data]);
    while (Date.now() - cutAt < 4000) await new Promise((resolve) => setTimeout(resolve, 100));
    const later = await ask(READ, token);
    assert.deepEqual([later.status, later.data], [200, fresh.data]);
    assert.isAtLeast(later.extensions.ageSeconds as number, 3);
    assert.isBelow(later.ms, 1000, "it is known by now that the database is gone");

    const write =
      'mutation { updateWorkItem(input: { workItem: "Y.QKD-TLS", expectedRevision: 2, particulars: { scope: "x" } }) { problems { code } } }';
    const refused = await ask(write, token);
    assert.deepEqual([refused.status, refused.code], [200, "DATABASE_UNAVAILABLE"]);
    assert.match(refused.errors[0]?.message ?? "", /not certain whether the change was stored/);

    const tokens = await ask("{ me { tokens { id } } }", token);
    assert.equal(tokens.code, "DATABASE_UNAVAILABLE");
    assert.match(tokens.errors[0]?.message ?? "", /Nothing was changed/);

    for (const other of [revoked, unused]) {
      const stranger = await ask(READ, other);
      assert.deepEqual([stranger.status, stranger.code], [503, "DATABASE_UNAVAILABLE"]);
      assert.match(stranger.errors[0]?.message ?? "", /^Signing in is not possible now/);
    }
    while (Date.now() - cutAt < GRACE_MS) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual((await ask(READ, token)).code, "DATABASE_UNAVAILABLE", "not for ever");

    await proxy.restore();
    const end = Date.now() + 40_000;
    while ((await ask(READ, token)).status !== 200) assert.isBelow(Date.now(), end, "it does not recover");
    while ((await ask(READ, token)).extensions.ageSeconds !== undefined) assert.isBelow(Date.now(), end);
    assert.equal((await ask(READ, revoked)).status, 401);
  }).timeout(120_000);
});
