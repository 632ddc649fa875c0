import { openStep, positionsIn, stepsOf } from "../approval-track.js";
import type { WorkItemState } from "../work-item.js";
import { POLICY } from "./policy.js";

/** Member States that oppose in the extra time, together with those that opposed at the meeting. */
export function opposedAltogether(item: WorkItemState): number {
  const step = openStep(item, "MORE_TIME");
  const late = positionsIn(item, step, "LATE_OPPOSITION").length;
  return POLICY.lateOppositionCountsTogether.value ? late + (step?.opposed ?? 0) : late;
}

/** Whether a delegation registered a reservation at the meeting that decided. */
export function hasReservations(item: WorkItemState): boolean {
  const last = stepsOf(item, "SG_DECISION").at(-1) ?? null;
  return positionsIn(item, last, "RESERVATION").length > 0;
}
