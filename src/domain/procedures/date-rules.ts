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
import { settingOn } from "../editions/settings.js";
import { type Problem, problem } from "../problem.js";
import { HOLIDAYS } from "./holidays.js";
import { POLICY, type SettingName, type Settings } from "./policy.js";

/** A rule that gives a date of a step from another date, with the numbers of the editions in force on the day of the act. */
export interface DateRule {
  /** In words, as stored with the date. */
  readonly rule: (on: CalendarDate) => string;
  readonly clause: ClauseKey;
  readonly compute: (from: CalendarDate, holidays: Holidays, on: CalendarDate) => CalendarDate;
  /** True of a rule that counts working days, and so depends on which days are holidays. */
  readonly countsWorkingDays?: boolean;
}

/** The settings that are whole numbers of days or months. */
type NumberName = {
  [K in SettingName]: Settings[K] extends number ? K : never;
}[SettingName];

type InWords = (number: number) => string;

const days = (
  setting: NumberName,
  rule: InWords,
  clause: ClauseKey,
  reckon: (days: number) => number = (n) => n,
) => ({
  rule: (on: CalendarDate) => rule(settingOn(setting, on)),
  clause,
  compute: (from: CalendarDate, _holidays: Holidays, on: CalendarDate) =>
    addDays(from, reckon(settingOn(setting, on))),
});
const months = (setting: NumberName, rule: InWords, clause: ClauseKey, sign: 1 | -1 = 1) => ({
  rule: (on: CalendarDate) => rule(settingOn(setting, on)),
  clause,
  compute: (from: CalendarDate, _holidays: Holidays, on: CalendarDate) =>
    addMonths(from, sign * settingOn(setting, on)),
});
const before = (number: number) => -number;
/** A period has both its days in it. */
const lastDayOf = (number: number) => number - 1;

const WEEKS: Readonly<Record<number, string>> = { 14: "two weeks", 21: "three weeks", 28: "four weeks" };
const period: InWords = (n) => `first day + ${n - 1} days: ${WEEKS[n] ?? `${n} days`}, both days included`;
const inMonths = (number: number) => (number === 1 ? "1 month" : `${number} months`);

/** The rules by the name of the date that they give. */
export const DATE_RULES = {
  LAST_CALL_END: days("lastCallDays", period, "A8_4_1", lastDayOf),
  LAST_CALL_APPROVAL: days("lastCallDays", (n) => `first day + ${n} days`, "A8_4_4_1"),
  ADDITIONAL_REVIEW_END: days("additionalReviewDays", period, "A8_4_5", lastDayOf),
  ADDITIONAL_REVIEW_APPROVAL: days("additionalReviewDays", (n) => `first day + ${n} days`, "A8_4_5_1"),
  ANNOUNCE_STUDY_GROUP_BY: days(
    "studyGroupAnnouncementDays",
    (n) => `study group meeting - ${n} days`,
    "A8_4_6",
    before,
  ),
  MORE_TIME_END_AAP: days("moreTimeDays", (n) => `end of the meeting + ${n} days`, "A8_5_6"),
  MORE_TIME_END_TAP: days("moreTimeDays", (n) => `end of the meeting + ${n} days`, "RES1_9_5_5"),
  NOTIFY_BY_AAP: days("aapNotificationDays", (n) => `end of the meeting or extra time + ${n} days`, "A8_6_2"),
  NOTIFY_BY_TAP: days(
    "tapNotificationDays",
    (n) => `end of the meeting or extra time + ${n} days`,
    "RES1_9_6_1",
  ),
  ANNOUNCE_CONSULTATION_BY: months(
    "tapAnnouncementMonths",
    (n) => `study group meeting - ${inMonths(n)}`,
    "RES1_9_3_3",
    -1,
  ),
  DISTRIBUTE_TEXT_BY: months(
    "tapDistributionMonths",
    (n) => `study group meeting - ${inMonths(n)}`,
    "RES1_9_3_5",
    -1,
  ),
  CONSULTATION_END: {
    rule: (on) => `study group meeting - ${settingOn("tapClosingWorkingDays", on)} working days`,
    clause: "RES1_9_4_1",
    compute: (meeting, holidays, on) =>
      workingDaysBefore(meeting, settingOn("tapClosingWorkingDays", on), holidays),
    countsWorkingDays: true,
  },
  DELETION_PERIOD_END_AAP: months("deletionMonths", (n) => `circular + ${inMonths(n)}`, "A8_8_2"),
  DELETION_PERIOD_END_TAP: months("deletionMonths", (n) => `circular + ${inMonths(n)}`, "RES1_9_8_2"),
} as const satisfies Record<string, DateRule>;

/** The name of a date that a rule gives. */
export type DateName = keyof typeof DATE_RULES;

/**
 * A date by its rule, ready to be stored in a step, for an act of a day (left out: the day from which it is reckoned); the rule says so
 * where it had to do without the holidays.
 */
export function ruledDate(
  name: DateName,
  from: CalendarDate,
  { on = from, holidays = HOLIDAYS }: { readonly on?: CalendarDate; readonly holidays?: Holidays } = {},
): StepDate {
  const { rule: inWords, clause, compute } = DATE_RULES[name];
  const date = compute(from, holidays, on);
  const rule = inWords(on);
  const years = reckonedWithout(name, from, holidays, on);
  const said = years ? `${rule}; the holidays of ${years} are not known, only week-ends were left out` : rule;
  return { name, date, rule: said, clause: CLAUSES[clause].citation };
}

/** The warning that a date was reckoned without knowing the holidays; none where they are known or do not matter. */
export function judgeHolidays(
  name: DateName,
  from: CalendarDate,
  holidays: Holidays,
  on: CalendarDate,
): Problem[] {
  const years = reckonedWithout(name, from, holidays, on);
  if (!years) return [];
  const { clause, compute } = DATE_RULES[name];
  const said = { date: compute(from, holidays, on), years, until: holidays.until };
  return [problem("HOLIDAYS_UNKNOWN", said, { clause })];
}

function reckonedWithout(
  name: DateName,
  from: CalendarDate,
  holidays: Holidays,
  on: CalendarDate,
): string | null {
  const rule: DateRule = DATE_RULES[name];
  return rule.countsWorkingDays
    ? yearsWithoutHolidays(rule.compute(from, holidays, on), from, holidays)
    : null;
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
