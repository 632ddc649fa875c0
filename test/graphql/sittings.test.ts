import { assert } from "chai";
import { judgeOpenSitting } from "../../src/domain/meetings/sessions.js";
import { withPolicy } from "../support/policy.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { act, MEETING, mutate, secretariat } from "./support.js";

const CHAIR = { name: "Chair of WP4/13", role: "WP_CHAIR" };
const FIELDS = `problems { code clause { citation } path remedy } warnings { code } meeting { revision sittings { body { label } openedAt closedAt
  sessions { code openedAt openedBy { name } closedAt closedBy { name } } } } changedSince { seq }`;

describe("a sitting", () => {
  let server: TestServer;
  let now = "2026-02-27T07:40:00.000Z";
  before(async () => {
    server = await startTestServer({ now: () => now });
  });
  after(() => server.close());

  const sit = async (verb: string, more: object = {}) => {
    const input = { meeting: MEETING, ...(verb === "correctSession" ? {} : { body: "WP4/13" }), ...more };
    const { problems, warnings, meeting } = await mutate(server, verb, { input, by: CHAIR }, FIELDS);
    const codes = (list: { code: string }[]) => list.map(({ code }) => code);
    const sitting = meeting?.sittings.find((one: { body: { label: string } }) => one.body.label === "WP4/13");
    return { refused: codes(problems), pointedOut: codes(warnings), sitting };
  };
  const decide = async (more: object = {}) => {
    const decision = { kind: "CONSENT", meeting: MEETING, body: "WP4/13", by: CHAIR, ...more };
    const { problems, warnings } = await act(server, "recordDecision", {
      workItem: "Y.QKD-TLS",
      outcome: "POSTPONED",
      reason: "The text is too late.",
      ...decision,
    });
    return { refused: problems.map(({ code }) => code), pointedOut: warnings.map(({ code }) => code) };
  };

  it("that nobody opened formally takes decisions on its day, with a warning before its hour", async () => {
    const { refused, pointedOut } = await decide({ dryRun: true });
    assert.deepEqual(refused, []);
    assert.include(pointedOut, "SITTING_NOT_BEGUN");
  });

  it("is not opened on another day, in the future, or for a body that does not sit", async () => {
    assert.deepEqual((await sit("openSitting", { at: "2026-02-26T09:00:00Z" })).refused, [
      "DATE_OUTSIDE_SITTING",
    ]);
    assert.deepEqual((await sit("openSitting", { at: "2026-02-27T09:00:00Z" })).refused, ["TIME_IN_FUTURE"]);
    const { refused } = await sit("openSitting", { body: "SG13", by: { name: "A", role: "SG_CHAIR" } });
    assert.deepEqual(refused, ["BODY_NOT_SITTING"]);
    assert.deepEqual((await sit("openSitting", { meeting: "T25-SG13-990101" })).refused, [
      "MEETING_NOT_FOUND",
    ]);
    assert.deepEqual((await sit("closeSitting")).refused, ["SITTING_NOT_OPEN"]);
  });

  it("is opened by its chair, before its hour with a warning, and then takes decisions without one", async () => {
    const tried = await sit("openSitting", { dryRun: true });
    const opened = await sit("openSitting");
    assert.deepEqual([tried.refused, tried.pointedOut], [opened.refused, opened.pointedOut]);
    assert.deepEqual(opened.pointedOut, ["SITTING_NOT_BEGUN"]);
    assert.deepInclude(opened.sitting, { openedAt: now, closedAt: null });
    assert.deepEqual(opened.sitting.sessions, [
      { code: "S1", openedAt: now, openedBy: { name: CHAIR.name }, closedAt: null, closedBy: null },
    ]);
    assert.notInclude((await decide({ dryRun: true })).pointedOut, "SITTING_NOT_BEGUN");
    assert.deepEqual((await sit("openSitting")).refused, ["SITTING_OPEN"]);
  });

  it("takes no decision once it is closed, whatever kind; other bodies' sittings go on", async () => {
    now = "2026-02-27T09:20:00.000Z";
    assert.deepEqual((await sit("closeSitting", { at: "2026-02-27T07:00:00Z" })).refused, [
      "TIMES_OUT_OF_ORDER",
    ]);
    const { refused, sitting } = await sit("closeSitting");
    assert.deepEqual(refused, []);
    assert.equal(sitting.closedAt, now);
    assert.deepEqual((await decide()).refused, ["SITTING_CLOSED"]);

    const wp3 = {
      workItem: "Y.DTN-ModelReq",
      body: "WP3/13",
      by: { name: "Chair of WP3/13", role: "WP_CHAIR" },
    };
    assert.deepEqual((await decide({ ...wp3, dryRun: true })).refused, []);

    const item = { acronym: "Y.late", question: "Q16/13", type: "RECOMMENDATION" };
    const agreed = await mutate(
      server,
      "agreeNewWorkItem",
      { input: { ...item, meeting: MEETING, body: "WP4/13", document: "TD1/WP4" }, by: CHAIR },
      "problems { code }",
    );
    assert.include(
      agreed.problems.map(({ code }: { code: string }) => code),
      "SITTING_CLOSED",
    );
    const ended = {
      workItem: "Y.QKD-TLS",
      meeting: MEETING,
      body: "WP4/13",
      agendaItem: 9,
      reason: "No interest",
    };
    const discontinued = await mutate(
      server,
      "discontinueWorkItem",
      { input: ended, by: CHAIR },
      "problems { code }",
    );
    assert.deepEqual(discontinued.problems, [{ code: "SITTING_CLOSED" }]);
    const { data } = await server.ask(
      `{ meeting(code: "${MEETING}") { orderOfBusiness(body: "WP4/13") { lines { nodes { problems { code } } } } } }`,
    );
    assert.include(JSON.stringify(data), "SITTING_CLOSED");
  });

  it("refuses the approval of a liaison statement when it is closed", async () => {
    const said = { title: "On QKDN", questions: ["Q16/13"], meeting: MEETING };
    const { liaisonStatement } = await mutate(
      server,
      "prepareLiaison",
      {
        input: {
          studyGroup: "SG13",
          source: "Q16/13",
          ...said,
          destinations: [{ group: "ETSI", purpose: "INFORMATION" }],
        },
      },
      "liaisonStatement { code }",
    );
    const approval = { liaison: liaisonStatement.code, meeting: MEETING, body: "WP4/13" };
    const approved = await mutate(
      server,
      "approveLiaison",
      { input: approval, by: CHAIR },
      "problems { code }",
    );
    assert.deepEqual(approved.problems, [{ code: "SITTING_CLOSED" }]);
  });

  it("can be opened again, and what is put right of the past needs no open sitting", async () => {
    assert.deepEqual((await sit("openSitting", { at: "2026-02-27T09:00:00Z" })).refused, [
      "TIMES_OUT_OF_ORDER",
    ]);
    const again = await sit("openSitting");
    assert.deepEqual(
      again.sitting.sessions.map(({ code }: { code: string }) => code),
      ["S1", "S2"],
    );
    assert.deepEqual((await decide()).refused, []);
    await sit("closeSitting");
    const { problems } = await mutate(
      server,
      "correctAct",
      {
        input: {
          workItem: "Y.QKD-TLS",
          decision: "D1",
          reason: "Another word",
          instead: { reason: "It came too late." },
        },
        by: secretariat,
      },
      "problems { code }",
    );
    assert.deepEqual(problems, []);
  });

  it("is put right where its times were wrong, or where it was not opened at all", async () => {
    const right = (more: object) =>
      sit("correctSession", { session: "S1", reason: "The clock was wrong", ...more });
    assert.deepEqual((await right({ session: "S9" })).refused, ["SESSION_NOT_FOUND"]);
    assert.deepEqual((await right({ openedAt: "2026-02-26T08:00:00Z" })).refused, ["DATE_OUTSIDE_SITTING"]);
    assert.deepEqual((await right({ closedAt: "2026-02-27T07:00:00Z" })).refused, ["TIMES_OUT_OF_ORDER"]);
    assert.include((await right({ closedAt: null })).refused, "SITTING_OPEN");
    const { refused, sitting } = await right({ openedAt: "2026-02-27T08:00:00Z" });
    assert.deepEqual(refused, []);
    assert.equal(sitting.openedAt, "2026-02-27T08:00:00.000Z");
    const { sitting: voided } = await right({ isVoid: true });
    assert.lengthOf(voided.sessions, 1);
    assert.deepEqual((await right({})).refused, ["SESSION_NOT_FOUND"]);
  });

  it("was held, once it was opened: its meeting is not called off", async () => {
    const { problems } = await mutate(
      server,
      "callOffMeeting",
      { input: { meeting: MEETING, reason: "x" } },
      "problems { code message }",
    );
    assert.equal(problems[0].code, "MEETING_HELD");
    assert.include(problems[0].message, "the sitting of WP4/13");
  });

  it("that nobody opened takes no decision where this tracker asks for opening", () => {
    const meeting = server.programme.tracker.programme.current.meeting(MEETING);
    assert(meeting);
    const codes = () => judgeOpenSitting(meeting, "WP3/13", "2026-02-27").map(({ code }) => code);
    assert.deepEqual(codes(), []);
    withPolicy("decidesOnlyWhileOpen", true, () => assert.deepEqual(codes(), ["SITTING_NOT_OPEN"]));
  });

  it("is refused on a day to come, open or not", async () => {
    const { refused } = await decide({ workItem: "Y.QKD-IPsec-fr", decidedOn: "2026-02-28" });
    assert.deepEqual(refused, ["DATE_OUTSIDE_SITTING"]);
    now = "2026-02-20T09:00:00.000Z";
    assert.include((await decide({ workItem: "Y.QKD-IPsec-fr" })).refused, "DATE_IN_FUTURE");
  });
});
