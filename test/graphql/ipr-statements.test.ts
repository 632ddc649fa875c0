import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { codes, mutate, secretariat } from "./support.js";

const ITEM = "Y.QKD-TLS";
const NOW = "2026-02-20T09:00:00.000Z";

describe("statements on intellectual property", () => {
  let server: TestServer;
  const record = (input: object, by: object = secretariat) =>
    mutate(
      server,
      "recordIprStatement",
      { input: { workItem: ITEM, ...input }, by },
      "problems { code } warnings { code }",
    );
  const done = async (input: object) => assert.deepEqual((await record(input)).problems, []);
  const query = async (text: string) => {
    const { data, errors } = await server.ask(text);
    assert.deepEqual(errors, []);
    return data;
  };
  const advice = async (asOf = "2026-02-20") => {
    const { workItem } = await query(
      `{ workItem(acronym: "${ITEM}", moment: { asOf: "${asOf}" }) { readiness { findings { rule status message clause { citation } } } } }`,
    );
    return (
      workItem.readiness.findings.find(({ rule }: { rule: string }) => rule === "IPR_LICENSABLE") ?? null
    );
  };

  before(async () => {
    server = await startTestServer({ now: () => NOW });
  });
  after(() => server.close());

  it("are on record as they were received", async () => {
    assert.isNull(await advice(), "nothing is asked while there is none");
    await done({ holder: "A Company", terms: "UNWILLING", document: "T1-01", receivedOn: "2026-02-10" });
    await done({ holder: "A University", terms: "FREE_OF_CHARGE", note: "Two patents" });
    const { workItem } = await query(`{ workItem(acronym: "${ITEM}") {
      iprStatements { code holder terms receivedOn document note }
      history(first: 9) { nodes { action basis { document clause { citation } } } } } }`);
    assert.deepEqual(workItem.iprStatements, [
      {
        code: "I1",
        holder: "A Company",
        terms: "UNWILLING",
        receivedOn: "2026-02-10",
        document: "T1-01",
        note: null,
      },
      {
        code: "I2",
        holder: "A University",
        terms: "FREE_OF_CHARGE",
        receivedOn: "2026-02-20",
        document: null,
        note: "Two patents",
      },
    ]);
    assert.deepInclude(workItem.history.nodes, {
      action: "RECORD_IPR_STATEMENT",
      basis: { document: "T1-01", clause: { citation: "Rec. ITU-T A.1 §1.4.6" } },
    });
    assert.deepEqual(
      codes((await record({ holder: "B", terms: "UNWILLING", receivedOn: "2026-02-21" })).problems),
      ["DATE_IN_FUTURE"],
    );
    const editor = { name: "Editor", role: "EDITOR" };
    assert.deepEqual(codes((await record({ holder: "B", terms: "UNWILLING" }, editor)).problems), [
      "ROLE_FORBIDS",
    ]);
  });

  it("are pointed out where no licence is granted, until the holder states otherwise", async () => {
    assert.deepEqual(await advice(), {
      rule: "IPR_LICENSABLE",
      status: "UNMET",
      message: "Nobody has stated that no licence is granted: not met (A Company, on 2026-02-10, T1-01).",
      clause: { citation: "Rec. ITU-T A.1 §1.4.6" },
    });
    await done({ holder: "a company", terms: "REASONABLE_TERMS", receivedOn: "2026-02-18" });
    assert.equal((await advice()).status, "MET");
    assert.equal((await advice("2026-02-17")).status, "UNMET");
    assert.isNull(await advice("2026-02-09"));
    assert.deepEqual((await server.database.verify()).broken, []);
  });
});
