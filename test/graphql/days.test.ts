import { assert } from "chai";
import { MEETING_PROBLEMS } from "../../src/domain/meetings/problems.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { act, chair, codes, done, MEETING, rapporteur, refusal, secretariat } from "./support.js";

const LATER = "2026-04-10T09:00:00.000Z";

describe("the days from which something counts", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => LATER });
  });
  after(() => server.close());

  const register = (input: object) =>
    done(server, "registerWorkItem", {
      question: "Q16/13",
      type: "RECOMMENDATION",
      titles: [{ language: "en", text: "Before the gavel" }],
      by: secretariat,
      ...input,
    });
  const consent = (name: string) => ({
    workItem: name,
    kind: "CONSENT",
    outcome: "AGREED",
    meeting: MEETING,
    body: "WP4/13",
    finalText: "TD1/WP4",
    by: chair,
  });
  const titleOn = async (name: string, day: string) => {
    const { data, errors } = await server.ask(
      `{ workItem(acronym: "${name}", moment: { asOf: "${day}" }) { title } }`,
    );
    assert.deepEqual(errors, []);
    return data.workItem.title;
  };

  it("refuses a decision of before the item was there, and takes it where the item is dated earlier", async () => {
    await register({ acronym: "Y.late" });
    const problems = await refusal(server, "recordDecision", consent("Y.late"));
    assert.deepEqual(codes(problems), ["BEFORE_ITS_BEGINNING"]);
    assert.include(problems[0], {
      message: "Y.late is on record from 2026-04-10 on; on 2026-02-27 it was not there yet.",
      path: "decidedOn",
    });
    const item = await register({ acronym: "Y.early", date: "2026-01-20" });
    assert.include(item.history.nodes[0], { effectiveOn: "2026-01-20", recordedAt: LATER });
    const { stage } = await done(server, "recordDecision", consent("Y.early"));
    assert.equal(stage, "CONSENTED");
    assert.equal(await titleOn("Y.early", "2026-01-20"), "Before the gavel");
  });

  it("dates a change, so that the past shows the title that stood then", async () => {
    await register({ acronym: "Y.titled", date: "2026-01-20" });
    const update = (text: string, date: string, expectedRevision: number) => ({
      workItem: "Y.titled",
      expectedRevision,
      date,
      titles: [{ language: "en", text }],
      by: rapporteur,
    });
    await done(server, "updateWorkItem", update("Of the meeting", "2026-02-27", 1));
    assert.equal(await titleOn("Y.titled", "2026-02-26"), "Before the gavel");
    assert.equal(await titleOn("Y.titled", "2026-02-27"), "Of the meeting");
    const refused = async (date: string) =>
      codes(await refusal(server, "updateWorkItem", update("X", date, 2)));
    assert.deepEqual(await refused("2026-04-11"), ["DATE_IN_FUTURE"]);
    assert.deepEqual(await refused("2026-02-20"), ["CHANGED_LATER"]);
    assert.deepEqual(
      await refused("2026-01-10"),
      ["BEFORE_ITS_BEGINNING"].concat("CHANGED_LATER").sort().reverse(),
    );
    // Another field was not changed later: its own order counts.
    const summary = { workItem: "Y.titled", expectedRevision: 2, date: "2026-02-01", summary: "S." };
    await done(server, "updateWorkItem", { ...summary, by: rapporteur });
  });

  it("shows the meeting of a decision on its own day, though it was written down later", async () => {
    await register({ acronym: "Y.met", date: "2026-01-20" });
    const input = {
      code: "T25-SG13-260310",
      title: "WP4/13",
      studyGroup: "SG13",
      sittings: [{ body: "WP4/13", startsOn: "2026-03-10" }],
      agenda: [{ number: 4, title: "Consent", purpose: "CONSENT" }],
      by: { name: "Secretariat", role: "TSB" },
    };
    await server.ask(
      "mutation($input: PlanMeetingInput!) { planMeeting(input: $input) { problems { code } } }",
      { input },
    );
    const meeting = input.code;
    await done(server, "recordDecision", { ...consent("Y.met"), meeting });
    const { data, errors } = await server.ask(
      `{ decisions(moment: { asOf: "2026-03-10" }, filter: { meeting: "${meeting}" }) { nodes { decidedOn meeting { code } } } }`,
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(data.decisions.nodes, [{ decidedOn: "2026-03-10", meeting: { code: meeting } }]);
  });

  it("registers nothing of a day that has not come", async () => {
    const input = { acronym: "Y.future", question: "Q16/13", type: "RECOMMENDATION", by: rapporteur };
    const problems = await refusal(server, "registerWorkItem", { ...input, date: "2026-04-11" });
    assert.deepEqual(codes(problems), ["DATE_IN_FUTURE"]);
  });

  it("keeps the day of a contribution that came before its item", async () => {
    await register({ acronym: "Y.proposed", date: "2026-03-01" });
    const answer = await server.ask(
      `mutation($input: RecordContributionInput!) { recordContribution(input: $input) { problems { code } workItem { history { nodes { effectiveOn } } } } }`,
      { input: { workItem: "Y.proposed", document: "C12", receivedOn: "2026-02-15", by: rapporteur } },
    );
    assert.deepEqual(answer.errors, []);
    assert.deepEqual(answer.data.recordContribution.problems, []);
    assert.equal(answer.data.recordContribution.workItem.history.nodes.at(-1).effectiveOn, "2026-03-01");
  });

  it("takes the title that the meeting gave with the decision, from the day of the decision", async () => {
    await register({ acronym: "Y.gavel", date: "2026-01-20" });
    const titles = [{ language: "en", text: "As the meeting changed it" }];
    const item = await done(server, "recordDecision", { ...consent("Y.gavel"), titles });
    assert.equal(item.titles[0].text, "As the meeting changed it");
    assert.equal(await titleOn("Y.gavel", "2026-02-26"), "Before the gavel");
    assert.equal(await titleOn("Y.gavel", "2026-02-27"), "As the meeting changed it");
  });
});

