import { addDays, type CalendarDate } from "../calendar.js";
import { labelPlace } from "../labels.js";
import { APPROVAL_PROCESSES, LIFE_CYCLE, PRIORITIES } from "../vocabulary.js";

/** What work items can be counted by. */
export const COUNTED_BY = [
  "STAGE",
  "WORKING_PARTY",
  "QUESTION",
  "PROCESS",
  "PRIORITY",
  "MONTH",
  "DAYS_AT_STAGE",
] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

/** A span of whole days, both ends included; `to` is null where it has no end. */
export interface DaysSpan {
  readonly from: number;
  readonly to: number | null;
}

/** The spans in which the days at a stage are counted: a month, a quarter, half a year, a year, more. */
export const SPANS_AT_STAGE: readonly DaysSpan[] = [
  { from: 0, to: 30 },
  { from: 31, to: 90 },
  { from: 91, to: 180 },
  { from: 181, to: 365 },
  { from: 366, to: null },
];

/** The key of the span in which the days from a date until a day are: its first number; null where the date is yet to come. */
export function spansUntil(day: CalendarDate): (since: CalendarDate) => string | null {
  const latest = SPANS_AT_STAGE.map(({ from }) => ({ key: String(from), date: addDays(day, -from) }));
  return (since) => latest.findLast(({ date }) => since <= date)?.key ?? null;
}

/** How many items share these keys. */
export interface ItemCount {
  /** One for each thing that was counted by, in that order; null for items that have none. */
  readonly keys: readonly (string | null)[];
  readonly count: number;
}

/** The place of each key among others. */
const PLACES: Readonly<Record<CountedBy, (key: string) => number>> = {
  STAGE: placeIn(LIFE_CYCLE),
  WORKING_PARTY: labelPlace,
  QUESTION: labelPlace,
  PROCESS: placeIn(APPROVAL_PROCESSES),
  PRIORITY: placeIn(PRIORITIES),
  MONTH: (month) => Number(month.replace("-", "")),
  DAYS_AT_STAGE: Number,
};

function placeIn(words: readonly string[]): (word: string) => number {
  return (word) => words.indexOf(word);
}

/** The counts in the order of their keys: stages as in an item's life, labels by number, none last. */
export function inTheirPlaces(counts: readonly ItemCount[], by: readonly CountedBy[]): ItemCount[] {
  const placesOf = ({ keys }: ItemCount) =>
    by.map((one, index) => {
      const key = keys[index] ?? null;
      return key === null ? Number.MAX_SAFE_INTEGER : PLACES[one](key);
    });
  return counts
    .map((count) => ({ count, places: placesOf(count) }))
    .sort((a, b) => compareInTurn(a.places, b.places))
    .map(({ count }) => count);
}

function compareInTurn(a: readonly number[], b: readonly number[]): number {
  for (const [index, place] of a.entries()) {
    const difference = place - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
