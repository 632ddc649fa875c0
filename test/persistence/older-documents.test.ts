import { assert } from "chai";
import { type HistoryEvent, hashOf } from "../../src/domain/history.js";
import { startTestServer, type TestServer } from "../support/test-server.js";

const ITEM = "Y.DTN-ModelReq";
const TSB = { name: "TSB", role: "TSB" };
const MEETING = "T25-SG13-260223";

describe("documents of before it was kept what is said, and since when an item is at its stage", () => {
  const now = () => "2026-04-20T09:00:00.000Z";
  let server: TestServer;
  let before: TestServer;
  const ask = async (mutation: string, type: string, input: object) => {
    const { data, errors } = await server.ask(
      `mutation($input: ${type}!) { ${mutation}(input: $input) { problems { code message } workItem { stage number } } }`,
      { input: { workItem: ITEM, ...input } },
      { by: TSB },
    );
    assert.deepEqual(errors, []);
    return data[mutation];
  };

  beforeEach(async () => {
    server = await startTestServer({ now });
    const consent = {
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      body: "WP3/13",
      finalText: "TD1",
      assignedNumber: "Y.3049",
      overrideReason: "Mature.",
    };
    for (const [mutation, type, input] of [
      ["recordDecision", "RecordDecisionInput", consent],
      [
        "recordEditedText",
        "RecordEditedTextInput",
        { date: "2026-03-02", document: "TD1", summaryIncluded: true },
      ],
    ] as const) {
      assert.deepEqual((await ask(mutation, type, input)).problems, []);
    }
    await makeOld(server);
    before = server;
    // What is behind a server's back is seen by the next one.
    server = await startTestServer({ now, seeds: false, uri: before.uri, databaseName: before.databaseName });
  });
  afterEach(async () => {
    await server.close();
    await before.close();
  });

  it("stay sound, and acts go on upon them", async () => {
    assert.deepEqual((await server.ask("{ verify { sound } }")).data, { verify: { sound: true } });
    const number = await ask("recordEditedText", "RecordEditedTextInput", {
      document: "TD2",
      summaryIncluded: true,
    });
    assert.deepEqual(number.problems, []);
    assert.deepEqual((await server.ask("{ verify { sound } }")).data, { verify: { sound: true } });
  });

  it("have decisions that can be put right, and acts that can be taken back", async () => {
    const mended = await ask("correctAct", "CorrectActInput", {
      decision: "D1",
      reason: "Digits swapped",
      instead: { assignedNumber: "Y.3094" },
    });
    assert.deepEqual(mended, { problems: [], workItem: { stage: "CONSENTED", number: "Y.3094" } });
    const unsaid = await ask("correctAct", "CorrectActInput", {
      event: 4,
      reason: "x",
      instead: { document: "TD3" },
    });
    assert.deepEqual(
      unsaid.problems.map(({ code }: { code: string }) => code),
      ["SAID_NOT_KEPT"],
    );
    assert.deepEqual((await ask("takeBack", "TakeBackInput", { event: 4, reason: "x" })).problems, []);
    const back = await ask("takeBack", "TakeBackInput", { decision: "D1", reason: "x" });
    assert.deepEqual(back, { problems: [], workItem: { stage: "UNDER_STUDY", number: null } });
    assert.deepEqual((await server.ask("{ verify { sound } }")).data, { verify: { sound: true } });
  });
});

/** Rewrites the item as the program before wrote it: the day of the latest act in the place of the stage's, nothing said. */
async function makeOld(server: TestServer): Promise<void> {
  const items = server.database.connection.collection<{ _id: string; history: HistoryEvent[] }>("workItems");
  const document = await items.findOne({ acronym: ITEM });
  assert.isNotNull(document);
  const history: HistoryEvent[] = [];
  for (const { said: _said, hash: _hash, ...event } of document?.history ?? []) {
    const changes = event.changes.map((change) =>
      change.field === "stageSince" ? { ...change, field: "lastActOn" } : change,
    );
    const old = { ...event, changes };
    history.push({ ...old, hash: hashOf(document?._id ?? "", history.at(-1)?.hash ?? null, old) });
  }
  await items.updateOne(
    { _id: document?._id ?? "" },
    { $set: { history, lastActOn: "2026-02-27" }, $unset: { stageSince: "" } },
  );
}
