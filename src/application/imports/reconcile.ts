import { type Compared, type Difference, inWords } from "../../domain/imports/compare.js";
import { compareLabels, type QuestionLabel } from "../../domain/labels.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { Tracker } from "../tracker.js";
import type { PlannedRow, SourceRow } from "./import-plan.js";
import { planImport } from "./plan.js";

/** What a record and the tracker say of the texts of one Question. */
export interface QuestionReconciled {
  /** Null: texts of which no Question is on record. */
  readonly question: QuestionLabel | null;
  /** Rows of which the tracker knows nothing, or something else, or that cannot be read. */
  readonly rows: readonly ReconciledRow[];
  /** What the tracker has and the record has not. */
  readonly trackerOnly: readonly WorkItem[];
}

/** A row against the tracker. */
export interface ReconciledRow extends Pick<PlannedRow, "line" | "name" | "problems" | "warnings"> {
  /** MISSING: the tracker has no such item; DIFFERENT: it says otherwise; UNREAD: the row cannot be understood. */
  readonly finding: RowFinding;
  readonly workItem: WorkItem | null;
  readonly differences: readonly SaidDifferently[];
}

/** What can be found of a row. */
export const ROW_FINDINGS = ["SAME", "MISSING", "DIFFERENT", "UNREAD"] as const;
/** One of them. */
export type RowFinding = (typeof ROW_FINDINGS)[number];

/** What is said otherwise, in words. */
export interface SaidDifferently {
  readonly field: Compared;
  readonly record: string;
  readonly tracker: string;
}

/** Nobody acts: what is found out is written nowhere. */
const NOBODY = { name: "Comparison", role: "ADMINISTRATOR" } as const;

/** Compares each row with the tracker. */
export function compareRows(
  tracker: Tracker,
  rows: readonly SourceRow[],
): readonly (ReconciledRow & Placed)[] {
  const plan = planImport(tracker, { source: "", rows, by: NOBODY, setsUp: true });
  return plan.rows.map((row) => ({
    line: row.line,
    name: row.name,
    finding: findingOf(row),
    workItem: row.before,
    question: row.entry?.question ?? row.before?.question ?? null,
    studyGroup: row.entry?.studyGroup ?? null,
    differences: row.differences.map(said),
    problems: row.outcome === "UNREAD" ? row.problems : [],
    warnings: row.warnings,
  }));
}

/** Where a row belongs. */
interface Placed {
  readonly question: QuestionLabel | null;
  readonly studyGroup: string | null;
}

/**
 * Compares a whole record with the tracker, both ways, Question by Question: what it says otherwise, what it has and the
 * tracker has not, and what of its study groups the tracker has and it has not. Questions without a difference are left out.
 */
export function reconcile(tracker: Tracker, rows: readonly SourceRow[]): readonly QuestionReconciled[] {
  const compared = compareRows(tracker, rows);
  const found = new Set(compared.flatMap(({ workItem }) => workItem?.id ?? []));
  const groups = new Set(compared.map(({ studyGroup }) => studyGroup));
  const missed = tracker.programme.current
    .workItems()
    .filter((item) => groups.has(item.studyGroup) && !found.has(item.id) && isListed(item));
  const different = compared.filter(({ finding }) => finding !== "SAME");
  const questions = new Set([...different, ...missed].map(({ question }) => question));
  return [...questions]
    .sort((one, other) => compareLabels(one ?? "", other ?? ""))
    .map((question) => ({
      question,
      rows: different.filter((row) => row.question === question),
      trackerOnly: missed.filter((item) => item.question === question),
    }));
}

/** What is proposed only, or was merged into another item, is in no public programme. */
const isListed = ({ stage, mergedInto }: WorkItem) => stage !== "LIVING_LIST" && !mergedInto;

function findingOf({ outcome, before, differences }: PlannedRow): RowFinding {
  if (outcome === "UNREAD") return "UNREAD";
  if (!before) return "MISSING";
  return differences.length > 0 ? "DIFFERENT" : "SAME";
}

function said({ field, theirs, ours }: Difference): SaidDifferently {
  return { field, record: inWords(theirs), tracker: inWords(ours) };
}
