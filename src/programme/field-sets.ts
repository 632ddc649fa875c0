import type { CalendarDate } from "../domain/calendar.js";
import { fold } from "../domain/names/fold.js";
import { type Condition, testOf, type Value } from "../domain/queries/filter/condition.js";
import { FILTER_FIELDS, type FilterField, type FilterFieldName } from "../domain/queries/filter/fields.js";
import type { WorkItem } from "../domain/work-item.js";
import { type Bits, noBits, without } from "./bits.js";
import type { Derivation } from "./derived.js";
import { type FieldIndex, fieldIndex } from "./field-index.js";
import type { Programme } from "./programme.js";

/** In which programme items are asked for, and about which day: a Geneva date. */
export interface Asked {
  readonly programme: Programme;
  readonly day: CalendarDate;
}

/** The set of all work items. */
export function allItems({ items }: Programme): Bits {
  return items.derived(THERE).some;
}

const THERE = fieldIndex<WorkItem>("there", () => [true]);

const fields = new Map<FilterFieldName, Derivation<WorkItem, FieldIndex>>();

/** The index of what the items themselves say in a field, texts as {@link fold} writes them. */
export function fieldOf(name: FilterFieldName): Derivation<WorkItem, FieldIndex> {
  const known = fields.get(name);
  if (known) return known;
  const { of = () => [] }: FilterField = FILTER_FIELDS[name];
  const made = fieldIndex<WorkItem>(name, isText(name) ? (item) => of(item).map(folded) : of);
  fields.set(name, made);
  return made;
}

/** Whether a field has texts. */
export const isText = (name: FilterFieldName) => FILTER_FIELDS[name].kind === "text";
/** A text as {@link fold} writes it. */
export const folded = (value: Value) => fold(String(value));

/** The members whose values meet a condition; `met`: those of which one value does, but for whether there is any. */
export function having(index: FieldIndex, condition: Condition, all: Bits, met: () => Bits): Bits {
  const { isNull, ...said } = condition;
  const asksForValue = Object.values(said).some((one) => one !== null && one !== undefined);
  const isSaid = typeof isNull === "boolean";
  if (isSaid && isNull) return asksForValue ? noBits(0) : without(all, index.some);
  if (asksForValue) return met();
  return isSaid ? index.some : all;
}

/** The members that have a value that is among some, or within bounds. */
export function within(index: FieldIndex, { in: among, from, to }: Condition): Bits {
  if (!among) return index.between(from ?? null, to ?? null);
  const isWithin = testOf({ from, to });
  return index.havingAny(among.filter((value) => isWithin([value])));
}

/** The members of which one text, as {@link fold} writes it, meets a condition. */
export function textsWhere(index: FieldIndex, condition: Condition): Bits {
  const { is, startsWith } = condition;
  const holds = textTest(condition);
  if (is) return index.havingAny(is.map(fold).filter(holds));
  if (startsWith) return index.beginning(fold(startsWith), holds);
  return index.where((text) => holds(String(text)));
}

/** Whether a text, as {@link fold} writes it, meets a condition. */
export function textTest({ is, startsWith, contains }: Condition): (text: string) => boolean {
  const among = is && new Set(is.map(fold));
  const start = fold(startsWith ?? "");
  const part = fold(contains ?? "");
  return (text) => (!among || among.has(text)) && text.startsWith(start) && text.includes(part);
}
