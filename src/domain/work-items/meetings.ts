import { isAction } from "../procedures/actions.js";
import type { WorkItem } from "../work-item.js";

/** The codes of the meetings for which the item was planned, that registered it, or that acted on it. */
export function meetingsOf(item: WorkItem): string[] {
  const decided = Object.values(item.decisions).map((decision) => decision.meeting);
  const registered = item.registration ? [item.registration.meeting] : [];
  const acted = item.history.flatMap(({ action, basis }) =>
    basis.meeting && isAction(action) ? [basis.meeting] : [],
  );
  return [...new Set([...Object.keys(item.candidacies), ...decided, ...registered, ...acted])];
}
