import { expect } from "chai";
import fc from "fast-check";
import { compareRows, reconcile } from "../../../src/application/imports/reconcile.js";
import { advance } from "../../../src/domain/history.js";
import { columnOf, fieldOf, type RawRow, ROW_FIELDS } from "../../../src/domain/imports/row.js";
import { writeRow } from "../../../src/domain/imports/write-row.js";
import type { QuestionState } from "../../../src/domain/study-group.js";
import { readProgramme } from "../../../src/exchange/programme/read-programme.js";
import { writeProgramme } from "../../../src/exchange/programme/write-programme.js";
import { readSheet } from "../../../src/exchange/spreadsheets/read-sheet.js";
import { generatedRows } from "../../support/generated-programme.js";
import { broughtIn, counted, inLines, paperTracker, rehearsed } from "../../support/import-rows.js";
import { BEGINNING, writes, written } from "../../support/random-programme.js";

const rows = generatedRows(60, { seed: 3, groups: [13, 17] });

describe("reconciling a record with the tracker", () => {
  it("finds nothing where both say the same", async () => {
    const tracker = paperTracker();
    await broughtIn(tracker, rows);
    expect(reconcile(tracker, inLines(rows))).to.deep.equal([]);
  });

  it("lists by Question what either side has alone and what they say differently, and changes nothing", async () => {
    const tracker = paperTracker();
    await broughtIn(tracker, rows);
    const before = tracker.programme.current;
    const [first, ...others] = rows;
    const [changed, ...same] = others;
    const record: RawRow[] = [
      { ...changed, title: "Quite another title" },
      ...same,
      { ...same[0], workItem: "Y.only-in-the-record", question: "Q1/13", studyGroup: "SG13" },
    ];
    const found = reconcile(tracker, inLines(record));
    expect(tracker.programme.current).to.equal(before);
    const named = (name: string | undefined) =>
      /\(ex (.*)\)|^(\S+)$/
        .exec(name ?? "")
        ?.slice(1)
        .find(Boolean);
    expect(found.flatMap(({ trackerOnly }) => trackerOnly.map(({ acronym }) => acronym))).to.deep.equal([
      named(first?.workItem),
    ]);
    const lines = found.flatMap(({ question, rows: of }) => of.map((row) => ({ question, ...row })));
    expect(lines.map(({ line, finding }) => [line, finding]).sort()).to.deep.equal(
      [
        [2, "DIFFERENT"],
        [record.length + 1, "MISSING"],
      ].sort(),
    );
    const different = lines.find(({ finding }) => finding === "DIFFERENT");
    expect(different?.differences.map(({ field, record: says }) => [field, says])).to.deep.equal([
      ["title", '"Quite another title"'],
    ]);
    expect(found.map(({ question }) => question)).to.deep.equal([
      ...new Set(found.map(({ question }) => question)),
    ]);
  });

  it("is said nothing of items of study groups that the record is not about", async () => {
    const tracker = paperTracker();
    await broughtIn(tracker, rows);
    const of13 = rows.filter(({ studyGroup }) => studyGroup?.endsWith("13"));
    expect(reconcile(tracker, inLines(of13))).to.deep.equal([]);
  });
});

describe("a Question that is over", () => {
  it("takes nothing new that is under study, but what was approved under it", async () => {
    const tracker = paperTracker();
    await broughtIn(tracker, rows);
    const question = tracker.programme.current.questions()[0];
    if (!question) throw new Error("There is no Question.");
    const act = {
      action: "CREATE",
      effectiveOn: "2026-10-01",
      recordedAt: "2026-10-01T09:00:00.000Z",
      by: { name: "T", role: "TSB" },
    } as const;
    tracker.programme.apply([
      { kind: "question", aggregate: advance<QuestionState>(question, { status: "DELETED" }, act) },
    ]);
    const row = { question: question.label, title: "A", process: "AAP" };
    const { rows: planned } = rehearsed(tracker, [
      { ...row, workItem: "Y.late", status: "Under study" },
      { ...row, workItem: "Y.9999 (ex Y.early)", status: "Approved on 2026-04-13" },
    ]);
    expect(planned.map(({ outcome }) => outcome)).to.deep.equal(["UNREAD", "NEW"]);
    expect(counted(rehearsed(tracker, rows))).to.deep.equal({ SAME: rows.length });
  });
});

describe("the export of any programme", () => {
  it("says nothing new to it, whatever was done to its items", () => {
    fc.assert(
      fc.property(writes, (all) => {
        const tracker = paperTracker();
        tracker.programme.apply(BEGINNING);
        for (const one of all) tracker.programme.apply([written(tracker.programme.current, one)]);
        const items = tracker.programme.current.workItems();
        const names = items.map(({ acronym }) => acronym.toLowerCase());
        const once = items.filter(
          (_item, index) => names.indexOf(names[index] ?? "") === names.lastIndexOf(names[index] ?? ""),
        );
        const found = compareRows(tracker, inLines(once.map(writeRow)));
        expect(
          found.flatMap(({ name, differences, problems }) =>
            [...differences, ...problems].map((one) => ({ name, ...one })),
          ),
        ).to.deep.equal([]);
      }),
      { numRuns: 60 },
    );
  });

  it("says nothing new to the programme that it is of, in either format", async () => {
    const tracker = paperTracker();
    await broughtIn(tracker, rows);
    for (const format of ["csv", "xlsx"] as const) {
      const file = await writeProgramme(format, tracker.programme.current.workItems());
      const read = readProgramme(await readSheet(file), "programme");
      expect(read.unknown).to.deep.equal([]);
      expect(
        counted(
          rehearsed(
            tracker,
            read.rows.map(({ row }) => row),
          ),
        ),
      ).to.deep.equal({ SAME: rows.length });
    }
  });
});

describe("the columns", () => {
  it("have one name each in the API", () => {
    expect(ROW_FIELDS.map((field) => fieldOf(columnOf(field)))).to.deep.equal(ROW_FIELDS);
  });
});
