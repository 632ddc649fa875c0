import { assert } from "chai";
import { type Listening, listen, type Wanted } from "../support/listening.js";
import { postHead, postOf, type RawConnection, rawConnection } from "../support/raw-http.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const by = { name: "TSB", role: "TSB" };
const ACTS = `subscription($after: String) { acts(after: $after) { cursor position workItem { acronym summary } } }`;
const LONG = "x".repeat(19_000);
/** What each act is to whoever takes nothing: some 400 kB, so that no buffer has room for many. */
const SLOW = `subscription { acts { workItem { ${Array.from({ length: 20 }, (_one, at) => `s${at}: scope`).join(" ")} } } }`;
/** So many take nothing. */
const IDLE = 3;
const CROWD = 100;
const ACTS_DONE = 60;

describe("a crowd that watches", () => {
  let server: TestServer;
  const open: Listening[] = [];
  const raw: RawConnection[] = [];
  before(async () => {
    const now = () => "2026-02-10T09:00:00.000Z";
    server = await startTestServer({ now, streamTimes: { heartbeatMs: 12_000, stallMs: 500 } });
    const query = `mutation($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { problems { code } } }`;
    await server.ask(query, { input: { acronym: "Y.told", question: "Q16/13", type: "RECOMMENDATION", by } });
  });
  afterEach(async () => {
    for (const one of open.splice(0)) one.close();
    for (const { socket } of raw.splice(0)) socket.destroy();
    await gone(0);
  });
  after(() => server.close());

  const watch = async (wanted: Partial<Wanted> = {}): Promise<Listening> => {
    const listening = await listen(server.url, { query: ACTS, ...wanted });
    open.push(listening);
    return listening;
  };
  const revision = async () =>
    (await server.ask(`{ workItem(acronym: "Y.told") { revision } }`)).data.workItem.revision;
  const change = async (summary: string, scope = "") => {
    const query = `mutation($input: UpdateWorkItemInput!) { updateWorkItem(input: $input) { problems { code } } }`;
    const input = { workItem: "Y.told", expectedRevision: await revision(), summary, scope, by };
    const { data, errors } = await server.ask(query, { input });
    assert.deepEqual([errors, data?.updateWorkItem], [[], { problems: [] }]);
  };
  const figure = async (name: string) => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
  };
  /** Waits until so many are left. */
  const gone = async (count: number) => {
    const end = Date.now() + 5000;
    while ((await figure("tracker_watchers")) !== count) {
      assert.isBelow(Date.now(), end, `${await figure("tracker_watchers")} are left`);
      await new Promise((go) => setTimeout(go, 20));
    }
  };
  const positions = (listening: Listening) =>
    listening.events.map(({ data }) => data.data.acts.position as number);

  it(`of ${CROWD} is told every act, each once, in order; one is slow, one was cut off and goes on`, async () => {
    const crowd = await Promise.all(Array.from({ length: CROWD - 2 }, () => watch()));
    const slow = await rawConnection(server.url);
    raw.push(slow);
    slow.socket.write(postOf(SLOW, { accept: "text/event-stream" }));
    await slow.until(/retry/);
    slow.socket.pause();
    let cut = await watch();
    const before: number[] = [];
    for (let count = 0; count < ACTS_DONE; count += 1) {
      await change(`${count}`, `${count} ${LONG}`);
      if (count % 10 !== 5) continue;
      // It is cut off wherever it is, with what it has seen.
      before.push(...positions(cut));
      const lastEventId = cut.lastId();
      cut.close();
      cut = await watch({ lastEventId });
    }
    await Promise.all(crowd.map((one) => one.until(ACTS_DONE, 10_000)));
    await cut.until(ACTS_DONE - before.length);
    const [first = []] = crowd.map(positions);
    assert.lengthOf(first, ACTS_DONE);
    assert.deepEqual(
      first,
      first.toSorted((a, b) => a - b),
    );
    for (const one of crowd) assert.deepEqual(positions(one), first);
    assert.deepEqual([...before, ...positions(cut)], first);
    const summaries = crowd[0]?.events.map(({ data }) => data.data.acts.workItem.summary);
    assert.deepEqual(
      summaries,
      first.map((_one, index) => `${index}`),
    );
    // The crowd is one, and whoever is slow another as long as it is there.
    assert.isAtMost(await figure("tracker_watched_selections"), 2);
  }).timeout(60_000);

  it("does not wait for whoever takes nothing, who goes on later", async () => {
    const slow = await Promise.all(Array.from({ length: IDLE }, () => rawConnection(server.url)));
    raw.push(...slow);
    for (const { socket } of slow) socket.write(postOf(SLOW, { accept: "text/event-stream" }));
    await Promise.all(slow.map((one) => one.until(/retry/)));
    for (const { socket } of slow) socket.pause();
    const quick = await watch();
    const began = process.memoryUsage().rss;
    const stalled = 'tracker_watch_ended_total{why="stalled"}';
    const before = await figure(stalled);
    let done = 0;
    for (; done < 400 && (await figure(stalled)) < before + IDLE; done += 1)
      await change(`${done}`, `${done} ${LONG}`);
    await quick.until(done);
    assert.equal(await figure(stalled), before + IDLE, `after ${done} acts`);
    assert.isBelow(process.memoryUsage().rss - began, 300 * 1024 * 1024);
    await gone(1);
  }).timeout(120_000);

  it("is bounded: thousands come, as many are let in as may be, and others are served", async () => {
    const wanted = 1500;
    let letIn = 0;
    let refused = 0;
    for (let start = 0; start < wanted; start += 50) {
      const some = await Promise.all(Array.from({ length: 50 }, () => rawConnection(server.url)));
      raw.push(...some);
      for (const { socket } of some)
        socket.write(postOf("subscription { acts { position } }", { accept: "text/event-stream" }));
      const answers = await Promise.all(some.map((one) => one.until(/retry:|TOO_MANY_REQUESTS/)));
      letIn += answers.filter((text) => /^HTTP\/1\.1 200/.test(text)).length;
      refused += answers.filter((text) => /^HTTP\/1\.1 429/.test(text)).length;
    }
    assert.equal(letIn + refused, wanted);
    assert.isAbove(letIn, 400);
    assert.isBelow(letIn, 700);
    assert.equal(await figure("tracker_watchers"), letIn);
    const { status, errors } = await server.ask("{ workItems(first: 20) { nodes { acronym } } }");
    assert.deepEqual([status, errors], [200, []]);
    await change("A crowd");
    await raw[0]?.until(/"position"/);
    for (const { socket } of raw.splice(0)) socket.destroy();
    await gone(0);
    assert.equal(server.programme.tracker.programme.feed.waiting, 0);
    assert.equal((await watch()).status, 200);
  }).timeout(60_000);

  it("cannot be made to keep what is sent with a subscription", async () => {
    const giant = await rawConnection(server.url);
    raw.push(giant);
    giant.socket.write(postHead({ "content-length": 600_000, accept: "text/event-stream" }));
    assert.match(await giant.until(/HTTP\/1\.1 \d{3}/), /^HTTP\/1\.1 413/);
    const listening = await watch({ variables: { after: "1".repeat(30_000) } });
    assert.equal(listening.status, 400);
    await gone(0);
  });
});
