import { openStep } from "../../approval-track.js";
import { addDays } from "../../calendar.js";
import { ruledDate } from "../date-rules.js";
import { endOf } from "../periods.js";
import { countOf } from "./count.js";
import { changed, closed, type EffectOf, withStep } from "./effect.js";
import { abstaining, withPosition } from "./positions.js";
import { approval, lastDay, notifyBy, recordOf } from "./study-group.js";

/** A Member State asks for more time: until four weeks after the end of the meeting, for all that ask. */
export const requestMoreTime: EffectOf = (act) => {
  const { item, date, input, meeting } = act;
  const count = countOf(act);
  const open = openStep(item, "MORE_TIME");
  const rule = item.process === "TAP" ? "MORE_TIME_END_TAP" : "MORE_TIME_END_AAP";
  const counted = count ? { opposed: count.opposing, count } : {};
  const steps = open
    ? changed(item.steps, open, counted)
    : withStep(item, closed(item.steps, ["SG_REVIEW", "SG_DECISION"], date, "MORE_TIME_REQUESTED"), {
        kind: "MORE_TIME",
        startedOn: date,
        dates: [ruledDate(rule, lastDay(act) ?? date)],
        meeting: meeting?.code ?? null,
        document: input.finalText ?? null,
        ...counted,
      });
  const step = openStep({ steps }, "MORE_TIME");
  if (!step) return { next: { steps } };
  const positions = abstaining(act, input.membersAbstaining ?? []);
  return {
    next: { steps, positions: withPosition({ ...act, item: { ...item, positions } }, step, "MORE_TIME") },
  };
};

/** The extra time is over: what comes of it is the decision of the meeting at which it was asked for. */
export const closeMoreTime: EffectOf = (act) => {
  const { item, date, to } = act;
  const step = openStep(item, "MORE_TIME");
  if (!step) return { next: {} };
  const approved = to !== "NOT_APPROVED";
  const end = endOf(step) ?? date;
  // The text is approved when the four weeks have run out, whenever that is written down.
  const effectiveOn = approved ? addDays(end, 1) : date;
  const outcome = approved ? "APPROVED" : "NOT_APPROVED";
  const body = item.studyGroup;
  const decided = { body, decidedOn: effectiveOn, finalText: step.document, count: step.count ?? null };
  return {
    next: {
      steps: changed(item.steps, step, {
        closedOn: date,
        outcome,
        dates: [...step.dates, notifyBy(act, end)],
      }),
      ...recordOf(act, "APPROVAL", approved ? "AGREED" : "REJECTED", decided),
      ...(approved ? approval(item, effectiveOn) : {}),
    },
    effectiveOn,
  };
};
