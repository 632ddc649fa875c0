import { assert } from "chai";
import { postOf, rawConnection } from "../support/raw-http.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const alias = (many: number, field: (index: number) => string) =>
  Array.from({ length: many }, (_, index) => `a${index}: ${field(index)}`).join(" ");
const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
/** The most that the limits allow: some three hundred judgements of all acts. */
const DEAR = `{ workItems(first: 29) { nodes { ${alias(9, (i) => `availableActions(by: { role: SG_CHAIR }, date: "${day(i)}") { __typename }`)} } } }`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("work", () => {
  let server: TestServer;
  /** How often somebody asked what may be done to an item. */
  let judged = 0;
  /** How often the mandates that reach something were looked for. */
  let looked = 0;
  const options = { requestSeconds: 30 };

  async function start(more = {}): Promise<void> {
    server = await startTestServer({ ...options, ...more });
    const programme = server.programme.tracker.programme.current;
    const { studyGroup, personsCharged } = programme;
    Object.assign(programme, {
      studyGroup: (label: string) => {
        judged += 1;
        return studyGroup.call(programme, label);
      },
      personsCharged: (scope: string) => {
        looked += 1;
        return personsCharged.call(programme, scope);
      },
    });
    judged = 0;
    looked = 0;
  }
  afterEach(() => server.close());

  it("for the same field of the same object is done once in a request", async () => {
    await start();
    const query = `{ workItem(acronym: "Y.QKD-TLS") { ${alias(20, () => "availableActions(by: { role: SG_CHAIR }) { action possible }")} } }`;
    const { data, errors } = await server.ask(query);
    assert.deepEqual(errors, []);
    assert.equal(judged, 1);
    assert.deepEqual(data.workItem.a19, data.workItem.a0);
    const other = await server.ask(
      '{ workItem(acronym: "Y.QKD-TLS") { a: availableActions(by: { role: SG_CHAIR }) { action } b: availableActions(by: { role: TSB }) { action } } }',
    );
    assert.deepEqual(other.errors, []);
    assert.equal(judged, 3, "other arguments are another question");
  });

  it("looks for those who hold mandates once for all acts of an item", async () => {
    await start();
    await server.ask(
      '{ workItem(acronym: "Y.QKD-TLS") { availableActions(by: { role: SG_CHAIR }) { holders { role } } } }',
    );
    assert.isAtMost(looked, 5, "once for each scope: study group, working party, Question, item, all");
  });

  it("that is large leaves room for everything else", async () => {
    await start();
    const dear = server.ask(DEAR);
    let others = 0;
    let longest = 0;
    let isDone = false;
    void dear.then(() => {
      isDone = true;
    });
    while (!isDone) {
      const began = performance.now();
      assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
      longest = Math.max(longest, performance.now() - began);
      others += 1;
    }
    assert.deepEqual((await dear).errors, []);
    assert.equal(judged, 9 * 29);
    assert.isAbove(others, 3);
    assert.isBelow(longest, 1000);
  });

  it("gives the same answer in turns as in one piece", async () => {
    await start();
    const fields =
      "acronym title history { nodes { seq changes { field } } } availableActions(by: { role: TSB }) { action problems { code } }";
    const { data } = await server.ask(
      `{ workItems(first: 29) { nodes { ${fields} } edges { cursor } totalCount } }`,
    );
    assert.lengthOf(data.workItems.nodes, 29);
    for (const item of data.workItems.nodes) {
      const one = await server.ask(`{ workItem(acronym: "${item.acronym}") { ${fields} } }`);
      assert.deepEqual(one.data.workItem, item);
    }
  });

  it("is stopped when whoever asked has hung up", async () => {
    await start();
    const client = await rawConnection(server.url);
    client.socket.write(postOf(DEAR));
    while (judged < 5) await pause(1);
    client.socket.destroy();
    await pause(20);
    const then = judged;
    assert.isBelow(then, 9 * 29, "it was done before the caller could hang up");
    await pause(200);
    assert.equal(judged, then);
  });

  it("on the whole database is stopped too, when all who asked have hung up", async () => {
    await start();
    const tracker = server.programme.tracker;
    const { verify } = tracker;
    const wants: (() => boolean)[] = [];
    Object.assign(tracker, {
      verify: (isWanted: () => boolean) => {
        wants.push(isWanted);
        return new Promise(() => undefined);
      },
    });
    const client = await rawConnection(server.url);
    client.socket.write(postOf("{ verify { sound } }"));
    while (wants.length === 0) await pause(1);
    assert.isTrue(wants[0]?.());
    client.socket.destroy();
    await pause(30);
    assert.isFalse(wants[0]?.());
    Object.assign(tracker, { verify });

    let asked = 0;
    const left = tracker.verify(() => {
      asked += 1;
      return asked < 3;
    });
    let isAnswered = false;
    void left.then(() => {
      isAnswered = true;
    });
    while (asked < 3) await pause(1);
    await pause(50);
    assert.equal(asked, 3);
    assert.isFalse(isAnswered);
    const again = await Promise.all([tracker.verify(() => false), tracker.verify()]);
    assert.equal(again[0]?.aggregates, 47, "one who wants to know is enough");
  });

  it("has a time limit, which is told, and ends with it", async () => {
    await start({ requestSeconds: 0.03 });
    const { status, data, errors } = await server.ask(DEAR);
    assert.deepEqual([status, data, errors[0]?.extensions], [503, null, { code: "TIME_LIMIT" }]);
    const then = judged;
    await pause(200);
    assert.equal(judged, then);
  });

  it("tells, of a change that took too long, that it may have been stored", async () => {
    await start({ requestSeconds: 0.3 });
    const repository = server.programme.tracker.repositories.workItem;
    const { advance } = repository;
    Object.assign(repository, { advance: () => pause(600).then(() => Promise.reject(new Error("late"))) });
    const { status, errors } = await server.ask(
      'mutation { updateWorkItem(input: { workItem: "Y.QKD-TLS", expectedRevision: 2, particulars: { scope: "x" } }) { problems { code } } }',
      {},
      { by: { name: "R", role: "RAPPORTEUR" } },
    );
    assert.deepEqual([status, errors[0]?.extensions.code], [503, "TIME_LIMIT"]);
    assert.match(errors[0]?.message ?? "", /not certain whether the change was stored/);
    await pause(400);
    Object.assign(repository, { advance });
  });

  it("of one caller at once is bounded: the next is told when to come again", async () => {
    await start();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        fetch(`${server.url}/graphql`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ query: DEAR }),
        }),
      ),
    );
    const refused = answers.filter(({ status }) => status === 429);
    assert.isNotEmpty(refused);
    for (const answer of refused) {
      assert.match(answer.headers.get("retry-after") ?? "", /^\d+$/);
      assert.include(await answer.text(), "TOO_MANY_REQUESTS");
    }
    assert.isAtLeast(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal((await server.ask(DEAR)).status, 200, "it is free again afterwards");
  });

  it("for the pages of one list of changes is done once", async () => {
    await start();
    let walked = 0;
    const { items } = server.programme.tracker.programme.current;
    const { prepare } = items;
    // What has to be there before the events of a period are gone through.
    Object.assign(items, {
      prepare: (...made: Parameters<typeof prepare>) => {
        walked += 1;
        return prepare.apply(items, made);
      },
    });
    let after: string | null = null;
    const seen: string[] = [];
    for (let page = 0; page < 4; page += 1) {
      const { data, errors } = await server.ask(
        'query($after: String) { changes(from: { date: "2024-01-01" }, to: { date: "2026-03-01" }, first: 3, after: $after) { nodes { field workItem { acronym } } pageInfo { endCursor } } }',
        { after },
      );
      assert.deepEqual(errors, []);
      after = data.changes.pageInfo.endCursor;
      seen.push(...data.changes.nodes.map((node: unknown) => JSON.stringify(node)));
    }
    assert.lengthOf(new Set(seen), 12);
    assert.equal(walked, 1);
    await server.ask(
      `{ ${alias(30, () => 'changes(from: { date: "2024-02-01" }, to: { date: "2026-03-01" }, first: 1) { totalCount }')} }`,
    );
    assert.equal(walked, 2);
  });
});
