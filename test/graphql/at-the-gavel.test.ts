import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { done, MEETING, mutate, secretariat } from "./support.js";

const CHAIR = { name: "Chair of WP4/13", role: "WP_CHAIR" };
const NEXT = "T25-SG13-260713";
const FIELDS = `results { name workItem { acronym stage number title registration { result meeting { code } document agendaItem }
  candidacies { nodes { meeting { code } body { label } kind status } } }
  decision { outcome reason wasCandidate postponedTo { code } } problems { code path } warnings { code } } problems { code }`;

// biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
type Result = any;

describe("what comes of the lines of a sitting", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => "2026-02-27T08:30:00.000Z" });
    const { problems } = await mutate(
      server,
      "planMeeting",
      {
        input: {
          code: NEXT,
          title: "SG13 with its working parties",
          studyGroup: "SG13",
          sittings: [
            { body: "SG13", startsOn: "2026-07-13", endsOn: "2026-07-24" },
            { body: "WP4/13", startsOn: "2026-07-17" },
          ],
          agenda: [],
        },
      },
      "problems { code }",
    );
    assert.deepEqual(problems, []);
    for (const acronym of ["Y.new-a", "Y.new-b", "Y.new-c", "Y.new-d"])
      await done(server, "registerWorkItem", {
        acronym,
        question: "Q16/13",
        type: "SUPPLEMENT",
        titles: [{ language: "en", text: `Title of ${acronym}` }],
        ...FORM,
        by: { name: "Rapporteur of Q16/13", role: "RAPPORTEUR" },
      });
  });
  after(() => server.close());

  const FORM = {
    summary: "What it says.",
    scope: "What it is about.",
    baseTexts: ["TD7/WP4"],
    timing: "2027-02",
    editors: [{ name: "Wang Ling" }],
    relations: [],
    liaisons: [],
    supportingMembers: ["CAICT"],
  };

  const record = async (lines: object[], more: object = {}): Promise<Result[]> => {
    const input = { meeting: MEETING, body: "WP4/13", on: { lines }, ...more };
    return (await mutate(server, "recordDecisions", { input, by: CHAIR }, FIELDS)).results;
  };
  const one = async (line: object, more: object = {}): Promise<Result> => (await record([line], more))[0];
  const codes = (problems: { code: string }[]) => problems.map(({ code }) => code);
  const planAt = ({ workItem }: Result, code: string) =>
    workItem.candidacies.nodes.find((plan: { meeting: { code: string } }) => plan.meeting.code === code);

  it("postponed to a meeting, a text stands on the list of that meeting", async () => {
    const line = { workItem: "Y.QKDN-qos-allo", outcome: "POSTPONED", reason: "The text came too late." };
    const nowhere = await one(line, { dryRun: true });
    assert.deepEqual(codes(nowhere.warnings), ["POSTPONED_WITHOUT_MEETING"]);
    const putOff = await one({ ...line, postponedTo: NEXT });
    assert.deepEqual([putOff.problems, putOff.warnings], [[], []]);
    assert.deepInclude(putOff.decision, {
      outcome: "POSTPONED",
      postponedTo: { code: NEXT },
      wasCandidate: true,
    });
    assert.equal(planAt(putOff, MEETING).status, "POSTPONED");
    assert.deepInclude(planAt(putOff, NEXT), {
      status: "PLANNED",
      kind: "CONSENT",
      body: { label: "WP4/13" },
    });
  });

  it("are not postponed to a meeting that is past, that is unknown, or when they are agreed", async () => {
    const line = { workItem: "Y.QKD-TLS", outcome: "POSTPONED", reason: "Too late." };
    const refused = async (more: object) => codes((await one({ ...line, ...more })).problems);
    assert.deepEqual(await refused({ postponedTo: MEETING }), ["DATES_OUT_OF_ORDER"]);
    assert.deepEqual(await refused({ postponedTo: "T25-SG13-990101" }), ["MEETING_NOT_FOUND"]);
    assert.deepEqual(await refused({ postponedTo: NEXT, outcome: "REJECTED" }), ["POSTPONED_TO_UNFIT"]);
  });

  it("withdrawn before the decision, sent back and rejected need a reason and say so of the candidate", async () => {
    const texts = { WITHDRAWN: "Y.QKD-TLS", SENT_BACK: "Y.QKD-IPsec-fr", REJECTED: "Y.Supp.QKDNmc-UC" };
    for (const [outcome, workItem] of Object.entries(texts)) {
      assert.deepEqual(codes((await one({ workItem, outcome })).problems), ["REASON_MISSING"]);
      const treated = await one({ workItem, outcome, reason: "Because." });
      assert.deepEqual(treated.problems, [], outcome);
      assert.deepInclude(treated.decision, { outcome, reason: "Because.", postponedTo: null });
      assert.equal(treated.workItem.stage, "UNDER_STUDY");
      assert.equal(planAt(treated, MEETING).status, outcome);
    }
  });

  it("take a consent back only by its own act", async () => {
    const consented = { workItem: "Y.det-qos-req-ml-jrs", finalText: "TD5/WP4" };
    assert.deepEqual((await one({ ...consented, outcome: "AGREED" })).problems, []);
    const refused = await one({ workItem: consented.workItem, outcome: "WITHDRAWN", reason: "x" });
    assert.include(codes(refused.problems), "DECISION_HAS_OWN_VERB");
  });

  it("of proposed new work items are agreed, kept in the living list or not taken up, in the same call as texts", async () => {
    const lines = [
      { workItem: "Y.new-a", outcome: "AGREED", finalText: "TD11/WP4" },
      {
        workItem: "Y.new-b",
        outcome: "LIVING_LIST",
        finalText: "TD12/WP4",
        reason: "More support is wanted.",
      },
      { workItem: "Y.new-c", outcome: "REJECTED", reason: "Another group does it." },
      { workItem: "Y.new-d", outcome: "POSTPONED", reason: "Next time." },
      { workItem: "Y.IMT2020-qos-cec-rf", outcome: "LIVING_LIST" },
      { workItem: "Y.nothing", outcome: "LIVING_LIST" },
      {
        workItem: "Y.IMT2020-qos-cec-rf",
        outcome: "AGREED",
        finalText: "TD13/WP4",
        assignedNumber: "Y.3172",
      },
    ];
    const rehearsed = await record(lines, { dryRun: true });
    const results = await record(lines, { idempotencyKey: "all of it" });
    assert.deepEqual(
      results.map(({ problems }) => codes(problems)),
      [[], [], [], ["OUTCOME_UNFIT"], ["OUTCOME_UNFIT"], ["WORK_ITEM_NOT_FOUND"], []],
    );
    assert.deepEqual(
      rehearsed.map(({ problems, warnings }) => [problems, warnings]),
      results.map(({ problems, warnings }) => [problems, warnings]),
    );
    const there = { meeting: { code: MEETING }, agendaItem: 6 };
    assert.deepEqual(results[0].workItem.registration, { ...there, result: "AGREED", document: "TD11/WP4" });
    assert.equal(results[0].workItem.stage, "UNDER_STUDY");
    assert.deepEqual(results[1].workItem.registration, {
      ...there,
      result: "LIVING_LIST",
      document: "TD12/WP4",
    });
    assert.equal(results[1].workItem.stage, "LIVING_LIST");
    assert.equal(results[2].workItem.stage, "DISCONTINUED");
    assert.deepInclude(results[6].workItem, { stage: "CONSENTED", number: "Y.3172" });
    assert.deepEqual(await record(lines, { idempotencyKey: "all of it" }), results);
  });

  it("shows a text that was on no list as added at the meeting, and leaves another working party's alone", async () => {
    await done(server, "registerWorkItem", {
      acronym: "Y.added",
      question: "Q16/13",
      type: "RECOMMENDATION",
      by: secretariat,
    });
    const line = { outcome: "AGREED", finalText: "TD21/WP4" };
    const [added, others] = await record([
      { ...line, workItem: "Y.added" },
      { ...line, workItem: "Y.DTN-ModelReq" },
    ]);
    assert.deepEqual(added.problems, []);
    assert.include(codes(added.warnings), "NOT_A_CANDIDATE");
    assert.isFalse(added.decision.wasCandidate);
    assert.include(codes(others.problems), "WRONG_BODY");
  });

  it("keeps a proposal in the living list by an act of its own too", async () => {
    const { workItem, problems } = await mutate(
      server,
      "keepInLivingList",
      { input: { workItem: "Y.new-d", meeting: MEETING, body: "WP4/13", document: "TD14/WP4" }, by: CHAIR },
      "workItem { stage registration { result } } problems { code }",
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(workItem, { stage: "LIVING_LIST", registration: { result: "LIVING_LIST" } });
  });
});
