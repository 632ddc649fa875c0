import { assert } from "chai";
import { QUESTION_PROBLEMS } from "../../src/domain/questions/problems.js";
import { en, Structure } from "../support/structure.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { codes, mutate } from "./support.js";

const tsb = { name: "TSB", role: "TSB" };
const MEETING = "T25-SG13-260223";
const DAY = "2026-02-27";
const SUPPORT = ["A", "B", "C", "D"].map((member) => ({ member, support: "contributions" }));
const agreed = { meeting: MEETING, date: DAY, consensus: true, document: "TD500/PLEN" };

let server: TestServer;
let structure: Structure;
let now = "2026-03-20T09:00:00.000Z";

const status = async (label: string, asOf: string | null = null) => {
  const at = asOf ? `, moment: { asOf: "${asOf}" }` : "";
  return (await structure.ask(`{ question(label: "${label}"${at}) { status } }`)).question.status;
};

async function aMeeting(code: string, startsOn: string, endsOn: string) {
  const sittings = ["SG13", "WP4/13"].map((body) => ({ body, startsOn, endsOn }));
  const agenda = [{ number: 1, title: "Consent", purpose: "CONSENT" }];
  const input = { code, title: "SG13", studyGroup: "SG13", sittings, agenda };
  const { problems } = await mutate(server, "planMeeting", { input }, "problems { code }");
  assert.deepEqual(problems, []);
}

async function anItem(acronym: string, question: string) {
  const input = { acronym, question, type: "RECOMMENDATION", date: "2026-03-01" };
  await structure.done("registerWorkItem", input, "", tsb);
}

const homeOf = async (acronym: string) =>
  (await structure.ask(`{ workItem(acronym: "${acronym}") { question { label } } }`)).workItem.question.label;

