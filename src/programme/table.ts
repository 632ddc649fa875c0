import sortedBTree from "sorted-btree";
import type { Value } from "../domain/queries/filter/condition.js";
import { type Bits, countBits, type Slots, slotsIn } from "./bits.js";
import { type Derivation, derived, followAll, prepare } from "./derived.js";
import { type FieldIndex, fieldIndex } from "./field-index.js";
import { firstIndex, type Listing, listedWhenAsked } from "./listing.js";
import { Members } from "./members.js";
import { comparePlaces, inOrder, type Order } from "./order.js";
import { ordered } from "./ordered.js";
import { sortedBitByBit } from "./sorting.js";

const BTree = sortedBTree.default;
type Keys = InstanceType<typeof BTree<string, readonly number[]>>;

const compareKeys = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** After so many commits, everything that is kept is brought to the newest members. */
const FOLLOW_ALL_AFTER = 256;

/** What is known of the members of a table before they are there. */
export interface TableOf<T> {
  /** The keys by which few members are looked up, besides their ids. */
  readonly keysOf: (member: T) => Iterable<string>;
  /** The order in which members stand where nobody asks for another. */
  readonly order: Order<T>;
}

interface Identified {
  readonly id: string;
}

/** Members of one kind: found by keys, listed in orders, and chosen by the values of fields. Immutable. */
export class Table<T extends Identified> {
  private constructor(
    private readonly of: TableOf<T>,
    readonly members: Members<T>,
    private readonly keys: Keys,
  ) {}

  /** A table, made bit by bit: it is there when nothing more is yielded. */
  static *building<T extends Identified>(of: TableOf<T>, all: readonly T[]): Generator<void, Table<T>> {
    const found = new Map<string, number[]>();
    for (const [slot, member] of all.entries()) {
      if (slot % AT_ONCE === 0) yield;
      for (const key of keysIn(of, member)) {
        const slots = found.get(key);
        if (slots) slots.push(slot);
        else found.set(key, [slot]);
      }
    }
    const members = Members.of(all);
    const compare = (a: number, b: number) => compareIn(of.order, all[a] as T, all[b] as T);
    const keys: Keys = new BTree<string, readonly number[]>(undefined, compareKeys);
    let met = 0;
    for (const [key, slots] of yield* sortedBitByBit(found, ([a], [b]) => compareKeys(a, b))) {
      keys.set(key, slots.length > 1 ? slots.sort(compare) : slots);
      met += 1;
      if (met % AT_ONCE === 0) yield;
    }
    return new Table(of, members, keys);
  }

  /** How many members there are. */
  get size(): number {
    return this.members.size;
  }

  /** The members that have a key, in the table's order. */
  get(key: string): readonly T[] {
    return (this.keys.get(key) ?? []).map((slot) => this.members.at(slot) as T);
  }

  /** The members whose keys with a beginning stand next to a key, so many on either side. */
  near(beginning: string, key: string, count: number): readonly T[] {
    const slots = new Set<number>();
    for (const step of ["nextHigherPair", "nextLowerPair"] as const) {
      let next = this.keys[step](`${beginning}${key}`);
      for (let met = 0; met < count && next?.[0].startsWith(beginning); met += 1) {
        for (const slot of next[1]) slots.add(slot);
        next = this.keys[step](next[0]);
      }
    }
    return [...slots].map((slot) => this.members.at(slot) as T);
  }

  /** The slot of the member with this id, or null. */
  slotOf(id: string): number | null {
    return this.keys.get(`id:${id}`)?.[0] ?? null;
  }

  /** The member with this id, or null. */
  withId(id: string): T | null {
    const slot = this.slotOf(id);
    return slot === null ? null : this.members.at(slot);
  }

  /** All members in the table's order, as an array: made once, in one pass. */
  all(): readonly T[] {
    this.#all ??= [...this.list()];
    return this.#all;
  }
  #all: readonly T[] | null = null;

