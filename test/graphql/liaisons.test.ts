import { assert } from "chai";
import { verifyDatabase } from "../../src/persistence/verify.js";
import { admit, type SignInServer, startSignInServer, tokenFor } from "../support/signed-in.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { assertWellWorded, MEETING, mutate, type ProblemAnswer, secretariat } from "./support.js";

const ITEM = "Y.QKD-TLS";
const chair = { name: "Chair of WP4/13", role: "WP_CHAIR" };
const rapporteur = { name: "Rapporteur of Q16/13", role: "RAPPORTEUR" };
const sgChair = { name: "Chair of SG13", role: "SG_CHAIR" };

const FIELDS = `liaisonStatement { id code designation direction status title source deadline level sentOn serial overdueDays
    documents attachments awaitedFrom revision studyGroup { label } questions { label } workItems { acronym } meeting { code }
    destinations { group purpose reply { code } } replyTo { code } approval { level approvedOn body { label } agendaItem meeting { code } }
    withdrawn { on reason } history { nodes { action effectiveOn basis { clause { citation } meeting { code } } } } }
  problems { code message clause { citation } path remedy } warnings { code message clause { citation } path remedy }`;

const TO_IETF = {
  studyGroup: "SG13",
  title: "Integration of QKD and TLS 1.3",
  source: "Q16/13",
  questions: ["Q16/13"],
  workItems: [ITEM],
  destinations: [
    { group: "IETF TLS", purpose: "ACTION" },
    { group: "ITU-T SG17", purpose: "INFORMATION" },
  ],
  deadline: "2026-04-30",
  contact: "The rapporteur of Q16/13",
  documents: ["TD432/WP4"],
  attachments: ["SG13-TD410/WP4"],
  meeting: MEETING,
  date: "2026-02-27",
};

let now = "2026-02-27T14:00:00.000Z";

