import { carryOut } from "../../src/application/imports/carry-out.js";
import type { ImportPlan, SourceRow } from "../../src/application/imports/import-plan.js";
import { planImport } from "../../src/application/imports/plan.js";
import { onPaper } from "../../src/application/on-paper.js";
import type { Tracker } from "../../src/application/tracker.js";
import type { RawRow } from "../../src/domain/imports/row.js";
import { writeRow } from "../../src/domain/imports/write-row.js";
import { itemsOf } from "../../src/exchange/programme/write-programme.js";

const BY = { name: "Command line", role: "ADMINISTRATOR" } as const;

/** Rows as a file would have them, the heading on line 1. */
export const inLines = (rows: readonly RawRow[]): SourceRow[] =>
  rows.map((row, index) => ({ line: index + 2, row, faults: [] }));

/** Rehearses an import as the command does. */
export function rehearsed(tracker: Tracker, rows: readonly RawRow[], source = "wp.csv"): ImportPlan {
  return planImport(tracker, { source, rows: inLines(rows), by: BY, setsUp: true });
}

/** Brings rows in as the command does. */
export function broughtIn(tracker: Tracker, rows: readonly RawRow[], source = "wp.csv"): Promise<ImportPlan> {
  return carryOut(tracker, rehearsed(tracker, rows, source));
}

/** How many rows came out how. */
export function counted({ rows }: ImportPlan): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** A tracker on paper: a programme in memory that nothing is written of, on a day on which all that is generated is over. */
export function paperTracker(now = "2026-11-29T10:00:00.000Z"): Tracker {
  return onPaper({ now: () => now } as unknown as Tracker);
}

/** The rows that the programme of a tracker is written as. */
export function rowsOf(tracker: Tracker): RawRow[] {
  return itemsOf(tracker.programme.current, []).map(writeRow);
}
