import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";

const TSB = { name: "TSB", role: "TSB" };
const SG_CHAIR = { name: "Chair of SG13", role: "SG_CHAIR" };
const MEETING = "T25-SG13-260518";
const ITEM = "Y.DTN-ModelReq";

let server: TestServer;
let now = "2026-02-20T09:00:00.000Z";

async function act(
  mutation: string,
  type: string,
  input: object,
  by: object = TSB,
  asks = "problems { code message clause { citation } }",
) {
  const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ${asks} } }`;
  const { data, errors } = await server.ask(query, { input }, { by });
  assert.deepEqual(errors, []);
  return data[mutation];
}

const correct = (said: object) =>
  act(
    "correctMeeting",
    "CorrectMeetingInput",
    { meeting: MEETING, reason: "Typed wrong", ...said },
    TSB,
    `problems { code message clause { citation } } warnings { code message }
     meeting { title place startsOn endsOn revision sittings { body { label } startsOn } history { nodes { action corrects effectiveOn basis { note } } } }`,
  );
const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);
const on = (day: string) => [
  { body: "SG13", startsOn: day },
  { body: "WP3/13", startsOn: day },
];
const agenda = [
  { number: 4, title: "Consent", purpose: "CONSENT" },
  { number: 5, title: "Approval", purpose: "APPROVAL" },
];

describe("a planned meeting", () => {
  beforeEach(async () => {
    now = "2026-02-20T09:00:00.000Z";
    server = await startTestServer({ now: () => now });
    const plan = {
      code: MEETING,
      title: "Meetign",
      studyGroup: "SG13",
      place: "Genva",
      sittings: on("2026-05-18"),
      agenda,
    };
    assert.deepEqual(codes(await act("planMeeting", "PlanMeetingInput", plan)), []);
    now = "2026-05-20T09:00:00.000Z";
  });
  afterEach(() => server.close());

  it("is put right by an event that says what it corrects and why, and counts from the day of the plan", async () => {
    const told = await correct({ title: "Meeting", place: "Geneva", sittings: on("2026-05-19") });
    assert.deepEqual(codes(told), []);
    assert.deepInclude(told.meeting, {
      title: "Meeting",
      place: "Geneva",
      startsOn: "2026-05-19",
      revision: 2,
    });
    assert.deepEqual(told.meeting.history.nodes[1], {
      action: "CORRECT_MEETING",
      corrects: 1,
      effectiveOn: "2026-02-20",
      basis: { note: "Typed wrong" },
    });
    const { data } = await server.ask(
      `{ past: meeting(code: "${MEETING}", moment: { asOf: "2026-03-01" }) { title }
         known: meeting(code: "${MEETING}", moment: { asKnownAt: "2026-03-01T00:00:00Z" }) { title } verify { sound } }`,
    );
    assert.deepEqual(data, {
      past: { title: "Meeting" },
      known: { title: "Meetign" },
      verify: { sound: true },
    });
  });

  it("DONE_AT_MEETING: keeps its days and agenda while a decision would lie outside them", async () => {
    const consent = {
      workItem: ITEM,
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      body: "WP3/13",
      finalText: "TD1",
      overrideReason: "Mature.",
    };
    assert.deepEqual(
      codes(await act("recordDecision", "RecordDecisionInput", { ...consent, decidedOn: "2026-05-18" })),
      [],
    );
    const moved = await correct({ sittings: on("2026-05-19") });
    assert.deepEqual(codes(moved), ["DONE_AT_MEETING"]);
    assert.match(
      moved.problems[0].message,
      /Event 3 of Y\.DTN-ModelReq \(RECORD_DECISION, 2026-05-18\) would not hold/,
    );
    assert.equal(moved.meeting.revision, 1);
    const renumbered = await correct({ agenda: [{ ...agenda[0], number: 9 }] });
    assert.deepEqual(codes(renumbered), []);
    assert.deepEqual(codes(await correct({ agenda: [agenda[1]] })), ["DONE_AT_MEETING"]);
    const longer = [
      { body: "SG13", startsOn: "2026-05-18" },
      { body: "WP3/13", startsOn: "2026-05-18", endsOn: "2026-05-19" },
    ];
    assert.deepEqual(codes(await correct({ sittings: longer })), []);
  });

  it("MEETING_DATES_KEPT: says which dates were reckoned from the old days", async () => {
    now = "2026-02-27T15:00:00.000Z";
    const consent = {
      workItem: ITEM,
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: "T25-SG13-260223",
      body: "WP3/13",
      finalText: "TD1",
      overrideReason: "Mature.",
    };
    assert.deepEqual(codes(await act("recordDecision", "RecordDecisionInput", consent)), []);
    now = "2026-05-20T09:00:00.000Z";
    for (const [mutation, type, said, by] of [
      [
        "recordEditedText",
        "RecordEditedTextInput",
        { date: "2026-03-02", document: "TD1", summaryIncluded: true },
        TSB,
      ],
      ["requestAnnouncement", "RequestAnnouncementInput", { date: "2026-03-02" }, SG_CHAIR],
      ["startLastCall", "StartLastCallInput", { date: "2026-03-16", document: "AAP-1" }, TSB],
      [
        "recordComment",
        "RecordCommentInput",
        { date: "2026-03-20", member: "Japan", category: "MEMBER_STATE", commentKind: "SUBSTANTIVE" },
        TSB,
      ],
      ["closeLastCall", "CloseLastCallInput", { date: "2026-04-13" }, TSB],
      ["judgeToStudyGroup", "JudgeToStudyGroupInput", { date: "2026-04-14", meeting: MEETING }, SG_CHAIR],
      [
        "announceStudyGroupReview",
        "AnnounceStudyGroupReviewInput",
        { date: "2026-04-15", document: "AAP-2" },
        TSB,
      ],
    ] as const) {
      assert.deepEqual(codes(await act(mutation, type, { workItem: ITEM, ...said }, by)), [], mutation);
    }
    const rehearsed = await correct({ sittings: on("2026-05-19"), dryRun: true });
    assert.deepEqual(codes(rehearsed), []);
    assert.deepEqual(
      rehearsed.warnings.map(({ code }: { code: string }) => code),
      ["MEETING_DATES_KEPT"],
    );
    assert.equal(rehearsed.meeting.revision, 2, "the meeting as it would be");
    const tooEarly = await correct({ sittings: on("2026-05-01") });
    assert.deepEqual(codes(tooEarly), ["DONE_AT_MEETING", "DONE_AT_MEETING"]);
    assert.equal(tooEarly.problems[0].clause.citation, "Rec. ITU-T A.8 §4.6");
  });
});
