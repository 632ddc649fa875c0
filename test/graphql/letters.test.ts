import { assert } from "chai";
import { LETTER_PROBLEMS } from "../../src/domain/letters/problems.js";
import { startTestServer, type TestServer } from "../support/test-server.js";
import { AFTER_MEETING, assertWellWorded, MEETING, mutate, type ProblemAnswer } from "./support.js";

const FIELDS = `meeting { code letter { number } sources { document name sha256 } }
  letter { document code language subject authority chair contacts lines { standing subject name before after note lines } }
  problems { code message clause { citation } path remedy } warnings { code message clause { citation } path remedy }`;

const LETTER = `Geneva, 16 February 2026
Collective letter 5/13
E-mail: tsbsg13@example.int
Subject: Meeting of Working Party 4/13; Geneva, 9 June 2026

WP4/13 will open at 0930 hours.
Working Party 4/13:
- Y.new-text “A new text” (Q16/13)
- Y.lost “Whose is it?” (Q99/13)
`;

describe("letters through the API", () => {
  let server: TestServer;
  const seen = new Set<string>();
  const send = async (text: string, input: object = {}) => {
    const answer = await mutate(
      server,
      "importLetter",
      { input: { text, name: "letter.txt", ...input } },
      FIELDS,
    );
    for (const problem of [...answer.problems, ...answer.warnings] as ProblemAnswer[]) {
      assertWellWorded(problem);
      seen.add(problem.code);
    }
    return answer;
  };

  before(async () => {
    server = await startTestServer({ now: () => AFTER_MEETING });
  });
  after(() => server.close());

  it("are rehearsed, taken over, and change nothing a second time", async () => {
    const rehearsed = await send(LETTER, { dryRun: true });
    assert.isNotNull(rehearsed.meeting, "the meeting as it would be");
    assert.deepEqual(rehearsed.problems, []);
    assert.deepInclude(rehearsed.letter.lines, {
      standing: "UNREAD",
      subject: "CANDIDATE",
      name: "Y.lost",
      before: null,
      after: "WP4/13, Q99/13",
      note: "There is no Q99/13 on record.",
      lines: [9],
    });
    const key = { acting: { idempotencyKey: "letter-5" } };
    const done = await send(LETTER, key);
    assert.deepInclude(done.meeting, { code: "T25-SG13-260609", letter: { number: "5/13" } });
    assert.lengthOf(done.meeting.sources, 1);
    assert.deepInclude(done.letter, {
      document: "Collective letter 5/13",
      language: "en",
      subject: "Meeting of Working Party 4/13; Geneva, 9 June 2026",
      authority: null,
      chair: null,
      contacts: ["tsbsg13@example.int"],
    });
    const again = await send(LETTER);
    assert.deepEqual(
      [...new Set(again.letter.lines.map((line: { standing: string }) => line.standing))].sort(),
      ["SAME", "UNREAD"],
    );
    // The answer is given again; what stood before it was compared then.
    const repeated = await send(LETTER, key);
    assert.deepEqual([repeated.meeting.code, repeated.letter], ["T25-SG13-260609", null]);
    const { data, errors } = await server.ask(`{ meeting(code: "T25-SG13-260609") {
      candidates(first: 50, body: "WP4/13") { nodes { workItem { acronym } readiness { verdict } } } } }`);
    assert.deepEqual(errors, []);
    const [candidate] = data.meeting.candidates.nodes;
    assert.deepEqual(candidate, { workItem: { acronym: "Y.new-text" }, readiness: { verdict: "UNKNOWN" } });
  });

  it("are refused whole where they are none, or have no place", async () => {
    const codes = async (text: string) => (await send(text)).problems.map(({ code }: ProblemAnswer) => code);
    assert.deepEqual(await codes("TSB Circular 99\nSubject: Meeting of Working Party 4/13, 9 June 2026"), [
      "LETTER_REFUSED",
    ]);
    assert.deepEqual(await codes("Addendum 1 to Collective letter 9/13\nSubject: Meeting of WP4/13"), [
      "LETTER_NOT_ON_RECORD",
    ]);
    assert.deepEqual(await codes("Collective letter 9/13\nSubject: Future networks"), [
      "LETTER_WITHOUT_SITTINGS",
    ]);
    assert.includeMembers(
      [...seen],
      Object.keys(LETTER_PROBLEMS).filter((code) => code.startsWith("LETTER_")),
    );
  });

  it("find the meeting that is on record by its number", async () => {
    const { letter } = await send(
      "Corrigendum 1 to Collective letter 4/13\nSubject: Meeting\nWorking Party 4/13:\n- Y.qkd-tls “QKD and TLS” (Q16/13)",
      {
        dryRun: true,
      },
    );
    assert.equal(letter.code, MEETING);
    assert.equal(letter.lines[0].subject, "TITLE");
  });
});
