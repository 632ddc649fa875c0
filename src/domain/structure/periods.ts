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

const made = (first: number, last: number): StudyPeriod => ({
  code: `${first}-${last}`,
  prefix: `T${String(first).slice(2)}`,
  beginsOn: `${first}-01-01`,
  endsOn: `${last}-12-31`,
});

/** The study periods that are known beforehand, earliest first. Others are whatever an assembly sets, and known once a study group is in them. */
export const STUDY_PERIODS: readonly StudyPeriod[] = YEARS.map(([first, last]) => made(first, last));

const LONGEST_YEARS = 10;

/**
 * The study period with this code: one that is known beforehand, or any other that its years make up, as an assembly may set it; null where
 * it is none, or would be in force while one is that is known.
 */
export function periodNamed(code: string): StudyPeriod | null {
  const known = STUDY_PERIODS.find((period) => period.code === code);
  if (known) return known;
  const [first = 0, last = 0] = /^\d{4}-\d{4}$/.test(code) ? code.split("-").map(Number) : [];
  if (first === 0 || last < first || last - first >= LONGEST_YEARS) return null;
  const asked = made(first, last);
  const overlaps = ({ beginsOn, endsOn }: StudyPeriod) =>
    beginsOn <= asked.endsOn && asked.beginsOn <= endsOn;
  return STUDY_PERIODS.some(overlaps) ? null : asked;
}

/** The study period of a day, or null where none is known beforehand. */
export const periodOn = (day: CalendarDate): StudyPeriod | null =>
  STUDY_PERIODS.find(({ beginsOn, endsOn }) => beginsOn <= day && day <= endsOn) ?? null;

/** The study period that follows the one with this code, or null where none is known beforehand. */
export function periodAfter(code: string): StudyPeriod | null {
  const position = STUDY_PERIODS.findIndex((period) => period.code === code);
  return position < 0 ? null : (STUDY_PERIODS[position + 1] ?? null);
}

/** The study period before the one with this code, or null where none is known beforehand. */
export function periodBefore(code: string): StudyPeriod | null {
  const position = STUDY_PERIODS.findIndex((period) => period.code === code);
  return position < 1 ? null : (STUDY_PERIODS[position - 1] ?? null);
}

/** Whether one period begins when the other one has ended. */
export function follows(next: StudyPeriod, code: string): boolean {
  const before = periodNamed(code);
  return before !== null && Number(next.beginsOn.slice(0, 4)) === Number(before.endsOn.slice(0, 4)) + 1;
}

/** The study periods with these codes and those that are known beforehand, earliest first. */
export function periodsWith(codes: Iterable<string>): readonly StudyPeriod[] {
  const all = new Map(STUDY_PERIODS.map((period) => [period.code, period]));
  for (const code of codes) {
    const period = periodNamed(code);
    if (period) all.set(code, period);
  }
  return [...all.values()].sort((one, other) => one.beginsOn.localeCompare(other.beginsOn));
}
