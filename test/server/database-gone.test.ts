import { assert } from "chai";
import { type CuttingProxy, cuttingProxy } from "../support/cutting-proxy.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { openTestStore, type TestStore } from "../support/test-store.js";

const UPDATE = `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) {
  workItem { revision scope } problems { code } } }`;
const READ = `{ workItem(acronym: "Y.QKD-TLS") { revision scope } workItems { totalCount } }`;

describe("when the database is gone", () => {
  let store: TestStore;
  let proxy: CuttingProxy;
  let server: TestServer;
  before(async () => {
    store = await openTestStore();
    proxy = await cuttingProxy(store.uri);
    server = await startTestServer({ uri: proxy.uri, pollMs: 100 });
  });
  afterEach(() => proxy.restore());
  after(async () => {
    await proxy.restore();
    await server.database.connection.dropDatabase();
    await server.close();
    await proxy.close();
    await store.close();
  });

  const update = (scope: string, expectedRevision: number) =>
    server.ask(UPDATE, {
      input: { workItem: "Y.QKD-TLS", expectedRevision, scope, by: { name: "R", role: "RAPPORTEUR" } },
    });
  const revision = async () => (await server.ask(READ)).data.workItem.revision as number;
  const probe = async (path: string) => {
    const response = await fetch(`${server.url}${path}`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  /** Waits until something holds; fails after forty seconds. */
  const eventually = async (holds: () => Promise<boolean>, what: string) => {
    const end = Date.now() + 40_000;
    while (!(await holds())) {
      assert.isBelow(Date.now(), end, what);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const assertUnavailable = (answer: Awaited<ReturnType<typeof update>>) => {
    assert.equal(answer.status, 200, JSON.stringify(answer));
    assert.deepEqual(answer.data, { updateWorkItem: null });
    assert.deepEqual(
      answer.errors.map((error) => error.extensions),
      [{ code: "DATABASE_UNAVAILABLE" }],
    );
    assert.notMatch(JSON.stringify(answer.errors), /127\.0\.0\.1|ECONN|Mongo|socket/);
  };

  for (const how of ["cut", "stall"] as const) {
    it(`(${how}) refuses writes, reads from memory, says so in readyz, and recovers by itself`, async () => {
      const before = await revision();
      assert.equal((await probe("/readyz")).status, 200);
      await proxy[how]();

      const ready = await probe("/readyz");
      assert.equal(ready.status, 503);
      assert.deepInclude(ready.body, { status: "not ready", database: "unreachable" });
      assert.deepEqual(await probe("/healthz"), { status: 200, body: { status: "ok" } });

      if (how === "cut") {
        for (let times = 0; times < 2; times += 1) assertUnavailable(await update("lost", before));
        const { errors } = await server.ask(UPDATE, {
          input: {
            workItem: "Y.none",
            expectedRevision: 1,
            particulars: { scope: "x" },
            by: { name: "R", role: "EDITOR" },
          },
        });
        assert.equal(errors[0]?.extensions.code, "DATABASE_UNAVAILABLE", "unknown names cannot be looked up");
      }
      const read = await server.ask(READ);
      assert.deepEqual(read.errors, []);
      assert.equal(read.data.workItem.revision, before);
      assert.equal(read.data.workItems.totalCount, 29);

      await proxy.restore();
      await eventually(async () => (await probe("/readyz")).status === 200, "readyz does not recover");
      await eventually(
        async () => (await update(`after ${how}`, before)).errors.length === 0,
        "writes do not recover",
      );
      assert.equal((await server.ask(READ)).data.workItem.scope, `after ${how}`);
      assert.equal(await revision(), before + 1);
    }).timeout(120_000);
  }

  it("does not promise that nothing was stored when the answer to a write is lost", async () => {
    const before = await revision();
    proxy.loseNextAnswer();
    const answer = await update("perhaps", before);
    if (answer.errors.length > 0) {
      assertUnavailable(answer);
      assert.match(answer.errors[0]?.message ?? "", /not certain/);
    }
    await eventually(async () => (await probe("/readyz")).status === 200, "readyz does not recover");
    await eventually(async () => (await revision()) === before + 1, "the write is not seen");
    const again = await update("perhaps", before);
    assert.deepEqual(
      again.data.updateWorkItem.problems,
      [{ code: "REVISION_CONFLICT" }],
      "it is not made twice",
    );
    assert.equal(again.data.updateWorkItem.workItem.scope, "perhaps");
  }).timeout(120_000);

  it("logs that it cannot follow, without connection strings", () => {
    assert.isNotEmpty(server.logged);
    for (const line of server.logged) {
      const { err } = line[0] as { err: Error };
      assert.notMatch(`${err.message}`, /mongodb:\/\//);
    }
  });
});
