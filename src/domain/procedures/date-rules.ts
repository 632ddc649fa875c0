import type { StepDate } from "../approval-track.js";
import {
  addDays,
  addMonths,
  type CalendarDate,
  type Holidays,
  laterOf,
  workingDaysBefore,
  yearsWithoutHolidays,
} from "../calendar.js";
import { CLAUSES, type ClauseKey } from "../clauses.js";
import { type Problem, problem } from "../problem.js";
import { HOLIDAYS } from "./holidays.js";
import { POLICY } from "./policy.js";

/** A rule that gives a date of a step from another date. */
export interface DateRule {
  /** In words, as stored with the date. */
  readonly rule: string;
  readonly clause: ClauseKey;
  readonly compute: (from: CalendarDate, holidays: Holidays) => CalendarDate;
  /** True of a rule that counts working days, and so depends on which days are holidays. */
  readonly countsWorkingDays?: boolean;
}

const days = (days: number, rule: string, clause: ClauseKey): DateRule => ({
  rule,
  clause,
  compute: (from) => addDays(from, days),
});
const months = (months: number, rule: string, clause: ClauseKey): DateRule => ({
  rule,
  clause,
  compute: (from) => addMonths(from, months),
});

/** The rules by the name of the date that they give. */
export const DATE_RULES = {
  LAST_CALL_END: days(
    POLICY.lastCallDays.value - 1,
    "first day + 27 days: four weeks, both days included",
    "A8_4_1",
  ),
  LAST_CALL_APPROVAL: days(POLICY.lastCallDays.value, "first day + 28 days", "A8_4_4_1"),
  ADDITIONAL_REVIEW_END: days(
    POLICY.additionalReviewDays.value - 1,
    "first day + 20 days: three weeks, both days included",
    "A8_4_5",
  ),
  ADDITIONAL_REVIEW_APPROVAL: days(POLICY.additionalReviewDays.value, "first day + 21 days", "A8_4_5_1"),
  ANNOUNCE_STUDY_GROUP_BY: days(
    -POLICY.studyGroupAnnouncementDays.value,
    "study group meeting - 21 days",
    "A8_4_6",
  ),
  MORE_TIME_END_AAP: days(POLICY.moreTimeDays.value, "end of the meeting + 28 days", "A8_5_6"),
  MORE_TIME_END_TAP: days(POLICY.moreTimeDays.value, "end of the meeting + 28 days", "RES1_9_5_5"),
  NOTIFY_BY_AAP: days(
    POLICY.aapNotificationDays.value,
    "end of the meeting or extra time + 14 days",
    "A8_6_2",
  ),
  NOTIFY_BY_TAP: days(
    POLICY.tapNotificationDays.value,
    "end of the meeting or extra time + 28 days",
    "RES1_9_6_1",
  ),
  ANNOUNCE_CONSULTATION_BY: months(
    -POLICY.tapAnnouncementMonths.value,
    "study group meeting - 3 months",
    "RES1_9_3_3",
  ),
  DISTRIBUTE_TEXT_BY: months(
    -POLICY.tapDistributionMonths.value,
    "study group meeting - 1 month",
    "RES1_9_3_5",
  ),
  CONSULTATION_END: {
    rule: "study group meeting - 7 working days",
    clause: "RES1_9_4_1",
    compute: (meeting, holidays) => workingDaysBefore(meeting, POLICY.tapClosingWorkingDays.value, holidays),
    countsWorkingDays: true,
  },
  DELETION_PERIOD_END_AAP: months(POLICY.deletionMonths.value, "circular + 3 months", "A8_8_2"),
  DELETION_PERIOD_END_TAP: months(POLICY.deletionMonths.value, "circular + 3 months", "RES1_9_8_2"),
} as const satisfies Record<string, DateRule>;

/** The name of a date that a rule gives. */
export type DateName = keyof typeof DATE_RULES;

/** A date by its rule, ready to be stored in a step; the rule says so where it had to do without the holidays. */
export function ruledDate(name: DateName, from: CalendarDate, holidays: Holidays = HOLIDAYS): StepDate {
  const { rule, clause, compute } = DATE_RULES[name];
  const date = compute(from, holidays);
  const years = reckonedWithout(name, from, holidays);
  const said = years ? `${rule}; the holidays of ${years} are not known, only week-ends were left out` : rule;
  return { name, date, rule: said, clause: CLAUSES[clause].citation };
}

/** The warning that a date was reckoned without knowing the holidays; none where they are known or do not matter. */
export function judgeHolidays(name: DateName, from: CalendarDate, holidays: Holidays): Problem[] {
  const years = reckonedWithout(name, from, holidays);
  if (!years) return [];
  const { clause, compute } = DATE_RULES[name];
  const said = { date: compute(from, holidays), years, until: holidays.until };
  return [problem("HOLIDAYS_UNKNOWN", said, { clause })];
}

function reckonedWithout(name: DateName, from: CalendarDate, holidays: Holidays): string | null {
  const rule: DateRule = DATE_RULES[name];
  return rule.countsWorkingDays ? yearsWithoutHolidays(rule.compute(from, holidays), from, holidays) : null;
}

/** A date that somebody set, in the place of the one that the rule would give. */
export function givenDate(name: DateName, date: CalendarDate): StepDate {
  return { name, date, rule: "given", clause: CLAUSES[DATE_RULES[name].clause].citation };
}

/** The first usual announcement day (1st or 16th of a month) on or after a date: a projection, never a rule. */
export function nextAnnouncementDay(date: CalendarDate): CalendarDate {
  const [first, second] = POLICY.announcementDays.value;
  const day = Number(date.slice(8));
  const month = date.slice(0, 7);
  const onDay = (number: number) => `${month}-${String(number).padStart(2, "0")}`;
  if (day <= first) return onDay(first);
  if (day <= second) return onDay(second);
  return addMonths(onDay(first), 1);
}

/**
 * The first day of the last call that can be expected of a text consented on a day, seen from another: the usual
 * announcement day after the usual lead. A projection, never a rule.
 */
export function projectedLastCall(consentedOn: CalendarDate, seenFrom: CalendarDate): CalendarDate {
  const ready = addDays(consentedOn, POLICY.lastCallLeadDays.value);
  return nextAnnouncementDay(laterOf(ready, seenFrom));
}

/** Whether a date is one of the usual announcement days. */
export const isAnnouncementDay = (date: CalendarDate): boolean => nextAnnouncementDay(date) === date;
