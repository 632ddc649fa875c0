import { assert } from "chai";
import { TURN_PROBLEMS } from "../../src/domain/structure/turn-problems.js";
import { en, Structure } from "../support/structure.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { codes, mutate } from "./support.js";

const tsb = { name: "TSB", role: "TSB" };
const chair = { name: "Chair of SG13", role: "SG_CHAIR" };
const SUPPORT = ["A", "B", "C", "D"].map((member) => ({ member, support: "contributions" }));
const MEETING = "T25-SG13-260223";
const DAY = "2026-02-27";

let server: TestServer;
let structure: Structure;
let now = "2026-03-02T09:00:00.000Z";

const place = async (name: string, asOf: string | null = null) => {
  const at = asOf ? `, moment: { asOf: "${asOf}" }` : "";
  const { workItem } = await structure.ask(`{ workItem(acronym: "${name}"${at}) {
    stage studyPeriod question { label studyPeriod status workingParty { label } studyGroup { label } } } }`);
  const { stage, studyPeriod, question } = workItem;
  return [
    stage,
    studyPeriod,
    question.label,
    question.studyPeriod,
    question.workingParty?.label ?? null,
    question.studyGroup.label,
  ];
};

async function anItem(acronym: string, question: string) {
  const input = { acronym, question, type: "RECOMMENDATION", date: "2026-02-01" };
  await structure.done("registerWorkItem", input, "", tsb);
}

const consent = (workItem: string, body: string) => ({
  workItem,
  body,
  kind: "CONSENT",
  outcome: "AGREED",
  meeting: MEETING,
  decidedOn: DAY,
  finalText: "TD1-R1",
  overrideReason: "Mature.",
});

const TURN = {
  studyGroup: "SG13",
  to: "2029-2032",
  document: "WTSA-28 Res. 2",
  questions: [
    { label: "Q1/13", continues: ["Q16/13"], workingParty: "WP1/13" },
    { label: "Q16/13", continues: ["Q2/13"], titles: en("Another title") },
    { label: "Q3/13", continues: [], titles: en("New") },
  ],
};
const LAID = `turn { from to { code beginsOn prefix } added questions { question { label } becomes } items { workItem { acronym } becomes } }`;

