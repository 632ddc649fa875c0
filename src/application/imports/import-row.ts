import type { WorkItem } from "../../domain/work-item.js";
import type { Outcome } from "../outcome.js";
import type { Acting } from "../permit.js";
import type { Tracker } from "../tracker.js";
import { carryOut } from "./carry-out.js";
import { planPrepared, type ReadSource } from "./plan.js";

/** Brings one row of another record in, into the study groups and Questions that are there. */
export interface ImportRow {
  /** The record, as histories name it. */
  readonly source: string;
  readonly by: Acting;
  /** Only to see what would become of it; nothing is stored. */
  readonly dryRun?: boolean | null;
}

/** Brings a row in that was prepared beside the others of its record. */
export async function importRow(
  tracker: Tracker,
  { source, by, dryRun }: ImportRow,
  prepared: ReadSource,
): Promise<Outcome<WorkItem>> {
  const plan = planPrepared(tracker, { source, by }, [prepared]);
  const done = dryRun ? plan : await carryOut(tracker, plan);
  const [row] = done.rows;
  const { after = null, before = null, problems = [], warnings = [] } = row ?? {};
  return { aggregate: dryRun ? before : (after ?? before), problems, warnings };
}