describe("a liaison statement", () => {
  let server: TestServer;
  const codesOf = (problems: readonly ProblemAnswer[]) => problems.map(({ code }) => code);
  const act = async (mutation: string, input: object, by: object = secretariat) => {
    const answer = await mutate(server, mutation, { input, by }, FIELDS);
    for (const one of [...answer.problems, ...answer.warnings]) assertWellWorded(one);
    return answer;
  };
  const done = async (...said: Parameters<typeof act>) => {
    const { liaisonStatement, problems, warnings } = await act(...said);
    assert.deepEqual(problems, [], said[0]);
    return { ...liaisonStatement, warnings };
  };
  const refused = async (...said: Parameters<typeof act>) => codesOf((await act(...said)).problems);
  const query = async (text: string) => {
    const { data, errors } = await server.ask(text);
    assert.deepEqual(errors, [], text);
    return data;
  };

  before(async () => {
    server = await startTestServer({ now: () => now });
  });
  after(() => server.close());

  it("is prepared by the rapporteur, approved at the gavel, sent by TSB under its serial", async () => {
    const prepared = await done("prepareLiaison", TO_IETF, rapporteur);
    assert.deepInclude(prepared, { code: "SG13-LS-o1", status: "PREPARED", level: "WORKING_PARTY" });
    assert.equal(prepared.designation, "LS/o on Integration of QKD and TLS 1.3");
    assert.deepEqual(prepared.workItems, [{ acronym: ITEM }]);
    assert.deepEqual(prepared.warnings, []);
    const approval = { liaison: prepared.id, meeting: MEETING, body: "WP4/13" };
    const approved = await done("approveLiaison", approval, chair);
    assert.equal(approved.status, "APPROVED");
    assert.deepEqual(approved.approval, {
      level: "WORKING_PARTY",
      approvedOn: "2026-02-27",
      body: { label: "WP4/13" },
      agendaItem: 7,
      meeting: { code: MEETING },
    });
    now = "2026-03-05T09:00:00.000Z";
    const sent = await done("sendLiaison", { liaison: "sg13-ls-o1", serial: "SG13-LS136" });
    assert.deepInclude(sent, { status: "AWAITING_REPLY", awaitedFrom: ["IETF TLS"], sentOn: "2026-03-05" });
    const clauses = sent.history.nodes.map(
      ({ basis }: { basis: { clause: { citation: string } } }) => basis.clause.citation,
    );
    assert.deepEqual(clauses, Array(3).fill("Rec. ITU-T A.1 §1.5"));
  });

  it("is in the section of the meeting's report, and found by Question, item, meeting, group, status and serial", async () => {
    const filters = [
      'question: "Q16/13"',
      'workItem: "y.qkd-tls"',
      `meeting: "${MEETING}"`,
      'groups: ["ietf  TLS"]',
      "statuses: [AWAITING_REPLY, OVERDUE]",
      'studyGroup: "SG13", direction: OUTGOING',
    ];
    for (const filter of filters) {
      const { liaisonStatements } = await query(
        `{ liaisonStatements(filter: { ${filter} }) { totalCount nodes { code } } }`,
      );
      assert.deepEqual(liaisonStatements, { totalCount: 1, nodes: [{ code: "SG13-LS-o1" }] }, filter);
    }
    const none = await query('{ liaisonStatements(filter: { question: "Q17/13" }) { totalCount } }');
    assert.equal(none.liaisonStatements.totalCount, 0);
    const data =
      await query(`{ meeting(code: "${MEETING}") { report { text } liaisonStatements { totalCount } }
      liaisonStatement(code: "sg13-ls136") { code }
      question(label: "Q16/13") { liaisonStatements { nodes { code } } }
      workItem(acronym: "${ITEM}") { liaisonStatements { nodes { code } } } }`);
    assert.equal(data.liaisonStatement.code, "SG13-LS-o1");
    assert.equal(data.meeting.liaisonStatements.totalCount, 1);
    assert.deepEqual(data.question.liaisonStatements.nodes, data.workItem.liaisonStatements.nodes);
    const row = data.meeting.report.text
      .split("\n")
      .find((line: string) => line.includes("Integration of QKD and TLS 1.3 |"));
    assert.equal(
      row,
      "| 1 | Q16/13 | WP4/13 | IETF TLS (by 2026-04-30) | ITU-T SG17 | Integration of QKD and TLS 1.3 | TD432/WP4 |",
    );
  });

  it("is overdue from the day after its deadline, whatever day is asked about", async () => {
    now = "2026-05-05T09:00:00.000Z";
    const on = (day: string) =>
      `liaisonStatement(code: "SG13-LS-o1", moment: { asOf: "${day}" }) { status overdueDays }`;
    const data =
      await query(`{ prepared: ${on("2026-02-28")} last: ${on("2026-04-30")} late: ${on("2026-05-01")}
      liaisonsAwaitingReply(studyGroup: "SG13") { nodes { day groups since overdueDays liaisonStatement { code } workItem { acronym }
        ... on Waiting { day } } } }`);
    assert.deepEqual(data.prepared, { status: "APPROVED", overdueDays: null });
    assert.deepEqual(data.last, { status: "AWAITING_REPLY", overdueDays: null });
    assert.deepEqual(data.late, { status: "OVERDUE", overdueDays: 1 });
    assert.deepEqual(data.liaisonsAwaitingReply.nodes, [
      {
        day: "2026-04-30",
        groups: ["IETF TLS"],
        since: "2026-03-05",
        overdueDays: 5,
        liaisonStatement: { code: "SG13-LS-o1" },
        workItem: { acronym: ITEM },
      },
    ]);
  });

  it("is answered by a reply that came, tied to what the statement is about", async () => {
    const unclear = {
      studyGroup: "SG13",
      title: "Re: Integration of QKD and TLS 1.3",
      source: "IETF CFRG",
      replyTo: "SG13-LS136",
    };
    const { problems } = await act("recordIncomingLiaison", unclear);
    assert.deepEqual(codesOf(problems), ["LIAISON_REPLY_UNCLEAR"]);
    assert.include(problems[0]?.message ?? "", "IETF TLS, ITU-T SG17");
    const reply = await done("recordIncomingLiaison", {
      ...unclear,
      answersFor: ["ietf tls"],
      documents: ["TD500/GEN"],
      date: "2026-05-04",
    });
    assert.deepInclude(reply, { code: "SG13-LS-i1", status: "RECEIVED", replyTo: { code: "SG13-LS-o1" } });
    assert.equal(reply.designation, "LS/i/r on Re: Integration of QKD and TLS 1.3");
    assert.deepEqual(reply.workItems, [{ acronym: ITEM }]);
    const data =
      await query(`{ now: liaisonStatement(code: "SG13-LS-o1") { status awaitedFrom replies { nodes { code } }
        destinations { group reply { code } } }
      before: liaisonStatement(code: "SG13-LS-o1", moment: { asOf: "2026-05-03" }) { status } }`);
    assert.deepEqual(data.now, {
      status: "ANSWERED",
      awaitedFrom: [],
      replies: { nodes: [{ code: "SG13-LS-i1" }] },
      destinations: [
        { group: "IETF TLS", reply: { code: "SG13-LS-i1" } },
        { group: "ITU-T SG17", reply: null },
      ],
    });
    assert.equal(data.before.status, "OVERDUE");
    // A reply that was recorded by mistake answers nothing.
    await done("withdrawLiaison", { liaison: "SG13-LS-i1", reason: "It answers another statement." });
    const again = await query(`{ liaisonStatement(code: "SG13-LS-o1") { status } }`);
    assert.equal(again.liaisonStatement.status, "OVERDUE");
  });

  it("that comes and wants an answer waits for ours", async () => {
    const came = await done("recordIncomingLiaison", {
      studyGroup: "SG13",
      title: "Terms for QKD",
      source: "ETSI ISG QKD",
      questions: ["Q16/13"],
      destinations: [{ group: "ITU-T SG13", purpose: "COMMENT" }],
      deadline: "2026-06-30",
    });
    assert.deepInclude(came, { code: "SG13-LS-i2", status: "AWAITING_REPLY", awaitedFrom: ["ITU-T SG13"] });
    const reply = await done("prepareLiaison", {
      studyGroup: "SG13",
      title: "Terms for QKD",
      source: "Q16/13",
      replyTo: came.id,
      destinations: [{ group: "ETSI ISG QKD", purpose: "INFORMATION" }],
      level: "MANAGEMENT_TEAM",
    });
    assert.equal(reply.designation, "LS/o/r on Terms for QKD");
    assert.deepEqual(codesOf(reply.warnings), ["LIAISON_WITHOUT_CONTACT"]);
    const status = async () =>
      (await query('{ liaisonStatement(code: "SG13-LS-i2") { status } }')).liaisonStatement.status;
    assert.equal(await status(), "AWAITING_REPLY");
    await done("approveLiaison", { liaison: reply.code }, sgChair);
    await done("sendLiaison", { liaison: reply.code, serial: "SG13-LS137" });
    assert.equal(await status(), "ANSWERED");
    const other = { studyGroup: "SG13", title: "x", source: "SG13", destinations: TO_IETF.destinations };
    assert.deepEqual(await refused("prepareLiaison", { ...other, replyTo: "SG13-LS137" }), [
      "LIAISON_REPLY_UNFIT",
    ]);
  });

  it("is refused with every reason: destinations, deadline, level, meeting, serial, stage", async () => {
    const base = { ...TO_IETF, deadline: null };
    const twice = [...TO_IETF.destinations, { group: "ietf tls", purpose: "COMMENT" }];
    const informed = [{ group: "ITU-T SG17", purpose: "INFORMATION" }];
    const wrong = { ...TO_IETF, deadline: "2026-01-01", destinations: twice };
    assert.deepEqual(await refused("prepareLiaison", wrong), [
      "LIAISON_DESTINATION_TWICE",
      "DATES_OUT_OF_ORDER",
    ]);
    assert.deepEqual(await refused("prepareLiaison", { ...TO_IETF, destinations: informed }), [
      "LIAISON_DEADLINE_UNFIT",
    ]);
    const unknown = {
      ...base,
      questions: ["Q99/13"],
      workItems: ["Y.none"],
      replyTo: "LS9",
      meeting: "M9",
      studyGroup: "SG9",
    };
    assert.sameMembers(await refused("prepareLiaison", unknown), [
      "BODY_UNKNOWN",
      "MEETING_NOT_FOUND",
      "LIAISON_NOT_FOUND",
      "QUESTION_NOT_FOUND",
      "WORK_ITEM_NOT_FOUND",
    ]);
    const prepared = await done("prepareLiaison", base);
    assert.deepEqual(codesOf(prepared.warnings), ["LIAISON_WITHOUT_DEADLINE"]);
    const approve = (said: object, by?: object) =>
      refused("approveLiaison", { liaison: prepared.code, ...said }, by);
    assert.deepEqual(await approve({}), ["LIAISON_MEETING_MISSING"]);
    assert.deepEqual(await approve({ meeting: MEETING, body: "WP1/13" }), ["LIAISON_LEVEL_UNFIT"]);
    assert.deepEqual(await approve({ meeting: MEETING, body: "WP4/13", agendaItem: 4 }), [
      "AGENDA_ITEM_UNFIT",
    ]);
    assert.deepEqual(await approve({ meeting: MEETING, body: "SG13", level: "STUDY_GROUP" }), [
      "BODY_NOT_SITTING",
    ]);
    assert.deepEqual(await approve({ level: "MANAGEMENT_TEAM" }), ["ROLE_FORBIDS"]);
    const sitting = { code: "T25-SG13-260504", title: "x", studyGroup: "SG13", agenda: [] };
    const { problems } = await mutate(
      server,
      "planMeeting",
      { input: { ...sitting, sittings: [{ body: "SG13", startsOn: "2026-05-04", endsOn: "2026-05-08" }] } },
      "problems { code }",
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(await approve({ level: "MANAGEMENT_TEAM" }, sgChair), ["LIAISON_BETWEEN_MEETINGS"]);
    const early = { liaison: prepared.code, serial: "SG13-LS136" };
    assert.deepEqual(await refused("sendLiaison", early), ["LIAISON_STAGE_FORBIDS", "LIAISON_SERIAL_TAKEN"]);
    assert.deepEqual(await refused("updateLiaison", { liaison: "SG13-LS-o1", title: "Another" }), [
      "LIAISON_STAGE_FORBIDS",
    ]);
    assert.deepEqual(await refused("withdrawLiaison", { liaison: "SG13-LS-o1", reason: "x" }), [
      "LIAISON_STAGE_FORBIDS",
    ]);
    const stale = { liaison: "SG13-LS-o1", attachments: [], expectedRevision: 1 };
    assert.deepEqual(await refused("updateLiaison", stale), ["REVISION_CONFLICT"]);
  });

  it("is done once for a key, tried without effect, changed in what it is tied to after it was sent", async () => {
    const count = async () =>
      (await query("{ liaisonStatements { totalCount } }")).liaisonStatements.totalCount;
    const before = await count();
    await act("prepareLiaison", { ...TO_IETF, dryRun: true });
    assert.equal(await count(), before);
    const once = { ...TO_IETF, idempotencyKey: "one" };
    const [first, second] = [await done("prepareLiaison", once), await done("prepareLiaison", once)];
    assert.equal(first.code, second.code);
    assert.equal(await count(), before + 1);
    const tied = await done("updateLiaison", { liaison: "SG13-LS136", workItems: [ITEM, "Y.QKD-IPsec-fr"] });
    assert.lengthOf(tied.workItems, 2);
    const gone = await done("withdrawLiaison", { liaison: first.code, reason: "Merged with another" });
    assert.deepInclude(gone, { status: "WITHDRAWN" });
    assert.deepEqual(gone.withdrawn, { on: "2026-05-05", reason: "Merged with another" });
  });

  it("takes the next code also where two are prepared at once, and is sound in the database", async () => {
    const three = await Promise.all([1, 2, 3].map(() => done("prepareLiaison", TO_IETF)));
    assert.lengthOf(new Set(three.map(({ code }) => code)), 3);
    assert.deepEqual((await verifyDatabase(server.database.connection)).broken, []);
    const other = await startTestServer({ uri: server.uri, databaseName: server.databaseName, seeds: false });
    const { data } = await other.ask('{ liaisonStatement(code: "SG13-LS136") { code } }');
    assert.equal(data.liaisonStatement.code, "SG13-LS-o1");
    await other.close();
  });
});

describe("liaison statements that wait for somebody", () => {
  let server: SignInServer;
  before(async () => {
    server = await startSignInServer({ now: () => now });
    await admit(server.tracker, { handle: "rap", role: "RAPPORTEUR", scope: "Q16/13" });
    await admit(server.tracker, { handle: "wpc", role: "WP_CHAIR", scope: "WP4/13" });
    await admit(server.tracker, { handle: "wp1", role: "WP_CHAIR", scope: "WP1/13" });
    await admit(server.tracker, { handle: "tsb", role: "TSB", scope: null });
  });
  after(() => server.close());

  const waiting = async (handle: string) => {
    const { data, errors } = await server.ask(
      "{ me { waiting { kind due says liaisonStatement { code } workItem { acronym } } } }",
      {},
      { token: tokenFor(handle) },
    );
    assert.deepEqual(errors, []);
    const found = data.me.waiting.filter((one: { liaisonStatement: object | null }) => one.liaisonStatement);
    return found.map(({ kind, due }: { kind: string; due: string }) => [kind, due]);
  };
  const act = async (mutation: string, input: object, handle: string) => {
    const name = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await server.ask(
      `mutation($input: ${name}!) { ${mutation}(input: $input) { problems { code } } }`,
      { input },
      { token: tokenFor(handle) },
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(data[mutation].problems, []);
  };

  it("are with the chair to approve, with TSB to send, with the rapporteur when the reply is late", async () => {
    now = "2026-02-27T14:00:00.000Z";
    await act("prepareLiaison", TO_IETF, "rap");
    assert.deepEqual(await waiting("wpc"), [["LIAISON_TO_APPROVE", "2026-04-30"]]);
    assert.deepEqual(await waiting("wp1"), []);
    await act("approveLiaison", { liaison: "SG13-LS-o1", meeting: MEETING, body: "WP4/13" }, "wpc");
    assert.deepEqual(await waiting("wpc"), []);
    assert.deepEqual(await waiting("tsb"), [["LIAISON_TO_SEND", "2026-02-27"]]);
    await act("sendLiaison", { liaison: "SG13-LS-o1", serial: "SG13-LS136" }, "tsb");
    assert.deepEqual(await waiting("rap"), []);
    now = "2026-05-01T09:00:00.000Z";
    assert.deepEqual(await waiting("rap"), [["REPLY_OVERDUE", "2026-04-30"]]);
    const came = { title: "Terms", source: "ETSI", questions: ["Q16/13"], deadline: "2026-06-01" };
    const destinations = [{ group: "SG13", purpose: "ACTION" }];
    await act("recordIncomingLiaison", { studyGroup: "SG13", ...came, destinations }, "tsb");
    assert.deepEqual(await waiting("rap"), [
      ["REPLY_OVERDUE", "2026-04-30"],
      ["LIAISON_TO_ANSWER", "2026-06-01"],
    ]);
  });
});
