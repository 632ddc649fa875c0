import { type CalendarDate, isCalendarDate } from "../calendar.js";

const DAY = /^(\d{4}-\d{2}-\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const MONTH = /^(?:(?<first>\d{4})-(?<second>\d{2})|(?<month>\d{1,2})\/(?<year>\d{4}))$/;

/** What was read of a date, or why nothing was. */
export type ReadDate =
  | { readonly date: CalendarDate | null; readonly fault: null }
  | { readonly date: null; readonly fault: string };

/** A day as records have it: `2026-02-27`, perhaps with a time, which is left out. Nothing, or `-`, is no day. */
export function readDay(text: string): ReadDate {
  const written = text.trim();
  if (written === "" || written === "-") return { date: null, fault: null };
  const [, day = ""] = DAY.exec(written) ?? [];
  return isCalendarDate(day) ? { date: day, fault: null } : { date: null, fault: whyNoDay(written) };
}

/** The same, and a month too, `2016-02` or `02/2016`: it is counted from its first day. */
export function readDayOrMonth(text: string): ReadDate {
  const { first, second, month, year } = MONTH.exec(text.trim())?.groups ?? {};
  const ofMonth = `${first ?? year}-${(second ?? month ?? "").padStart(2, "0")}-01`;
  return isCalendarDate(ofMonth) ? { date: ofMonth, fault: null } : readDay(text);
}

function whyNoDay(text: string): string {
  if (/^\d{1,6}(\.\d+)?$/.test(text))
    return `"${text}" is a number, as spreadsheets keep dates; format the column as a date`;
  if (/^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/.test(text))
    return `"${text}" does not tell day from month; write it as in 2026-02-27`;
  return `"${text}" is no day; write it as in 2026-02-27`;
}
