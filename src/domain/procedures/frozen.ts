import { standingDecisions, type WorkItemState } from "../work-item.js";

/** Whether the selection of the process is settled: the text was consented or determined (WTSA Res. 1 §8.3). */
export function isFrozen(item: WorkItemState): boolean {
  return standingDecisions(item).some(
    ({ kind, outcome }) => outcome === "AGREED" && (kind === "CONSENT" || kind === "DETERMINATION"),
  );
}
