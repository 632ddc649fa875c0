import { Temporal } from "temporal-polyfill";

/** A calendar date of Geneva, `YYYY-MM-DD`. It has no clock time and no zone; strings of it sort by time. */
export type CalendarDate = string;

/** A recorded instant in UTC, ISO 8601 with milliseconds, e.g. `2026-02-27T08:15:00.000Z`. */
export type Instant = string;

/** The zone in which the clock times of meetings are given. */
export const MEETING_ZONE = "Europe/Zurich";

/** The holidays of a place, known for whole years: outside them nobody knows which days are holidays. */
export interface Holidays {
  /** The first day for which they are known. */
  readonly from: CalendarDate;
  /** The last day for which they are known. */
  readonly until: CalendarDate;
  /** The holidays from Monday to Friday, earliest first. */
  readonly days: readonly CalendarDate[];
}

const DATE_FORM = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is an existing day of the calendar, written `YYYY-MM-DD` (so not `2026-02-30`). */
export function isCalendarDate(text: string): boolean {
  if (!DATE_FORM.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The earlier of two dates. */
export const earlierOf = (one: CalendarDate, other: CalendarDate): CalendarDate =>
  [one, other].sort()[0] ?? one;

/** The later of two dates. */
export const laterOf = (one: CalendarDate, other: CalendarDate): CalendarDate =>
  [one, other].sort()[1] ?? one;

/** The latest of some dates, leaving out those that are not known; null where none is. */
export function latestOf(dates: readonly (CalendarDate | null | undefined)[]): CalendarDate | null {
  return (
    dates
      .flatMap((date) => date ?? [])
      .sort()
      .at(-1) ?? null
  );
}

/** Calendar days from `from` to `to`; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

const UTC_MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?=:\d{2}\.\d{3}Z$)/;
let lastMinute = "";
let lastDate: CalendarDate = "";

/** The calendar date in Geneva at a recorded instant. */
export function genevaDateOf(instant: Instant): CalendarDate {
  // Every request asks which day it is, and days begin on whole minutes.
  const minute = UTC_MINUTE.exec(instant)?.[0] ?? null;
  if (minute !== null && minute === lastMinute) return lastDate;
  const date = Temporal.Instant.from(instant).toZonedDateTimeISO(MEETING_ZONE).toPlainDate().toString();
  if (minute !== null) [lastMinute, lastDate] = [minute, date];
  return date;
}

/** The clock time in Geneva at a recorded instant, `HH:mm`. */
export function genevaTimeOf(instant: Instant): string {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(MEETING_ZONE);
  return zoned.toPlainTime().toString({ smallestUnit: "minute" });
}

/** The instant at which it is `time` (`HH:mm`) in Geneva on `date`; the first of two where clocks are put back. */
export function instantOf(date: CalendarDate, time: string): Instant {
  const zoned = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: MEETING_ZONE, plainTime: time });
  return new Date(zoned.epochMilliseconds).toISOString();
}

/** Whether clocks in Geneva show `time` (`HH:mm`) on `date`: once a year an hour of the night is left out. */
export function isClockTime(date: CalendarDate, time: string): boolean {
  const zoned = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: MEETING_ZONE, plainTime: time });
  return zoned.toPlainTime().toString({ smallestUnit: "minute" }) === time;
}

/** The date `months` calendar months later (earlier when negative); the last of the month where the day is missing. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** The working day that lies `count` working days before `date`: Saturdays, Sundays and holidays do not count. */
export function workingDaysBefore(
  date: CalendarDate,
  count: number,
  { days }: Pick<Holidays, "days">,
): CalendarDate {
  let day = Temporal.PlainDate.from(date);
  for (let left = count; left > 0; ) {
    day = day.subtract({ days: 1 });
    if (day.dayOfWeek <= 5 && !days.includes(day.toString())) left -= 1;
  }
  return day.toString();
}

/** The years from one day to another whose holidays are not known, for a sentence; null where all are known. */
export function yearsWithoutHolidays(
  from: CalendarDate,
  to: CalendarDate,
  { from: first, until }: Holidays,
): string | null {
  const years = [from, to].filter((day) => day < first || day > until).map((day) => day.slice(0, 4));
  return [...new Set(years)].sort().join(" and ") || null;
}

/** The last day of a month written `YYYY-MM`. */
export function lastDayOfMonth(month: string): CalendarDate {
  const first = Temporal.PlainDate.from(`${month}-01`);
  return first.with({ day: first.daysInMonth }).toString();
}
