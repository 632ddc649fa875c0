import { expect } from "chai";
import fc from "fast-check";
import { type RawRow, ROW_FIELDS } from "../../../src/domain/imports/row.js";
import { generatedRows } from "../../support/generated-programme.js";
import { broughtIn, counted, paperTracker, rehearsed, rowsOf } from "../../support/import-rows.js";
import { inFull } from "../../support/in-full.js";

describe("import and export", () => {
  it("are inverse over generated programmes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 60 }), async (seed, count) => {
        const [first, second] = [paperTracker(), paperTracker()];
        await broughtIn(first, generatedRows(count, { seed }));
        const written = rowsOf(first);
        expect(counted(rehearsed(first, written)), "its own export says nothing new").to.deep.equal({
          SAME: count,
        });
        await broughtIn(second, written);
        expect(rowsOf(second)).to.deep.equal(written);
      }),
      { numRuns: 15 },
    );
  });

  it("leaves every row of a file that was mutated either in or in the report", async () => {
    const rows = generatedRows(12, { seed: 7 });
    const garbage = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        "-",
        "",
        "2026-13-01",
        "45979",
        "Q1/99",
        "[",
        "(ex )",
        "Y.1 (ex Y.2)",
        '"',
        "=1+1",
        "Approved on ",
        "x".repeat(1001),
      ),
    );
    const mutation = fc.record({
      row: fc.nat({ max: 11 }),
      field: fc.constantFrom(...ROW_FIELDS),
      text: garbage,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 8 }), async (mutations) => {
        const mutated = rows.map((row, index) => {
          const own = mutations.filter((one) => one.row === index).map(({ field, text }) => [field, text]);
          return { ...row, ...Object.fromEntries(own) } as RawRow;
        });
        const tracker = paperTracker();
        const plan = await broughtIn(tracker, mutated);
        expect(plan.rows.map(({ line }) => line)).to.deep.equal(rows.map((_row, index) => index + 2));
        for (const { outcome, problems, after } of plan.rows) {
          if (outcome !== "NEW") {
            expect(problems).to.not.deep.equal([]);
            continue;
          }
          const there = tracker.programme.current.workItemById(after?.id ?? "");
          expect(there && inFull(there)).to.deep.equal(after && inFull(after));
        }
        expect(tracker.programme.current.count("workItem")).to.equal(counted(plan).NEW ?? 0);
        const again = counted(rehearsed(tracker, mutated));
        expect(again.NEW ?? 0).to.equal(0);
        expect(again.CHANGED ?? 0).to.equal(0);
      }),
      { numRuns: 150 },
    );
  });
});
