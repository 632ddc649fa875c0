import { type Bits, countBits } from "./bits.js";
import type { Derivation } from "./derived.js";
import { firstIndex, type Listing, type Standing } from "./listing.js";
import type { Change, Members } from "./members.js";
import { comparePlaces, type Order, type Place } from "./order.js";
import { sortedBitByBit } from "./sorting.js";

/** How many slots are kept together. */
const TOGETHER = 256;

/** The slots of members in an order. Immutable: a change copies the slots that stand near what it touches. */
export class Ordered {
  private constructor(private readonly chunks: readonly (readonly number[])[]) {}

  /** Slots that stand in order. */
  static of(slots: readonly number[]): Ordered {
    const chunks: (readonly number[])[] = [];
    for (let start = 0; start < slots.length; start += TOGETHER) {
      chunks.push(slots.slice(start, start + TOGETHER));
    }
    return new Ordered(chunks);
  }

  /** A list of these members in this order, or of those that are in a set. */
  listing<T>(members: Members<T>, among: Bits | null): Listing<T> {
    const { chunks } = this;
    const end = chunks.reduce((all, { length }) => all + length, 0);
    const at = (slot: number) => members.at(slot) as T;
    // Written out, because it is asked of very many slots.
    const isIn = (slot: number) =>
      among === null || ((among[slot >>> 5] as number) & (1 << (slot & 31))) !== 0;
    const length = among === null ? members.size : countBits(among);
    const firstOf = (from: number, to: number, most: number) => {
      const count = Math.min(most, length);
      const found: Standing<T>[] = [];
      let start = 0;
      for (const chunk of chunks) {
        if (start >= to || found.length >= count) break;
        for (let place = Math.max(0, from - start); place < chunk.length; place += 1) {
          if (start + place >= to || found.length >= count) break;
          const slot = chunk[place] as number;
          if (isIn(slot)) found.push({ position: start + place, member: at(slot) });
        }
        start += chunk.length;
      }
      return found;
    };
    const lastOf = (from: number, to: number, most: number) => {
      const count = Math.min(most, length);
      const found: Standing<T>[] = [];
      let start = end;
      for (const chunk of chunks.toReversed()) {
        start -= chunk.length;
        if (start + chunk.length <= from || found.length >= count) break;
        for (let place = Math.min(chunk.length, to - start) - 1; place >= 0; place -= 1) {
          if (start + place < from || found.length >= count) break;
          const slot = chunk[place] as number;
          if (isIn(slot)) found.push({ position: start + place, member: at(slot) });
        }
      }
      return found.reverse();
    };
    return {
      length,
      end,
      firstWhere: (holds) => positionOf(chunks, (slot) => holds(at(slot))),
      firstOf,
      lastOf,
      *[Symbol.iterator]() {
        for (const chunk of chunks) for (const slot of chunk) if (isIn(slot)) yield at(slot);
      },
    };
  }

  /** The slots in order after members changed, `now` and `then`. */
  with<T>(changes: readonly Change<T>[], order: Order<T>, now: Members<T>, then: Members<T>): Ordered {
    const { placeOf, directions } = order;
    const moved = changes
      .map(({ slot, before, after }) => ({
        slot,
        from: before === null ? null : placeOf(before),
        to: after === null ? null : placeOf(after),
      }))
      .filter(({ from, to }) => !from || !to || comparePlaces(from, to, directions) !== 0);
    if (moved.length === 0) return this;
    const chunks = [...this.chunks] as number[][];
    const edit = (members: Members<T>, place: Place, change: (chunk: number[], index: number) => void) => {
      const [index, within] = standing(chunks, (slot) => {
        return comparePlaces(placeOf(members.at(slot) as T), place, directions) >= 0;
      });
      const chunk = [...(chunks[index] ?? [])];
      change(chunk, within);
      chunks.splice(index, 1, ...parted(chunk));
    };
    for (const { from } of moved) if (from) edit(then, from, (chunk, index) => chunk.splice(index, 1));
    for (const { slot, to } of moved) if (to) edit(now, to, (chunk, index) => chunk.splice(index, 0, slot));
    return new Ordered(chunks);
  }
}

/** A chunk in pieces that are neither empty nor too long. */
function parted(chunk: number[]): number[][] {
  if (chunk.length === 0) return [];
  if (chunk.length <= 2 * TOGETHER) return [chunk];
  return [chunk.slice(0, TOGETHER), chunk.slice(TOGETHER)];
}

/** The chunk, and the index within, of the first slot for which this holds; else the end of the last chunk. */
function standing(
  chunks: readonly (readonly number[])[],
  holds: (slot: number) => boolean,
): [index: number, within: number] {
  const index = firstIndex(chunks.length, (one) => holds(chunks[one]?.at(-1) as number));
  const chunk = chunks[index];
  if (!chunk) return [Math.max(0, chunks.length - 1), chunks.at(-1)?.length ?? 0];
  return [index, firstIndex(chunk.length, (one) => holds(chunk[one] as number))];
}

function positionOf(chunks: readonly (readonly number[])[], holds: (slot: number) => boolean): number {
  const [index, within] = standing(chunks, holds);
  return chunks.slice(0, index).reduce((all, { length }) => all + length, within);
}

/** The members in an order. */
export function ordered<T>(order: Order<T>, isPassing = false): Derivation<T, Ordered> {
  return {
    name: `order ${order.name}`,
    isPassing,
    basis: order.basis,
    build: (members) => sorting(members, order),
    follow: (state, changes, now, then) => state.with(changes, order, now, then),
  };
}

function* sorting<T>(members: Members<T>, order: Order<T>): Generator<void, Ordered> {
  const compare = (a: Placed, b: Placed) => comparePlaces(a.place, b.place, order.directions);
  const sorted = yield* sortedBitByBit(placed(members, order), compare);
  return Ordered.of(sorted.map(({ slot }) => slot));
}

interface Placed {
  readonly slot: number;
  readonly place: Place;
}

function* placed<T>(members: Members<T>, { placeOf }: Order<T>): Generator<Placed> {
  for (const [slot, member] of members.entries()) yield { slot, place: placeOf(member) };
}
