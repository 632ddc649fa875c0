import { assert } from "chai";
import { STRUCTURE_PROBLEMS } from "../../src/domain/structure/problems.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { assertWellWorded, codes, mutate, type ProblemAnswer } from "./support.js";

const administrator = { name: "Administrator", role: "ADMINISTRATOR" };
const NOW = "2026-03-20T09:00:00.000Z";
const en = (text: string) => [{ language: "en", text }];

let server: TestServer;
const seen = new Set<string>();

/** Sends an act upon the structure: what it answers, with every refusal noted. */
async function send(
  mutation: string,
  input: object,
  fields = "problems { code message clause { citation } path remedy }",
) {
  const asked = /problems/.test(fields)
    ? fields
    : `${fields} problems { code message clause { citation } path remedy }`;
  const answer = await mutate(server, mutation, { input, by: administrator }, asked);
  for (const problem of [...answer.problems, ...(answer.warnings ?? [])] as ProblemAnswer[]) {
    assertWellWorded(problem);
    seen.add(problem.code);
  }
  return answer;
}

async function done(mutation: string, input: object, fields?: string) {
  const answer = await send(mutation, input, fields);
  assert.deepEqual(answer.problems, [], mutation);
  return answer;
}

const refused = async (mutation: string, input: object) => codes((await send(mutation, input)).problems);

async function ask(query: string) {
  const { data, errors } = await server.ask(query);
  assert.deepEqual(errors, []);
  return data;
}

const SG13 = { label: "SG13", studyPeriod: "2025-2028", names: en("Future networks"), date: "2025-01-01" };
const ON = "2025-01-01";
const WARNINGS = "warnings { code message clause { citation } path remedy }";

