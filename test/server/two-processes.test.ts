import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { openTestStore, type TestStore } from "../support/test-store.js";
import { within } from "../support/within.js";

const by = { name: "R", role: "RAPPORTEUR" };
const REGISTER = `mutation($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { workItem { id } problems { code message } } }`;
const UPDATE = `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { workItem { revision } problems { code } } }`;
const DECIDE = `mutation($input: RecordDecisionInput!) { recordDecision(input: $input) { decision { id } problems { code message } } }`;

describe("two server processes on one database", () => {
  let store: TestStore;
  let one: TestServer;
  let two: TestServer;
  const now = () => "2026-03-02T09:00:00.000Z";
  before(async () => {
    store = await openTestStore();
    const databaseName = `two-${process.pid}-${Date.now()}`;
    const uri = store.uri;
    one = await startTestServer({ uri, databaseName, pollMs: 50, now });
    two = await startTestServer({ uri, databaseName, pollMs: 50, now, seeds: false });
  });
  after(async () => {
    await one.database.connection.dropDatabase();
    await one.close();
    await two.close();
    await store.close();
  });

  const register = (server: TestServer, acronym: string) =>
    server.ask(REGISTER, { input: { acronym, question: "Q16/13", type: "RECOMMENDATION", by } });
  const revisionIn = async (server: TestServer, acronym: string): Promise<number | null> =>
    (await server.ask(`{ workItem(acronym: "${acronym}") { revision } }`)).data.workItem?.revision ?? null;

  it("the second starts with what the first has loaded", async () => {
    const { data } = await two.ask(`{ workItems { totalCount } meetings { nodes { code } } }`);
    assert.equal(data.workItems.totalCount, 29);
    assert.equal(data.meetings.nodes.length, 1);
  });

  it("what one writes, the other reads within a moment, and by the position of the answer", async () => {
    const written = await register(one, "Y.from-one");
    assert.deepEqual(written.data.registerWorkItem.problems, []);
    assert.equal(await revisionIn(one, "Y.from-one"), 1, "a client that wrote reads its write");
    await within(async () => (await revisionIn(two, "Y.from-one")) === 1);
    const position = async (server: TestServer) =>
      (await server.ask("{ __typename }")).extensions.position as number;
    await within(async () => (await position(two)) >= (written.extensions.position as number));
  });

  it("a mutation finds at once what the other has registered, before it is polled", async () => {
    await register(one, "Y.just-now");
    const { data } = await two.ask(UPDATE, {
      input: { workItem: "Y.just-now", expectedRevision: 1, particulars: { scope: "s" }, by },
    });
    assert.deepEqual(data.updateWorkItem, { workItem: { revision: 2 }, problems: [] });
  });

  it("an update with an old revision is refused, even when this process has not seen the new one", async () => {
    await register(one, "Y.moved");
    await within(async () => (await revisionIn(two, "Y.moved")) === 1);
    const first = one.ask(UPDATE, { input: { workItem: "Y.moved", expectedRevision: 1, scope: "1", by } });
    const second = two.ask(UPDATE, { input: { workItem: "Y.moved", expectedRevision: 1, scope: "2", by } });
    const problems = (await Promise.all([first, second])).map(({ data }) => data.updateWorkItem.problems);
    assert.sameDeepMembers(problems, [[], [{ code: "REVISION_CONFLICT" }]]);
    await within(
      async () => (await revisionIn(one, "Y.moved")) === 2 && (await revisionIn(two, "Y.moved")) === 2,
    );
  });

  it("a name is given once, and a number too, whoever is asked", async () => {
    const names = await Promise.all([1, 2, 3, 4].map((n) => register(n % 2 ? one : two, "Y.once-only")));
    assert.equal(names.filter(({ data }) => data.registerWorkItem.problems.length === 0).length, 1);
    assert.deepEqual(
      new Set(
        names.flatMap(({ data }) => data.registerWorkItem.problems.map((p: { code: string }) => p.code)),
      ),
      new Set(["NAME_TAKEN"]),
    );
    const decide = (server: TestServer, workItem: string) =>
      server.ask(DECIDE, {
        input: {
          workItem,
          kind: "CONSENT",
          outcome: "AGREED",
          meeting: "T25-SG13-260223",
          body: "WP1/13",
          finalText: "TD1",
          assignedNumber: "Y.7777",
          by: { name: "C", role: "WP_CHAIR" },
        },
      });
    const numbers = await Promise.all([decide(one, "Y.FMSC-DN"), decide(two, "Y.FMSC-MPTC")]);
    const problems = numbers.flatMap(({ data }) => data.recordDecision.problems);
    assert.deepEqual(
      problems.map((p: { code: string }) => p.code),
      ["NUMBER_TAKEN"],
    );
    assert.match(problems[0].message, /Y\.7777 is already assigned to Y\.7777 \(ex Y\.FMSC-(DN|MPTC)\)/);
  });

  it("writes of both on one item are all kept", async () => {
    await register(one, "Y.shared");
    await within(async () => (await revisionIn(two, "Y.shared")) === 1);
    const write = async (server: TestServer, scope: string): Promise<void> => {
      for (;;) {
        const expectedRevision = (await revisionIn(server, "Y.shared")) as number;
        const { data } = await server.ask(UPDATE, {
          input: { workItem: "Y.shared", expectedRevision, scope, by },
        });
        if (data.updateWorkItem.problems.length === 0) return;
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, n) => write(n % 2 ? one : two, `scope ${n}`)));
    for (const server of [one, two]) await within(async () => (await revisionIn(server, "Y.shared")) === 13);
    const scopes = (data: {
      workItem: { history: { nodes: { changes: { field: string; after: string }[] }[] } };
    }) =>
      data.workItem.history.nodes.slice(1).flatMap((event) => event.changes.map((change) => change.after));
    const ask = `{ workItem(acronym: "Y.shared") { history { nodes { changes { field after } } } } }`;
    const [a, b] = [(await one.ask(ask)).data, (await two.ask(ask)).data];
    assert.sameMembers(
      scopes(a),
      Array.from({ length: 12 }, (_, n) => `scope ${n}`),
    );
    assert.deepEqual(a, b);
  });

  it("an older revision that arrives late changes nothing", async () => {
    const { programme } = one.programme.tracker;
    const newest = programme.current.workItem("Y.shared");
    const stored = newest && { ...newest, revision: 5, scope: "stale", history: newest.history.slice(0, 5) };
    if (!stored) return assert.fail();
    programme.apply([{ kind: "workItem", aggregate: stored }]);
    assert.equal(await revisionIn(one, "Y.shared"), 13);
    const before = programme.position;
    programme.reach(1);
    assert.equal(programme.position, before, "the position does not go back");
  });
});
