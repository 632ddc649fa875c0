import { labelPlace } from "../labels.js";
import { APPROVAL_PROCESSES, LIFE_CYCLE, PRIORITIES } from "../vocabulary.js";

/** What work items can be counted by. */
export const COUNTED_BY = ["STAGE", "WORKING_PARTY", "QUESTION", "PROCESS", "PRIORITY", "MONTH"] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

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