describe("candidates before and at their meeting", () => {
  let server: TestServer;
  let now = "2026-01-15T09:00:00.000Z";
  before(async () => {
    server = await startTestServer({ now: () => now });
  });
  after(() => server.close());

  const OF_WP3 = { meeting: MEETING, body: "WP3/13", by: chair };
  const candidate = async (name: string) => {
    const { data, errors } = await server.ask(
      `{ workItem(acronym: "${name}") { candidacies { nodes { status text } } } }`,
    );
    assert.deepEqual(errors, []);
    return data.workItem.candidacies.nodes[0];
  };
  const consent = { ...OF_WP3, kind: "CONSENT", outcome: "AGREED", finalText: "TD305-R1/WP3" };

  it("say which document is up for decision", async () => {
    const name = "Y.DTN-ModelReq";
    assert.deepEqual(await candidate(name), { status: "PLANNED", text: null });
    await done(server, "updateWorkItem", {
      workItem: name,
      expectedRevision: 2,
      baseTexts: ["TD100/WP3", "TD210/WP3"],
      by: rapporteur,
    });
    assert.deepEqual(await candidate(name), { status: "PLANNED", text: "TD210/WP3" });
    await done(server, "withdrawCandidate", {
      workItem: name,
      meeting: MEETING,
      reason: "By mistake",
      by: chair,
    });
    await done(server, "proposeForDecision", { workItem: name, ...OF_WP3, text: "TD305/WP3" });
    assert.deepEqual(await candidate(name), { status: "PLANNED", text: "TD305/WP3" });
    now = "2026-02-27T10:00:00.000Z";
    await done(server, "recordDecision", { workItem: name, ...consent });
    assert.deepEqual(await candidate(name), { status: "DECIDED", text: "TD305-R1/WP3" });
  });

  it("are told from those that were withdrawn", async () => {
    now = "2026-01-15T09:00:00.000Z";
    const items = await server.ask(
      `{ meeting(code: "${MEETING}") { candidates(body: "WP3/13", status: PLANNED) { nodes { workItem { acronym } } } } }`,
    );
    const [first] = items.data.meeting.candidates.nodes;
    const workItem = first.workItem.acronym;
    await done(server, "withdrawCandidate", { workItem, meeting: MEETING, reason: "Not ready", by: chair });
    now = "2026-02-27T10:00:00.000Z";
    const { problems, warnings, decision } = await act(server, "recordDecision", { workItem, ...consent });
    assert.deepEqual(problems, []);
    const listed = warnings.filter(({ code }) => code.includes("CANDIDATE"));
    assert.deepEqual(codes(listed), ["CANDIDATE_WITHDRAWN"]);
    assert.include(listed[0]?.message, '("Not ready")');
    assert.isFalse(decision.wasCandidate);
  });

  it("are decided with a warning before their sitting has begun", async () => {
    const postpone = { ...OF_WP3, kind: "CONSENT", outcome: "POSTPONED", reason: "Not ready" };
    const { data } = await server.ask(
      `{ meeting(code: "${MEETING}") { candidates(body: "WP3/13", status: PLANNED) { nodes { workItem { acronym } } } } }`,
    );
    const [earlier, later] = data.meeting.candidates.nodes.map(
      (one: { workItem: { acronym: string } }) => one.workItem.acronym,
    );
    // WP3/13 begins at 10:30 in Geneva.
    now = "2026-02-27T07:10:00.000Z";
    const first = await act(server, "recordDecision", { workItem: earlier, ...postpone });
    assert.deepEqual(first.problems, []);
    assert.sameMembers(codes(first.warnings), ["SITTING_NOT_BEGUN", "POSTPONED_WITHOUT_MEETING"]);
    const early = first.warnings.find(({ code }) => code === "SITTING_NOT_BEGUN");
    assert.equal(early?.message, "WP3/13 begins at 10:30 on 2026-02-27; it is 08:10 in Geneva.");
    now = "2026-02-27T09:30:00.000Z";
    const second = await act(server, "recordDecision", { workItem: later, ...postpone });
    assert.deepEqual([codes(second.problems), codes(second.warnings)], [[], ["POSTPONED_WITHOUT_MEETING"]]);
  });

  it("are planned no longer when their meeting ends the work on them", async () => {
    const { data } = await server.ask(
      `{ meeting(code: "${MEETING}") { candidates(body: "WP4/13", status: PLANNED) { nodes { workItem { acronym } } } } }`,
    );
    const workItem = data.meeting.candidates.nodes[0].workItem.acronym;
    const ended = await server.ask(
      "mutation($input: DiscontinueWorkItemInput!) { discontinueWorkItem(input: $input) { problems { code message } warnings { code } } }",
      {
        input: {
          workItem,
          meeting: MEETING,
          body: "WP4/13",
          agendaItem: 8,
          date: "2026-02-27",
          reason: "No interest",
          by: chair,
        },
      },
    );
    assert.deepEqual(ended.errors, []);
    assert.deepEqual(ended.data.discontinueWorkItem, { problems: [], warnings: [] });
    assert.equal((await candidate(workItem)).status, "DECIDED");
  });
});

