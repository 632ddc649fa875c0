import { normalise } from "../domain/text.js";
import type { WorkItem } from "../domain/work-item.js";
import { changeWorkItem, type Target } from "./change-work-item.js";
import type { Outcome } from "./outcome.js";
import { type Tracker, today } from "./tracker.js";

/** Keeps a status code that another system shows for an item. */
export interface RecordExternalStatus extends Target {
  /** As it was read, e.g. `LJ`; an unknown code is kept as it is. */
  readonly code: string;
}

/** Keeps the code as it was read. It never moves the item: only acts of the procedures do. */
export function recordExternalStatus(
  tracker: Tracker,
  request: RecordExternalStatus,
): Promise<Outcome<WorkItem>> {
  return changeWorkItem(tracker, "RECORD_EXTERNAL_STATUS", request, () => ({
    problems: [],
    next: { externalStatus: normalise(request.code) },
    effectiveOn: today(tracker),
  }));
}
