import { assert } from "chai";
import { verifyDatabase } from "../../src/persistence/verify.js";
import { admit, type SignInServer, startSignInServer, tokenFor } from "../support/signed-in.js";
import { assertWellWorded, MEETING, READY } from "./support.js";

const JULY = "T25-SG13-260713";
const ITEM = "Y.QKD-TLS";
let now = "2026-03-02T09:00:00.000Z";

const AGENDA = [
  { number: 1, title: "Opening", purpose: null },
  { number: 4, title: "Consent of draft Recommendations", purpose: "CONSENT" },
  { number: 8, title: "Future activities", purpose: "FUTURE_ACTIVITIES" },
];
const RGM = {
  kind: "RAPPORTEUR_GROUP",
  name: "RGM Q16/13",
  startsOn: "2026-07-13",
  endsOn: "2026-07-17",
  questions: ["q16/13"],
  host: "ITU, Geneva",
  terms: "Progress Y.QKD-TLS",
  contact: "The rapporteur",
};
const PLAN = {
  code: JULY,
  title: "Meeting of Study Group 13",
  studyGroup: "SG13",
  place: "Geneva",
  sittings: [
    { body: "SG13", startsOn: "2026-07-13", endsOn: "2026-07-24", startTime: "09:30" },
    { body: "WP4/13", startsOn: "2026-07-23" },
  ],
  gatherings: [RGM, { kind: "JOINT_COORDINATION", name: "JCA-IMT2020/IMT2030", startsOn: "2026-07-15" }],
  agenda: AGENDA,
  letter: { number: "5/13", date: "2026-04-20", reference: "SG13/TK" },
  deadlines: [{ kind: "TRANSLATION", date: "2026-05-24" }],
  agreedAt: MEETING,
};
const FIELDS = `meeting { code status offBecause startsOn endsOn revision place letter { number date } agreedAt { code }
    sittings { kind title startsOn endsOn startTime host terms contact isEMeeting questions { label } }
    agenda { number title purpose } deadlines { kind date what rule isGiven clause { citation } }
    history { nodes { action effectiveOn basis { note document } } } }
  problems { code message clause { citation } path remedy } warnings { code message clause { citation } path remedy }`;

