import { dateOf } from "../../approval-track.js";
import { problem } from "../../problem.js";
import { isReviewPeriod, resultToNotify } from "../results.js";
import { type EffectOf, withStep } from "./effect.js";

/** The Director notifies the latest result: promptly after a period, by a day after a study group meeting. */
export const recordNotification: EffectOf = ({ item, date, input }) => {
  const result = resultToNotify(item, date);
  const due = dateOf(result, "NOTIFY_BY_AAP") ?? dateOf(result, "NOTIFY_BY_TAP");
  const ofMeeting = item.process === "TAP" ? "RES1_9_6_1" : "A8_6_2";
  const clause = isReviewPeriod(result) ? "A8_6_1" : ofMeeting;
  const sent = { closedOn: date, outcome: "SENT", document: input.document ?? null } as const;
  const notification = {
    kind: "NOTIFICATION",
    startedOn: date,
    notifies: result?.id ?? null,
    ...sent,
  } as const;
  return {
    next: { steps: withStep(item, item.steps, notification) },
    clause,
    warnings: due && date > due ? [problem("NOTIFIED_LATE", { due }, { path: "date", clause })] : [],
  };
};