  /** The members, or those in a set, in this order or the table's; `isPassing`: an order that few will ask for again. */
  list(among: Bits | null = null, order: Order<T> = this.of.order, isPassing = false): Listing<T> {
    return this.derived(ordered(order, isPassing)).listing(this.members, among);
  }

  /** The members with these slots, in the table's order: few are put in order among themselves, not looked for among all. */
  withSlots(slots: Slots | null): Listing<T> {
    const few = fewOf(slots ?? []);
    if (!few) return this.list(slots as Bits);
    const members = () => few.map((slot) => this.members.at(slot) as T);
    return listedWhenAsked(few.length, () => inOrder(members(), this.of.order));
  }

  /** The index of the values of a field. */
  field(name: string, valuesOf: (member: T) => Iterable<Value>): FieldIndex {
    return this.derived(fieldIndex(name, valuesOf));
  }

  /** What is derived from the members. */
  derived<S>(derivation: Derivation<T, S>): S {
    return derived(this.members, derivation);
  }

  /** Makes what is derived from the members ready bit by bit; `rest` resolves when it may go on. */
  prepare(derivation: Derivation<T, unknown>, rest: () => Promise<void>): Promise<void> {
    return prepare(this.members, derivation, rest);
  }

  /** The table after members were put in, or put in the place of those with their ids, and others went. */
  with(changed: readonly T[], gone: readonly string[] = []): Table<T> {
    if (changed.length + gone.length === 0) return this;
    const keys = this.keys.clone();
    const put = new Map<number, T | null>();
    const at = (slot: number) => put.get(slot) ?? this.members.at(slot);
    for (const id of gone) {
      const slot = keys.get(`id:${id}`)?.[0];
      if (slot === undefined) continue;
      this.#rekey(keys, slot, this.members.at(slot), null, at);
      put.set(slot, null);
    }
    let { end } = this.members;
    for (const member of changed) {
      const slot = keys.get(`id:${member.id}`)?.[0] ?? end;
      end = Math.max(end, slot + 1);
      const before = at(slot);
      put.set(slot, member);
      this.#rekey(keys, slot, before, member, at);
    }
    const members = this.members.with(put);
    if (members.version % FOLLOW_ALL_AFTER === 0) followAll(members);
    return new Table(this.of, members, keys);
  }

  /** Takes a member's keys away and gives it others. What stays as it was is not touched. */
  #rekey(keys: Keys, slot: number, before: T | null, after: T | null, at: (slot: number) => T | null): void {
    const had = new Set(before ? keysIn(this.of, before) : []);
    const has = new Set(after ? keysIn(this.of, after) : []);
    const { order } = this.of;
    const isElsewhere = before && after && compareIn(order, before, after) !== 0;
    for (const key of had) if (isElsewhere || !has.has(key)) takeKey(keys, key, slot);
    if (!after) return;
    for (const key of has) {
      if (!isElsewhere && had.has(key)) continue;
      const slots = keys.get(key) ?? [];
      const place = firstIndex(
        slots.length,
        (one) => compareIn(order, at(slots[one] as number) as T, after) > 0,
      );
      keys.set(key, slots.toSpliced(place, 0, slot));
    }
  }
}

/** How many members are looked at between two yields. */
const AT_ONCE = 50;
/** So many are put in order among themselves, and not looked for among all. */
const FEW = 256;

/** The slots as numbers, where they are few; else null. */
function fewOf(slots: Slots): readonly number[] | null {
  if (!(slots instanceof Uint32Array)) return slots;
  return countBits(slots) <= FEW ? slotsIn(slots) : null;
}

const keysIn = <T extends Identified>({ keysOf }: TableOf<T>, member: T) => [
  `id:${member.id}`,
  ...keysOf(member),
];

const compareIn = <T>({ placeOf, directions }: Order<T>, a: T, b: T) =>
  comparePlaces(placeOf(a), placeOf(b), directions);

function takeKey(keys: Keys, key: string, slot: number): void {
  const left = (keys.get(key) ?? []).filter((one) => one !== slot);
  if (left.length > 0) keys.set(key, left);
  else keys.delete(key);
}
