import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { assert } from "chai";
import type { Tracker } from "../../../src/application/tracker.js";
import { CommandRefused } from "../../../src/cli/refused.js";
import { type ReportOptions, writeReports } from "../../../src/cli/report.js";
import { memoryTracker } from "../../support/memory-tracker.js";

const MEETING = "T25-SG13-260223";
const LEFT_OUT = { format: "docx", language: "en", kind: "report" };
const text = { type: "string" } as const;
const OPTIONS = {
  ...{ body: text, format: text, language: text, kind: text, "as-of": text, "known-at": text, out: text },
  all: { type: "boolean" },
} as const;

describe("npm run report", () => {
  let folder: string;
  let tracker: Tracker;
  before(async () => {
    tracker = await memoryTracker("2026-03-02T09:00:00.000Z", { whole: true });
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "reports-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = async (code: string, options: Partial<ReportOptions> = {}) => {
    const lines: string[] = [];
    await writeReports(tracker, code, { ...LEFT_OUT, out: folder, ...options }, (line) => lines.push(line));
    return lines.map((line) => line.slice(folder.length + 1)).sort();
  };
  const refusal = (code: string, options: Partial<ReportOptions>) =>
    write(code, options).then(
      (files) => assert.fail(files.join()),
      (error: Error) => {
        assert.instanceOf(error, CommandRefused);
        return error.message;
      },
    );

  it("runs as docs/reports.md says, command by command", async () => {
    const page = await readFile("docs/reports.md", "utf8");
    const commands = [...page.matchAll(/^npm run report -- (.*)$/gm)].map((match) => match[1] ?? "");
    assert.lengthOf(commands, 6);
    const written: string[] = [];
    for (const command of commands) {
      const { values, positionals } = parseArgs({
        args: command.split(" "),
        options: OPTIONS,
        allowPositionals: true,
      });
      const { "as-of": asOf, "known-at": knownAt, out = "", ...said } = values;
      const to = join(folder, out);
      await writeReports(
        tracker,
        positionals[0] ?? "",
        { ...LEFT_OUT, ...said, asOf, knownAt, out: to },
        (line) => written.push(line.slice(folder.length + 1)),
      );
    }
    assert.sameMembers(written, [
      "reports/T25-SG13-260223-WP1-13-report-en.docx",
      "reports/T25-SG13-260223-WP2-13-report-en.docx",
      "reports/T25-SG13-260223-WP3-13-report-en.docx",
      "reports/T25-SG13-260223-WP4-13-report-en.docx",
      "reports/T25-SG13-260223-report-en.docx",
      "reports/T25-SG13-260223-WP4-13-report-zh.csv",
      "reports/T25-SG13-260223-executive-summary-en.md",
      "reports/T25-SG13-260223-WP4-13-order-of-business-en.docx",
      "reports/T25-SG13-260223-agenda-fr.docx",
      "again/T25-SG13-260223-report-en.md",
    ]);
    for (const name of written) assert.isAbove((await readFile(join(folder, name))).length, 100, name);
  });

  it("writes over nothing: where one of the files is there, none is written", async () => {
    const taken = join(folder, "T25-SG13-260223-WP3-13-report-en.md");
    await writeFile(taken, "A chair worked on it.");
    assert.match(
      await refusal(MEETING, { all: true, format: "md" }),
      /WP3-13-report-en\.md is there already/,
    );
    assert.deepEqual(await readdir(folder), ["T25-SG13-260223-WP3-13-report-en.md"]);
    assert.equal(await readFile(taken, "utf8"), "A chair worked on it.");
  });

  it("refuses what there is not, and says what there is", async () => {
    for (const [code, options, why] of [
      ["T25-SG13-990101", {}, /There is no meeting "T25-SG13-990101"\. On record are T25-SG13-260223/],
      [MEETING, { body: "WP9/13" }, /There is no body "WP9\/13"\. On record are SG13, WP1\/13/],
      [MEETING, { body: "people" }, /There is no body "people"/],
      [MEETING, { format: "pdf" }, /"pdf" is no format of reports\. Known are md, html, csv, docx/],
      [MEETING, { language: "ru" }, /"ru" is no language of reports\. Known are en, fr, zh/],
      [MEETING, { kind: "minutes" }, /Known are report, executive-summary, agenda, order-of-business/],
      [MEETING, { asOf: "2027-01-01" }, /no day up to today, 2026-03-02/],
      [MEETING, { asOf: "2026-02-31" }, /no day up to today/],
      [MEETING, { asOf: "yesterday" }, /Write it as YYYY-MM-DD/],
      [MEETING, { knownAt: "2030-01-01T00:00:00Z" }, /no instant up to now/],
      [MEETING, { knownAt: "2020-01-01T00:00:00Z" }, /not on record yet at that moment/],
    ] as const)
      assert.match(await refusal(code, options), why);
    assert.deepEqual(await readdir(folder), []);
  });

  it("of a meeting without decisions says so, and lists all candidates as not dealt with", async () => {
    await write(MEETING, { body: "wp4/13", format: "md" });
    const report = await readFile(join(folder, "T25-SG13-260223-WP4-13-report-en.md"), "utf8");
    assert.include(report, "## Texts put to a decision\n\nNo decision is on record.");
    assert.include(report, "Candidates planned: 7; done: 0; postponed: 0; dropped: 0; not dealt with: 7.");
    assert.match(report, /### Candidates without a decision\n\n(?:.*\n){2}(?:\| \d .*\n){7}/);
    await write(MEETING, { kind: "executive-summary", format: "md" });
    const summary = await readFile(join(folder, "T25-SG13-260223-executive-summary-en.md"), "utf8");
    assert.include(summary, "No decision is on record.");
  });
});
