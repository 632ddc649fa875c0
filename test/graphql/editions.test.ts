import { assert } from "chai";
import { loadEdition } from "../../src/domain/editions/in-force.js";
import { type Edition } from "../../src/domain/editions/texts.js";
import type { Row } from "../../src/domain/procedures/table.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { MEETING, mutate, secretariat } from "./support.js";

const CHAIR = { name: "Chair of SG13", role: "SG_CHAIR" };
const NEW: Edition = { code: "99/2026", inForceFrom: "2026-03-10", wasRead: true, dayFrom: "a test" };
const CONSENTED = ["Y.QKD-TLS", "Y.QKD-IPsec-fr", "Y.DTN-ModelReq"] as const;

const NUMBERS = { "Y.QKD-TLS": "Y.9001", "Y.QKD-IPsec-fr": "Y.9002", "Y.DTN-ModelReq": "Y.9003" };

/** The rows without the condition that the chair asked for it. */
const withoutRequest = (rows: readonly Row[]): Row[] =>
  rows.map((row) =>
    row.action === "START_LAST_CALL"
      ? { ...row, guards: row.guards.filter((guard) => guard !== "CHAIR_REQUESTED") }
      : row,
  );

describe("editions of the texts that govern the work", () => {
  let server: TestServer;
  let unload = () => {};
  before(async () => {
    server = await startTestServer({ now: () => "2026-04-20T09:00:00.000Z" });
    for (const workItem of CONSENTED) {
      await act("recordDecision", {
        ...{
          workItem,
          kind: "CONSENT",
          outcome: "AGREED",
          meeting: MEETING,
          body: workItem === "Y.DTN-ModelReq" ? "WP3/13" : "WP4/13",
        },
        ...{ decidedOn: "2026-02-27", finalText: "TD1", assignedNumber: NUMBERS[workItem] },
      });
      const document = "TD2";
      await act("recordEditedText", { workItem, document, summaryIncluded: true, date: "2026-03-01" });
    }
  });
  after(async () => {
    unload();
    await server.close();
  });

  const send = (name: string, input: object, by: object = secretariat) =>
    mutate(
      server,
      name,
      { input, by },
      "workItem { stage approval { steps { kind dates { name date rule } } } } problems { code clause { citation edition readIn verified } }",
    );
  const act = async (name: string, input: object, by: object = secretariat) => {
    const answer = await send(name, input, by);
    assert.deepEqual(answer.problems, [], `${name} ${JSON.stringify(input)}`);
    return answer;
  };
  const start = (workItem: string, date: string) =>
    send("startLastCall", { workItem, document: "AAP-1", date });
  const endOf = (answer: {
    workItem: { approval: { steps: { dates: { name: string; date: string; rule: string }[] }[] } };
  }) =>
    answer.workItem.approval.steps.flatMap(({ dates }) => dates).find(({ name }) => name === "LAST_CALL_END");

  it("that were not at hand are named, and nothing that was read in an older one is called verified", async () => {
    const { data } = await server.ask(`{ clause(citation: "Rec. ITU-T A.8 §4.1") { edition readIn verified }
      form: clause(citation: "Rec. ITU-T A.12 §2.1") { edition readIn verified }
      governingTexts { name editions { code inForceFrom wasRead } }
      clauses { citation verified } }`);
    assert.deepEqual(data.clause, { edition: "01/2024", readIn: "10/2008", verified: false });
    for (const { citation, verified } of data.clauses)
      assert.isFalse(verified && /A\.8|A\.1 |Res\. 1/.test(citation), citation);
    const a8 = data.governingTexts.find(({ name }: { name: string }) => name === "Rec. ITU-T A.8");
    assert.deepEqual(
      a8.editions.map(({ code, wasRead }: Edition) => [code, wasRead]),
      [
        ["10/2008", true],
        ["03/2022", false],
        ["01/2024", false],
      ],
    );
  });

  it("judge the acts of their own days, once they are loaded, and change no history", async () => {
    const [first, second, third] = CONSENTED;
    await act("requestAnnouncement", { workItem: first, date: "2026-03-02" }, CHAIR);
    const before = await start(first, "2026-03-05");
    assert.deepEqual(before.problems, []);
    assert.deepInclude(endOf(before), {
      date: "2026-04-01",
      rule: "first day + 27 days: four weeks, both days included",
    });
    const refused = await start(second, "2026-03-16");
    assert.deepEqual(
      refused.problems.map(({ code, clause }: { code: string; clause: object }) => [code, clause]),
      [
        [
          "CHAIR_HAS_NOT_REQUESTED",
          { citation: "Rec. ITU-T A.8 §3.1", edition: "01/2024", readIn: "10/2008", verified: false },
        ],
      ],
    );

    unload = loadEdition("Rec. ITU-T A.8", NEW, {
      settings: { lastCallDays: 21 },
      rows: ({ rows }) => withoutRequest(rows),
    });
    const now = await start(second, "2026-03-16");
    assert.deepEqual(now.problems, []);
    assert.deepInclude(endOf(now), {
      date: "2026-04-05",
      rule: "first day + 20 days: three weeks, both days included",
    });
    const earlier = await start(third, "2026-03-09");
    assert.deepEqual(
      earlier.problems.map(({ code, clause }: { code: string; clause: { edition: string } }) => [
        code,
        clause.edition,
      ]),
      [["CHAIR_HAS_NOT_REQUESTED", "01/2024"]],
      "an act of a day before it",
    );
    const early = await send("closeLastCall", { workItem: second, date: "2026-04-04" });
    assert.deepEqual(
      early.problems.map(({ clause }: { clause: { edition: string; verified: boolean } }) => [
        clause.edition,
        clause.verified,
      ]),
      [["99/2026", true]],
    );
    await act("closeLastCall", { workItem: first, date: "2026-04-02" });
    await act("closeLastCall", { workItem: second, date: "2026-04-06" });

    const { data } = await server.ask(`{ verify { sound broken { id } }
      workItem(acronym: "${first}") { history(first: 50) { nodes { action effectiveOn basis { clause { citation edition } } } } }
      procedures(date: "2026-03-09") { name rows { action conditions clause { edition } } }
      later: procedures { name rows { action conditions clause { edition } } } }`);
    assert.deepEqual(data.verify, { sound: true, broken: [] });
    const started = data.workItem.history.nodes.find(
      ({ action }: { action: string }) => action === "START_LAST_CALL",
    );
    assert.equal(started.basis.clause.edition, "01/2024");
    const conditions = (
      of: { rows: { action: string; conditions: string[]; clause: { edition: string } }[] }[],
    ) => of[0]?.rows.find(({ action }) => action === "START_LAST_CALL");
    assert.equal(conditions(data.procedures)?.clause.edition, "01/2024");
    assert.equal(conditions(data.later)?.clause.edition, "99/2026");
    assert.equal(
      (conditions(data.procedures)?.conditions.length ?? 0) - 1,
      conditions(data.later)?.conditions.length,
    );
  });

  it("cannot be loaded twice, nor of a text that is not known, nor with tables that lead nowhere", () => {
    assert.throws(() => loadEdition("Rec. ITU-T A.8", { ...NEW, code: "10/2008" }, {}), /has 10\/2008/);
    assert.throws(() => loadEdition("Rec. ITU-T X.1", NEW, {}), /no text/);
  });
});
