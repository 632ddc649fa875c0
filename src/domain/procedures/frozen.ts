import type { WorkItemState } from "../work-item.js";

/** Whether the selection of the process is settled: the text was consented or determined (WTSA Res. 1 §8.3). */
export function isFrozen(item: WorkItemState): boolean {
  return Object.values(item.decisions).some(
    ({ kind, outcome }) => outcome === "AGREED" && (kind === "CONSENT" || kind === "DETERMINATION"),
  );
}
