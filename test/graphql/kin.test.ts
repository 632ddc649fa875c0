import { assert } from "chai";
import { KIN_PROBLEMS } from "../../src/domain/work-items/kin-problems.js";
import { en, Structure } from "../support/structure.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const tsb = { name: "TSB", role: "TSB" };
const MEETING = "T25-SG13-260202";
let now = "2026-02-02T09:00:00.000Z";

/** What work items are to each other, and to Questions. */
describe("work items that go together", () => {
  let server: TestServer;
  let structure: Structure;
  const relatives = async (acronym: string, asOf: string | null = null) => {
    const moment = asOf ? `, moment: { asOf: "${asOf}" }` : "";
    const { workItem } = await structure.ask(
      `{ workItem(acronym: "${acronym}"${moment}) { relatedWorkItems { kind since workItem { acronym } } } }`,
    );
    return workItem.relatedWorkItems.map(
      ({ kind, since, workItem: other }: { kind: string; since: string; workItem: { acronym: string } }) =>
        `${kind} ${other.acronym} ${since}`,
    );
  };
  const relate = (workItem: string, kind: string, to: string, more: object = {}) =>
    structure.done("relateWorkItem", { workItem, kind, to, ...more }, "", tsb);
  const joint = async (acronym: string, asOf: string | null = null) => {
    const moment = asOf ? `, moment: { asOf: "${asOf}" }` : "";
    const { workItem } = await structure.ask(
      `{ workItem(acronym: "${acronym}"${moment}) { question { label } jointQuestions { label studyPeriod status } } }`,
    );
    const labels = workItem.jointQuestions.map(
      (one: { label: string; studyPeriod: string; status: string }) =>
        `${one.label} ${one.studyPeriod} ${one.status}`,
    );
    return [workItem.question.label, ...labels];
  };
  const sharedUnder = async (label: string) => {
    const { question } = await structure.ask(
      `{ question(label: "${label}") { jointWorkItems { nodes { acronym } } workItems { nodes { acronym } } } }`,
    );
    return question.jointWorkItems.nodes.map(({ acronym }: { acronym: string }) => acronym);
  };

  before(async () => {
    server = await startTestServer({ seeds: false, now: () => now });
    structure = new Structure(server);
    const date = "2025-01-01";
    await structure.done("setUpStudyGroup", {
      label: "SG13",
      studyPeriod: "2025-2028",
      names: en("SG13"),
      date,
    });
    for (const number of [1, 2, 3])
      await structure.done("adoptQuestion", { label: `Q${number}/13`, titles: en(`Q${number}`), date });
    for (const acronym of ["Y.whole", "Y.half", "Y.part1", "Y.Sup.whole", "Y.twice"]) {
      const input = { acronym, question: "Q1/13", type: "RECOMMENDATION", date: "2026-01-05" };
      await structure.done("registerWorkItem", input, "", tsb);
    }
    const sittings = [{ body: "SG13", startsOn: "2026-02-02", endsOn: "2026-03-31" }];
    const meeting = { code: MEETING, title: "SG13", studyGroup: "SG13", sittings, agenda: [] };
    await structure.done("planMeeting", meeting, "", tsb);
  });
  after(() => server.close());

  it("are split, yield several texts, and are merged, which each of them knows from that day on", async () => {
    await relate("Y.half", "SPLIT_FROM", "Y.whole", {
      meeting: MEETING,
      document: "TD1",
      date: "2026-02-02",
    });
    await relate("Y.part1", "PART_OF", "Y.whole", { date: "2026-02-01" });
    await relate("Y.Sup.whole", "COMPANION", "Y.whole", { date: "2026-02-01", note: "Use cases" });
    await structure.done(
      "mergeWorkItem",
      { workItem: "Y.twice", into: "Y.whole", reason: "One work" },
      "",
      tsb,
    );
    assert.sameMembers(await relatives("Y.whole"), [
      "SPLIT_INTO Y.half 2026-02-02",
      "HAS_PART Y.part1 2026-02-01",
      "COMPANION Y.Sup.whole 2026-02-01",
      "MERGED_FROM Y.twice 2026-02-02",
    ]);
    assert.deepEqual(await relatives("Y.half"), ["SPLIT_FROM Y.whole 2026-02-02"]);
    assert.deepEqual(await relatives("Y.Sup.whole"), ["COMPANION Y.whole 2026-02-01"]);
    const before = await relatives("Y.whole", "2026-02-01");
    assert.sameMembers(before, ["HAS_PART Y.part1 2026-02-01", "COMPANION Y.Sup.whole 2026-02-01"]);
    const { workItem } = await structure.ask(
      `{ workItem(acronym: "Y.half") { history(first: 10) { nodes { action basis { document meeting { code } clause { citation } } } } } }`,
    );
    assert.deepEqual(workItem.history.nodes.at(-1), {
      action: "RELATE",
      basis: { document: "TD1", meeting: { code: MEETING }, clause: { citation: "Rec. ITU-T A.1 §1.4.7" } },
    });
  });

  it("are not that to themselves, twice or in a circle", async () => {
    const refused = (workItem: string, kind: string, to: string, more: object = {}) =>
      structure.refused("relateWorkItem", { workItem, kind, to, ...more }, tsb);
    assert.deepEqual(await refused("Y.half", "SPLIT_FROM", "Y.whole"), ["KIN_TWICE"]);
    assert.deepEqual(await refused("Y.whole", "COMPANION", "Y.Sup.whole"), ["KIN_TWICE"]);
    assert.deepEqual(await refused("Y.whole", "SPLIT_FROM", "Y.half"), ["KIN_CIRCLE"]);
    assert.deepEqual(await refused("Y.half", "COMPANION", "Y.half"), ["KIN_CIRCLE"]);
    assert.deepEqual(await refused("Y.half", "PART_OF", "Y.none"), ["WORK_ITEM_NOT_FOUND"]);
    const later = { date: "2026-02-03", meeting: "M9" };
    assert.deepEqual(await refused("Y.half", "PART_OF", "Y.whole", later), [
      "DATE_IN_FUTURE",
      "MEETING_NOT_FOUND",
    ]);
  });

  it("and a relation that was recorded by mistake is taken back", async () => {
    await relate("Y.part1", "COMPANION", "Y.half");
    assert.include(await relatives("Y.half"), "COMPANION Y.part1 2026-02-02");
    const { workItem } = await structure.ask(`{ workItem(acronym: "Y.part1") { revision } }`);
    const act = { event: workItem.revision };
    await structure.done("takeBack", { workItem: "Y.part1", act, reason: "Another one" }, "", tsb);
    assert.deepEqual(await relatives("Y.half"), ["SPLIT_FROM Y.whole 2026-02-02"]);
  });

  it("are studied under several Questions, of which one leads", async () => {
    const share = { workItem: "Y.whole", questions: ["q2/13"], meeting: MEETING, date: "2026-02-02" };
    await structure.done("shareWorkItem", share, "", tsb);
    assert.deepEqual(await joint("Y.whole"), ["Q1/13", "Q2/13 2025-2028 IN_FORCE"]);
    assert.deepEqual(await joint("Y.whole", "2026-02-01"), ["Q1/13"]);
    assert.deepEqual(await sharedUnder("Q2/13"), ["Y.whole"]);
    const refused = (questions: string[]) =>
      structure.refused("shareWorkItem", { workItem: "Y.whole", questions }, tsb);
    assert.deepEqual(await refused(["Q1/13"]), ["JOINT_WITH_ITSELF"]);
    assert.deepEqual(await refused(["Q9/13"]), ["QUESTION_NOT_FOUND"]);
  });

  it("stay so when a Question is merged, and over the turn of the study period", async () => {
    now = "2026-03-02T09:00:00.000Z";
    const merge = {
      question: "Q2/13",
      successor: "Q3/13",
      consensus: true,
      meeting: MEETING,
      date: "2026-03-02",
    };
    await structure.done("mergeQuestion", merge);
    assert.deepEqual(await joint("Y.whole"), ["Q1/13", "Q3/13 2025-2028 IN_FORCE"]);
    assert.deepEqual(await joint("Y.whole", "2026-03-01"), ["Q1/13", "Q2/13 2025-2028 IN_FORCE"]);
    assert.deepEqual(
      await structure.refused("shareWorkItem", { workItem: "Y.half", questions: ["Q2/13"] }, tsb),
      ["QUESTION_OVER"],
    );
    now = "2029-01-10T09:00:00.000Z";
    const questions = [
      { label: "Q2/13", continues: ["Q1/13"] },
      { label: "Q5/13", continues: ["Q3/13"] },
    ];
    await structure.done("turnStudyPeriod", { studyGroup: "SG13", to: "2029-2032", questions });
    assert.deepEqual(await joint("Y.whole"), ["Q2/13", "Q5/13 2029-2032 IN_FORCE"]);
    assert.deepEqual(await sharedUnder("Q5/13"), ["Y.whole"]);
    assert.deepEqual(await sharedUnder("Q2/13"), [], "another Question than the one that had its number");
    assert.deepEqual(await joint("Y.whole", "2028-12-31"), ["Q1/13", "Q3/13 2025-2028 IN_FORCE"]);
  });

  it("are the first Question's own once they move there", async () => {
    await structure.done("moveWorkItem", { workItem: "Y.whole", question: "Q5/13" }, "", tsb);
    assert.deepEqual(await joint("Y.whole"), ["Q5/13"]);
    assert.deepEqual(await sharedUnder("Q5/13"), []);
    await structure.done("shareWorkItem", { workItem: "Y.whole", questions: [] }, "", tsb);
    assert.deepEqual((await server.database.verify()).broken, []);
    assert.deepEqual(
      Object.keys(KIN_PROBLEMS).filter((code) => !structure.seen.has(code)),
      [],
    );
  });
});
