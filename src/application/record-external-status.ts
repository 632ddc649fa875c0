import { WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import { normalise } from "../domain/text.js";
import type { WorkItem } from "../domain/work-item.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
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
  return changeWorkItem(tracker, "RECORD_EXTERNAL_STATUS", request, concludeExternalStatus(tracker, request));
}

/** Asks for leave; the code is kept as it is. */
export function concludeExternalStatus(
  tracker: Tracker,
  request: Omit<RecordExternalStatus, keyof Target>,
): Conclude {
  return (item, programme, permit) => {
    const effectiveOn = today(tracker);
    const policy = WORK_ITEM_POLICIES.RECORD_EXTERNAL_STATUS;
    const granted = permit(upon(programme, item, { act: "RECORD_EXTERNAL_STATUS", policy, on: effectiveOn }));
    return { granted, problems: [], next: { externalStatus: normalise(request.code) }, effectiveOn };
  };
}
