import { assert } from "chai";
import { secretariat } from "../graphql/support.js";
import { type ScriptedReplicaSet, scriptedReplicaSet } from "../support/scripted-replica-set.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { openTestStore, type TestStore } from "../support/test-store.js";

const ITEM = "Y.QKD-TLS";
const RECORD = `mutation($input: RecordContributionInput!) { recordContribution(input: $input) { problems { code } } }`;

// The members are scripted, as its support file says: no replica set of MongoDB was at hand.
describe("a server on a replica set, scripted before the embedded store", () => {
  let store: TestStore;
  let set: ScriptedReplicaSet;
  let server: TestServer;
  before(async function () {
    if (process.env.MONGODB_URI) return this.skip();
    store = await openTestStore();
    set = await scriptedReplicaSet(store.uri);
    server = await startTestServer({ uri: set.uri, databaseName: "failover", seeds: true });
  });
  after(async () => {
    await server?.close();
    await set?.close();
    await store?.close();
  });

  let contributions = 0;
  /** Records a contribution; where it is not certain whether that was stored, it is repeated with its key, as people are told to. */
  const write = async () => {
    contributions += 1;
    const document = `C${contributions}`;
    const input = {
      workItem: ITEM,
      document,
      receivedOn: "2026-02-20",
      idempotencyKey: document,
      by: secretariat,
    };
    for (let attempt = 1; ; attempt += 1) {
      const { data, errors } = await server.ask(RECORD, { input });
      if (errors.length === 0) return assert.deepEqual(data.recordContribution.problems, []);
      assert.deepEqual(
        errors.map(({ extensions }) => extensions.code),
        ["DATABASE_UNAVAILABLE"],
      );
      assert.isBelow(attempt, 5, "it was refused again and again");
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  const recorded = async () => {
    const { data } = await server.ask(
      `{ workItem(acronym: "${ITEM}") { contributions(last: 100) { nodes { document } } } }`,
    );
    return data.workItem.contributions.nodes.map(
      ({ document }: { document: string }) => document,
    ) as string[];
  };
  const expected = () => Array.from({ length: contributions }, (_, index) => `C${index + 1}`);
  const isReady = async () => (await fetch(`${server.url}/readyz`)).status === 200;

  it("writes on while the primary steps down, each act once", async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await write();
      set.stepDown();
      await write();
    }
    assert.isAbove(set.refused, 0, "somebody was refused by a member that was the primary before");
    assert.sameMembers(await recorded(), expected());
    assert.deepEqual((await server.database.verify()).broken, []);
  });

  it("writes on when the primary dies, and when it comes back as a secondary", async () => {
    await write();
    await set.killPrimary();
    await write();
    await set.revive();
    await write();
    assert.sameMembers(await recorded(), expected());
    assert.isTrue(await isReady());
  });

  it("asks for majorities on every operation", async () => {
    const { readConcern, writeConcern } = server.database.connection.getClient().options;
    assert.deepEqual([readConcern?.level, writeConcern?.w], ["majority", "majority"]);
  });
});
