import { type Problem, problem } from "../problem.js";
import type { ApprovalProcess } from "../vocabulary.js";
import { designation, type WorkItemState } from "../work-item.js";

/** A process that a study group selects for a Recommendation (WTSA Res. 1 §8). */
export type Selection = Extract<ApprovalProcess, "AAP" | "TAP">;

/** The process as a selection; null for texts that need none. */
export function selectionOf(process: ApprovalProcess): Selection | null {
  return process === "AAP" || process === "TAP" ? process : null;
}

/**
 * The selection that stands for an item under study: its process; for a text that needs none, the one it had before it
 * became one; else AAP, which texts are assumed to follow (WTSA Res. 1 §8.1.1).
 */
function standingSelection({ process, selectedBefore }: WorkItemState): Selection {
  return selectionOf(process) ?? selectedBefore ?? "AAP";
}

/** What is remembered of the selection when an item becomes a text that needs none, or another text again. */
export function rememberSelection(
  item: WorkItemState,
  process: ApprovalProcess,
): Pick<WorkItemState, "selectedBefore"> {
  if (selectionOf(process)) return item.selectedBefore ? { selectedBefore: null } : {};
  const was = selectionOf(item.process);
  return was ? { selectedBefore: was } : {};
}

/**
 * Why an update cannot lead to this process: of an item under study only the study group changes the selection, by
 * switchProcess (WTSA Res. 1 §8.3), in however many steps it is tried. What is only proposed selects nothing yet.
 */
export function judgeSelection(item: WorkItemState, process: ApprovalProcess): Problem[] {
  const asked = selectionOf(process);
  if (item.stage !== "UNDER_STUDY" || !asked || asked === standingSelection(item)) return [];
  return [problem("NOT_SECONDED", { name: designation(item) }, { path: "process" })];
}