/** Two study groups over two study periods. */
describe("the structure over two study periods", () => {
  before(async () => {
    server = await startTestServer({ seeds: false, now: () => now });
    structure = new Structure(server);
    const date = "2025-01-01";
    for (const label of ["SG13", "SG17"])
      await structure.done("setUpStudyGroup", { label, studyPeriod: "2025-2028", names: en(label), date });
    for (const label of ["WP1/13", "WP4/13", "WP1/17"])
      await structure.done("setUpWorkingParty", { label, names: en(label), date });
    const questions = [
      ["Q16/13", "WP4/13"],
      ["Q2/13", "WP1/13"],
      ["Q7/13", "WP1/13"],
      ["Q9/13", "WP4/13"],
      ["Q4/17", "WP1/17"],
    ];
    for (const [label, workingParty] of questions) {
      const input = { label, workingParty, titles: en(label ?? ""), supporters: SUPPORT, date };
      await structure.done("adoptQuestion", input);
    }
    const bodies = ["SG13", "WP4/13", "WP1/13"];
    const sittings = bodies.map((body) => ({ body, startsOn: DAY }));
    const agenda = [{ number: 1, title: "Consent", purpose: "CONSENT" }];
    const input = { code: MEETING, title: "SG13", studyGroup: "SG13", sittings, agenda };
    const { problems } = await mutate(server, "planMeeting", { input }, "problems { code }");
    assert.deepEqual(problems, []);
    for (const [handle, scope] of [
      ["rapporteur-7", "Q7/13"],
      ["rapporteur-9", "Q9/13"],
    ]) {
      await structure.person({ handle, name: handle });
      await structure.appoint({ person: handle, role: "RAPPORTEUR", scope, from: "2026-03-02" });
    }
    await anItem("Y.consented", "Q16/13");
    await anItem("Y.second", "Q16/13");
    await anItem("Y.crossing", "Q4/17");
    await anItem("Y.lapsing", "Q7/13");
    await anItem("Y.merging", "Q9/13");
  });
  after(() => server.close());

  it("moves a Question between consent and approval: what was decided stays where it was decided", async () => {
    await structure.done("recordDecision", consent("Y.consented", "WP4/13"), "", tsb);
    now = "2026-03-20T09:00:00.000Z";
    await structure.done("entrustQuestion", {
      question: "Q16/13",
      workingParty: "WP1/13",
      date: "2026-03-10",
    });
    const workItem = "Y.consented";
    const edited = { workItem, document: "TD1-R1", summaryIncluded: true, date: "2026-03-12" };
    await structure.done("recordEditedText", edited, "", tsb);
    await structure.done("requestAnnouncement", { workItem, date: "2026-03-12" }, "", chair);
    const start = { workItem, startsOn: "2026-03-16", document: "AAP-1", date: "2026-03-16" };
    await structure.done("startLastCall", start, "", tsb);
    now = "2026-06-20T09:00:00.000Z";
    await structure.done("closeLastCall", { workItem, date: "2026-04-13" }, "", tsb);
    assert.deepEqual(await place(workItem), [
      "APPROVED",
      "2025-2028",
      "Q16/13",
      "2025-2028",
      "WP1/13",
      "SG13",
    ]);
    assert.deepEqual(await place(workItem, "2026-03-09"), [
      "CONSENTED",
      ...["2025-2028", "Q16/13", "2025-2028", "WP4/13", "SG13"],
    ]);
    const { decisions } = (
      await structure.ask(`{ workItem(acronym: "${workItem}") { decisions { nodes { body { label } } } } }`)
    ).workItem;
    assert.deepEqual(decisions.nodes, [{ body: { label: "WP4/13" } }]);
  });

  it("lists and counts work items where their Question is now", async () => {
    const found = await structure.ask(`{
      here: workItems(filter: { workingParty: { in: ["WP1/13"] } }) { nodes { acronym } }
      there: workItems(filter: { workingParty: { in: ["WP4/13"] } }) { nodes { acronym } }
      party: workingParty(label: "WP1/13") { workItems { totalCount } }
      before: workItems(filter: { workingParty: { in: ["WP1/13"] } }, moment: { asOf: "2026-03-09" }) { nodes { acronym } }
      counts: workItemCounts(by: [WORKING_PARTY]) { cells { count workingParty { label } } } }`);
    const acronyms = (list: { nodes: { acronym: string }[] }) => list.nodes.map(({ acronym }) => acronym);
    assert.deepEqual(acronyms(found.here), ["Y.consented", "Y.lapsing", "Y.second"]);
    assert.deepEqual(acronyms(found.there), ["Y.merging"]);
    assert.equal(found.party.workItems.totalCount, 3);
    assert.deepEqual(acronyms(found.before), ["Y.lapsing"]);
    assert.sameDeepMembers(found.counts.cells, [
      { count: 3, workingParty: { label: "WP1/13" } },
      { count: 1, workingParty: { label: "WP4/13" } },
      { count: 1, workingParty: { label: "WP1/17" } },
    ]);
  });

  it("takes a decision of before by the body that had the Question then, whenever it is written down", async () => {
    const late = await structure.refused("recordDecision", consent("Y.second", "WP1/13"), tsb);
    assert.deepEqual(late, ["WRONG_BODY"]);
    await structure.done("recordDecision", consent("Y.second", "WP4/13"), "", tsb);
  });

  it("moves a work item to another study group, with its name and its history", async () => {
    const events = async () =>
      (await structure.ask(`{ workItem(acronym: "Y.crossing") { history { totalCount } } }`)).workItem.history
        .totalCount;
    const before = await events();
    await structure.done("moveWorkItem", { workItem: "Y.crossing", question: "Q2/13", date: "2026-04-01" });
    assert.equal(await events(), before + 1);
    assert.deepEqual(await place("Y.crossing"), [
      "UNDER_STUDY",
      "2025-2028",
      "Q2/13",
      "2025-2028",
      "WP1/13",
      "SG13",
    ]);
    assert.deepEqual(await place("Y.crossing", "2026-03-31"), [
      "UNDER_STUDY",
      ...["2025-2028", "Q4/17", "2025-2028", "WP1/17", "SG17"],
    ]);
  });

  it("puts a meeting off after its candidates were proposed: they go with it, and the past stays as it was", async () => {
    const july = "T25-SG13-260713";
    const sittings = ["SG13", "WP1/13"].map((body) => ({ body, startsOn: "2026-07-13" }));
    const agenda = [{ number: 1, title: "Consent", purpose: "CONSENT" }];
    const plan = {
      code: july,
      title: "SG13",
      studyGroup: "SG13",
      sittings,
      agenda,
      announcedOn: "2026-06-18",
    };
    await structure.done("planMeeting", plan, "", tsb);
    const proposal = { workItem: "Y.crossing", meeting: july, body: "WP1/13", proposedOn: "2026-06-19" };
    await structure.done("proposeForDecision", proposal, "", tsb);
    await structure.done(
      "postponeMeeting",
      { meeting: july, startsOn: "2026-08-10", reason: "Travel" },
      "",
      tsb,
    );
    const { meeting, then } = await structure.ask(`{
      meeting(code: "${july}") { startsOn status candidates { nodes { status workItem { acronym } } } }
      then: meeting(code: "${july}", moment: { asOf: "2026-06-19" }) { startsOn candidates { totalCount } } }`);
    assert.deepEqual(meeting, {
      startsOn: "2026-08-10",
      status: "PLANNED",
      candidates: { nodes: [{ status: "PLANNED", workItem: { acronym: "Y.crossing" } }] },
    });
    assert.deepEqual(then, { startsOn: "2026-07-13", candidates: { totalCount: 1 } });
  });

  it("has a text wait for the reply to a liaison, which the meeting is pointed at until it comes", async () => {
    const workItem = "Y.crossing";
    const liaison = {
      ...{ studyGroup: "SG13", title: "QKD", source: "Q2/13", questions: ["Q2/13"], workItems: [workItem] },
      ...{ destinations: [{ group: "IETF TLS", purpose: "ACTION" }], deadline: "2026-08-01" },
      ...{ level: "MANAGEMENT_TEAM", date: "2026-06-20" },
    };
    await structure.done("prepareLiaison", liaison, "", tsb);
    await structure.done("approveLiaison", { liaison: "SG13-LS-o1", date: "2026-06-20" }, "", chair);
    await structure.done(
      "sendLiaison",
      { liaison: "SG13-LS-o1", serial: "LS1", date: "2026-06-20" },
      "",
      tsb,
    );
    const wait = { workItem, kind: "LIAISON", liaison: "SG13-LS-o1", since: "2026-06-20" };
    await structure.done("waitFor", wait, "", tsb);
    now = "2026-08-11T09:00:00.000Z";
    const rehearsal = {
      ...consent(workItem, "WP1/13"),
      ...{ meeting: "T25-SG13-260713", decidedOn: "2026-08-10", dryRun: true },
    };
    const pointedOut = async () =>
      codes((await structure.done("recordDecision", rehearsal, "", tsb)).warnings).includes("STILL_WAITS");
    assert.isTrue(await pointedOut());
    const readiness = async (asOf: string) =>
      (
        await structure.ask(
          `{ workItem(acronym: "${workItem}", moment: { asOf: "${asOf}" }) { waits { nodes { status says } } } }`,
        )
      ).workItem.waits.nodes.map(({ status }: { status: string }) => status);
    const reply = {
      studyGroup: "SG13",
      title: "Re: QKD",
      source: "IETF TLS",
      replyTo: "LS1",
      date: "2026-08-10",
    };
    await structure.done("recordIncomingLiaison", reply, "", tsb);
    assert.isFalse(await pointedOut());
    assert.deepEqual(await readiness("2026-08-09"), ["OPEN"]);
    assert.deepEqual(await readiness("2026-08-10"), []);
  });

  it("merges a Question", async () => {
    const meeting = "T25-SG13-260601";
    const sittings = [{ body: "SG13", startsOn: "2026-06-01" }];
    const input = { code: meeting, title: "SG13", studyGroup: "SG13", sittings, agenda: [] };
    await mutate(server, "planMeeting", { input }, "problems { code }");
    const merge = { question: "Q9/13", successor: "Q16/13", consensus: true, meeting };
    await structure.done("mergeQuestion", merge);
    assert.deepEqual((await place("Y.merging")).slice(2, 5), ["Q16/13", "2025-2028", "WP1/13"]);
    assert.deepEqual((await place("Y.merging", "2026-05-31")).slice(2, 5), ["Q9/13", "2025-2028", "WP4/13"]);
  });

  it("refuses a turn that cannot be, with every reason", async () => {
    const refused = (input: object) =>
      structure.refused("turnStudyPeriod", { ...TURN, dryRun: true, ...input });
    assert.deepEqual(await refused({ to: "2033-2036" }), ["PERIOD_NOT_THE_NEXT"]);
    const [one] = TURN.questions;
    assert.deepEqual(await refused({ questions: [one, one] }), ["QUESTION_SET_TWICE"]);
    const ofAnother = { questions: [{ label: "Q1/17", continues: ["Q99/13"] }] };
    assert.deepEqual(await refused(ofAnother), ["QUESTION_OF_OTHER_GROUP", "QUESTION_NOT_FOUND"]);
    assert.deepEqual(await structure.refused("turnStudyPeriod", TURN), ["DATE_IN_FUTURE"]);
  });

  it("rehearses the turn, and changes nothing", async () => {
    const revisionOf = async () =>
      (await structure.ask(`{ studyGroup(label: "SG13") { revision } }`)).studyGroup.revision;
    const before = await revisionOf();
    const { turn, warnings } = await structure.done("turnStudyPeriod", { ...TURN, dryRun: true }, LAID);
    assert.deepEqual(turn, {
      from: "2025-2028",
      to: { code: "2029-2032", beginsOn: "2029-01-01", prefix: "T29" },
      added: ["Q3/13"],
      questions: [
        { question: { label: "Q2/13" }, becomes: ["Q16/13"] },
        { question: { label: "Q7/13" }, becomes: [] },
        { question: { label: "Q16/13" }, becomes: ["Q1/13"] },
      ],
      items: [
        { workItem: { acronym: "Y.crossing" }, becomes: "Q16/13" },
        { workItem: { acronym: "Y.lapsing" }, becomes: null },
        { workItem: { acronym: "Y.merging" }, becomes: "Q1/13" },
        { workItem: { acronym: "Y.second" }, becomes: "Q1/13" },
      ],
    });
    assert.deepEqual(codes(warnings), ["QUESTION_LAPSES", "MANDATES_END"]);
    assert.equal(await revisionOf(), before);
  });

  it("turns, and loses nothing", async () => {
    now = "2029-02-01T09:00:00.000Z";
    const items = [{ workItem: "Y.merging", question: "Q3/13" }];
    await structure.done("turnStudyPeriod", { ...TURN, items }, LAID);
    const of = (stage: string, question: string, party: string | null) => [
      stage,
      ...["2029-2032", question, "2029-2032", party, "SG13"],
    ];
    assert.deepEqual(await place("Y.second"), of("CONSENTED", "Q1/13", "WP1/13"));
    assert.deepEqual(await place("Y.crossing"), of("UNDER_STUDY", "Q16/13", null));
    assert.deepEqual(await place("Y.merging"), of("UNDER_STUDY", "Q3/13", null));
    const old = ["2025-2028", "Q16/13", "2025-2028", "WP1/13", "SG13"];
    assert.deepEqual(
      await place("Y.consented"),
      ["APPROVED", ...old],
      "what is approved stays in its period",
    );
    const { studyGroup, lapsing, q16 } = await structure.ask(`{
      studyGroup(label: "SG13") { studyPeriod questions { label title } formerQuestions { label status } }
      lapsing: workItem(acronym: "Y.lapsing") { stage question { label status } }
      q16: question(label: "Q16/13") { studyPeriod continues { label studyPeriod status continuedAs { label studyPeriod } }
        workItems { nodes { acronym } } } }`);
    assert.equal(studyGroup.studyPeriod, "2029-2032");
    assert.deepEqual(studyGroup.questions, [
      { label: "Q1/13", title: "Q16/13" },
      { label: "Q3/13", title: "New" },
      { label: "Q16/13", title: "Another title" },
    ]);
    assert.sameDeepMembers(studyGroup.formerQuestions, [
      { label: "Q2/13", status: "CONTINUED" },
      { label: "Q7/13", status: "LAPSED" },
      { label: "Q9/13", status: "MERGED" },
      { label: "Q16/13", status: "CONTINUED" },
    ]);
    assert.deepEqual(lapsing, { stage: "UNDER_STUDY", question: { label: "Q7/13", status: "LAPSED" } });
    assert.deepEqual(q16, {
      studyPeriod: "2029-2032",
      continues: [
        {
          label: "Q2/13",
          studyPeriod: "2025-2028",
          status: "CONTINUED",
          continuedAs: [{ label: "Q16/13", studyPeriod: "2029-2032" }],
        },
      ],
      workItems: { nodes: [{ acronym: "Y.crossing" }] },
    });
  });

  it("ends the mandates for what does not go on under its number", async () => {
    const until = async (handle: string) =>
      (await structure.ask(`{ person(handle: "${handle}") { mandates(all: true) { nodes { until } } } }`))
        .person.mandates.nodes;
    assert.deepEqual(await until("rapporteur-7"), [{ until: "2028-12-31" }]);
    assert.deepEqual(await until("rapporteur-9"), [{ until: "2026-05-31" }], "it ended with the merger");
  });

  it("answers rightly for the day before the turn, and for the first day after it", async () => {
    const eve = "2028-12-31";
    assert.deepEqual(await place("Y.second", eve), [
      "CONSENTED",
      ...["2025-2028", "Q16/13", "2025-2028", "WP1/13", "SG13"],
    ]);
    assert.deepEqual((await place("Y.second", "2029-01-01")).slice(1, 3), ["2029-2032", "Q1/13"]);
    const { then, first } = await structure.ask(`{
      then: studyGroup(label: "SG13", moment: { asOf: "${eve}" }) { studyPeriod questions { label } }
      first: studyGroup(label: "SG13", moment: { asOf: "2029-01-01" }) { studyPeriod questions { label } } }`);
    const labels = (...all: string[]) => all.map((label) => ({ label }));
    assert.deepEqual(then, { studyPeriod: "2025-2028", questions: labels("Q2/13", "Q7/13", "Q16/13") });
    assert.deepEqual(first, { studyPeriod: "2029-2032", questions: labels("Q1/13", "Q3/13", "Q16/13") });
  });

  it("numbers what comes after it by the new period", async () => {
    await anItemOf2029("Y.new", "Q16/13");
    assert.deepEqual((await place("Y.new")).slice(1, 4), ["2029-2032", "Q16/13", "2029-2032"]);
    await structure.done("adoptQuestion", { label: "Q7/13", titles: [], date: "2029-01-15" });
    assert.deepEqual(
      (await place("Y.lapsing")).slice(2, 4),
      ["Q7/13", "2025-2028"],
      "the old Q7 is another one",
    );
    await structure.done("moveWorkItem", { workItem: "Y.lapsing", question: "Q7/13" });
    assert.deepEqual((await place("Y.lapsing")).slice(1, 4), ["2029-2032", "Q7/13", "2029-2032"]);
  });

  it("is not turned twice, and is read back as it is in memory", async () => {
    assert.deepEqual(await structure.refused("turnStudyPeriod", TURN), ["PERIOD_NOT_THE_NEXT"]);
    assert.deepEqual((await structure.ask("{ studyPeriods { code prefix } }")).studyPeriods, [
      { code: "2022-2024", prefix: "T22" },
      { code: "2025-2028", prefix: "T25" },
      { code: "2029-2032", prefix: "T29" },
    ]);
    assert.deepEqual((await server.database.verify()).broken, []);
    assert.deepEqual(
      Object.keys(TURN_PROBLEMS).filter((code) => !structure.seen.has(code)),
      [],
    );
  });
});

const anItemOf2029 = (acronym: string, question: string) =>
  structure.done("registerWorkItem", { acronym, question, type: "RECOMMENDATION" }, "", tsb);
