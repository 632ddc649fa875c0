import sortedBTree from "sorted-btree";
import type { Value } from "../domain/queries/filter/condition.js";
import {
  addSlots,
  type Bits,
  grown,
  noBits,
  type Slots,
  setBit,
  slotsOf,
  withoutSlot,
  withSlot,
} from "./bits.js";
import type { Derivation } from "./derived.js";
import type { Change, Members } from "./members.js";

const BTree = sortedBTree.default;
type Tree = InstanceType<typeof BTree<Value, Slots>>;

/** How many members are looked at between two yields. */
const AT_ONCE = 50;

const compareValues = (a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0);

/** Which members have which values of one field: by value, in order. All values of a field are of one type. Immutable. */
export class FieldIndex {
  constructor(
    private readonly slots: Tree,
    /** The members that have any value. */
    readonly some: Bits,
    /** For so many slots. */
    readonly end: number,
  ) {}

  /** The different values, in order, each with the members that have it. */
  entries(): Iterable<readonly [Value, Slots]> {
    return this.slots.entries();
  }

  /** The members that have a value; null where none has it. */
  having(value: Value): Slots | null {
    return this.slots.get(value) ?? null;
  }

  /** The members that have any of these values. */
  havingAny(values: Iterable<Value>): Bits {
    const bits = noBits(this.end);
    for (const value of values) addSlots(bits, this.slots.get(value) ?? []);
    return bits;
  }

  /** The members that have a value between two, both included; a bound that is null does not bind. */
  between(from: Value | null, to: Value | null): Bits {
    return this.#union(this.#range(from, (value) => to === null || value <= to));
  }

  /** The members that have a text that begins like this, and for which this holds. */
  beginning(start: string, holds: (text: string) => boolean = () => true): Bits {
    return this.#union(this.#range(start, (value) => String(value).startsWith(start), holds));
  }

  /** The members that have a value for which this holds. It is asked of each different value. */
  where(holds: (value: Value) => boolean): Bits {
    const bits = noBits(this.end);
    for (const [value, slots] of this.slots.entries()) if (holds(value)) addSlots(bits, slots);
    return bits;
  }

  *#range(
    from: Value | null,
    isWithin: (value: Value) => boolean,
    holds: (text: string) => boolean = () => true,
  ): Generator<Slots> {
    for (const [value, slots] of this.slots.entries(from ?? undefined)) {
      if (!isWithin(value)) return;
      if (holds(String(value))) yield slots;
    }
  }

  #union(all: Iterable<Slots>): Bits {
    const bits = noBits(this.end);
    for (const slots of all) addSlots(bits, slots);
    return bits;
  }

  /** The index after members changed. */
  with<T>(changes: readonly Change<T>[], valuesOf: (member: T) => Iterable<Value>, end: number): FieldIndex {
    const slots = this.slots.clone();
    const some = grown(this.some, end);
    for (const { slot, before, after } of changes) {
      const had = new Set(before === null ? [] : valuesOf(before));
      const has = new Set(after === null ? [] : valuesOf(after));
      setBit(some, slot, has.size > 0);
      for (const value of had) if (!has.has(value)) take(slots, value, slot);
      for (const value of has) {
        if (!had.has(value)) slots.set(value, withSlot(slots.get(value) ?? [], slot, end));
      }
    }
    return new FieldIndex(slots, some, end);
  }
}

function take(slots: Tree, value: Value, slot: number): void {
  const left = withoutSlot(slots.get(value) ?? [], slot);
  if (left) slots.set(value, left);
  else slots.delete(value);
}

/** The index of a field of the members; `basis`: what the values depend on besides the member. */
export function fieldIndex<T>(
  name: string,
  valuesOf: (member: T) => Iterable<Value>,
  basis?: unknown,
): Derivation<T, FieldIndex> {
  return {
    name: `field ${name}`,
    basis,
    build: (members) => building(members, valuesOf),
    follow: (index, changes, { end }) => index.with(changes, valuesOf, end),
  };
}

function* building<T>(
  members: Members<T>,
  valuesOf: (member: T) => Iterable<Value>,
): Generator<void, FieldIndex> {
  const found = new Map<Value, number[]>();
  let met = 0;
  for (const [slot, member] of members.entries()) {
    met += 1;
    if (met % AT_ONCE === 0) yield;
    for (const value of new Set(valuesOf(member))) {
      const slots = found.get(value);
      if (slots) slots.push(slot);
      else found.set(value, [slot]);
    }
  }
  const sorted = [...found].sort(([a], [b]) => compareValues(a, b));
  yield;
  const slots: Tree = new BTree<Value, Slots>(undefined, compareValues);
  const some = noBits(members.end);
  for (const [value, having] of sorted) {
    slots.set(value, slotsOf(having, members.end));
    addSlots(some, having);
  }
  return new FieldIndex(slots, some, members.end);
}
