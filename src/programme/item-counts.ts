import type { CalendarDate } from "../domain/calendar.js";
import { type CountedBy, type ItemCount, inTheirPlaces, spansUntil } from "../domain/queries/counts.js";
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
  DAYS_AT_STAGE: "stageSince",
};

/** The values of a field by number, from 1, and the number that each slot's member has; 0: it has none. */
interface Numbered {
  readonly values: readonly string[];
  readonly of: Uint16Array;
}

const numbered = new WeakMap<FieldIndex, Numbered>();

/** A field with the keys that are counted, the first of them null, and the place among them of each number of the field. */
interface Column {
  readonly keys: readonly (string | null)[];
  readonly places: Uint16Array;
  readonly of: Uint16Array;
}

/**
 * How many of the items there are by one or two things, days until a Geneva date: stages as in an item's life, labels by number,
 * none last.
 */
export function countItems(
  programme: Programme,
  among: Bits,
  by: readonly CountedBy[],
  day: CalendarDate,
): ItemCount[] {
  const [first, second] = by.map((one) => columnOf(programme, one, day));
  if (!first) return [];
  const placeAt = ({ places, of }: Column, slot: number) => places[of[slot] as number] as number;
  const width = second?.keys.length ?? 1;
  const counts = new Uint32Array(first.keys.length * width);
  forEachSlot(among, (slot) => {
    const cell = placeAt(first, slot) * width + (second ? placeAt(second, slot) : 0);
    counts[cell] = (counts[cell] as number) + 1;
  });
  const cells = [...counts].flatMap((count, cell): ItemCount[] => {
    if (count === 0) return [];
    const keys = [first.keys[Math.floor(cell / width)] ?? null, second?.keys[cell % width] ?? null];
    return [{ keys: keys.slice(0, by.length), count }];
  });
  return inTheirPlaces(cells, by);
}

function columnOf(programme: Programme, by: CountedBy, day: CalendarDate): Column {
  const { values, of } = numbersIn(
    programme.items.derived(by === "WORKING_PARTY" ? SETS.place : fieldOf(FIELDS[by])),
  );
  const ofValues = values.map(keysOf(programme, by, day));
  const keys = [...new Set([null, ...ofValues])];
  const placeOf = new Map(keys.map((key, place) => [key, place]));
  return { keys, of, places: Uint16Array.from([null, ...ofValues], (key) => placeOf.get(key) ?? 0) };
}

/** Items are counted by the Questions of working parties, which one may have several of, and by days that are the same span. */
function keysOf(programme: Programme, by: CountedBy, day: CalendarDate): (value: string) => string | null {
  if (by === "WORKING_PARTY") return (value) => programme.homeOf(placeIn(value));
  return by === "DAYS_AT_STAGE" ? spansUntil(day) : (value) => value;
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
