/** A member of a list with its position. Positions count up along the list; not every number is one. */
export interface Standing<T> {
  readonly position: number;
  readonly member: T;
}

/** Members in an order, of which some can be had without going through all of them. */
export interface Listing<T> extends Iterable<T> {
  /** How many members there are. */
  readonly length: number;
  /** The position behind all members. */
  readonly end: number;
  /** The position of the first member for which this holds; it must hold for all that follow. `end` where it holds for none. */
  firstWhere(holds: (member: T) => boolean): number;
  /** So many members, the first of those whose positions lie from one, included, to another, not included. */
  firstOf(from: number, to: number, count: number): Standing<T>[];
  /** So many members, the last of those whose positions lie from one, included, to another, not included; in order. */
  lastOf(from: number, to: number, count: number): Standing<T>[];
}

/** The list that an array is. */
export function listed<T>(members: readonly T[]): Listing<T> {
  const between = (from: number, to: number) =>
    members.slice(from, to).map((member, index) => ({ position: from + index, member }));
  return {
    length: members.length,
    end: members.length,
    firstWhere: (holds) => firstIndex(members.length, (index) => holds(members[index] as T)),
    firstOf: (from, to, count) => between(from, Math.min(to, from + count)),
    lastOf: (from, to, count) => between(Math.max(from, to - count), Math.max(from, to)),
    [Symbol.iterator]: () => members[Symbol.iterator](),
  };
}

/** The first index below `length` for which this holds, where it holds for all that follow; else `length`. */
export function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
