import { problem } from "../../problem.js";
import { designation } from "../../work-item.js";
import { notificationOf, resultsOf, resultToNotify } from "../results.js";
import { onRecord } from "./guard.js";

/** Conditions about the Director's notification of results. */
export const NOTIFICATION_GUARDS = {
  RESULT_TO_NOTIFY: onRecord("There is a result that has not been notified yet", ({ item, date }, row) => {
    if (resultToNotify(item, date)) return [];
    const last = resultsOf(item).at(-1);
    const sent = last && notificationOf(item, last);
    const name = designation(item);
    return sent
      ? [problem("ALREADY_NOTIFIED", { name, date: sent.startedOn }, { clause: row.clause })]
      : [problem("NOTHING_TO_NOTIFY", { name, date }, { path: "date", clause: row.clause })];
  }),
};
