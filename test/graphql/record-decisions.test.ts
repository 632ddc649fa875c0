import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, done, MEETING, mutate, secretariat } from "./support.js";

const CHAIR = { name: "Chair of WP4/13", role: "WP_CHAIR" };
const FIELDS = `results { name workItem { acronym stage number title } decision { kind outcome finalText decidedOn }
  problems { code } warnings { code } } problems { code }`;

interface Result {
  readonly name: string;
  readonly workItem: { acronym: string; stage: string; number: string | null; title: string } | null;
  readonly decision: { kind: string; outcome: string; finalText: string | null; decidedOn: string } | null;
  readonly problems: { code: string }[];
}

describe("decisions on several texts", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ now: () => AFTER_MEETING });
  });
  afterEach(() => server.close());

  const record = async (on: object, more: object = {}) => {
    const input = { meeting: MEETING, body: "WP4/13", on, ...more };
    return (await mutate(server, "recordDecisions", { input, by: CHAIR }, FIELDS)) as { results: Result[] };
  };
  const codes = ({ results }: { results: Result[] }) =>
    Object.fromEntries(results.map(({ name, problems }) => [name, problems.map(({ code }) => code)]));
  const stages = async () => {
    const { data } = await server.ask(
      `{ meeting(code: "${MEETING}") { candidates(body: "WP4/13", first: 50) { nodes { status kind workItem { acronym stage } } } } }`,
    );
    return data.meeting.candidates.nodes as {
      status: string;
      kind: string;
      workItem: { acronym: string; stage: string };
    }[];
  };

  it("are recorded on all that are ready in one call, and what is not is refused with what it lacks", async () => {
    const planned = (await stages()).map(({ workItem }) => workItem.acronym);
    assert.lengthOf(planned, 7);
    const missing = codes(await record({ allReady: {} }, { dryRun: true }));
    assert.sameMembers(Object.keys(missing), planned);
    const [first = "", ...others] = planned;
    // One of them lacks its editor; the others are as the letter has them.
    for (const workItem of others) await makeReady(workItem);

    const rehearsed = await record({ allReady: {} }, { dryRun: true });
    assert.isTrue(
      (await stages()).every(({ status }) => status === "PLANNED"),
      "a rehearsal stores nothing",
    );
    const decided = await record({ allReady: {} });
    assert.deepEqual(codes(decided), codes(rehearsed), "the rehearsal and the act say the same");
    for (const { name, problems, decision, workItem } of decided.results) {
      if (name === first) {
        assert.isNotEmpty(problems, first);
        assert.equal(workItem?.stage, "UNDER_STUDY");
        continue;
      }
      assert.deepEqual(problems, [], name);
      assert.deepInclude(decision, { outcome: "AGREED", finalText: `TD-${name}`, decidedOn: "2026-02-27" });
      assert.equal(workItem?.stage, decision?.kind === "CONSENT" ? "CONSENTED" : "AGREED");
    }
    assert.deepEqual(
      (await stages()).filter(({ status }) => status === "PLANNED").map(({ workItem }) => workItem.acronym),
      [first],
    );
    assert.deepEqual(
      Object.keys(codes(await record({ allReady: {} }))),
      [first],
      "what was dealt with is no line",
    );
    assert.deepEqual((await record({ allReady: { kind: "AGREEMENT" } })).results, []);
  });

  it("are recorded line by line, a bad line stopping no other", async () => {
    for (const workItem of ["Y.QKD-TLS", "Y.QKD-IPsec-fr", "Y.QKDN-qos-allo"]) await makeReady(workItem);
    const lines = [
      {
        ...{ workItem: "y.qkd-tls", outcome: "AGREED", assignedNumber: "Y.3899" },
        titles: [{ language: "en", text: "QKD and TLS 1.3" }],
      },
      { workItem: "Y.none", outcome: "AGREED" },
      { workItem: "Y.DTN-ModelReq", outcome: "AGREED", finalText: "TD1" },
      { workItem: "Y.QKD-IPsec-fr", outcome: "POSTPONED" },
      { workItem: "Y.QKDN-qos-allo", outcome: "POSTPONED", reason: "The text is too late." },
      { workItem: "Y.QKD-TLS", outcome: "AGREED" },
    ];
    const { results } = await record({ lines });
    assert.deepEqual(
      results.map(({ name }) => name),
      lines.map(({ workItem }) => workItem),
    );
    const said = results.map(({ problems }) => problems.map(({ code }) => code));
    assert.deepEqual([said[0], said[4]], [[], []]);
    assert.deepEqual(said[1], ["WORK_ITEM_NOT_FOUND"]);
    assert.include(said[2] ?? [], "WRONG_BODY");
    assert.include(said[3] ?? [], "REASON_MISSING");
    assert.isNotEmpty(said[5]);
    assert.deepInclude(results[0]?.workItem, {
      stage: "CONSENTED",
      number: "Y.3899",
      title: "QKD and TLS 1.3",
    });
    assert.deepInclude(results[0]?.decision, { finalText: "TD-Y.QKD-TLS" }, "the text that was proposed");
    assert.deepInclude(results[4]?.decision, { outcome: "POSTPONED", finalText: null });
  });

  it("are told again under the key of the whole, and done once", async () => {
    const planned = (await stages()).map(({ workItem }) => workItem.acronym);
    for (const workItem of planned) await makeReady(workItem);
    const first = await record({ allReady: {} }, { idempotencyKey: "the sitting" });
    assert.lengthOf(first.results, 7);
    assert.deepEqual(await record({ allReady: {} }, { idempotencyKey: "the sitting" }), first);
    const other = await record({ allReady: { kind: "CONSENT" } }, { idempotencyKey: "the sitting" });
    for (const found of Object.values(codes(other))) assert.deepEqual(found, ["IDEMPOTENCY_KEY_REUSED"]);
  });

  it("are either lines or all that are ready", async () => {
    const { errors } = await server.ask(
      `mutation { recordDecisions(input: { meeting: "${MEETING}", body: "WP4/13", on: { allReady: {}, lines: [] } }) { problems { code } } }`,
      {},
      { by: CHAIR },
    );
    assert.isNotEmpty(errors);
  });

  async function makeReady(workItem: string) {
    const { data } = await server.ask("query($a: String!) { workItem(acronym: $a) { revision } }", {
      a: workItem,
    });
    const editors = [{ name: "Ed Itor", affiliation: "A member" }];
    const said = { baseTexts: [`TD-${workItem}`], summary: "What it is about.", editors };
    await done(server, "updateWorkItem", {
      ...{ workItem, expectedRevision: data.workItem.revision, ...said, date: "2026-02-01" },
      by: secretariat,
    });
    await done(server, "withdrawCandidate", { workItem, meeting: MEETING, by: secretariat });
    await done(server, "proposeForDecision", {
      ...{ workItem, meeting: MEETING, text: `TD-${workItem}`, proposedOn: "2026-02-01" },
      by: secretariat,
    });
  }
});
