import { assert } from "chai";
import { type GraphQLInputObjectType, getNamedType } from "graphql";
import { FIELDS_SAID } from "../../src/domain/corrections/fields-said.js";
import { inputName } from "../../src/graphql/inputs/input-of.js";
import { ACT_MUTATIONS } from "../../src/graphql/resolvers/approval-acts.js";
import { createSchema } from "../../src/graphql/schema.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, MEETING } from "./support.js";

const ITEM = "Y.DTN-ModelReq";
const TSB = { name: "TSB", role: "TSB" };
const CHAIR = { name: "Chair of WP3/13", role: "WP_CHAIR" };
const EDITOR = { name: "Editor", role: "EDITOR" };

let server: TestServer;
let now = AFTER_MEETING;

async function act(mutation: string, said: object, by: object = TSB, item = ITEM) {
  const type = inputName(mutation);
  const { data, errors } = await server.ask(
    `mutation($input: ${type}!) { ${mutation}(input: $input) {
      events { seq action corrects said } workItem { stage number revision question { label } }
      problems { code message path clause { citation } } warnings { code message }
    } }`,
    { input: { workItem: item, reason: "Typed wrong", ...said } },
    { by },
  );
  assert.deepEqual(errors, []);
  return data[mutation];
}

const consent = (item = ITEM) => consentTo(item, "Y.3049");

async function consentTo(item: string, assignedNumber: string) {
  const input = {
    workItem: item,
    kind: "CONSENT",
    outcome: "AGREED",
    meeting: MEETING,
    body: "WP3/13",
    finalText: "TD305/WP3",
    assignedNumber,
    overrideReason: "The meeting found it mature.",
  };
  const { data } = await server.ask(
    "mutation($input: RecordDecisionInput!) { recordDecision(input: $input) { problems { message } decision { id } } }",
    { input },
    { by: CHAIR },
  );
  assert.deepEqual(data.recordDecision.problems, []);
  return data.recordDecision.decision.id;
}

const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);

