import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { mutate, READY, secretariat } from "./support.js";

const CHAIR = { name: "Chair of SG13", role: "SG_CHAIR" };
const JULY = "T25-SG13-260713";
const NOVEMBER = "T25-SG13-261102";

describe("two editions of one number in one calendar year", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => "2026-12-20T09:00:00.000Z" });
    for (const [code, startsOn, endsOn] of [
      [JULY, "2026-07-13", "2026-07-24"],
      [NOVEMBER, "2026-11-02", "2026-11-13"],
    ] as const) {
      const agenda = [{ number: 1, title: "Consent", purpose: "CONSENT" }];
      const sittings = [{ body: "SG13", startsOn, endsOn }];
      await act("planMeeting", { code, title: "SG13", studyGroup: "SG13", sittings, agenda });
    }
    for (const acronym of ["Y.first", "Y.second", "Y.third"]) {
      const item = {
        acronym,
        question: "Q16/13",
        type: "RECOMMENDATION",
        version: "REVISED",
        date: "2026-01-05",
      };
      await act("registerWorkItem", { ...item, ...READY });
    }
  });
  after(() => server.close());

  const send = async (name: string, input: object, by: object = secretariat) => {
    const { problems } = await mutate(server, name, { input, by }, "problems { code }");
    return problems.map(({ code }: { code: string }) => code) as string[];
  };
  const act = async (name: string, input: object, by: object = secretariat) =>
    assert.deepEqual(await send(name, input, by), [], `${name} ${JSON.stringify(input)}`);
  const consent = (workItem: string, meeting: string, decidedOn: string) =>
    send("recordDecision", {
      ...{ workItem, kind: "CONSENT", outcome: "AGREED", meeting, body: "SG13", decidedOn },
      ...{ finalText: "TD1", assignedNumber: "Y.8002" },
    });

  it("are both on record: the edition is the year and the month", async () => {
    assert.deepEqual(await consent("Y.first", JULY, "2026-07-14"), []);
    const workItem = "Y.first";
    await act("recordEditedText", { workItem, document: "TD2", summaryIncluded: true, date: "2026-07-15" });
    await act("requestAnnouncement", { workItem, date: "2026-07-15" }, CHAIR);
    await act("startLastCall", { workItem, document: "AAP-1", date: "2026-07-16" });
    await act("closeLastCall", { workItem, date: "2026-08-13" });
    assert.deepEqual(await consent("Y.second", NOVEMBER, "2026-11-10"), []);
  });

  it("are told apart: the text in force by its number, both when they are asked for, and no act upon either by it", async () => {
    const { data, errors } = await server.ask(
      `{ workItem(acronym: "Y.8002") { acronym stage } workItems(filter: { named: "Y.8002" }) { nodes { acronym } } }`,
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(data.workItem, { acronym: "Y.first", stage: "APPROVED" });
    assert.sameMembers(
      data.workItems.nodes.map(({ acronym }: { acronym: string }) => acronym),
      ["Y.first", "Y.second"],
    );
    const refused = await send("recordContribution", { workItem: "Y.8002", document: "C1" });
    assert.deepEqual(refused, ["NAME_AMBIGUOUS"]);
  });

  it("give the number back when one of them is discontinued", async () => {
    const said = { meeting: NOVEMBER, body: "SG13", date: "2026-11-12", reason: "Dropped", agendaItem: 1 };
    await act("discontinueWorkItem", { workItem: "Y.second", ...said });
    assert.deepEqual(await consent("Y.third", NOVEMBER, "2026-11-13"), []);
  });
});
