import { expect } from "chai";
import fc from "fast-check";
import { aggregateAsOf } from "../../src/domain/as-of.js";
import { addDays } from "../../src/domain/calendar.js";
import { advance, begin } from "../../src/domain/history.js";
import type { WorkItemState } from "../../src/domain/work-item.js";
import { judgeBeginning, judgeChangeDay } from "../../src/domain/work-items/days.js";
import { draft } from "../support/story.js";

const BEGINNING = "2026-01-10";
const TODAY = "2026-03-31";
const on = (effectiveOn: string) => ({
  action: "UPDATE",
  effectiveOn,
  recordedAt: "2026-04-01T12:00:00.000Z",
  by: { name: "Test", role: "TSB" } as const,
});

const day = fc.integer({ min: -5, max: 90 }).map((days) => addDays(BEGINNING, days));
const change = fc.record({
  day,
  field: fc.constantFrom("summary", "scope"),
  text: fc.string({ maxLength: 3 }),
});

describe("the days from which changes count", () => {
  it("never let an earlier change stand over a later one, in whatever order they are typed in", () => {
    const parameters = { numRuns: 500, seed: Date.now() };
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        let item = begin<WorkItemState>("item", draft({ summary: null, scope: null }), on(BEGINNING));
        const taken: typeof changes = [];
        for (const one of changes) {
          const next = { [one.field]: one.text };
          const problems = [
            ...judgeBeginning(item, one.day, "date"),
            ...judgeChangeDay(item, { next, named: [one.field] }, one.day, TODAY),
          ];
          if (problems.length > 0) continue;
          const before = item;
          item = advance<WorkItemState>(item, next, on(one.day));
          // To say once more what stands says nothing.
          if (item !== before) taken.push(one);
        }
        for (let asOf = BEGINNING; asOf <= TODAY; asOf = addDays(asOf, 7)) {
          const then = aggregateAsOf(item, { asOf, asKnownAt: null });
          for (const field of ["summary", "scope"] as const) {
            const said = taken.filter((one) => one.field === field && one.day <= asOf);
            const latest = said.reduce<(typeof said)[number] | null>(
              (before, one) => (before && before.day > one.day ? before : one),
              null,
            );
            expect(then?.[field], `${field} on ${asOf}`).to.equal(latest?.text ?? null);
          }
        }
      }),
      parameters,
    );
  });

  it("lie neither in the future, nor before the item, nor before a later change of the same", () => {
    const item = advance<WorkItemState>(
      begin<WorkItemState>("item", draft(), on(BEGINNING)),
      { summary: "Later" },
      on("2026-02-10"),
    );
    const codes = (date: string, next: Partial<WorkItemState>) =>
      [
        ...judgeBeginning(item, date, "date"),
        ...judgeChangeDay(item, { next, named: Object.keys(next) }, date, TODAY),
      ].map(({ code }) => code);
    expect(codes("2026-02-10", { summary: "Same day" })).to.deep.equal([]);
    expect(codes("2026-02-09", { summary: "Before" })).to.deep.equal(["CHANGED_LATER"]);
    expect(codes("2026-02-09", { summary: "Later" })).to.deep.equal(["CHANGED_LATER"]);
    expect(codes("2026-02-09", { scope: "Another field" })).to.deep.equal([]);
    expect(codes("2026-01-09", { scope: "Too early" })).to.deep.equal(["BEFORE_ITS_BEGINNING"]);
    expect(codes("2026-04-01", { scope: "Too late" })).to.deep.equal(["DATE_IN_FUTURE"]);
  });
});
