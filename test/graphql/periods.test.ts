import { assert } from "chai";
import { en, Structure } from "../support/structure.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

let now = "2033-02-01T09:00:00.000Z";

describe("study periods that nobody knew beforehand", () => {
  let server: TestServer;
  let structure: Structure;
  const turn = (to: string, label: string, continues: string) => ({
    ...{ studyGroup: "SG13", to, document: "WTSA Res. 2" },
    questions: [{ label, continues: [continues] }],
  });
  before(async () => {
    server = await startTestServer({ seeds: false, now: () => now });
    structure = new Structure(server);
    const group = { label: "SG13", studyPeriod: "2029-2032", names: en("SG13"), date: "2029-01-01" };
    await structure.done("setUpStudyGroup", group);
    await structure.done("adoptQuestion", { label: "Q1/13", titles: en("Q1"), date: "2029-01-01" });
  });
  after(() => server.close());

  it("are what an assembly sets, as long as one follows the other", async () => {
    for (const to of ["2034-2037", "2029-2032", "2032-2035", "2033", "2033-2050"])
      assert.deepEqual(
        await structure.refused("turnStudyPeriod", turn(to, "Q2/13", "Q1/13")),
        ["PERIOD_NOT_THE_NEXT"],
        to,
      );
    await structure.done("turnStudyPeriod", turn("2033-2035", "Q2/13", "Q1/13"));
    now = "2036-02-01T09:00:00.000Z";
    await structure.done("turnStudyPeriod", turn("2036-2039", "Q1/13", "Q2/13"));
    const { question, studyPeriods } = await structure.ask(`{ studyPeriods { code prefix beginsOn endsOn }
      question(label: "Q1/13") { studyPeriod continues { label studyPeriod continuedAs { label studyPeriod }
        continues { label studyPeriod continuedAs { label studyPeriod } } } } }`);
    const second = { label: "Q2/13", studyPeriod: "2033-2035" };
    assert.deepEqual(question, {
      studyPeriod: "2036-2039",
      continues: [
        {
          ...second,
          continuedAs: [{ label: "Q1/13", studyPeriod: "2036-2039" }],
          continues: [{ label: "Q1/13", studyPeriod: "2029-2032", continuedAs: [second] }],
        },
      ],
    });
    assert.deepInclude(studyPeriods, {
      code: "2033-2035",
      prefix: "T33",
      beginsOn: "2033-01-01",
      endsOn: "2035-12-31",
    });
    assert.lengthOf(studyPeriods, 5);
  });

  it("are told from what is none, or overlaps one that is known", async () => {
    const group = { label: "SG17", names: en("SG17"), date: "2029-01-01" };
    for (const studyPeriod of ["2026-2027", "2024-2021", "soon", "2016-2022"])
      assert.deepEqual(
        await structure.refused("setUpStudyGroup", { ...group, studyPeriod }),
        ["PERIOD_UNKNOWN"],
        studyPeriod,
      );
    await structure.done("setUpStudyGroup", { ...group, studyPeriod: "2017-2021", date: "2017-01-01" });
    const next = { studyGroup: "SG17", to: "2022-2024", questions: [], date: "2022-03-10" };
    await structure.done("turnStudyPeriod", next);
    assert.deepEqual((await server.database.verify()).broken, []);
  });
});
