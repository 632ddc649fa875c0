import type { CalendarDate } from "../calendar.js";

/** A study period: the time from one assembly to the next, for which study groups and Questions are set. */
export interface StudyPeriod {
  /** By its first and last year, as in `2025-2028`. */
  readonly code: string;
  /** With what the codes of its meetings begin, as in `T25-SG13-260223`. */
  readonly prefix: string;
  /** First day, a Geneva date. */
  readonly beginsOn: CalendarDate;
  /** Last day, a Geneva date. */
  readonly endsOn: CalendarDate;
}

/** The first and the last year of each period. Texts tell a period by its years only, so that it begins and ends with them. */
const YEARS = [
  [2022, 2024],
  [2025, 2028],
  [2029, 2032],
] as const;

/** The study periods that are known, earliest first. */
export const STUDY_PERIODS: readonly StudyPeriod[] = YEARS.map(([first, last]) => ({
  code: `${first}-${last}`,
  prefix: `T${String(first).slice(2)}`,
  beginsOn: `${first}-01-01`,
  endsOn: `${last}-12-31`,
}));

/** The study period with this code, or null. */
export const periodNamed = (code: string): StudyPeriod | null =>
  STUDY_PERIODS.find((period) => period.code === code) ?? null;

/** The study period of a day, or null where none is known. */
export const periodOn = (day: CalendarDate): StudyPeriod | null =>
  STUDY_PERIODS.find(({ beginsOn, endsOn }) => beginsOn <= day && day <= endsOn) ?? null;

/** The study period that follows the one with this code, or null where none is known. */
export function periodAfter(code: string): StudyPeriod | null {
  const position = STUDY_PERIODS.findIndex((period) => period.code === code);
  return position < 0 ? null : (STUDY_PERIODS[position + 1] ?? null);
}

/** The study period before the one with this code, or null where none is known. */
export function periodBefore(code: string): StudyPeriod | null {
  const position = STUDY_PERIODS.findIndex((period) => period.code === code);
  return position < 1 ? null : (STUDY_PERIODS[position - 1] ?? null);
}
