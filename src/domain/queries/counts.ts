import { labelPlace } from "../labels.js";
import { APPROVAL_PROCESSES, LIFE_CYCLE, PRIORITIES } from "../vocabulary.js";
import type { WorkItem } from "../work-item.js";
import type { FilterFacts } from "./filter/fields.js";

/** What work items can be counted by. */
export const COUNTED_BY = ["STAGE", "WORKING_PARTY", "QUESTION", "PROCESS", "PRIORITY", "MONTH"] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

/** How many items share these keys. */
export interface ItemCount {
  /** One for each thing that was counted by, in that order; null for items that have none. */
  readonly keys: readonly (string | null)[];
  readonly count: number;
}

interface CountKey {
  readonly of: (item: WorkItem, facts: Pick<FilterFacts, "homeOf">) => string | null;
  readonly placeOf: (key: string) => number;
}

/** What each is in an item, and its place among others. */
const KEYS: Readonly<Record<CountedBy, CountKey>> = {
  STAGE: { of: ({ stage }) => stage, placeOf: placeIn(LIFE_CYCLE) },
  WORKING_PARTY: { of: (item, { homeOf }) => homeOf(item), placeOf: labelPlace },
  QUESTION: { of: ({ question }) => question, placeOf: labelPlace },
  PROCESS: { of: ({ process }) => process, placeOf: placeIn(APPROVAL_PROCESSES) },
  PRIORITY: { of: ({ priority }) => priority, placeOf: placeIn(PRIORITIES) },
  MONTH: { of: ({ timing }) => timing?.month ?? null, placeOf: (month) => Number(month.replace("-", "")) },
};

function placeIn(words: readonly string[]): (word: string) => number {
  return (word) => words.indexOf(word);
}

/** How many of the items there are by one or several things: stages as in an item's life, labels by number, none last. */
export function countItems(
  items: Iterable<WorkItem>,
  by: readonly CountedBy[],
  facts: Pick<FilterFacts, "homeOf">,
): ItemCount[] {
  const cells = new Map<string, { keys: (string | null)[]; count: number }>();
  for (const item of items) {
    const keys = by.map((one) => KEYS[one].of(item, facts));
    const name = JSON.stringify(keys);
    const cell = cells.get(name) ?? { keys, count: 0 };
    cells.set(name, cell);
    cell.count += 1;
  }
  const placesOf = ({ keys }: ItemCount) =>
    by.map((one, index) => {
      const key = keys[index] ?? null;
      return key === null ? Number.MAX_SAFE_INTEGER : KEYS[one].placeOf(key);
    });
  return [...cells.values()]
    .map((cell) => ({ cell, places: placesOf(cell) }))
    .sort((a, b) => compareInTurn(a.places, b.places))
    .map(({ cell }) => cell);
}

function compareInTurn(a: readonly number[], b: readonly number[]): number {
  for (const [index, place] of a.entries()) {
    const difference = place - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