describe("Questions, by the procedures of WTSA Res. 1 §7", () => {
  before(async () => {
    server = await startTestServer({ seeds: false, now: () => now });
    structure = new Structure(server);
    const date = "2025-01-01";
    await structure.done("setUpStudyGroup", {
      label: "SG13",
      studyPeriod: "2025-2028",
      names: en("SG"),
      date,
    });
    await structure.done("setUpWorkingParty", { label: "WP4/13", names: en("WP"), date });
    for (const label of ["Q16/13", "Q17/13"])
      await structure.done("adoptQuestion", { label, titles: en(label), supporters: SUPPORT, date });
    await aMeeting(MEETING, "2026-02-23", DAY);
  });
  after(() => server.close());

  it("approves a proposed one by consensus with support", async () => {
    const propose = { label: "Q30/13", titles: en("New"), text: "C1", date: "2026-02-20" };
    await structure.done("proposeQuestion", propose);
    assert.equal(await status("Q30/13"), "PROPOSED");
    const approve = { ...agreed, question: "Q30/13" };
    assert.deepEqual(await structure.refused("approveQuestion", approve), ["SUPPORT_MISSING"]);
    const supporters = SUPPORT.slice(1);
    assert.deepEqual(
      await structure.refused("approveQuestion", { ...approve, supporters, consensus: false }),
      ["CONSENSUS_MISSING"],
    );
    assert.deepEqual(
      await structure.refused("approveQuestion", { ...approve, supporters, date: "2026-02-28" }),
      ["OUTSIDE_MEETING"],
    );
    assert.deepEqual(await structure.refused("approveQuestion", { ...approve, supporters, meeting: null }), [
      "INPUT_MISSING",
    ]);
    const { warnings } = await structure.done("approveQuestion", { ...approve, supporters });
    assert.deepEqual(codes(warnings), ["FEW_SUPPORTERS"]);
    assert.equal(await status("Q30/13"), "IN_FORCE");
    assert.equal(await status("Q30/13", "2026-02-26"), "PROPOSED");
    assert.deepEqual(await structure.refused("approveQuestion", approve), ["STAGE_FORBIDS"]);
  });

  it("consults Member States for two months where there is no consensus: ten replies, a simple majority", async () => {
    const label = "Q31/13";
    await structure.done("proposeQuestion", { label, titles: [], supporters: SUPPORT, date: "2026-02-20" });
    const circular = { question: label, document: "Circular 1" };
    await structure.done("consultOnQuestion", { ...circular, date: "2026-03-02" }, "", tsb);
    const { question } = await structure.ask(
      `{ question(label: "${label}") { status steps { kind startedOn endsOn rule agreeing others } } }`,
    );
    assert.deepEqual(question, {
      status: "CONSULTATION",
      steps: [
        {
          kind: "CONSULTATION",
          startedOn: "2026-03-02",
          endsOn: "2026-05-02",
          rule: "circular + 2 months (WTSA Res. 1 §7.2.3)",
          agreeing: 0,
          others: 0,
        },
      ],
    });
    now = "2026-05-20T09:00:00.000Z";
    const reply = (memberState: string, agrees: boolean, date = "2026-05-02") =>
      structure.send("recordQuestionReply", { question: label, memberState, agrees, date }, "", tsb);
    const states = ["France", "Japan", "Kenya", "Brazil", "Canada", "China", "India", "Spain", "Italy"];
    for (const [index, state] of states.entries()) await reply(state, index < 5);
    assert.deepEqual(codes((await reply("Ghana", true, "2026-05-03")).problems), ["OUTSIDE_PERIOD"]);
    // A Member State counts once, by its latest reply.
    await reply("Italy", false);
    const close = { ...circular, date: "2026-05-03" };
    const early = { ...close, date: "2026-05-02" };
    assert.deepEqual(await structure.refused("closeQuestionConsultation", early, tsb), ["PERIOD_NOT_OVER"]);
    const nine = await structure.done("closeQuestionConsultation", { ...close, dryRun: true }, "", tsb);
    assert.deepEqual(nine.warnings, []);
    await reply("Ghana", false);
    await structure.done("closeQuestionConsultation", close, "", tsb);
    assert.equal(await status(label), "PROPOSED", "five of ten are no majority");

    await structure.done("consultOnQuestion", { ...circular, date: "2026-05-04" }, "", tsb);
    now = "2026-07-20T09:00:00.000Z";
    for (const [index, state] of [...states, "Ghana"].entries()) await reply(state, index < 6, "2026-06-01");
    await structure.done("closeQuestionConsultation", { ...close, date: "2026-07-05" }, "", tsb);
    assert.equal(await status(label), "IN_FORCE");
    assert.equal(await status(label, "2026-07-04"), "CONSULTATION");
  });

  it("revises by consensus, and keeps the earlier titles in the history", async () => {
    const revision = { question: "Q16/13", text: "C7", titles: en("Revised"), date: "2026-02-24" };
    const approve = { ...agreed, question: "Q16/13" };
    assert.deepEqual(await structure.refused("approveQuestionRevision", approve), ["REVISION_MISSING"]);
    await structure.done("proposeQuestionRevision", revision);
    await structure.done("approveQuestionRevision", approve);
    const { after, before } = await structure.ask(`{
      after: question(label: "Q16/13") { title text proposedRevision { text } }
      before: question(label: "Q16/13", moment: { asOf: "2026-02-26" }) { title text proposedRevision { text proposedOn } } }`);
    assert.deepEqual(after, { title: "Revised", text: "C7", proposedRevision: null });
    const proposedRevision = { text: "C7", proposedOn: "2026-02-24" };
    assert.deepEqual(before, { title: "Q16/13", text: null, proposedRevision });
  });

  it("deletes by consensus, circular and two months, and only what no work is left under", async () => {
    await anItem("Y.left", "Q17/13");
    const label = "Q17/13";
    const reason = "Work has been terminated.";
    await structure.done("agreeQuestionDeletion", { ...agreed, question: label, reason });
    const circular = { question: label, document: "Circular 2" };
    await structure.done("announceQuestionDeletion", { ...circular, date: "2026-03-10" }, "", tsb);
    const reply = { question: label, memberState: "France", agrees: false, date: "2026-04-01" };
    const { warnings } = await structure.done("recordQuestionReply", reply, "", tsb);
    assert.deepEqual(codes(warnings), ["REPLY_WITHOUT_REASON"]);
    const close = { ...circular, date: "2026-05-11" };
    await structure.done("closeQuestionDeletion", close, "", tsb);
    assert.equal(await status(label), "IN_FORCE", "referred back");

    now = "2026-12-20T09:00:00.000Z";
    const input = { question: label, document: "Circular 3" };
    const meeting = "T25-SG13-260720";
    await aMeeting(meeting, "2026-07-20", "2026-07-20");
    await structure.done("agreeQuestionDeletion", { question: label, reason, consensus: true, meeting });
    await structure.done("announceQuestionDeletion", { ...input, date: "2026-08-01" }, "", tsb);
    for (const [memberState, agrees] of [
      ["France", true],
      ["Japan", true],
      ["Kenya", false],
    ] as const)
      await structure.done(
        "recordQuestionReply",
        { question: label, memberState, agrees, date: "2026-09-01", reason: "R" },
        "",
        tsb,
      );
    const over = { ...input, date: "2026-10-02" };
    assert.deepEqual(await structure.refused("closeQuestionDeletion", over, tsb), ["ITEMS_UNDER_QUESTION"]);
    await structure.done("moveWorkItem", { workItem: "Y.left", question: "Q16/13", date: "2026-09-30" });
    await structure.done("closeQuestionDeletion", over, "", tsb);
    assert.equal(await status(label), "DELETED");
    const registering = { acronym: "Y.late", question: label, type: "RECOMMENDATION", date: "2026-12-01" };
    assert.deepEqual(await structure.refused("registerWorkItem", registering, tsb), ["QUESTION_OVER"]);
    assert.deepEqual(
      await structure.refused("entrustQuestion", { question: label, workingParty: "WP4/13" }),
      ["QUESTION_OVER"],
    );
    assert.deepEqual(await structure.refused("adoptQuestion", { label, titles: [] }), ["LABEL_TAKEN"]);
  });

  it("merges: the work items go on under the other, with their names and their history", async () => {
    await anItem("Y.merged", "Q30/13");
    await structure.done("entrustQuestion", {
      question: "Q30/13",
      workingParty: "WP4/13",
      date: "2026-06-01",
    });
    const proposal = { workItem: "Y.merged", meeting: "T25-SG13-260720", proposedOn: "2026-07-01" };
    await structure.done("proposeForDecision", proposal, "", tsb);
    const merge = { question: "Q30/13", consensus: true, meeting: "T25-SG13-260720" };
    assert.deepEqual(await structure.refused("mergeQuestion", { ...merge, successor: "Q30/13" }), [
      "SUCCESSOR_UNFIT",
    ]);
    assert.deepEqual(await structure.refused("mergeQuestion", { ...merge, successor: "Q99/13" }), [
      "QUESTION_NOT_FOUND",
    ]);
    await structure.done("mergeQuestion", { ...merge, successor: "Q16/13", dryRun: true });
    assert.equal(await homeOf("Y.merged"), "Q30/13", "a rehearsal moves nothing");
    const { warnings } = await structure.done("mergeQuestion", { ...merge, successor: "Q16/13" });
    assert.deepEqual(codes(warnings), ["PLANNED_ELSEWHERE"]);
    assert.equal(await homeOf("Y.merged"), "Q16/13");
    const {
      now: after,
      then,
      studyGroup,
    } = await structure.ask(`{
      now: question(label: "Q30/13") { status continuedAs { label } workItems { totalCount } }
      then: workItem(acronym: "Y.merged", moment: { asOf: "2026-07-19" }) { question { label status } }
      studyGroup(label: "SG13") { questions { label } formerQuestions { label } } }`);
    assert.deepEqual(after, {
      status: "MERGED",
      continuedAs: [{ label: "Q16/13" }],
      workItems: { totalCount: 0 },
    });
    assert.deepEqual(then.question, { label: "Q30/13", status: "IN_FORCE" });
    assert.deepEqual(
      studyGroup.questions.map(({ label }: { label: string }) => label),
      ["Q16/13", "Q31/13"],
    );
    assert.deepEqual(
      studyGroup.formerQuestions.map(({ label }: { label: string }) => label),
      ["Q17/13", "Q30/13"],
    );
  });

  it("splits: each work item goes on where it is said", async () => {
    for (const label of ["Q40/13", "Q41/13"])
      await structure.done("adoptQuestion", { label, titles: [], supporters: SUPPORT, date: "2026-07-01" });
    const before = (await structure.ask(`{ question(label: "Q16/13") { workItems { nodes { acronym } } } }`))
      .question;
    assert.lengthOf(before.workItems.nodes, 2);
    const split = { question: "Q16/13", consensus: true, meeting: "T25-SG13-260720", date: "2026-07-20" };
    const successors = ["Q40/13", "Q41/13"];
    assert.deepEqual(await structure.refused("splitQuestion", { ...split, successors: ["Q40/13"] }), [
      "SUCCESSORS_WANTED",
    ]);
    // Y.left came later than the meeting of July.
    assert.include(await structure.refused("splitQuestion", { ...split, successors }), "CHANGED_LATER");
    await structure.done("moveWorkItem", { workItem: "Y.left", question: "Q40/13" });
    const items = [{ workItem: "Y.merged", question: "Q41/13" }];
    await structure.done("splitQuestion", { ...split, successors, items });
    assert.deepEqual([await homeOf("Y.left"), await homeOf("Y.merged")], ["Q40/13", "Q41/13"]);
    assert.equal(await status("Q16/13"), "SPLIT");
  });

  it("withdraws a proposal", async () => {
    const label = "Q50/13";
    await structure.done("proposeQuestion", { label, titles: [] });
    await structure.done("withdrawQuestion", { question: label, reason: "Overlaps." });
    assert.equal(await status(label), "WITHDRAWN");
  });

  it("is approved and deleted by an assembly too", async () => {
    await structure.done("proposeQuestion", { label: "Q51/13", titles: [], date: "2026-02-01" });
    const at = { question: "Q51/13", meeting: MEETING, date: DAY };
    assert.deepEqual(await structure.refused("approveQuestionAtAssembly", at, tsb), [
      "NOT_A_STUDY_GROUP_MEETING",
    ]);
    assert.deepEqual(
      await structure.refused("deleteQuestionAtAssembly", { ...at, question: "Q40/13" }, tsb),
      ["DATES_OUT_OF_ORDER", "NOT_A_STUDY_GROUP_MEETING", "ITEMS_UNDER_QUESTION"],
    );
  });

  it("comes about with every refusal that there is", () => {
    assert.sameMembers(
      Object.keys(QUESTION_PROBLEMS).filter((code) => !structure.seen.has(code)),
      [],
    );
  });

  it("is read back as it is in memory", async () => {
    const { broken } = await server.database.verify();
    assert.deepEqual(broken, []);
  });
});
