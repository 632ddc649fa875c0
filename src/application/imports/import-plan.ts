import type { AnyAggregate } from "../../domain/aggregates.js";
import type { Difference } from "../../domain/imports/compare.js";
import type { Entry } from "../../domain/imports/entry.js";
import type { RawRow } from "../../domain/imports/row.js";
import type { Problem } from "../../domain/problem.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { Acting } from "../permit.js";

/** A row of a file, with what was wrong with its cells already. */
export interface SourceRow {
  readonly line: number;
  readonly row: RawRow;
  readonly faults: readonly string[];
}

/** What is to be brought in. */
export interface ImportRequest {
  /** The file or record, as histories name it. */
  readonly source: string;
  readonly rows: readonly SourceRow[];
  readonly by: Acting;
  /** Whether study groups and Questions that are not there are set up. */
  readonly setsUp?: boolean;
}

/** What becomes of a row. */
export const ROW_OUTCOMES = ["NEW", "CHANGED", "SAME", "CONFLICTING", "UNREAD"] as const;
/** One of them. */
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** A row with what would become of it. */
export interface PlannedRow {
  readonly line: number;
  /** As the row names its text. */
  readonly name: string;
  readonly outcome: RowOutcome;
  /** Why it is not brought in: unread or conflicting. */
  readonly problems: readonly Problem[];
  /** What contradicts the rules and is kept as external status only. */
  readonly warnings: readonly Problem[];
  /** What it says otherwise than the tracker, also where it is brought in. */
  readonly differences: readonly Difference[];
  readonly entry: Entry | null;
  readonly before: WorkItem | null;
  /** The item as it would be; null where nothing would be written. */
  readonly after: WorkItem | null;
}

/** A whole import, rehearsed: nothing of it is written yet. */
export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  /** Study groups and Questions that are set up for it. */
  readonly structure: readonly AnyAggregate[];
}