describe("the problems of meetings and days", () => {
  it("have a test each", () => {
    const tested = {
      AGENDA_NUMBER_TWICE: "test/graphql/approval.test.ts",
      SITTING_TWICE: "test/graphql/approval.test.ts",
      CLOCK_TIME_MISSING: "test/graphql/approval.test.ts",
      ANNOUNCED_AFTER_START: "test/graphql/approval.test.ts",
      BEFORE_ITS_BEGINNING: "here",
      CHANGED_LATER: "here",
      CANDIDATE_WITHDRAWN: "here",
      SITTING_NOT_BEGUN: "here",
      DONE_AT_MEETING: "test/graphql/correct-meeting.test.ts",
      MEETING_DATES_KEPT: "test/graphql/correct-meeting.test.ts",
      MEETING_OFF: "test/graphql/meeting-story.test.ts",
      MEETING_HELD: "test/graphql/meeting-story.test.ts",
      NO_SITTINGS: "test/graphql/meeting-story.test.ts",
      RAPPORTEUR_GROUP_WITHOUT_QUESTION: "test/graphql/meeting-story.test.ts",
      RAPPORTEUR_GROUP_UNSAID: "test/graphql/meeting-story.test.ts",
      LETTER_NUMBER_USED: "test/graphql/meeting-story.test.ts",
      DEADLINE_PASSED: "test/graphql/meeting-story.test.ts",
      DEADLINE_KEPT: "test/graphql/meeting-story.test.ts",
      AGENDA_LINE_UNKNOWN: "test/graphql/meeting-story.test.ts",
      SITTING_OPEN: "test/graphql/sittings.test.ts",
      SITTING_NOT_OPEN: "test/graphql/sittings.test.ts",
      SITTING_CLOSED: "test/graphql/sittings.test.ts",
      SESSION_NOT_FOUND: "test/graphql/sittings.test.ts",
      TIME_IN_FUTURE: "test/graphql/sittings.test.ts",
      TIMES_OUT_OF_ORDER: "test/graphql/sittings.test.ts",
      BUSINESS_LINE_UNKNOWN: "test/graphql/order-of-business.test.ts",
      BUSINESS_LINE_TWICE: "test/graphql/order-of-business.test.ts",
    } satisfies Record<keyof typeof MEETING_PROBLEMS, string>;
    assert.sameMembers(Object.keys(tested), Object.keys(MEETING_PROBLEMS));
  });
});