describe("corrections", () => {
  beforeEach(async () => {
    now = AFTER_MEETING;
    server = await startTestServer({ now: () => now });
  });
  afterEach(() => server.close());

  it("mend one field of a decision by saying that one", async () => {
    const decision = await consent();
    const told = await act("correctAct", { decision, instead: { assignedNumber: "Y.3094" } }, CHAIR);
    assert.deepEqual(codes(told), []);
    assert.deepInclude(told.workItem, { stage: "CONSENTED", number: "Y.3094" });
    assert.lengthOf(told.events, 1);
    assert.deepInclude(told.events[0].said, {
      assignedNumber: "Y.3094",
      finalText: "TD305/WP3",
      body: "WP3/13",
    });
  });

  it("are rehearsed without a trace", async () => {
    const decision = await consent();
    const rehearsal = { decision, dryRun: true, idempotencyKey: "k" };
    const tried = await act("takeBack", rehearsal, CHAIR);
    assert.deepEqual(codes(tried), []);
    assert.deepEqual(
      tried.events.map(({ action }: { action: string }) => action),
      ["TAKE_BACK"],
    );
    assert.equal(tried.workItem.stage, "UNDER_STUDY", "the item as it would be");
    const done = await act("takeBack", { ...rehearsal, dryRun: false }, CHAIR);
    assert.equal(done.workItem.stage, "UNDER_STUDY");
    assert.equal(done.workItem.revision, tried.workItem.revision);
  });

  it("give the same answer with the same events when they are sent again", async () => {
    const decision = await consent();
    const first = await act("takeBack", { decision, idempotencyKey: "once" }, CHAIR);
    assert.deepEqual(await act("takeBack", { decision, idempotencyKey: "once" }, CHAIR), first);
  });

  it("are for whoever could do the act, and TSB", async () => {
    const decision = await consent();
    const instead = { assignedNumber: "Y.3094" };
    assert.deepEqual(codes(await act("correctAct", { decision, instead }, EDITOR)), ["ROLE_FORBIDS"]);
    assert.deepEqual(codes(await act("correctAct", { decision, instead }, TSB)), []);
  });

  it("refuse a number that another text has, with its holder, and leave everything as it was", async () => {
    await consent("Y.ICN-UP");
    const { data } = await server.ask(
      "mutation($input: RegisterWorkItemInput!) { registerWorkItem(input: $input) { problems { code } } }",
      { input: { acronym: "Y.other", question: "Q22/13", type: "RECOMMENDATION" } },
      { by: TSB },
    );
    assert.deepEqual(data.registerWorkItem.problems, []);
    await consentTo(ITEM, "Y.3050");
    const told = await act("correctAct", { decision: "D1", instead: { assignedNumber: "Y.3049" } }, CHAIR);
    assert.deepEqual(codes(told), ["NUMBER_TAKEN"]);
    assert.match(told.problems[0].message, /Y\.ICN-UP/);
    assert.deepEqual(told.events, []);
    assert.equal(told.workItem.number, "Y.3050");
  });

  it("put a registration right: the Question, and the candidate's body is judged anew", async () => {
    const wrongQuestion = { event: 1, instead: { question: "Q16/13" } };
    const told = await act("correctAct", wrongQuestion);
    assert.deepEqual(codes(told), ["NO_LONGER_HOLDS"]);
    assert.match(told.problems[0].message, /Event 2 \(PROPOSE, 2025-12-01\) no longer holds: .*WP3\/13/);
    const done = await act("correctAct", { ...wrongQuestion, takeBackWhatNoLongerHolds: true });
    assert.deepEqual(codes(done), []);
    assert.equal(done.workItem.question.label, "Q16/13");
    assert.deepEqual(
      done.events.map(({ action }: { action: string }) => action),
      ["TAKE_BACK", "REGISTER"],
    );
  });

  it("put a registration right: the type, and the process that goes with it", async () => {
    const told = await act("correctAct", {
      event: 1,
      instead: { type: "SUPPLEMENT", process: "AGREEMENT" },
      takeBackWhatNoLongerHolds: true,
    });
    assert.deepEqual(codes(told), []);
    const { data } = await server.ask(
      `{ workItem(acronym: "${ITEM}") { type process history { nodes { action corrects } } } }`,
    );
    assert.deepInclude(data.workItem, { type: "SUPPLEMENT", process: "AGREEMENT" });
  });

  it("put right what is no row of a procedure, each act by its own rules", async () => {
    const recorded = async (mutation: string, type: string, said: object) => {
      const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { problems { message } workItem { revision } } }`;
      const { data, errors } = await server.ask(query, { input: said }, { by: TSB });
      assert.deepEqual(errors, []);
      assert.deepEqual(data[mutation].problems, []);
      return data[mutation].workItem.revision;
    };
    const form = {
      acronym: "Y.Sup.new",
      question: "Q16/13",
      type: "SUPPLEMENT",
      meeting: MEETING,
      body: "WP4/13",
      document: "TD10",
      titles: [{ language: "en", text: "Of QKD" }],
      summary: "A summary",
      scope: "A scope",
      timing: "2027-01",
      parent: "Y.3800-series",
      editors: [{ name: "A" }],
      relations: [],
      liaisons: [],
      supportingMembers: ["KT", "ETRI", "NICT", "CAICT"],
      baseTexts: ["C1"],
    };
    assert.equal(await recorded("agreeNewWorkItem", "AgreeNewWorkItemInput", form), 1);
    const name = { workItem: "Y.Sup.new" };
    const update = { ...name, expectedRevision: 1, timing: "2072-01", date: "2026-02-28" };
    assert.equal(await recorded("updateWorkItem", "UpdateWorkItemInput", update), 2);
    const contribution = { ...name, document: "C122", receivedOn: "2026-02-28" };
    assert.equal(await recorded("recordContribution", "RecordContributionInput", contribution), 3);
    assert.equal(
      await recorded("recordExternalStatus", "RecordExternalStatusInput", { ...name, code: "AT" }),
      4,
    );
    for (const [event, instead] of [
      [1, { document: "TD10-R1" }],
      [2, { timing: "2027-02", date: "2026-03-01" }],
      [3, { document: "C123" }],
      [4, { code: "LJ" }],
    ] as const) {
      assert.deepEqual(codes(await act("correctAct", { event, instead }, TSB, "Y.Sup.new")), [], `${event}`);
    }
    const { data } = await server.ask(`{ workItem(acronym: "Y.Sup.new") {
      timing { raw } approval { externalStatus { code } } contributions { nodes { document } } registration { document }
      history { nodes { action corrects effectiveOn } }
    } verify { sound } }`);
    assert.isTrue(data.verify.sound);
    assert.deepInclude(data.workItem, { timing: { raw: "2027-02" }, registration: { document: "TD10-R1" } });
    assert.deepEqual(data.workItem.contributions.nodes, [{ document: "C123" }]);
    assert.deepEqual(data.workItem.approval.externalStatus, { code: "LJ" });
    assert.deepEqual(
      data.workItem.history.nodes
        .slice(4)
        .map((one: Record<string, unknown>) => Object.values(one).join(" ")),
      [
        "AGREE_NEW_WORK_ITEM 1 2026-02-27",
        "TAKE_BACK 2 2026-02-28",
        "UPDATE 2 2026-03-01",
        "RECORD_CONTRIBUTION 3 2026-02-28",
        "RECORD_EXTERNAL_STATUS 4 2026-03-02",
      ],
    );
  });

  it("DECISION_NOT_FOUND, FIELD_NOT_TAKEN", async () => {
    await consent();
    assert.deepEqual(codes(await act("takeBack", { decision: "D9" })), ["DECISION_NOT_FOUND"]);
    const told = await act("correctAct", { decision: "D1", instead: { startsOn: "2026-03-16" } });
    assert.deepEqual(codes(told), ["FIELD_NOT_TAKEN"]);
    assert.match(told.problems[0].message, /\(RECORD_DECISION\) does not say startsOn/);
    const text = { workItem: ITEM, document: "TD1", summaryIncluded: true };
    await server.ask(
      "mutation($input: RecordEditedTextInput!) { recordEditedText(input: $input) { problems { code } } }",
      { input: text },
      { by: TSB },
    );
    const other = await act("correctAct", { event: 4, instead: { document: "TD2", startsOn: "2026-03-16" } });
    assert.deepEqual(codes(other), ["FIELD_NOT_TAKEN"]);
    assert.match(other.problems[0].message, /\(RECORD_EDITED_TEXT\) does not say startsOn/);
  });

  it("SAID_NOT_KEPT, for what was recorded before it was kept", async () => {
    const items = server.database.connection.collection("workItems");
    await items.updateOne({ acronym: ITEM }, { $unset: { "history.1.said": "" } });
    const told = await act("correctAct", { event: 2, instead: { agendaItem: 5 } });
    assert.deepEqual(codes(told), ["SAID_NOT_KEPT"]);
    assert.deepEqual(codes(await act("takeBack", { event: 2 })), []);
  });
});

describe("a rehearsal of any act upon an item", () => {
  before(async () => {
    now = AFTER_MEETING;
    server = await startTestServer({ now: () => now });
  });
  after(() => server.close());

  const rehearse = async (mutation: string, type: string, said: object) => {
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) {
      problems { code } warnings { code } workItem { revision stage }
    } }`;
    const { data, errors } = await server.ask(query, { input: { workItem: ITEM, ...said } }, { by: TSB });
    assert.deepEqual(errors, []);
    return data[mutation];
  };

  it("points out before it is stored what can hardly be meant, and stores nothing", async () => {
    await consent();
    const text = { document: "TD1", summaryIncluded: true };
    assert.deepEqual((await rehearse("recordEditedText", "RecordEditedTextInput", text)).problems, []);
    const asked = { by: { name: "Chair of SG13", role: "SG_CHAIR" } };
    const request =
      "mutation($input: RequestAnnouncementInput!) { requestAnnouncement(input: $input) { problems { code } } }";
    await server.ask(request, { input: { workItem: ITEM } }, asked);
    const typo = { document: "AAP-28", startsOn: "2099-03-16", dryRun: true, idempotencyKey: "last-call" };
    const tried = await rehearse("startLastCall", "StartLastCallInput", typo);
    assert.deepEqual(tried.problems, []);
    assert.deepEqual(tried.warnings, [{ code: "STARTS_LONG_AFTER" }]);
    assert.equal(tried.workItem.stage, "LAST_CALL", "the item as it would be");
    const right = { ...typo, startsOn: "2026-03-16", dryRun: false };
    const done = await rehearse("startLastCall", "StartLastCallInput", right);
    assert.deepEqual(done.problems, []);
    assert.deepEqual(done.workItem, { stage: "LAST_CALL", revision: tried.workItem.revision });
  });

  it("tells the decision as it would be, and records none", async () => {
    const decision = { kind: "CONSENT", outcome: "AGREED", meeting: MEETING, body: "WP3/13", dryRun: true };
    const { data } = await server.ask(
      "mutation($input: RecordDecisionInput!) { recordDecision(input: $input) { decision { outcome } problems { code } } }",
      { input: { ...decision, workItem: "Y.ICN-UP", finalText: "TD2", overrideReason: "Mature." } },
      { by: CHAIR },
    );
    assert.deepEqual(data.recordDecision, { decision: { outcome: "AGREED" }, problems: [] });
    const { data: after } = await server.ask(
      `{ workItem(acronym: "Y.ICN-UP") { decisions { totalCount } } }`,
    );
    assert.equal(after.workItem.decisions.totalCount, 0);
  });
});

describe("what can be said otherwise", () => {
  const ACTING = ["workItem", "expectedRevision", "acting", "dryRun"];
  const MUTATIONS: Readonly<Record<string, string>> = {
    REGISTER: "registerWorkItem",
    AGREE_NEW_WORK_ITEM: "agreeNewWorkItem",
    UPDATE: "updateWorkItem",
    MERGE: "mergeWorkItem",
    PROPOSE: "proposeForDecision",
    WITHDRAW: "withdrawCandidate",
    RECORD_CONTRIBUTION: "recordContribution",
    RECORD_EXTERNAL_STATUS: "recordExternalStatus",
    RECORD_DECISION: "recordDecision",
  };
  // From its first event on an item is there, so that day is not put right.
  const NOT_OTHERWISE: Readonly<Record<string, readonly string[]>> = { REGISTER: ["date"] };

  /** What an input says of its act, the particulars one by one. */
  async function wordsOf(mutation: string) {
    const fields = await fieldsOf(mutation);
    const part = fields.find(({ name }) => name === "particulars");
    const particulars = part ? Object.keys((part.type as GraphQLInputObjectType).getFields()) : [];
    return [...fields.map(({ name }) => name).filter((name) => name !== "particulars"), ...particulars];
  }

  async function fieldsOf(mutation: string) {
    const field = (await createSchema()).getMutationType()?.getFields()[mutation];
    const input = getNamedType(field?.args[0]?.type) as GraphQLInputObjectType;
    return Object.values(input.getFields()).filter(({ name }) => !ACTING.includes(name));
  }

  it("is every field of the acts that are no rows of a procedure (src/domain/corrections/fields-said.ts)", async () => {
    for (const [action, mutation] of Object.entries(MUTATIONS)) {
      const names = await wordsOf(mutation);
      const otherwise = names.filter((name) => !NOT_OTHERWISE[action]?.includes(name));
      assert.sameMembers([...(FIELDS_SAID[action] ?? [])], otherwise, action);
    }
  });

  it("is every field of every act, with its own type (src/graphql/inputs/said.ts)", async () => {
    const said = (await createSchema()).getType("SaidInput") as GraphQLInputObjectType;
    const types = new Map(Object.values(said.getFields()).map(({ name, type }) => [name, String(type)]));
    const acts = [
      ...Object.values(MUTATIONS),
      ...Object.values(ACT_MUTATIONS).map(({ mutation }) => mutation),
    ];
    for (const mutation of acts) {
      for (const { name, type } of await fieldsOf(mutation)) {
        assert.equal(types.get(name), String(type).replace(/!$/, ""), `${name} of ${mutation}`);
      }
    }
  });
});
