import { expect } from "chai";
import { changesOf, questionsOf } from "../../src/domain/changes.js";
import { advance, begin } from "../../src/domain/history.js";
import type { WorkItemState } from "../../src/domain/work-item.js";
import { draft } from "../support/story.js";

const on = (effectiveOn: string, recordedOn = effectiveOn) => ({
  action: "UPDATE",
  effectiveOn,
  recordedAt: `${recordedOn}T12:00:00.000Z`,
  by: { name: "Test", role: "TSB" } as const,
});

function moved() {
  let item = begin<WorkItemState>("an-item", draft(), on("2026-01-10"));
  item = advance(item, { question: "Q16/13" }, on("2026-02-10"));
  item = advance(item, { number: "Y.3094" }, on("2026-02-20", "2026-03-20"));
  return advance(item, { stage: "DISCONTINUED" }, on("2026-03-10"));
}
const period = (from: string, to: string, asKnownAt: string | null = null) => ({ from, to, asKnownAt });
const rows = (...args: Parameters<typeof period>) =>
  changesOf(moved(), period(...args)).map(({ category, change }) => `${category} ${change.field}`);

describe("what changed in an item", () => {
  it("is named for what it means", () => {
    expect(rows("2026-01-10", "2026-12-31")).to.deep.equal([
      "ADDED acronym",
      "MOVED question",
      "RENAMED number",
      "DISCONTINUED stage",
    ]);
  });

  it("counts by its effective date, as far as it was known", () => {
    expect(rows("2026-01-11", "2026-02-10")).to.deep.equal(["MOVED question"]);
    expect(rows("2026-02-11", "2026-02-28")).to.deep.equal(["RENAMED number"]);
    expect(rows("2026-02-11", "2026-02-28", "2026-03-19T00:00:00.000Z")).to.deep.equal([]);
  });

  it("is told of a single day, which is its own first and last", () => {
    expect(rows("2026-02-10", "2026-02-10")).to.deep.equal(["MOVED question"]);
    expect(rows("2026-02-11", "2026-02-11")).to.deep.equal([]);
  });

  it("belongs to the Question it came from and to the one it was moved to, each in its time", () => {
    const questions = (from: string, to: string) => [...questionsOf(moved(), period(from, to))];
    expect(questions("2026-01-31", "2026-02-28")).to.deep.equal(["Q22/13", "Q16/13"]);
    expect(questions("2026-01-01", "2026-01-31")).to.deep.equal(["Q22/13"]);
    expect(questions("2026-02-10", "2026-03-31")).to.deep.equal(["Q22/13", "Q16/13"]);
    expect(questions("2026-02-11", "2026-03-31")).to.deep.equal(["Q16/13"]);
  });
});
