import { Temporal } from "temporal-polyfill";

/** A calendar date of Geneva, `YYYY-MM-DD`. It has no clock time and no zone; strings of it sort by time. */
export type CalendarDate = string;

/** A recorded instant in UTC, ISO 8601 with milliseconds, e.g. `2026-02-27T08:15:00.000Z`. */
export type Instant = string;

/** The zone in which the clock times of meetings are given. */
export const MEETING_ZONE = "Europe/Zurich";

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

/** Calendar days from `from` to `to`; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** The calendar date in Geneva at a recorded instant. */
export function genevaDateOf(instant: Instant): CalendarDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(MEETING_ZONE).toPlainDate().toString();
}

/** The instant at which it is `time` (`HH:mm`) in Geneva on `date`. */
export function instantOf(date: CalendarDate, time: string): Instant {
  const zoned = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: MEETING_ZONE, plainTime: time });
  return new Date(zoned.epochMilliseconds).toISOString();
}

/** The date `months` calendar months later (earlier when negative); the last of the month where the day is missing. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** The working day that lies `count` working days before `date`: Saturdays, Sundays and holidays do not count. */
export function workingDaysBefore(
  date: CalendarDate,
  count: number,
  holidays: readonly CalendarDate[],
): CalendarDate {
  let day = Temporal.PlainDate.from(date);
  for (let left = count; left > 0; ) {
    day = day.subtract({ days: 1 });
    if (day.dayOfWeek <= 5 && !holidays.includes(day.toString())) left -= 1;
  }
  return day.toString();
}

/** The last day of a month written `YYYY-MM`. */
export function lastDayOfMonth(month: string): CalendarDate {
  const first = Temporal.PlainDate.from(`${month}-01`);
  return first.with({ day: first.daysInMonth }).toString();
}
