import { isAction } from "../procedures/actions.js";
import type { WorkItem } from "../work-item.js";

/** Acts upon a work item besides those of the procedures that a meeting can agree. */
export const UPKEEP_AT_MEETINGS = ["MERGE", "RELATE", "SHARE", "UPDATE", "MOVE"] as const;

/** Whether an event's action is such an act. */
export function isUpkeepAtMeetings(action: string): boolean {
  return (UPKEEP_AT_MEETINGS as readonly string[]).includes(action);
}

/** The codes of the meetings for which the item was planned, that registered it, or that acted on it. */
export function meetingsOf(item: WorkItem): string[] {
  const decided = Object.values(item.decisions).map((decision) => decision.meeting);
  const registered = item.registration ? [item.registration.meeting] : [];
  const acted = item.history.flatMap(({ action, basis }) =>
    basis.meeting && (isAction(action) || isUpkeepAtMeetings(action)) ? [basis.meeting] : [],
  );
  return [...new Set([...Object.keys(item.candidacies), ...decided, ...registered, ...acted])];
}
