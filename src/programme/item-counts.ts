import { type CountedBy, type ItemCount, inTheirPlaces } from "../domain/queries/counts.js";
import type { FilterFieldName } from "../domain/queries/filter/fields.js";
import { type Bits, forEachSlot, slotsIn } from "./bits.js";
import type { FieldIndex } from "./field-index.js";
import { fieldOf } from "./field-sets.js";
import type { Programme } from "./programme.js";
import { placeIn, SETS } from "./tables.js";

const FIELDS: Readonly<Record<Exclude<CountedBy, "WORKING_PARTY">, FilterFieldName>> = {
  STAGE: "stage",
  QUESTION: "question",
  PROCESS: "process",
  PRIORITY: "priority",
  MONTH: "timing",
};

/** The values of a field by number, from 1, and the number that each slot's member has; 0: it has none. */
interface Numbered {
  readonly values: readonly string[];
  readonly of: Uint16Array;
}

const numbered = new WeakMap<FieldIndex, Numbered>();

/** How many of the items there are by one or two things: stages as in an item's life, labels by number, none last. */
export function countItems(programme: Programme, among: Bits, by: readonly CountedBy[]): ItemCount[] {
  const fields = by.map((one) =>
    numbersIn(programme.items.derived(one === "WORKING_PARTY" ? SETS.place : fieldOf(FIELDS[one]))),
  );
  const [first, second] = fields;
  if (!first) return [];
  const width = (second?.values.length ?? 0) + 1;
  const counts = new Uint32Array((first.values.length + 1) * width);
  forEachSlot(among, (slot) => {
    const cell = (first.of[slot] as number) * width + (second ? (second.of[slot] as number) : 0);
    counts[cell] = (counts[cell] as number) + 1;
  });
  const cells = new Map<string, { readonly keys: (string | null)[]; readonly count: number }>();
  for (const [cell, count] of counts.entries()) {
    if (count === 0) continue;
    const numbers = [Math.floor(cell / width), cell % width];
    const keys = by.map((one, index) =>
      keyOf(programme, one, fields[index]?.values[(numbers[index] ?? 0) - 1] ?? null),
    );
    const name = JSON.stringify(keys);
    cells.set(name, { keys, count: count + (cells.get(name)?.count ?? 0) });
  }
  return inTheirPlaces([...cells.values()], by);
}

/** Items are counted by the Questions of working parties, which one may have several of. */
function keyOf(programme: Programme, by: CountedBy, value: string | null): string | null {
  return by === "WORKING_PARTY" && value !== null ? programme.homeOf(placeIn(value)) : value;
}

/** The numbers of a field of which each member has one value at most, made once for each index. */
function numbersIn(index: FieldIndex): Numbered {
  const known = numbered.get(index);
  if (known) return known;
  const entries = [...index.entries()];
  const of = new Uint16Array(index.end);
  for (const [number, [, slots]] of entries.entries()) {
    for (const slot of slots instanceof Uint32Array ? slotsIn(slots) : slots) of[slot] = number + 1;
  }
  const made = { values: entries.map(([value]) => String(value)), of };
  numbered.set(index, made);
  return made;
}
