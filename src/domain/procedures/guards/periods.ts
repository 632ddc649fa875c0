import { dateOf, openStep, type Step, stepsOf } from "../../approval-track.js";
import type { CalendarDate } from "../../calendar.js";
import { type Problem, problem } from "../../problem.js";
import { designation } from "../../work-item.js";
import type { ActFacts } from "../facts.js";
import { endOf, PERIOD_WORDS, reviewFor } from "../periods.js";
import type { Row } from "../table.js";
import { onAct, onRecord } from "./guard.js";

const period = ({ item }: ActFacts): Step | null =>
  openStep(item, "LAST_CALL", "ADDITIONAL_REVIEW", "CONSULTATION", "MORE_TIME", "DELETION_PERIOD");

/** Conditions about the periods of the procedures. */
export const PERIOD_GUARDS = {
  WITHIN_PERIOD: onRecord("The day lies within the period, its first and last day included", (facts, row) =>
    judgeWithin(period(facts), facts.date, row),
  ),
  COMMENT_IN_TIME: onRecord(
    "The comment came within the last call or additional review, whenever it arrives on record",
    ({ item, date }, row) => judgeWithin(reviewFor(item, date), date, row),
  ),
  PERIOD_OVER: onRecord("The period is over", (facts, row) => {
    const step = period(facts);
    const to = step && endOf(step);
    if (!step || !to || facts.date > to) return [];
    const said = { period: PERIOD_WORDS[step.kind] ?? "period", to, date: facts.date };
    return [problem("PERIOD_NOT_OVER", said, { path: "date", clause: row.clause })];
  }),
  START_IN_ORDER: onAct(
    "The period starts on or after the day of its announcement",
    ({ input, date }, row) => {
      if (!input.startsOn || input.startsOn >= date) return [];
      const said = { date: input.startsOn, announced: date };
      return [problem("STARTS_BEFORE_ANNOUNCEMENT", said, { path: "startsOn", clause: row.clause })];
    },
  ),
  APPROVAL_DATE_IN_ORDER: onAct(
    "An approval date lies on the last day of the period or after it, and has come",
    (facts, row) => {
      const { approvedOn } = facts.input;
      const step = period(facts);
      const to = step && endOf(step);
      if (!approvedOn || !step || !to) return [];
      if (approvedOn > facts.today) {
        return [problem("DATE_IN_FUTURE", { date: approvedOn, today: facts.today }, { path: "approvedOn" })];
      }
      // Such dates were published on the last day itself: pointed out by the act, not refused.
      if (approvedOn >= to) return [];
      const projected = dateOf(step, `${step.kind}_APPROVAL`) ?? "the next day";
      const said = { date: approvedOn, period: PERIOD_WORDS[step.kind] ?? "period", to, projected };
      return [problem("APPROVAL_DATE_TOO_EARLY", said, { path: "approvedOn", clause: row.clause })];
    },
  ),
  NO_ADDITIONAL_REVIEW_IN_CYCLE: onRecord("There was no additional review in this attempt", ({ item }) => {
    const earlier = stepsOf(item, "ADDITIONAL_REVIEW").find((step) => step.cycle === item.cycle);
    if (!earlier) return [];
    return [problem("SECOND_ADDITIONAL_REVIEW", { name: designation(item), step: earlier.id })];
  }),
};

function judgeWithin(step: Step | null, date: CalendarDate, row: Row): Problem[] {
  const to = step && endOf(step);
  if (!step || !to || (step.startedOn <= date && date <= to)) return [];
  const said = { date, period: PERIOD_WORDS[step.kind] ?? "period", from: step.startedOn, to };
  return [problem("OUTSIDE_PERIOD", said, { path: "date", clause: row.clause })];
}