describe("the structure by the API alone, on an empty database", () => {
  before(async () => {
    server = await startTestServer({ seeds: false, now: () => NOW });
  });
  after(() => server.close());

  it("has a study group, working parties and Questions", async () => {
    const { studyGroup } = await done(
      "setUpStudyGroup",
      SG13,
      "studyGroup { label studyPeriod name revision }",
    );
    assert.deepEqual(studyGroup, {
      label: "SG13",
      studyPeriod: "2025-2028",
      name: "Future networks",
      revision: 1,
    });
    for (const number of [1, 4]) {
      const { workingParty } = await done(
        "setUpWorkingParty",
        { label: `wp ${number}/13`, names: en(`Party ${number}`), date: ON, document: "TD1/PLEN" },
        "workingParty { label dissolvedOn studyGroup { label } history { nodes { action effectiveOn basis { document clause { citation } } } } }",
      );
      assert.deepEqual(workingParty, {
        label: `WP${number}/13`,
        dissolvedOn: null,
        studyGroup: { label: "SG13" },
        history: {
          nodes: [
            {
              action: "SET_UP_WORKING_PARTY",
              effectiveOn: ON,
              basis: { document: "TD1/PLEN", clause: { citation: "Rec. ITU-T A.1 §2.1.2" } },
            },
          ],
        },
      });
    }
    const supporters = ["A", "B", "C", "D"].map((member) => ({ member, support: "contributions" }));
    const { question, warnings } = await done(
      "adoptQuestion",
      { label: "Q16/13", titles: en("Knowledge-centric"), workingParty: "WP4/13", supporters, date: ON },
      "question { label status studyPeriod workingParty { label } supporters { member } } warnings { code message clause { citation } remedy }",
    );
    assert.deepEqual(warnings, []);
    assert.deepEqual(question, {
      label: "Q16/13",
      status: "IN_FORCE",
      studyPeriod: "2025-2028",
      workingParty: { label: "WP4/13" },
      supporters: supporters.map(({ member }) => ({ member })),
    });
  });

  it("warns of a Question that few support", async () => {
    const { warnings } = await done(
      "adoptQuestion",
      { label: "Q2/13", titles: [], date: ON },
      "warnings { code message clause { citation } path remedy }",
    );
    assert.deepEqual(codes(warnings), ["FEW_SUPPORTERS"]);
  });

  it("moves a Question to another working party, and remembers where it was", async () => {
    await done("entrustQuestion", { question: "Q16/13", workingParty: "WP1/13", date: "2026-03-01" });
    const { now, then, before } = await ask(`{
      now: question(label: "Q16/13") { workingParty { label questions { label } } }
      then: question(label: "Q16/13", moment: { asOf: "2026-02-28" }) { workingParty { label questions { label } } }
      before: workingParty(label: "WP1/13", moment: { asOf: "2026-02-28" }) { questions { label } }
    }`);
    const party = (label: string) => ({ workingParty: { label, questions: [{ label: "Q16/13" }] } });
    assert.deepEqual([now, then], [party("WP1/13"), party("WP4/13")]);
    assert.deepEqual(before, { questions: [] });
  });

  it("names in any language, with their history", async () => {
    await done("renameWorkingParty", {
      workingParty: "WP1/13",
      names: [{ language: "fr", text: "Groupe 1" }],
    });
    const named = {
      studyGroup: "sg13",
      names: [{ language: "fr", text: "Réseaux futurs" }],
      date: "2026-03-10",
    };
    await done("renameStudyGroup", named);
    assert.deepEqual(
      await ask(`{ studyGroup(label: "SG13") { names { language text } }
        before: studyGroup(label: "SG13", moment: { asOf: "2026-03-09" }) { names { language } } }`),
      {
        studyGroup: {
          names: [
            { language: "en", text: "Future networks" },
            { language: "fr", text: "Réseaux futurs" },
          ],
        },
        before: { names: [{ language: "en" }] },
      },
    );
    assert.deepEqual(
      await refused("renameStudyGroup", {
        ...named,
        names: [{ language: "fr", text: "Autre" }],
        date: "2026-03-09",
      }),
      ["CHANGED_LATER"],
    );
    const nameless = { studyGroup: "SG13", names: ["en", "fr"].map((language) => ({ language, text: "" })) };
    assert.deepEqual(await refused("renameStudyGroup", nameless), ["NAME_MISSING"]);
    assert.deepEqual(await refused("renameStudyGroup", { ...named, studyGroup: "SG99" }), ["BODY_UNKNOWN"]);
    await done("retitleQuestion", { question: "Q16/13", titles: [{ language: "zh", text: "以知识为中心" }] });
    const { workingParty, question } = await ask(`{
      workingParty(label: "WP1/13") { names { language text } }
      question(label: "Q16/13") { titles { language text } history { nodes { action changes { field after } } } } }`);
    assert.deepEqual(workingParty.names, [
      { language: "en", text: "Party 1" },
      { language: "fr", text: "Groupe 1" },
    ]);
    const last = question.history.nodes.at(-1);
    assert.equal(last.action, "RETITLE_QUESTION");
    assert.deepEqual(last.changes[0].field, "titles.zh");
  });

  it("dissolves a working party only when it is said where its Questions go", async () => {
    const dissolve = { workingParty: "WP1/13", date: "2026-03-10" };
    assert.deepEqual(await refused("dissolveWorkingParty", dissolve), ["QUESTIONS_ENTRUSTED"]);
    const moving = { ...dissolve, questionsTo: "WP4/13" };
    const person = { handle: "chair-1", name: "Chair of WP1/13" };
    assert.deepEqual(
      (await mutate(server, "registerPerson", { input: person }, "problems { code }")).problems,
      [],
    );
    const mandate = {
      person: "chair-1",
      role: "WP_CHAIR",
      scope: "WP1/13",
      from: "2026-03-02",
      basis: { note: "Then" },
    };
    const by = { ...administrator };
    const { problems } = await mutate(server, "appoint", { input: mandate, by }, "problems { code }");
    assert.deepEqual(problems, []);
    const { warnings } = await done("dissolveWorkingParty", { ...moving, dryRun: true }, WARNINGS);
    assert.deepEqual(codes(warnings), ["MANDATES_END"]);
    const rehearsed = await ask(`{ question(label: "Q16/13") { workingParty { label } } }`);
    assert.equal(rehearsed.question.workingParty.label, "WP1/13", "a rehearsal moves nothing");
    await done("dissolveWorkingParty", moving);
    const { studyGroup, question, workingParty, before } = await ask(`{
      studyGroup(label: "SG13") { workingParties { label } }
      question(label: "Q16/13") { workingParty { label } }
      workingParty(label: "WP1/13") { dissolvedOn questions { label } }
      before: studyGroup(label: "SG13", moment: { asOf: "2026-03-09" }) { workingParties { label } } }`);
    assert.deepEqual(studyGroup.workingParties, [{ label: "WP4/13" }]);
    assert.equal(question.workingParty.label, "WP4/13");
    assert.deepEqual(workingParty, { dissolvedOn: "2026-03-10", questions: [] });
    const held = await ask(`{ person(handle: "chair-1") { mandates(all: true) { nodes { until } } } }`);
    assert.deepEqual(held.person.mandates.nodes, [{ until: "2026-03-09" }]);
    assert.deepEqual(before.workingParties, [{ label: "WP1/13" }, { label: "WP4/13" }]);
  });

  it("gives the label of a dissolved working party to the next one", async () => {
    await done("setUpWorkingParty", { label: "WP1/13", names: en("Another party"), date: "2026-03-15" });
    const { now, then } = await ask(`{
      now: workingParty(label: "WP1/13") { name dissolvedOn }
      then: workingParty(label: "WP1/13", moment: { asOf: "2026-03-05" }) { name } }`);
    assert.deepEqual(now, { name: "Another party", dissolvedOn: null });
    assert.deepEqual(then, { name: "Party 1" });
  });

  it("refuses with a reason for each", async () => {
    assert.deepEqual(await refused("setUpStudyGroup", SG13), ["LABEL_TAKEN"]);
    assert.deepEqual(await refused("setUpStudyGroup", { ...SG13, label: "13" }), ["LABEL_MALFORMED"]);
    const sg17 = { ...SG13, label: "SG17" };
    assert.deepEqual(await refused("setUpStudyGroup", { ...sg17, studyPeriod: "2028" }), ["PERIOD_UNKNOWN"]);
    assert.deepEqual(await refused("setUpWorkingParty", { label: "WP1/17", names: en("X") }), [
      "STUDY_GROUP_UNKNOWN",
    ]);
    await done("setUpStudyGroup", sg17);
    await done("setUpWorkingParty", { label: "WP1/17", names: en("X"), date: ON });
    const q16 = { question: "Q16/13" };
    const entrusting = (workingParty: string) => refused("entrustQuestion", { ...q16, workingParty });
    assert.deepEqual(await entrusting("WP1/17"), ["WORKING_PARTY_ELSEWHERE"]);
    assert.deepEqual(await entrusting("WP7/13"), ["WORKING_PARTY_UNKNOWN"]);
    const early = { ...q16, workingParty: null, date: "2026-02-01" };
    assert.deepEqual(await refused("entrustQuestion", early), ["CHANGED_LATER"]);
    const late = { ...q16, workingParty: null, date: "2026-04-01" };
    assert.deepEqual(await refused("entrustQuestion", late), ["DATE_IN_FUTURE"]);
    const rename = { workingParty: "WP1/13", names: [{ language: "en", text: "" }] };
    assert.deepEqual(await refused("renameWorkingParty", rename), ["NAME_MISSING"]);
    await done("dissolveWorkingParty", { workingParty: "WP1/13" });
    const plan = {
      title: "X",
      studyGroup: "SG13",
      sittings: [{ body: "SG13", startsOn: "2029-02-05" }],
      agenda: [],
    };
    const planned = async (code: string) => {
      const input = { ...plan, code };
      const { problems } = await mutate(
        server,
        "planMeeting",
        { input },
        "problems { code message remedy clause { citation } path }",
      );
      for (const problem of problems) seen.add(problem.code);
      return codes(problems);
    };
    assert.deepEqual(await planned("T25-SG13-290205"), ["CODE_OF_OTHER_PERIOD"]);
    assert.deepEqual(await planned("T29-SG13-290205"), []);
    assert.deepEqual(await entrusting("WP1/13"), ["WORKING_PARTY_DISSOLVED"]);
  });

  it("comes about with every refusal that there is", () => {
    assert.sameMembers(
      Object.keys(STRUCTURE_PROBLEMS).filter((code) => !seen.has(code)),
      [],
    );
  });

  it("is read back from the database as it is in memory", async () => {
    const { broken } = await server.database.verify();
    assert.deepEqual(broken, []);
  });
});
