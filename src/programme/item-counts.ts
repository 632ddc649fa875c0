import { type CountedBy, type ItemCount, inTheirPlaces } from "../domain/queries/counts.js";
import type { FilterFieldName } from "../domain/queries/filter/fields.js";
import { addSlots, type Bits, both, countBits, countBoth, noBits, without } from "./bits.js";
import { allItems, fieldOf } from "./field-sets.js";
import type { Programme } from "./programme.js";
import { placeIn, SETS } from "./tables.js";

const FIELDS: Readonly<Record<Exclude<CountedBy, "WORKING_PARTY">, FilterFieldName>> = {
  STAGE: "stage",
  QUESTION: "question",
  PROCESS: "process",
  PRIORITY: "priority",
  MONTH: "timing",
};

/** The items that share a key, null where they have none. Each item has one. */
interface Sharing {
  readonly key: string | null;
  readonly items: Bits;
  readonly size: number;
}

/** How many of the items there are by one or two things: stages as in an item's life, labels by number, none last. */
export function countItems(programme: Programme, among: Bits, by: readonly CountedBy[]): ItemCount[] {
  const [first = [], second] = by.map((one) => sharing(programme, one));
  const cells = first.flatMap(({ key, items }): ItemCount[] => {
    const own = both(items, among);
    const count = countBits(own);
    if (count === 0) return [];
    return second
      ? split(own, count, second).map((cell) => ({ ...cell, keys: [key, ...cell.keys] }))
      : [{ keys: [key], count }];
  });
  return inTheirPlaces(cells, by);
}

/** How many of some items have which key; the largest first, so that it is soon known of all. */
function split(some: Bits, size: number, by: readonly Sharing[]): ItemCount[] {
  const cells: ItemCount[] = [];
  let left = size;
  for (const { key, items } of by) {
    if (left === 0) break;
    const count = countBoth(some, items);
    if (count > 0) cells.push({ keys: [key], count });
    left -= count;
  }
  return cells;
}

function sharing(programme: Programme, by: CountedBy): Sharing[] {
  const { items } = programme;
  const index = items.derived(by === "WORKING_PARTY" ? SETS.place : fieldOf(FIELDS[by]));
  const found = new Map<string | null, Bits>([[null, without(allItems(programme), index.some)]]);
  for (const [value, slots] of index.entries()) {
    const key = by === "WORKING_PARTY" ? programme.homeOf(placeIn(String(value))) : String(value);
    const bits = found.get(key) ?? noBits(items.members.end);
    found.set(key, bits);
    addSlots(bits, slots);
  }
  return [...found]
    .map(([key, bits]) => ({ key, items: bits, size: countBits(bits) }))
    .sort((a, b) => b.size - a.size);
}
