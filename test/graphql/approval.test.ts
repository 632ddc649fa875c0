import { expect } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";

const TSB = { name: "TSB", role: "TSB" };
const CHAIR = { name: "Chair of SG13", role: "SG_CHAIR" };
const WP_CHAIR = { name: "Chair of WP3/13", role: "WP_CHAIR" };
const workItem = "Y.DTN-ModelReq";

describe("The approval of a work item, through the API", () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer({ now: () => "2026-11-01T12:00:00.000Z" });
  });
  after(() => server.close());

  async function act(mutation: string, type: string, input: object) {
    const { data, errors } = await server.ask(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        problems { code clause { citation } path remedy } warnings { code } workItem { stage revision } } }`,
      { input },
    );
    expect(errors, mutation).to.deep.equal([]);
    return data[mutation];
  }
  const codes = ({ problems }: { problems: { code: string }[] }) => problems.map((problem) => problem.code);

  async function ask(query: string) {
    const { data, errors } = await server.ask(query);
    expect(errors).to.deep.equal([]);
    return data;
  }
  const available = async (role: string, date: string) => {
    const { workItem: item } = await ask(`{ workItem(acronym: "${workItem}") {
      availableActions(by: { role: ${role} }, date: "${date}") { action mutation possible clause { citation } problems { code clause { citation } remedy } } } }`);
    const actions = item.availableActions as {
      action: string;
      possible: boolean;
      problems: { code: string }[];
    }[];
    return (name: string) => actions.find((action) => action.action === name);
  };

  it("says before the consent that the last call has to wait", async () => {
    const of = await available("TSB", "2026-02-27");
    expect(of("CONSENT")).to.deep.include({
      possible: true,
      mutation: "recordDecision",
      clause: { citation: "Rec. ITU-T A.8 §3.1" },
    });
    expect(of("START_LAST_CALL")).to.deep.include({ possible: false, mutation: "startLastCall" });
    expect(of("START_LAST_CALL")?.problems.map((p) => p.code)).to.deep.equal(["STAGE_FORBIDS"]);
  });

  it("refuses a consent that an editor records", async () => {
    const decision = { kind: "CONSENT", outcome: "AGREED", meeting: "T25-SG13-260223", body: "WP3/13" };
    const refused = await act("recordDecision", "RecordDecisionInput", {
      workItem,
      by: { name: "Editor", role: "EDITOR" },
      ...decision,
      finalText: "TD305-R1/WP3",
    });
    expect(codes(refused)).to.deep.equal(["ROLE_FORBIDS"]);
    const done = await act("recordDecision", "RecordDecisionInput", {
      workItem,
      by: WP_CHAIR,
      ...decision,
      finalText: "TD305-R1/WP3",
      assignedNumber: "Y.3094",
    });
    expect(codes(done)).to.deep.equal([]);
  });

  it("lists what the last call lacks, and the same reasons refuse it", async () => {
    const of = await available("TSB", "2026-03-16");
    const reasons = of("START_LAST_CALL")?.problems.map((p) => p.code);
    expect(reasons).to.deep.equal(["TEXT_NOT_AVAILABLE", "SUMMARY_NOT_AVAILABLE", "CHAIR_HAS_NOT_REQUESTED"]);
    const start = { workItem, by: TSB, date: "2026-03-16", document: "AAP" };
    const refused = await act("startLastCall", "StartLastCallInput", start);
    expect(codes(refused)).to.deep.equal(reasons);
    expect(refused.workItem.stage).to.equal("CONSENTED");
    const { awaitingLastCall } =
      await ask(`{ awaitingLastCall(studyGroup: "SG13", moment: { asOf: "2026-03-16" }) {
      totalCount nodes { workItem { acronym } day since days missing { code } } } }`);
    expect(awaitingLastCall.nodes[0]).to.deep.include({
      workItem: { acronym: workItem },
      day: "2026-02-27",
      since: "2026-02-27",
      days: 17,
    });
    expect(awaitingLastCall.nodes[0].missing.map((p: { code: string }) => p.code)).to.deep.equal(reasons);
  });

  it("counts down an open last call as of a day", async () => {
    const text = { document: "TD305-R1/WP3", summaryIncluded: true };
    await act("recordEditedText", "RecordEditedTextInput", {
      workItem,
      by: TSB,
      date: "2026-03-02",
      ...text,
    });
    await act("requestAnnouncement", "RequestAnnouncementInput", { workItem, by: CHAIR, date: "2026-03-02" });
    const started = await act("startLastCall", "StartLastCallInput", {
      workItem,
      by: TSB,
      date: "2026-03-16",
      document: "AAP",
      idempotencyKey: "last-call",
    });
    expect(codes(started)).to.deep.equal([]);
    const { openLastCalls } = await ask(`{ openLastCalls(studyGroup: "SG13", moment: { asOf: "2026-04-10" }) {
      totalCount nodes { workItem { designation } endsOn daysLeft substantive step { dates { name date rule clause { citation } } } } } }`);
    expect(openLastCalls).to.deep.include({ totalCount: 1 });
    expect(openLastCalls.nodes[0]).to.deep.include({ endsOn: "2026-04-12", daysLeft: 2, substantive: 0 });
  });

  it("does nothing twice under one idempotency key", async () => {
    const again = { workItem, by: TSB, date: "2026-03-16", document: "AAP", idempotencyKey: "last-call" };
    expect(codes(await act("startLastCall", "StartLastCallInput", again))).to.deep.equal([]);
  });

  it("refuses bad input as data and changes nothing", async () => {
    const japan = { member: "Japan", category: "MEMBER_STATE", commentKind: "SUBSTANTIVE" };
    const comment = (change: object) => ({ workItem, by: TSB, date: "2026-03-20", ...japan, ...change });
    const { workItem: before } = await ask(`{ workItem(acronym: "${workItem}") { revision } }`);
    for (const [code, mutation, type, input] of [
      ["OUTSIDE_PERIOD", "recordComment", "RecordCommentInput", comment({ date: "2026-04-13" })],
      ["CATEGORY_FORBIDS", "recordComment", "RecordCommentInput", comment({ category: "ACADEMIA" })],
      ["ROLE_FORBIDS", "recordComment", "RecordCommentInput", comment({ by: WP_CHAIR })],
      ["DATE_IN_FUTURE", "closeLastCall", "CloseLastCallInput", { workItem, by: CHAIR, date: "2026-12-01" }],
      ["PERIOD_NOT_OVER", "closeLastCall", "CloseLastCallInput", { workItem, by: CHAIR, date: "2026-04-12" }],
      [
        "STAGE_FORBIDS",
        "requestAnnouncement",
        "RequestAnnouncementInput",
        { workItem, by: CHAIR, date: "2026-04-12" },
      ],
      [
        "MEETING_NOT_FOUND",
        "judgeToStudyGroup",
        "JudgeToStudyGroupInput",
        { workItem, by: CHAIR, meeting: "T99" },
      ],
    ] as const) {
      const refused = await act(mutation, type, input);
      expect(codes(refused), code).to.deep.equal([code]);
      expect(refused.problems[0].clause.citation, code).to.match(/./);
      expect(refused.workItem?.revision ?? before.revision).to.equal(before.revision);
    }
  });

  it("shows what waits for a judgement", async () => {
    await act("recordComment", "RecordCommentInput", {
      workItem,
      by: TSB,
      date: "2026-03-20",
      member: "Japan",
      category: "MEMBER_STATE",
      commentKind: "SUBSTANTIVE",
    });
    await act("closeLastCall", "CloseLastCallInput", { workItem, by: CHAIR, date: "2026-04-13" });
    const { awaitingJudgement } =
      await ask(`{ awaitingJudgement(studyGroup: "SG13", moment: { asOf: "2026-04-20" }) {
      nodes { workItem { acronym approval { statusCode { code verified } comments { nodes { member kind } } } } stage since days } } }`);
    expect(awaitingJudgement.nodes).to.deep.equal([
      {
        workItem: {
          acronym: workItem,
          approval: {
            statusCode: { code: "LJ", verified: true },
            comments: { nodes: [{ member: "Japan", kind: "SUBSTANTIVE" }] },
          },
        },
        stage: "LC_JUDGEMENT",
        since: "2026-04-13",
        days: 7,
      },
    ]);
  });

  it("refuses a judgement by the WP chair, and a meeting of working parties as a study group meeting", async () => {
    const judge = { workItem, by: WP_CHAIR, date: "2026-04-20", meeting: "T25-SG13-260223" };
    const refused = await act("judgeToStudyGroup", "JudgeToStudyGroupInput", judge);
    expect(codes(refused)).to.deep.equal(["ROLE_FORBIDS", "NOT_A_STUDY_GROUP_MEETING"]);
  });

  it("assigns a number later, and never one that another text holds", async () => {
    const decision = { kind: "CONSENT", outcome: "AGREED", meeting: "T25-SG13-260223", body: "WP4/13" };
    const item = { workItem: "Y.QKD-IPsec-fr", by: TSB };
    await act("recordDecision", "RecordDecisionInput", { ...item, ...decision, finalText: "TD411/WP4" });
    const assign = (assignedNumber: string) =>
      act("assignNumber", "AssignNumberInput", { ...item, date: "2026-03-05", assignedNumber });
    expect(codes(await assign("ITU-T y.3094"))).to.deep.equal(["NUMBER_TAKEN"]);
    expect(codes(await assign("Y.3899"))).to.deep.equal([]);
    const { workItem: found } = await ask(`{ workItem(acronym: "y.3899") { designation } }`);
    expect(found.designation).to.equal("Y.3899 (ex Y.QKD-IPsec-fr)");
  });

  it("agrees new work items with their form, and refuses an incomplete one", async () => {
    const form = {
      question: "Q16/13",
      type: "SUPPLEMENT",
      by: WP_CHAIR,
      meeting: "T25-SG13-260223",
      body: "WP4/13",
      document: "TD420/WP4",
      titles: [{ language: "en", text: "Use cases" }],
      baseTexts: ["C12"],
      timing: "2027-03",
      editors: [{ name: "A. Editor" }],
      scope: "Scope",
      summary: "Summary",
      relations: [],
      liaisons: [],
    };
    const refused = await act("agreeNewWorkItem", "AgreeNewWorkItemInput", { acronym: "Y.Sup.new", ...form });
    expect(codes(refused)).to.deep.equal(["FORM_INCOMPLETE"]);
    const whole = { acronym: "Y.Sup.new", ...form, supportingMembers: ["KT"] };
    expect(codes(await act("agreeNewWorkItem", "AgreeNewWorkItemInput", whole))).to.deep.equal([]);
    const parked = { acronym: "Y.parked", ...form, result: "LIVING_LIST" };
    const { workItem: living, warnings } = await act("agreeNewWorkItem", "AgreeNewWorkItemInput", parked);
    expect(living.stage).to.equal("LIVING_LIST");
    expect(warnings).to.deep.equal([{ code: "FORM_INCOMPLETE" }]);
  });

  it("takes the authorisation of working parties from a study group meeting only", async () => {
    const mutation = `mutation ($input: AuthoriseWorkingPartiesInput!) { authoriseWorkingParties(input: $input) {
      studyGroup { authorisations { type basis verified } } problems { code clause { citation } } } }`;
    const input = { studyGroup: "sg13", type: "HANDBOOK", document: "TD500/PLEN", by: CHAIR };
    const refused = await server.ask(mutation, { input: { ...input, meeting: "T25-SG13-260223" } });
    expect(refused.data.authoriseWorkingParties.problems).to.deep.equal([
      { code: "NOT_A_STUDY_GROUP_MEETING", clause: { citation: "WTSA Res. 1 §1bis" } },
    ]);
    const sittings = [{ body: "SG13", startsOn: "2026-07-13", endsOn: "2026-07-24" }];
    const meeting = {
      code: "T25-SG13-260713",
      title: "SG13",
      studyGroup: "SG13",
      agenda: [],
      sittings,
      by: TSB,
    };
    await server.ask(
      "mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { problems { code } } }",
      {
        input: meeting,
      },
    );
    const undated = await server.ask(mutation, { input: { ...input, meeting: meeting.code } });
    expect(undated.data.authoriseWorkingParties.problems).to.deep.equal([
      { code: "DAY_NOT_GIVEN", clause: { citation: "WTSA Res. 1 §1bis" } },
    ]);
    const dated = { ...input, meeting: meeting.code, agreedOn: "2026-07-24" };
    const done = await server.ask(mutation, { input: dated });
    expect(done.data.authoriseWorkingParties.problems).to.deep.equal([]);
    expect(done.data.authoriseWorkingParties.studyGroup.authorisations.at(-1)).to.deep.equal({
      type: "HANDBOOK",
      basis: "TD500/PLEN, T25-SG13-260713",
      verified: true,
    });
  });

  it("plans no meeting with unknown bodies or dates out of order, and none twice", async () => {
    const plan = (change: object) =>
      server.ask(
        "mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { problems { code path } } }",
        {
          input: { code: "T25-X", title: "X", studyGroup: "SG13", agenda: [], by: TSB, ...change },
        },
      );
    const bad = [
      { body: "WP9/13", startsOn: "2026-07-13" },
      { body: "WP1/13", startsOn: "2026-07-13", endsOn: "2026-07-12" },
    ];
    const refused = await plan({ sittings: bad });
    expect(refused.data.planMeeting.problems).to.deep.equal([
      { code: "BODY_UNKNOWN", path: "sittings" },
      { code: "DATES_OUT_OF_ORDER", path: "sittings" },
    ]);
    const twice = await plan({
      code: "t25-sg13-260223",
      sittings: [{ body: "SG13", startsOn: "2026-07-13" }],
    });
    expect(twice.data.planMeeting.problems).to.deep.equal([{ code: "NAME_TAKEN", path: "code" }]);
  });

  it("plans no meeting with a number or sitting twice, or at a time that no clock shows", async () => {
    const plan = async (change: object) => {
      const input = {
        code: "T25-SG13-270328",
        title: "X",
        studyGroup: "SG13",
        agenda: [],
        by: TSB,
        ...change,
      };
      const { data } = await server.ask(
        "mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { problems { code message } } }",
        { input },
      );
      return data.planMeeting.problems;
    };
    const night = { body: "SG13", startsOn: "2027-03-28", startTime: "02:30" };
    const point = { number: 4, title: "Consent" };
    const problems = await plan({ sittings: [night, night], agenda: [point, { ...point, title: "Other" }] });
    expect(problems.map(({ code }: { code: string }) => code)).to.deep.equal([
      "AGENDA_NUMBER_TWICE",
      "SITTING_TWICE",
      "CLOCK_TIME_MISSING",
      "CLOCK_TIME_MISSING",
    ]);
    expect(problems[2].message).to.equal(
      "There is no 02:30 on 2027-03-28 in Geneva: clocks are put forward that night.",
    );
    // Morning and afternoon of one day are two sittings.
    const hours = ["09:30", "14:30"].map((startTime) => ({ ...night, startTime }));
    expect(await plan({ sittings: hours, agenda: [point] })).to.deep.equal([]);
  });

  it("has a meeting that is written down late on its own days, and says when it was announced", async () => {
    const meeting = {
      code: "T25-SG13-251028",
      title: "SG13",
      studyGroup: "SG13",
      agenda: [],
      sittings: [{ body: "SG13", startsOn: "2025-10-28", endsOn: "2025-11-06" }],
      by: TSB,
    };
    const plan = async (change: object) => {
      const { data } = await server.ask(
        "mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { problems { code path } meeting { history { nodes { effectiveOn } } } } }",
        { input: { ...meeting, ...change } },
      );
      return data.planMeeting;
    };
    expect((await plan({ announcedOn: "2025-10-29" })).problems).to.deep.equal([
      { code: "ANNOUNCED_AFTER_START", path: "announcedOn" },
    ]);
    expect((await plan({ announcedOn: "2099-01-01" })).problems).to.deep.equal([
      { code: "DATE_IN_FUTURE", path: "announcedOn" },
    ]);
    const told = await plan({ announcedOn: "2025-07-25" });
    expect(told.meeting.history.nodes).to.deep.equal([{ effectiveOn: "2025-07-25" }]);
    const later = { code: "T25-SG13-250303", sittings: [{ body: "SG13", startsOn: "2025-03-03" }] };
    const known = await plan(later);
    expect(known.meeting.history.nodes).to.deep.equal([{ effectiveOn: "2025-03-03" }]);
    const seen = await server.ask(`{
      was: meeting(code: "T25-SG13-251028", moment: { asOf: "2025-11-06" }) { code }
      day: meeting(code: "T25-SG13-250303", moment: { asOf: "2025-03-03" }) { code }
    }`);
    expect(seen.errors).to.deep.equal([]);
  });

  it("keeps contributions and raw status codes", async () => {
    const contribution = {
      workItem: "Y.QKD-TLS",
      by: TSB,
      document: "C77",
      source: "KT",
      receivedOn: "2026-02-10",
    };
    await act("recordContribution", "RecordContributionInput", {
      ...contribution,
      meeting: "t25-sg13-260223",
    });
    await act("recordExternalStatus", "RecordExternalStatusInput", {
      workItem: "Y.QKD-TLS",
      by: TSB,
      code: "XQ",
    });
    const { workItem: item } = await ask(`{ workItem(acronym: "Y.QKD-TLS") {
      contributions { nodes { document meeting { code } } } stage approval { externalStatus { code name verified } } } }`);
    expect(item).to.deep.equal({
      contributions: { nodes: [{ document: "C77", meeting: { code: "T25-SG13-260223" } }] },
      stage: "UNDER_STUDY",
      approval: { externalStatus: { code: "XQ", name: null, verified: false } },
    });
  });

  it("lists overdue items, stale candidates, consultations and the procedures themselves", async () => {
    const data = await ask(`{
      overdueWorkItems(studyGroup: "SG13") { totalCount nodes { dueOn days } }
      staleCandidates(studyGroup: "SG13") { totalCount }
      tapConsultations(studyGroup: "SG13") { totalCount }
      procedures { name rows { action from to by conditions clause { citation } } }
      statusCodes { code verified } }`);
    expect(data.staleCandidates.totalCount).to.equal(0);
    expect(data.tapConsultations.totalCount).to.equal(0);
    expect(data.procedures.map((p: { name: string }) => p.name)).to.include.members([
      "AAP",
      "TAP",
      "DELETION",
    ]);
    expect(data.statusCodes.filter((c: { verified: boolean }) => c.verified)).to.have.length(6);
  });
});
