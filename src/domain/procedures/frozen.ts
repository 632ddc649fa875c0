import { standingDecisions, type WorkItemState } from "../work-item.js";

/** Whether the selection of the process is settled: the text was consented or determined, and that was not withdrawn (WTSA Res. 1 §8.3). */
export function isFrozen(item: WorkItemState): boolean {
  const last = standingDecisions(item).findLast(
    ({ kind, outcome }) =>
      (kind === "CONSENT" || kind === "DETERMINATION") && (outcome === "AGREED" || outcome === "WITHDRAWN"),
  );
  return last?.outcome === "AGREED";
}
