import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";

const UPDATE = `mutation($revision: Int!) {
  updateWorkItem(input: { workItem: "Y.QKD-TLS", expectedRevision: $revision, particulars: { scope: "s" } }) { problems { code } } }`;
const RAPPORTEUR = { by: { name: "Rapporteur", role: "RAPPORTEUR" } };

describe("the figures of the server", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(() => server.close());

  const read = async (headers: Record<string, string> = {}, of = server) => {
    const response = await fetch(`${of.url}/metrics`, { headers });
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      text: await response.text(),
    };
  };
  /** The value of a figure, named as it stands in the text; null: it is not there. */
  const valueIn = (text: string, name: string) => {
    const line = text.split("\n").find((one) => one.startsWith(`${name} `));
    return line === undefined ? null : Number(line.slice(name.length + 1));
  };

  it("are operations by kind and outcome, refusals by code, durations, and answers by status", async () => {
    const tracker = server.programme.tracker;
    await server.ask("{ __typename }");
    await server.ask('{ good: studyGroup(label: "SG13") { label } workItem(acronym: "Y.none") { id } }');
    await server.ask("{ nope }");
    await server.ask("{ workItems(first: 101) { totalCount } }");
    await server.ask(UPDATE, { revision: 2 });
    await server.ask(UPDATE, { revision: 2 }, RAPPORTEUR);
    await server.ask(UPDATE, { revision: 2 }, RAPPORTEUR);
    Object.assign(tracker, {
      verify: async () => {
        throw new Error("broken");
      },
    });
    await server.ask("{ verify { sound } }");
    await fetch(`${server.url}/graphql`, {
      method: "POST",
      body: "x",
      headers: { "content-type": "text/plain" },
    });
    await fetch(`${server.url}/graphql`, {
      method: "PUT",
      body: "{}",
      headers: { "content-type": "application/json" },
    });

    const { status, type, text } = await read();
    assert.equal(status, 200);
    assert.match(type ?? "", /^text\/plain; version=0\.0\.4/);
    for (const [name, value] of [
      ['tracker_operations_total{kind="query",outcome="ok"}', 1],
      ['tracker_operations_total{kind="query",outcome="partial"}', 1],
      ['tracker_operations_total{kind="query",outcome="refused"}', 1],
      ['tracker_operations_total{kind="query",outcome="failed"}', 1],
      ['tracker_operations_total{kind="mutation",outcome="refused"}', 1],
      ['tracker_operations_total{kind="mutation",outcome="ok"}', 2],
      ['tracker_operations_total{kind="none",outcome="refused"}', 2],
      ['tracker_refusals_total{code="NOT_FOUND"}', 1],
      ['tracker_refusals_total{code="BAD_USER_INPUT"}', 1],
      ['tracker_refusals_total{code="GRAPHQL_VALIDATION_FAILED"}', 1],
      ['tracker_refusals_total{code="UNAUTHENTICATED"}', 1],
      ['tracker_refusals_total{code="REVISION_CONFLICT"}', 1],
      ['tracker_refusals_total{code="INTERNAL_SERVER_ERROR"}', 1],
      ['tracker_operation_duration_seconds_count{kind="mutation"}', 3],
      ['tracker_operation_duration_seconds_bucket{le="30",kind="query"}', 4],
      ['tracker_http_responses_total{status="200"}', 5],
      ['tracker_http_responses_total{status="400"}', 2],
      ['tracker_http_responses_total{status="401"}', 1],
      ['tracker_http_responses_total{status="405"}', 1],
      ['tracker_http_responses_total{status="415"}', 1],
    ] as const)
      assert.equal(valueIn(text, name), value, name);
  });

  it("are the programme, the database and the process", async () => {
    const { text } = await read();
    assert.equal(valueIn(text, 'tracker_programme_aggregates{kind="workItem"}'), 29);
    assert.equal(valueIn(text, "tracker_programme_position"), server.programme.tracker.programme.position);
    assert.isBelow(valueIn(text, "tracker_database_lag_seconds") ?? Number.NaN, 60);
    assert.equal(valueIn(text, "tracker_database_reachable"), 1);
    assert.equal(valueIn(text, "tracker_store_bytes"), 4096);
    assert.isNotNull(valueIn(text, "nodejs_eventloop_lag_p99_seconds"));
    assert.isAbove(valueIn(text, "process_resident_memory_bytes") ?? 0, 1_000_000);
  });

  it("are for programs on the same machine, unless more is set", async () => {
    assert.equal((await read()).status, 200);
    const PROXIED: Record<string, string>[] = [
      { "x-forwarded-for": "192.0.2.1" },
      { forwarded: "for=192.0.2.1" },
      { via: "1.1 proxy" },
    ];
    for (const headers of PROXIED) assert.equal((await read(headers)).status, 403, JSON.stringify(headers));

    const token = "0123456789abcdef";
    const closed = await startTestServer({ metricsAccess: { readers: "none", token }, seeds: false });
    const refused = await read({}, closed);
    assert.deepEqual(
      [refused.status, JSON.parse(refused.text).errors[0].extensions.code],
      [403, "FORBIDDEN"],
    );
    assert.equal((await read({ authorization: "Bearer 0123456789abcdeX" }, closed)).status, 403);
    assert.equal((await read({ authorization: `Bearer ${token}` }, closed)).status, 200);
    await closed.close();

    const open = await startTestServer({ metricsAccess: { readers: "all" }, seeds: false });
    assert.equal((await read({ "x-forwarded-for": "192.0.2.1" }, open)).status, 200);
    await open.close();
  });
});
