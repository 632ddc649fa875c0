import { expect } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";

const MEETING = "T25-SG13-260223";
const CONSENTED = "Y.DTN-ModelReq";
const MISTAKEN = "Y.QKD-TLS";

const THREE_QUESTIONS = `query($asOf: LocalDate, $asKnownAt: DateTimeISO) {
  consented: workItem(acronym: "${CONSENTED}", moment: { asOf: $asOf, asKnownAt: $asKnownAt }) { stage number }
  mistaken: workItem(acronym: "${MISTAKEN}", moment: { asOf: $asOf, asKnownAt: $asKnownAt }) {
    stage candidacies { nodes { status } }
  }
  decisions(filter: { meeting: "${MEETING}" }, moment: { asOf: $asOf, asKnownAt: $asKnownAt }) {
    nodes { workItem { acronym stage } outcome }
  }
}`;
const RECORD = `mutation($input: RecordDecisionInput!) {
  recordDecision(input: $input) { decision { id } problems { code message } workItem { revision } }
}`;
const CORRECT = `mutation($input: CorrectActInput!) {
  correctAct(input: $input) { events { seq corrects } problems { code message } workItem { stage revision } }
}`;

// docs/history.md tells this story; keep the two together.
describe("the story of a meeting and a mistake", () => {
  let server: TestServer;
  let now = "";
  let mistake = "";
  const at = (instant: string) => {
    now = instant;
  };
  const by = { name: "WP chair", role: "WP_CHAIR" };
  const consent = (workItem: string, body: string, more: object) => ({
    input: {
      workItem,
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      body,
      overrideReason: "The meeting found the text mature.",
      by,
      ...more,
    },
  });
  const past = async (asOf: string | null, asKnownAt: string | null) => {
    const { data, errors } = await server.ask(THREE_QUESTIONS, { asOf, asKnownAt });
    if (errors.length > 0) return errors.map((error) => error.extensions.code);
    return [
      data.consented && `${data.consented.stage} ${data.consented.number ?? "-"}`,
      data.mistaken && `${data.mistaken.stage} ${data.mistaken.candidacies.nodes[0]?.status ?? "-"}`,
      data.decisions.nodes.map(
        (one: { workItem: { acronym: string; stage: string }; outcome: string }) =>
          `${one.workItem.acronym} ${one.outcome} (${one.workItem.stage})`,
      ),
    ];
  };

  before(async () => {
    at("2026-01-15T09:00:00.000Z");
    server = await startTestServer({ now: () => now });
    at("2026-02-27T15:00:00.000Z");
    const first = await server.ask(
      RECORD,
      consent(CONSENTED, "WP3/13", { finalText: "TD305-R1/WP3", assignedNumber: "Y.3094" }),
    );
    expect(first.data.recordDecision.problems).to.deep.equal([]);
    at("2026-03-03T09:00:00.000Z");
    const second = await server.ask(RECORD, consent(MISTAKEN, "WP4/13", { finalText: "TD410/WP4" }));
    expect(second.data.recordDecision.problems).to.deep.equal([]);
    mistake = second.data.recordDecision.decision.id;
    at("2026-03-10T09:00:00.000Z");
    const corrected = await server.ask(CORRECT, {
      input: {
        workItem: MISTAKEN,
        decision: mistake,
        reason: "The chair read the wrong line of the list: it was postponed.",
        by,
        idempotencyKey: "correct-1",
        instead: { outcome: "POSTPONED", reason: "An A.5 justification is missing.", finalText: null },
      },
    });
    expect(corrected.data.correctAct.problems).to.deep.equal([]);
    expect(corrected.data.correctAct.events).to.deep.equal([{ seq: 4, corrects: 3 }]);
    expect(corrected.data.correctAct.workItem).to.deep.equal({ stage: "UNDER_STUDY", revision: 4 });
    at("2026-03-20T09:00:00.000Z");
  });
  after(() => server.close());

  const PLANNED = ["UNDER_STUDY -", "UNDER_STUDY PLANNED", []];
  const RIGHT = [
    "CONSENTED Y.3094",
    "UNDER_STUDY POSTPONED",
    ["Y.DTN-ModelReq AGREED (CONSENTED)", "Y.QKD-TLS POSTPONED (UNDER_STUDY)"],
  ];
  const FIRST_ONLY = ["CONSENTED Y.3094", "UNDER_STUDY PLANNED", ["Y.DTN-ModelReq AGREED (CONSENTED)"]];
  const WRONG = [
    "CONSENTED Y.3094",
    "CONSENTED DECIDED",
    ["Y.DTN-ModelReq AGREED (CONSENTED)", "Y.QKD-TLS AGREED (CONSENTED)"],
  ];
  for (const [asOf, asKnownAt, answer] of [
    ["2025-11-30", null, ["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]],
    ["2026-02-26", null, PLANNED],
    ["2026-02-27", null, RIGHT],
    ["2026-03-20", null, RIGHT],
    [null, null, RIGHT],
    ["2025-11-30", "2026-03-01T12:00:00Z", ["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]],
    ["2026-02-26", "2026-03-01T12:00:00Z", PLANNED],
    ["2026-02-27", "2026-03-01T12:00:00Z", FIRST_ONLY],
    ["2026-03-20", "2026-03-01T12:00:00Z", FIRST_ONLY],
    ["2026-02-26", "2026-03-05T12:00:00Z", PLANNED],
    ["2026-02-27", "2026-03-05T12:00:00Z", WRONG],
    ["2026-03-20", "2026-03-05T12:00:00Z", WRONG],
    [null, "2026-03-05T12:00:00Z", WRONG],
  ] as const) {
    it(`answers as of ${asOf ?? "now"}, as known at ${asKnownAt ?? "now"}`, async () => {
      expect(await past(asOf, asKnownAt)).to.deep.equal(answer);
    });
  }

  it("tells what did not exist yet and what has not come yet from what there is", async () => {
    expect(await past("2024-12-31", null)).to.deep.equal(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
    expect(await past(null, "2026-01-15T08:59:59Z")).to.deep.equal(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
    expect((await past("2026-03-21", null))[0]).to.equal("BAD_USER_INPUT");
    expect((await past(null, "2026-03-20T09:00:01Z"))[0]).to.equal("BAD_USER_INPUT");
    for (const instant of ["yesterday", "2026-03-01", "2026-13-01T00:00:00Z", "2026-03-01T12:00:00"]) {
      expect(await past(null, instant), instant).to.deep.equal(["BAD_USER_INPUT"]);
    }
    const { errors } = await server.ask(
      `{ workItem(acronym: "${MISTAKEN}", moment: { asOf: "2025-11-30" }) { stage } }`,
    );
    expect(errors[0]?.message).to.match(
      /^It did not exist yet as of 2025-11-30: its history begins on 2025-12-01/,
    );
    const never = await server.ask(
      `{ workItem(acronym: "Y.never", moment: { asOf: "2026-02-27" }) { stage } }`,
    );
    expect(never.errors[0]?.message).to.match(/^There is no work item/);
  });

  it("keeps the mistake and its correction on record", async () => {
    const { data } = await server.ask(`{
      workItem(acronym: "${MISTAKEN}") {
        decisions { nodes { outcome } }
        history { nodes { seq action corrects effectiveOn recordedAt basis { note } changes { field } } }
      }
      decisions(filter: { workItem: "${MISTAKEN}", includeVoided: true }) { nodes { id outcome } }
    }`);
    expect(data.decisions.nodes).to.deep.equal([{ id: mistake, outcome: "POSTPONED" }]);
    expect(data.workItem.decisions.nodes).to.deep.equal([{ outcome: "POSTPONED" }]);
    const [decided, corrected] = data.workItem.history.nodes.slice(2);
    expect(decided).to.deep.include({ seq: 3, corrects: null });
    expect(corrected).to.deep.include({
      seq: 4,
      action: "RECORD_DECISION",
      corrects: 3,
      effectiveOn: "2026-02-27",
      basis: { note: "The chair read the wrong line of the list: it was postponed." },
    });
    expect(corrected.changes.map((change: { field: string }) => change.field)).to.include.members([
      "stage",
      "decisions.D1",
    ]);
  });

  it("gives the change table of the meeting", async () => {
    const table = async (more: string) => {
      const { data, errors } = await server.ask(
        `{ changes(from: { date: "2026-02-22" }, to: { meeting: "${MEETING}" }, categories: [DECIDED, STAGE, CORRECTED], ${more}) {
          nodes { workItem { acronym } category field takenBack }
        } }`,
      );
      expect(errors).to.deep.equal([]);
      return data.changes.nodes.map(
        (row: { workItem: { acronym: string }; category: string; field: string; takenBack: boolean }) =>
          `${row.workItem.acronym} ${row.category} ${row.field}${row.takenBack ? " (taken back)" : ""}`,
      );
    };
    expect(await table(`body: "WP3/13"`)).to.deep.equal([
      "Y.DTN-ModelReq DECIDED decisions.D1",
      "Y.DTN-ModelReq STAGE stage",
    ]);
    expect(await table(`question: "Q16/13", asKnownAt: "2026-03-05T12:00:00Z"`)).to.deep.equal([
      "Y.QKD-TLS DECIDED decisions.D1",
      "Y.QKD-TLS STAGE stage",
    ]);
    const now = await table(`question: "Q16/13"`);
    expect(now).to.include.members(["Y.QKD-TLS DECIDED decisions.D1", "Y.QKD-TLS STAGE stage"]);
  });

  it("names the event in which one byte was changed behind the API's back", async () => {
    const heads = `{ meeting(code: "${MEETING}") { heads { workItem { acronym } revision hash } } }`;
    const printed = (await server.ask(heads)).data.meeting.heads;
    expect(printed).to.have.lengthOf(29);
    const verify = `{ verify { sound broken { name faults { code event } } } }`;
    expect((await server.ask(verify)).data.verify).to.deep.equal({ sound: true, broken: [] });
    const items = server.database.connection.collection("workItems");
    const { modifiedCount } = await items.updateOne(
      { acronym: CONSENTED, "history.2.basis.document": "TD305-R1/WP3" },
      { $set: { "history.2.basis.document": "TD305-R2/WP3" } },
    );
    expect(modifiedCount).to.equal(1);
    expect((await server.ask(verify)).data.verify).to.deep.equal({
      sound: false,
      broken: [{ name: CONSENTED, faults: [{ code: "HASH", event: 3 }] }],
    });
    expect((await past(null, null))[1]).to.equal(RIGHT[1]);
  });
});
