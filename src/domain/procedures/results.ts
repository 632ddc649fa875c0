import { type Step, stepsOf } from "../approval-track.js";
import type { WorkItemState } from "../work-item.js";

/** How a step ends whose result the Director notifies. */
const RESULTS = [
  "NO_COMMENTS",
  "TYPOGRAPHICAL_COMMENTS",
  "SUBSTANTIVE_COMMENTS",
  "APPROVED",
  "NOT_APPROVED",
  "POLICY_IMPLICATION",
];
const OF_A_PERIOD = ["LAST_CALL", "ADDITIONAL_REVIEW"];

/** Whether a step is a last call or additional review, whose result is notified promptly (Rec. A.8 §6.1). */
export const isReviewPeriod = (step: Step | null): boolean =>
  step !== null && OF_A_PERIOD.includes(step.kind);

/** The steps of this attempt whose results are there, oldest first. */
export function resultsOf(item: WorkItemState): readonly Step[] {
  return Object.values(item.steps).filter(
    ({ cycle, kind, closedOn, outcome }) =>
      cycle === item.cycle && kind !== "NOTIFICATION" && closedOn && outcome && RESULTS.includes(outcome),
  );
}

/** The notification of a result, null while there is none. Older records do not say of what they are. */
export function notificationOf(item: WorkItemState, result: Step): Step | null {
  const sent = stepsOf(item, "NOTIFICATION");
  const isOfIt = ({ notifies, cycle, startedOn }: Step) =>
    notifies ? notifies === result.id : cycle === result.cycle && startedOn >= (result.closedOn ?? "");
  return sent.find(isOfIt) ?? null;
}

/** The latest result on a day, where it has not been notified yet; null where there is none. */
export function resultToNotify(item: WorkItemState, on: string): Step | null {
  const there = resultsOf(item).filter(({ closedOn }) => closedOn && closedOn <= on);
  const latest = there.at(-1);
  return latest && !notificationOf(item, latest) ? latest : null;
}
