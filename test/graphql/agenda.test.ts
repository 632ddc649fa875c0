import { assert } from "chai";
import { verifyDatabase } from "../../src/persistence/verify.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { mutate, READY, secretariat } from "./support.js";

const CODE = "T25-SG13-260713";

describe("an agenda that comes later", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => "2026-07-25T09:00:00.000Z" });
    const sittings = [{ body: "SG13", startsOn: "2026-07-24" }];
    await ask("planMeeting", { code: CODE, title: "Plenary", studyGroup: "SG13", sittings, agenda: [] });
    const item = { acronym: "Y.agenda", question: "Q16/13", type: "RECOMMENDATION", date: "2026-01-01" };
    await ask("registerWorkItem", { ...item, ...READY });
  });
  after(() => server.close());

  const ask = async (name: string, input: object) => {
    const fields = /Meeting|Agenda/.test(name)
      ? "meeting { agenda { number purpose } history { nodes { action effectiveOn basis { document } } } }"
      : "workItem { stage }";
    return mutate(server, name, { input }, `${fields} problems { code message remedy }`);
  };
  const consent = {
    workItem: "Y.agenda",
    kind: "CONSENT",
    outcome: "AGREED",
    meeting: CODE,
    body: "SG13",
    finalText: "TD1/PLEN",
  };
  const discontinue = { workItem: "Y.agenda", meeting: CODE, body: "SG13", reason: "No contributions" };

  it("a decision without a fitting agenda item is told how one is set", async () => {
    const { problems } = await ask("recordDecision", consent);
    assert.deepEqual(problems, [
      {
        code: "AGENDA_ITEM_UNKNOWN",
        message: `${CODE} has no agenda item for a CONSENT.`,
        remedy:
          "Its agenda items are not set. Name one as agendaItem, or set the agenda with an item for it: setAgenda, purpose CONSENT.",
      },
    ]);
    const refused = await ask("discontinueWorkItem", discontinue);
    assert.include(refused.problems[0].remedy, "setAgenda, purpose DISCONTINUATION");
  });

  it("is set by an act, with its document, and then the decision has its place", async () => {
    const agenda = [
      { number: 3, title: "Consents", purpose: "CONSENT" },
      { number: 9, title: "Work that ends", purpose: "DISCONTINUATION" },
      { number: 10, title: "Texts to delete", purpose: "DELETION" },
    ];
    const { meeting, problems } = await ask("setAgenda", { meeting: CODE, agenda, document: "TD1-R1/PLEN" });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      meeting.agenda.map(({ purpose }: { purpose: string }) => purpose),
      ["CONSENT", "DISCONTINUATION", "DELETION"],
    );
    assert.deepEqual(meeting.history.nodes.at(-1), {
      action: "SET_AGENDA",
      effectiveOn: "2026-07-24",
      basis: { document: "TD1-R1/PLEN" },
    });
    assert.equal((await ask("recordDecision", consent)).workItem.stage, "CONSENTED");
  });

  it("cannot take away the place of what was decided, nor have a number twice", async () => {
    const other = [{ number: 3, title: "Consents", purpose: "CONSENT" }];
    const { problems } = await ask("setAgenda", { meeting: CODE, agenda: [...other, ...other] });
    assert.include(
      problems.map(({ code }: { code: string }) => code),
      "AGENDA_NUMBER_TWICE",
    );
    const gone = await ask("setAgenda", {
      meeting: CODE,
      agenda: [{ number: 2, title: "Liaisons", purpose: "LIAISONS" }],
    });
    assert.deepEqual(
      gone.problems.map(({ code }: { code: string }) => code),
      ["DONE_AT_MEETING"],
    );
  });

  it("has a place for a discontinuation", async () => {
    const { workItem, problems } = await ask("discontinueWorkItem", discontinue);
    assert.deepEqual(problems, []);
    assert.equal(workItem.stage, "DISCONTINUED");
  });
});

describe("an assembly in the calendar", () => {
  it("is planned by TSB without a study group, and decides there", async () => {
    const server = await startTestServer({ now: () => "2028-11-02T09:00:00.000Z" });
    const send = async (name: string, input: object, by: object = secretariat) => {
      const fields = name === "planMeeting" ? "meeting { code studyGroup { label } }" : "workItem { stage }";
      return mutate(server, name, { input, by }, `${fields} problems { code }`);
    };
    const assembly = {
      code: "WTSA-28",
      title: "World Telecommunication Standardization Assembly",
      sittings: [{ body: "wtsa", startsOn: "2028-10-16", endsOn: "2028-10-26" }],
      agenda: [{ number: 1, title: "Consent", purpose: "CONSENT" }],
    };
    const byChair = await send("planMeeting", assembly, { name: "Chair", role: "SG_CHAIR" });
    assert.deepEqual(byChair.problems, [{ code: "ROLE_FORBIDS" }]);
    const planned = await send("planMeeting", assembly);
    assert.deepEqual(planned, { meeting: { code: "WTSA-28", studyGroup: null }, problems: [] });
    const item = { acronym: "Y.assembly", question: "Q16/13", type: "RECOMMENDATION", date: "2026-01-01" };
    await send("registerWorkItem", { ...item, ...READY });
    const decision = {
      workItem: "Y.assembly",
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: "WTSA-28",
      body: "WTSA",
    };
    const consent = { ...decision, decidedOn: "2028-10-20", finalText: "Doc. 1" };
    const notHis = await send("recordDecision", consent, { name: "Chair", role: "SG_CHAIR" });
    assert.deepEqual(notHis.problems, [{ code: "ROLE_FORBIDS" }]);
    assert.equal((await send("recordDecision", consent)).workItem.stage, "CONSENTED");
    const approval = { workItem: "Y.assembly", meeting: "WTSA-28", date: "2028-10-24", finalText: "Doc. 2" };
    assert.equal((await send("approveAtAssembly", approval)).workItem.stage, "APPROVED");
    const { uri, databaseName, database } = server;
    assert.deepEqual((await verifyDatabase(database.connection)).broken, []);
    const other = await startTestServer({ uri, databaseName, seeds: false });
    const { data } = await other.ask(
      `{ meeting(code: "WTSA-28") { studyGroup { label } decisions { totalCount } report { text } } }`,
    );
    assert.deepInclude(data.meeting, { studyGroup: null, decisions: { totalCount: 2 } });
    assert.include(data.meeting.report.text, "Y.assembly");
    await other.close();
    await server.close();
  });
});
