import { assert } from "chai";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { chair, done, MEETING } from "./support.js";

const chairOfAll = { name: "TSB", role: "TSB" };

/** Days are not broken over lines, which tests do not care about. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("the report of a meeting", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ now: () => "2026-03-02T09:00:00.000Z" });
    const record = (input: Record<string, unknown>) =>
      done(server, "recordDecision", { meeting: MEETING, outcome: "AGREED", by: chair, ...input });
    await done(server, "updateWorkItem", {
      workItem: "Y.DTN-ModelReq",
      expectedRevision: 2,
      date: "2026-02-27",
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
    const overrideReason = "The summary follows";
    await record({
      workItem: "Y.Sup.MDT",
      kind: "AGREEMENT",
      body: "WP1/13",
      finalText: "TD400/WP1",
      titles: [{ language: "en", text: "As it was called at the gavel" }],
      overrideReason,
    });
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
      `{ meeting(code: "${MEETING}") { report${argument} { text } }
         then: meeting(code: "${MEETING}", moment: { asOf: "2026-02-27" }) { heads { workItem { acronym } hash } } }`,
    );
    assert.deepEqual(errors, []);
    const { text } = data.meeting.report;
    for (const { workItem, hash } of data.then.heads) {
      if (text.includes(`\n| ${workItem.acronym} |`)) assert.include(text, hash);
    }
    return text;
  };

  it("has a table for each kind of decision, with text that cannot leave its cell", async () => {
    const text = await report();
    assert.include(
      text,
      "### Recommendations consented for Last Call (Recommendation A.8 - AAP)\n\n" +
        "| # | Question | Work item | Status | Title | Final text | A.5 justification | Equivalent e.g. ISO/IEC |\n" +
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n" +
        "| 1 | Q22/13 | Y.3094 (ex Y.DTN-ModelReq) | New | Pipes \\| and \\<b\\>tags\\</b\\> | TD305-R1/WP3 | not recorded | - |",
    );
    assert.include(text, "| 1 | Q21/13 | Y.Sup.MDT | New | As it was called at the gavel |");
    assert.include(text, "| 1 | Q20/13 | Y.IMT2020-DDP | consent | postponed | Another round |");
    assert.include(
      text,
      "### Decided although a requirement was unmet\n\n| # | Question | Work item | Decision | Reason |\n" +
        "| --- | --- | --- | --- | --- |\n| 1 | Q21/13 | Y.Sup.MDT | agreement | The summary follows |",
    );
    assert.include(text, "### Candidates without a decision");
    assert.notInclude(text, "Recommendations determined");
  });

  it("prints the head hash of every item of the meeting", async () => {
    const hashes = (await report()).match(/\| [0-9a-f]{64} \|/g);
    assert.lengthOf(hashes ?? [], 29);
  });

  it("shows the state at the end of the meeting, and says so; another day on request", async () => {
    const change = (input: object) =>
      done(server, "updateWorkItem", { workItem: "Y.IMT2020-DDP", by: chairOfAll, ...input });
    const { revision } = await change({
      expectedRevision: 3,
      titles: [{ language: "en", text: "Of March" }],
    });
    assert.equal(revision, 4);
    const text = await report();
    assert.include(
      plain(text),
      "# Report: Meetings of Working Parties 1/13, 2/13, 3/13 and 4/13\n\n" +
        "Geneva, 23 to 27 February 2026 (T25-SG13-260223, collective letter 4/13)\n\n" +
        "State of the work programme as of 27 February 2026. Last entry on record: 2026-03-02T09:00:00.000Z.",
    );
    const sealed = text.match(/\| Y\.IMT2020-DDP \| 3 \| ([0-9a-f]{64}) \|/)?.[1];
    assert.isString(sealed);
    const { data, errors } = await server.ask(
      `{ meeting(code: "${MEETING}", moment: { asOf: "2026-03-02" }) { report { text } } before: meeting(code: "${MEETING}", moment: { asOf: "2026-02-26" }) { report { text } } }`,
    );
    assert.deepEqual(errors, []);
    assert.include(plain(data.meeting.report.text), "as of 2 March 2026.");
    assert.match(data.meeting.report.text, /\| Y\.IMT2020-DDP \| 4 \|/);
    assert.include(plain(data.before.report.text), "as of 26 February 2026.");
    assert.notInclude(data.before.report.text, "Y.3094");
  });

  it("has no empty heading where a meeting has no place and did nothing", async () => {
    const input = { studyGroup: "SG13", agenda: [], by: { name: "TSB", role: "TSB" } };
    const bare = {
      code: "T25-SG13-260216",
      title: "Interim",
      sittings: [{ body: "SG13", startsOn: "2026-02-16" }],
      ...input,
    };
    const planned = await server.ask(
      "mutation($input: PlanMeetingInput!) { planMeeting(input: $input) { problems { code } } }",
      {
        input: bare,
      },
    );
    assert.deepEqual(planned.errors, []);
    assert.deepEqual(planned.data.planMeeting.problems, []);
    const { data } = await server.ask(
      `{ meeting(code: "${bare.code}") { report { text } of: report(body: "SG13") { lead sections { key paragraphs } } } }`,
    );
    const text = plain(data.meeting.report.text);
    assert.match(text, /^# Report: Interim\n\n16 February 2026 \(T25-SG13-260216\)\n\n/);
    assert.match(text, /## Texts put to a decision\n\nNo decision is on record\.\n/);
    assert.notMatch(text, /\n##+ [^\n]*\n\n##+ (?!Sittings|Ongoing)/);
    assert.deepInclude(data.meeting.of.sections, {
      key: "DECISIONS",
      paragraphs: ["No decision is on record."],
    });
  });

  it("can be had for one body", async () => {
    const text = await report('(body: "wp1/13")');
    assert.include(text, "# Report: Meeting of Working Party 1/13");
    assert.notInclude(text, "Y.3094");
    assert.lengthOf(text.match(/\| [0-9a-f]{64} \|/g) ?? [], 7);
    const { errors } = await server.ask(
      `{ meeting(code: "${MEETING}") { report(body: "WP9/13") { title } } }`,
    );
    assert.equal(errors[0]?.extensions.code, "NOT_FOUND");
  });
});
