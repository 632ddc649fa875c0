import type { Basis } from "../domain/history.js";
import type { WorkItem } from "../domain/work-item.js";
import { concludeUpdate, type UpdateInput } from "../domain/work-items/update.js";
import { changeWorkItem, type Target } from "./change-work-item.js";
import type { Outcome } from "./outcome.js";
import { holderIn } from "./register-work-item.js";
import { type Tracker, today } from "./tracker.js";

/** Changes particulars of a work item; what is left out stays. */
export interface UpdateWorkItem extends UpdateInput, Target {
  readonly expectedRevision: number;
  readonly basis?: Partial<Basis> | null;
}

/** Updates the particulars of a work item: titles, summary, timing, editors, texts and the like. */
export function updateWorkItem(tracker: Tracker, request: UpdateWorkItem): Promise<Outcome<WorkItem>> {
  const { workItem, expectedRevision, by, basis, ...input } = request;
  return changeWorkItem(tracker, "UPDATE", { workItem, expectedRevision, by }, (item) => ({
    ...concludeUpdate(item, input, holderIn(tracker)),
    effectiveOn: today(tracker),
    basis: basis ?? {},
  }));
}
