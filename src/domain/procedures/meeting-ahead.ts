import { announcedStep, openStep } from "../approval-track.js";
import type { WorkItemState } from "../work-item.js";

/** Code of the study group meeting that an act is about when it names none; null where the item leads to none. */
export function meetingAhead(item: WorkItemState): string | null {
  const judged = openStep(item, "PREPARATION")?.meeting;
  if (judged) return judged;
  const step = announcedStep(item);
  return step && (!step.closedOn || item.stage === "CONSULTATION_PASSED") ? step.meeting : null;
}