describe("a second meeting, from its plan to its end", () => {
  let server: SignInServer;
  const act = async (mutation: string, input: object, who = "tsb", fields = FIELDS) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await server.ask(
      `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`,
      { input },
      { token: tokenFor(who) },
    );
    assert.deepEqual(errors, [], mutation);
    for (const one of [...data[mutation].problems, ...(data[mutation].warnings ?? [])])
      if (one.message) assertWellWorded(one);
    return data[mutation];
  };
  const done = async (mutation: string, input: object, who?: string) => {
    const { meeting, problems, warnings } = await act(mutation, input, who);
    assert.deepEqual(problems, [], mutation);
    return { ...meeting, warnings: codesOf(warnings) };
  };
  const codesOf = (problems: { code: string }[]) => problems.map(({ code }) => code);
  const refused = async (mutation: string, input: object, who?: string) =>
    codesOf((await act(mutation, input, who)).problems);
  const onItem = (mutation: string, input: object, who = "tsb") =>
    act(mutation, input, who, "workItem { stage } problems { code } warnings { code }");
  const query = async (text: string) => {
    const { data, errors } = await server.ask(text);
    assert.deepEqual(errors, [], text);
    return data;
  };
  const waiting = async (who: string) => {
    const { data } = await server.ask(
      "{ me { waiting { kind due says workItem { acronym } meeting { code } } } }",
      {},
      { token: tokenFor(who) },
    );
    return data.me.waiting;
  };
  const toRemake = async (who: string) =>
    (await waiting(who))
      .filter(({ kind }: { kind: string }) => kind === "PLAN_TO_REMAKE")
      .map((one: { workItem: { acronym: string }; meeting: { code: string } }) => [
        one.workItem.acronym,
        one.meeting.code,
      ]);
  const dates = (meeting: { deadlines: { kind: string; date: string }[] }) =>
    Object.fromEntries(meeting.deadlines.map(({ kind, date }) => [kind, date]));
  const propose = (meeting: string, proposedOn = now.slice(0, 10)) =>
    onItem("proposeForDecision", { workItem: ITEM, meeting, body: "WP4/13", proposedOn });

  before(async () => {
    server = await startSignInServer({ now: () => now });
    await admit(server.tracker, { handle: "tsb", role: "TSB", scope: null });
    await admit(server.tracker, { handle: "sgc", role: "SG_CHAIR", scope: "SG13" });
    await admit(server.tracker, { handle: "wpc", role: "WP_CHAIR", scope: "WP4/13" });
    await admit(server.tracker, { handle: "rap", role: "RAPPORTEUR", scope: "Q16/13" });
    const updated = await onItem("updateWorkItem", { workItem: ITEM, expectedRevision: 2, ...READY });
    assert.deepEqual(updated.problems, []);
  });
  after(() => server.close());

  it("is planned with sittings of every kind, its letter, and deadlines that follow from its days", async () => {
    const meeting = await done("planMeeting", PLAN, "sgc");
    assert.deepInclude(meeting, {
      status: "PLANNED",
      startsOn: "2026-07-13",
      endsOn: "2026-07-24",
      warnings: [],
    });
    assert.deepEqual(meeting.agreedAt, { code: MEETING });
    assert.deepEqual(meeting.letter, { number: "5/13", date: "2026-04-20" });
    assert.deepEqual(
      meeting.deadlines.map(
        (one: { kind: string; date: string; isGiven: boolean; clause: { citation: string } }) => [
          one.kind,
          one.date,
          one.isGiven,
          one.clause.citation,
        ],
      ),
      [
        ["ANNOUNCEMENT", "2026-05-13", false, "Rec. ITU-T A.1 §2.3.3.11"],
        ["LETTER", "2026-05-13", false, "Rec. ITU-T A.1 §1.3.2"],
        ["TRANSLATION", "2026-05-24", true, "Rec. ITU-T A.1 (contributions)"],
        ["DRAFTS", "2026-06-01", false, "Rec. ITU-T A.1 §2.3.3.6"],
        ["REGISTRATION", "2026-06-13", false, "Collective letters of ITU-T SG13"],
        ["VISA_SUPPORT", "2026-06-13", false, "Collective letters of ITU-T SG13"],
        ["CONTRIBUTIONS", "2026-06-30", false, "Rec. ITU-T A.1 (contributions)"],
        ["TEMPORARY_DOCUMENTS", "2026-07-06", false, "Rec. ITU-T A.1 §3.3.3"],
      ],
    );
    const group = meeting.sittings.find(({ kind }: { kind: string }) => kind === "RAPPORTEUR_GROUP");
    assert.deepInclude(group, { host: "ITU, Geneva", terms: "Progress Y.QKD-TLS", isEMeeting: false });
    assert.deepEqual(group.questions, [{ label: "Q16/13" }]);
    // What the collective letter of February gave follows by the same rules from its days.
    const february = await act(
      "planMeeting",
      {
        code: "T25-SG13-270223",
        title: "x",
        studyGroup: "SG13",
        sittings: [{ body: "WP4/13", startsOn: "2027-02-27" }],
        gatherings: [{ ...RGM, startsOn: "2027-02-23", endsOn: "2027-02-27" }],
        agenda: [],
      },
      "tsb",
    );
    assert.deepInclude(dates(february.meeting), {
      CONTRIBUTIONS: "2027-02-10",
      REGISTRATION: "2027-01-27",
      VISA_SUPPORT: "2027-01-27",
      LETTER: "2026-11-27",
    });
  });

  it("agreed by another meeting, is among that one's future activities and in its report", async () => {
    const eMeeting = {
      code: "T25-SG13-260511",
      title: "E-meeting of Q16/13",
      studyGroup: "SG13",
      sittings: [],
      agenda: [],
      gatherings: [{ ...RGM, startsOn: "2026-05-11", endsOn: "2026-05-12", host: null, isEMeeting: true }],
      agreedAt: MEETING,
    };
    const planned = await done("planMeeting", eMeeting);
    assert.deepEqual(Object.keys(dates(planned)).sort(), [
      "ANNOUNCEMENT",
      "CONTRIBUTIONS",
      "TEMPORARY_DOCUMENTS",
    ]);
    const { meeting } = await query(
      `{ meeting(code: "${MEETING}", moment: { asOf: "2026-03-02" }) { futureActivities { nodes { code } } report { text } } }`,
    );
    assert.deepEqual(meeting.futureActivities.nodes, [{ code: "T25-SG13-260511" }, { code: JULY }]);
    const rows = meeting.report.text
      .split("\n")
      .filter((line: string) => /E-meeting|Progress|2026-07-23/.test(line));
    assert.deepEqual(rows, [
      "| Q16/13 | 2026-05-11 – 2026-05-12 | E-meeting | Progress Y.QKD-TLS | The rapporteur |",
      "| Q16/13 | 2026-07-13 – 2026-07-17 | ITU, Geneva | Progress Y.QKD-TLS | The rapporteur |",
      "| WP4/13 | 2026-07-23 | Geneva |",
    ]);
  });

  it("is refused with every reason, and what is late or left unsaid is pointed out", async () => {
    const other = { ...PLAN, code: "T25-SG13-260901", agreedAt: undefined };
    const nobody = { ...other, sittings: [], gatherings: [] };
    assert.deepEqual(await refused("planMeeting", nobody), ["NO_SITTINGS"]);
    const groups = [
      { ...RGM, questions: [] },
      { ...RGM, name: "Another", questions: ["Q99/13"] },
    ];
    assert.deepEqual(await refused("planMeeting", { ...other, gatherings: groups, agreedAt: "M9" }), [
      "RAPPORTEUR_GROUP_WITHOUT_QUESTION",
      "QUESTION_NOT_FOUND",
      "MEETING_NOT_FOUND",
    ]);
    const sameLetter = await act("planMeeting", { ...other, gatherings: [], dryRun: true });
    assert.include(codesOf(sameLetter.warnings), "LETTER_NUMBER_USED");
    const nextPeriod = {
      ...{ ...other, code: "T29-SG13-290205", gatherings: [], dryRun: true },
      sittings: [{ body: "SG13", startsOn: "2029-02-05" }],
    };
    assert.notInclude(codesOf((await act("planMeeting", nextPeriod)).warnings), "LETTER_NUMBER_USED");
    const unsaid = [{ ...RGM, terms: null, contact: null, host: null }];
    const tried = await act("planMeeting", { ...other, gatherings: unsaid, dryRun: true });
    assert.deepEqual(codesOf(tried.warnings), [
      "RAPPORTEUR_GROUP_UNSAID",
      "LETTER_NUMBER_USED",
      "DEADLINE_PASSED",
    ]);
    assert.include(
      tried.warnings[2].message,
      "due on 2026-04-13 (3 months before the first day: no meeting on record had planned it)",
    );
    assert.deepEqual(await refused("planMeeting", other, "wpc"), ["ROLE_FORBIDS"]);
    const reason = { meeting: JULY, reason: "x" };
    for (const mutation of ["changeMeeting", "postponeMeeting", "callOffMeeting"])
      assert.deepEqual(await refused(mutation, reason, "wpc"), ["ROLE_FORBIDS"]);
    assert.deepEqual(await refused("postponeMeeting", { ...reason, startsOn: "2026-07-13" }), [
      "DATES_OUT_OF_ORDER",
    ]);
    assert.deepEqual(await refused("changeMeeting", { ...reason, meeting: "M9" }), ["MEETING_NOT_FOUND"]);
    const strange = { ...reason, sittings: [{ body: "WP9/13", startsOn: "2026-07-13" }] };
    assert.deepEqual(await refused("changeMeeting", strange), ["BODY_UNKNOWN"]);
  });

  it("gets new lines on its agenda, moved and named otherwise, where what was decided still has its place", async () => {
    assert.deepEqual((await propose(JULY)).problems, []);
    const changes = [
      { number: 5, title: "Agreement", purpose: "AGREEMENT" },
      { number: 4, to: 6, title: "Consents" },
      { number: 8, remove: true },
    ];
    const { agenda, history } = await done("changeAgenda", {
      meeting: JULY,
      changes,
      document: "TD1-R1/PLEN",
    });
    assert.deepEqual(agenda, [
      AGENDA[0],
      { number: 5, title: "Agreement", purpose: "AGREEMENT" },
      { number: 6, title: "Consents", purpose: "CONSENT" },
    ]);
    assert.deepEqual(history.nodes.at(-1).action, "CHANGE_AGENDA");
    const change = (...list: object[]) => refused("changeAgenda", { meeting: JULY, changes: list });
    assert.deepEqual(await change({ number: 9, to: 10 }), ["AGENDA_LINE_UNKNOWN"]);
    assert.deepEqual(await change({ number: 6, to: 5 }), ["AGENDA_NUMBER_TWICE"]);
  });

  it("is postponed with its candidates; deadlines follow but for those that were given; the past stays as it was", async () => {
    now = "2026-05-04T09:00:00.000Z";
    const meeting = await done("postponeMeeting", {
      meeting: JULY,
      reason: "The room is taken",
      startsOn: "2026-09-07",
    });
    assert.deepInclude(meeting, {
      startsOn: "2026-09-07",
      endsOn: "2026-09-18",
      warnings: ["DEADLINE_KEPT"],
    });
    assert.deepInclude(dates(meeting), {
      TRANSLATION: "2026-05-24",
      LETTER: "2026-07-07",
      CONTRIBUTIONS: "2026-08-25",
    });
    assert.deepEqual(meeting.history.nodes.at(-1), {
      action: "POSTPONE_MEETING",
      effectiveOn: "2026-05-04",
      basis: { note: "The room is taken", document: null },
    });
    const data =
      await query(`{ now: meeting(code: "${JULY}") { candidates { nodes { workItem { acronym } status } } }
      then: meeting(code: "${JULY}", moment: { asOf: "2026-05-03" }) { startsOn deadlines { kind date } } }`);
    assert.deepEqual(data.now.candidates.nodes, [{ workItem: { acronym: ITEM }, status: "PLANNED" }]);
    assert.equal(data.then.startsOn, "2026-07-13");
    assert.equal(dates(data.then).LETTER, "2026-05-13");
    assert.deepEqual(await toRemake("rap"), []);
  });

  it("without days holds nothing, and what was planned for it waits; with new days all is as before", async () => {
    const off = await done("postponeMeeting", { meeting: JULY, reason: "No host" });
    assert.deepInclude(off, { status: "POSTPONED", offBecause: "No host" });
    for (const who of ["rap", "wpc", "tsb"]) assert.deepEqual(await toRemake(who), [[ITEM, JULY]], who);
    const [one] = (await waiting("rap")).filter(({ kind }: { kind: string }) => kind === "PLAN_TO_REMAKE");
    assert.equal(
      one.says,
      "Y.QKD-TLS was planned for T25-SG13-260713 (CONSENT), which is POSTPONED since 2026-05-04: No host",
    );
    const propose9 = { workItem: "Y.QKD-IPsec-fr", meeting: JULY, body: "WP4/13" };
    assert.deepEqual(codesOf((await onItem("proposeForDecision", propose9)).problems), ["MEETING_OFF"]);
    assert.deepEqual(await refused("postponeMeeting", { meeting: JULY, reason: "Still none" }), [
      "MEETING_OFF",
    ]);
    const sittings = [
      { body: "SG13", startsOn: "2026-10-05", endsOn: "2026-10-16" },
      { body: "WP4/13", startsOn: "2026-10-15" },
    ];
    const again = await done("changeMeeting", {
      meeting: JULY,
      reason: "A host was found",
      place: "Tashkent",
      sittings,
      gatherings: [],
      deadlines: [{ kind: "TRANSLATION", date: "2026-08-15" }],
    });
    assert.deepInclude(again, {
      status: "PLANNED",
      offBecause: null,
      startsOn: "2026-10-05",
      place: "Tashkent",
      warnings: [],
    });
    assert.deepEqual(await toRemake("rap"), []);
  });

  it("is called off; its candidates wait until they are proposed for another one, and nothing is decided at it", async () => {
    const ahead = async (moment = "") => (await query(`{ nextMeeting${moment} { code } }`)).nextMeeting;
    assert.deepEqual(await ahead(), { code: "T25-SG13-260511" });
    assert.deepEqual(await ahead('(moment: { asOf: "2026-02-27" })'), { code: "T25-SG13-260223" });
    const off = await done("callOffMeeting", {
      meeting: JULY,
      reason: "Too few contributions",
      document: "Circular 99",
    });
    assert.deepInclude(off, { status: "CALLED_OFF", offBecause: "Too few contributions" });
    assert.deepEqual(off.history.nodes.at(-1).basis.document, "Circular 99");
    assert.deepEqual(await refused("callOffMeeting", { meeting: JULY, reason: "Again" }), ["MEETING_OFF"]);
    assert.deepEqual(await toRemake("rap"), [[ITEM, JULY]]);
    now = "2026-10-20T09:00:00.000Z";
    assert.deepEqual(await ahead(), { code: "T25-SG13-270223" });
    const consent = {
      workItem: ITEM,
      kind: "CONSENT",
      outcome: "AGREED",
      body: "WP4/13",
      finalText: "TD410/WP4",
    };
    const refusal = await onItem(
      "recordDecision",
      { ...consent, meeting: JULY, decidedOn: "2026-10-15" },
      "wpc",
    );
    assert.deepEqual(codesOf(refusal.problems), ["MEETING_OFF"]);
    const next = "T25-SG13-261019";
    await done("planMeeting", {
      code: next,
      title: "Meeting of WP4/13",
      studyGroup: "SG13",
      sittings: [{ body: "WP4/13", startsOn: "2026-10-20" }],
      agenda: AGENDA,
    });
    assert.deepEqual((await propose(next)).problems, []);
    assert.deepEqual(await toRemake("rap"), []);
    const changes = [{ number: 4, to: 5 }];
    await done("changeAgenda", { meeting: next, changes });
    const taken = await onItem("recordDecision", { ...consent, meeting: next }, "wpc");
    assert.deepEqual(taken.problems, []);
    assert.deepEqual(await refused("callOffMeeting", { meeting: next, reason: "x" }), ["MEETING_HELD"]);
    assert.deepEqual(
      await refused("changeAgenda", { meeting: next, changes: [{ number: 5, remove: true }] }),
      ["DONE_AT_MEETING"],
    );
    const { broken } = await verifyDatabase(server.database.connection);
    assert.deepEqual(broken, []);
  });
});
