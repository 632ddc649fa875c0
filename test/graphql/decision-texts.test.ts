import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, chair, MEETING, mutate } from "./support.js";

describe("the documents that go with a decision", () => {
  let server: TestServer;
  const texts = [
    { kind: "CLEAN", document: "TD410-R2/WP4" },
    { kind: "REVISION_MARKED", document: "TD411/WP4" },
    { kind: "A5_JUSTIFICATION", document: "TD412/WP4" },
    { kind: "ELECTRONIC_ATTACHMENT", document: "Y.QKD-TLS-vectors.zip" },
  ];
  const fields =
    "workItem { stage decisions { nodes { finalText texts { kind document } } } } problems { code } warnings { code }";
  before(async () => {
    server = await startTestServer({ now: () => AFTER_MEETING });
  });
  after(() => server.close());

  it("are kept with it, the clean one as its final text, and stand in the report", async () => {
    const consent = {
      workItem: "Y.QKD-TLS",
      kind: "CONSENT",
      outcome: "AGREED",
      meeting: MEETING,
      body: "WP4/13",
    };
    const input = { ...consent, overrideReason: "Mature", texts };
    const { workItem, problems } = await mutate(server, "recordDecision", { input, by: chair }, fields);
    assert.deepEqual(problems, []);
    assert.deepEqual(workItem.decisions.nodes, [{ finalText: "TD410-R2/WP4", texts }]);
    const { data } = await server.ask(`{ meeting(code: "${MEETING}") { report { text } } }`);
    const row = data.meeting.report.text.split("\n").find((line: string) => line.includes("TD410-R2"));
    assert.include(
      row,
      "| TD410-R2/WP4; revision marks: TD411/WP4; attachments: Y.QKD-TLS-vectors.zip | TD412/WP4 |",
    );
  });

  it("are put right with it", async () => {
    const right = [{ kind: "CLEAN", document: "TD410-R3/WP4" }];
    const instead = { finalText: "TD410-R3/WP4", texts: right };
    const input = { workItem: "Y.QKD-TLS", decision: "D1", reason: "A later revision", instead };
    const { workItem, problems } = await mutate(server, "correctAct", { input, by: chair }, fields);
    assert.deepEqual(problems, []);
    assert.deepEqual(workItem.decisions.nodes, [{ finalText: "TD410-R3/WP4", texts: right }]);
  });
});
