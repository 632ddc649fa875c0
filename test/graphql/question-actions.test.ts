import { assert } from "chai";
import { QUESTION_ACTIONS } from "../../src/domain/questions/names.js";
import { en, Structure } from "../support/structure.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { codes } from "./support.js";

const tsb = { name: "TSB", role: "TSB" };
const MEETING = "T25-SG13-260223";
const ASSEMBLY = "WTSA-26";
const DAY = "2026-02-27";
const agreed = { meeting: MEETING, date: DAY, consensus: true };
let now = "2026-03-01T09:00:00.000Z";

describe("what may be done to a Question", () => {
  let server: TestServer;
  let structure: Structure;
  const offered = async (label: string, args = "by: { role: TSB }") => {
    const { question } = await structure.ask(`{ question(label: "${label}") { availableActions(${args}) {
      action mutation possible says conditions leadsTo by clause { citation } problems { code } holders { person { handle } } } } }`);
    return question.availableActions;
  };
  const possible = async (label: string, role = "TSB") =>
    (await offered(label, `by: { role: ${role} }, onlyPossible: true`)).map(
      ({ mutation }: { mutation: string }) => mutation,
    );

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
    await structure.done("setUpWorkingParty", { label: "WP4/13", names: en("WP4"), date });
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const label = `Q${number}/13`;
      await structure.done("adoptQuestion", { label, titles: en(label), workingParty: "WP4/13", date });
      await structure.person({
        handle: `rapporteur-${number}`,
        name: `Rapporteur of Q${number}`,
        since: date,
      });
      const basis = { note: "Of before" };
      const charge = { person: `rapporteur-${number}`, role: "RAPPORTEUR", scope: label, from: date, basis };
      await structure.appoint(charge);
    }
    const sittings = [{ body: "SG13", startsOn: "2026-02-23", endsOn: DAY }];
    await structure.done(
      "planMeeting",
      { code: MEETING, title: "SG13", studyGroup: "SG13", sittings, agenda: [] },
      "",
      tsb,
    );
    const assembly = {
      code: ASSEMBLY,
      title: "WTSA",
      sittings: [{ body: "WTSA", startsOn: DAY }],
      agenda: [],
    };
    await structure.done("planMeeting", assembly, "", tsb);
  });
  after(() => server.close());

  it("is told act by act, by the tables that gate the mutations", async () => {
    const all = await offered("Q1/13");
    assert.sameMembers(
      all.map(({ action }: { action: string }) => action),
      [...QUESTION_ACTIONS],
    );
    const of = (action: string) => all.find((one: { action: string }) => one.action === action);
    assert.deepInclude(of("MERGE_QUESTION"), {
      mutation: "mergeQuestion",
      possible: true,
      leadsTo: ["MERGED"],
      clause: { citation: "WTSA Res. 1 §7.2.2" },
      conditions: [
        "The study group sits on that day at the meeting",
        "Those present reached consensus",
        "One other Question in force goes on with the work",
      ],
    });
    assert.deepEqual(codes(of("APPROVE_QUESTION_REVISION").problems), ["REVISION_MISSING"]);
    assert.deepEqual(codes(of("CLOSE_QUESTION_DELETION").problems), ["STAGE_FORBIDS"]);
    assert.deepEqual(await possible("Q1/13"), [
      "proposeQuestionRevision",
      "mergeQuestion",
      "splitQuestion",
      "agreeQuestionDeletion",
      "deleteQuestionAtAssembly",
    ]);
  });

  it("is another matter for whoever has no leave, who learns who has", async () => {
    assert.deepEqual(await possible("Q1/13", "EDITOR"), []);
    const [merge] = (await offered("Q1/13", `by: { person: "rapporteur-1" }`)).filter(
      ({ action }: { action: string }) => action === "MERGE_QUESTION",
    );
    assert.deepEqual(codes(merge.problems), ["ROLE_FORBIDS"]);
    assert.deepEqual(merge.holders, []);
    const { errors } = await server.ask(`{ question(label: "Q1/13") { availableActions { action } } }`);
    assert.equal(errors[0]?.extensions.code, "BAD_USER_INPUT");
  });

  it("says beforehand what the mutation would say of how the Question stands", async () => {
    await structure.done("agreeQuestionDeletion", { question: "Q6/13", reason: "Done", ...agreed });
    assert.deepEqual(await possible("Q6/13"), ["announceQuestionDeletion"]);
    await structure.done(
      "announceQuestionDeletion",
      { question: "Q6/13", document: "Circular 1", date: DAY },
      "",
      tsb,
    );
    assert.deepEqual(await possible("Q6/13"), ["recordQuestionReply"]);
    const close = { question: "Q6/13", document: "Circular 2" };
    assert.deepEqual(await structure.refused("closeQuestionDeletion", close, tsb), ["PERIOD_NOT_OVER"]);
    const item = { acronym: "Y.left", question: "Q5/13", type: "RECOMMENDATION", date: "2026-01-05" };
    await structure.done("registerWorkItem", item, "", tsb);
    const gone = (await offered("Q5/13")).find(
      ({ action }: { action: string }) => action === "DELETE_QUESTION_AT_ASSEMBLY",
    );
    assert.deepEqual(codes(gone.problems), ["ITEMS_UNDER_QUESTION"]);
  });

  it("is there as tables, too", async () => {
    const { questionProcedures } = await structure.ask(
      "{ questionProcedures { title source initial final rows { action from to by says conditions clause { citation verified } } } }",
    );
    const acts = new Set(
      questionProcedures.flatMap(({ rows }: { rows: { action: string }[] }) =>
        rows.map(({ action }) => action),
      ),
    );
    assert.sameMembers([...acts], [...QUESTION_ACTIONS]);
    assert.deepEqual(questionProcedures[1].final, ["DELETED"]);
  });

  const until = async (handle: string) =>
    (await structure.ask(`{ person(handle: "${handle}") { mandates(all: true) { nodes { until } } } }`))
      .person.mandates.nodes[0].until;

  it("ends the mandates of a Question with it, which is pointed out before", async () => {
    const merge = { question: "Q2/13", successor: "Q1/13", ...agreed };
    const { warnings } = await structure.done("mergeQuestion", { ...merge, dryRun: true });
    assert.deepEqual(codes(warnings), ["MANDATES_END"]);
    assert.equal(await until("rapporteur-2"), null, "a rehearsal ends nothing");
    await structure.done("mergeQuestion", merge);
    assert.equal(await until("rapporteur-2"), "2026-02-26");
    await structure.done("splitQuestion", { question: "Q3/13", successors: ["Q1/13", "Q5/13"], ...agreed });
    assert.equal(await until("rapporteur-3"), "2026-02-26");
    await structure.done(
      "deleteQuestionAtAssembly",
      { question: "Q4/13", meeting: ASSEMBLY, date: DAY },
      "",
      tsb,
    );
    assert.equal(await until("rapporteur-4"), "2026-02-26");
    assert.equal(await until("rapporteur-1"), null, "the Question that goes on keeps its rapporteur");
    now = "2026-05-04T09:00:00.000Z";
    const disapproval = { question: "Q6/13", agrees: true, date: "2026-03-15" };
    for (const memberState of ["France", "Japan"])
      await structure.done("recordQuestionReply", { ...disapproval, memberState }, "", tsb);
    assert.deepEqual(await possible("Q6/13"), ["closeQuestionDeletion"]);
    await structure.done(
      "closeQuestionDeletion",
      { question: "Q6/13", document: "Circular 2", date: "2026-05-04" },
      "",
      tsb,
    );
    assert.equal(await until("rapporteur-6"), "2026-05-03");
    assert.deepEqual(await possible("Q6/13"), []);
    assert.deepEqual((await server.database.verify()).broken, []);
  });

  it("leaves the mandates where a deletion does not come into force", async () => {
    await structure.done("adoptQuestion", { label: "Q7/13", titles: en("Q7"), date: "2026-02-24" });
    await structure.person({ handle: "rapporteur-7", name: "Rapporteur of Q7", since: "2026-02-24" });
    const charge = { person: "rapporteur-7", role: "RAPPORTEUR", scope: "Q7/13", from: "2026-05-04" };
    await structure.appoint(charge);
    await structure.done("agreeQuestionDeletion", { question: "Q7/13", reason: "Done", ...agreed });
    await structure.done(
      "announceQuestionDeletion",
      { question: "Q7/13", document: "Circular 3", date: DAY },
      "",
      tsb,
    );
    const reply = {
      question: "Q7/13",
      memberState: "Japan",
      agrees: false,
      reason: "Needed",
      date: "2026-03-15",
    };
    await structure.done("recordQuestionReply", reply, "", tsb);
    await structure.done("closeQuestionDeletion", { question: "Q7/13", document: "Circular 4" }, "", tsb);
    assert.equal(await until("rapporteur-7"), null);
  });
});
