import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { chair, done, MEETING } from "./support.js";

describe("the report of a meeting", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => "2026-03-02T09:00:00.000Z" });
    const record = (input: Record<string, unknown>) =>
      done(server, "recordDecision", { meeting: MEETING, outcome: "AGREED", by: chair, ...input });
    await done(server, "updateWorkItem", {
      workItem: "Y.DTN-ModelReq",
      expectedRevision: 2,
      titles: [{ language: "en", text: "Pipes | and <b>tags</b>" }],
      by: { name: "Editor", role: "EDITOR" },
    });
    await record({
      workItem: "Y.DTN-ModelReq",
      kind: "CONSENT",
      body: "WP3/13",
      finalText: "TD305-R1/WP3",
      assignedNumber: "Y.3094",
    });
    await record({ workItem: "Y.Sup.MDT", kind: "AGREEMENT", body: "WP1/13", finalText: "TD400/WP1" });
    await record({
      workItem: "Y.IMT2020-DDP",
      kind: "CONSENT",
      outcome: "POSTPONED",
      body: "WP1/13",
      reason: "Another round",
    });
  });
  after(() => server.close());

  const report = async (argument = ""): Promise<string> => {
    const { data, errors } = await server.ask(
      `{ meeting(code: "${MEETING}") { report${argument} heads { workItem { acronym } hash } } }`,
    );
    assert.deepEqual(errors, []);
    for (const { workItem, hash } of data.meeting.heads) {
      if (data.meeting.report.includes(`\n| ${workItem.acronym} |`))
        assert.include(data.meeting.report, hash);
    }
    return data.meeting.report;
  };

  it("has a table for each kind of decision, with text that cannot leave its cell", async () => {
    const text = await report();
    assert.include(
      text,
      "## Recommendations consented for Last Call (Recommendation A.8 - AAP)\n\n" +
        "| # | Question | Work item | Status | Title | Final text | A.5 justification | Equivalent |\n" +
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n" +
        "| 1 | Q22/13 | Y.3094 (ex Y.DTN-ModelReq) | New | Pipes \\| and \\<b\\>tags\\</b\\> | TD305-R1/WP3 | not recorded | - |",
    );
    assert.include(text, "| 1 | Q21/13 | Y.Sup.MDT | New |");
    assert.include(text, "| 1 | Q20/13 | Y.IMT2020-DDP | consent | postponed | Another round |");
    assert.include(text, "## Candidates not dealt with");
    assert.notInclude(text, "determined");
  });

  it("prints the head hash of every item of the meeting", async () => {
    const hashes = (await report()).match(/\| [0-9a-f]{64} \|/g);
    assert.lengthOf(hashes ?? [], 29);
  });

  it("can be had for one body", async () => {
    const text = await report('(body: "wp1/13")');
    assert.include(text, "# WP1/13: Meetings of Working Parties");
    assert.notInclude(text, "Y.3094");
    assert.lengthOf(text.match(/\| [0-9a-f]{64} \|/g) ?? [], 7);
    const { errors } = await server.ask(`{ meeting(code: "${MEETING}") { report(body: "WP9/13") } }`);
    assert.equal(errors[0]?.extensions.code, "NOT_FOUND");
  });
});
