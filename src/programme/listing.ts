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
  return indexed(members.length, (index) => members[index] as T);
}

/** A list of so many members, each of which is worked out when it is asked for. */
export function indexed<T>(length: number, at: (index: number) => T): Listing<T> {
  const between = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => ({
      position: from + index,
      member: at(from + index),
    }));
  return {
    length,
    end: length,
    firstWhere: (holds) => firstIndex(length, (index) => holds(at(index))),
    firstOf: (from, to, count) => between(from, Math.min(to, from + count)),
    lastOf: (from, to, count) => between(Math.max(from, to - count), to),
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index += 1) yield at(index);
    },
  };
}

/** A list of so many members that is made when one of them is asked for: where only their number is, it is not. */
export function listedWhenAsked<T>(length: number, make: () => readonly T[]): Listing<T> {
  let made: Listing<T> | null = null;
  const list = () => {
    made ??= listed(make());
    return made;
  };
  return {
    length,
    end: length,
    firstWhere: (holds) => list().firstWhere(holds),
    firstOf: (from, to, count) => (count === 0 ? [] : list().firstOf(from, to, count)),
    lastOf: (from, to, count) => (count === 0 ? [] : list().lastOf(from, to, count)),
    *[Symbol.iterator]() {
      yield* list();
    },
  };
}

/** Lists that follow each other, as one. */
export function chained<T>(lists: readonly Listing<T>[]): Listing<T> {
  let end = 0;
  const parts = lists.map((list) => {
    const part = { list, start: end };
    end += list.end;
    return part;
  });
  const moved = ({ position, member }: Standing<T>, start: number) => ({
    position: position + start,
    member,
  });
  const firstOf = (from: number, to: number, count: number) => {
    const found: Standing<T>[] = [];
    for (const { list, start } of parts) {
      if (found.length === count) break;
      const some = list.firstOf(
        Math.max(0, from - start),
        Math.min(list.end, to - start),
        count - found.length,
      );
      found.push(...some.map((one) => moved(one, start)));
    }
    return found;
  };
  return {
    length: lists.reduce((all, { length }) => all + length, 0),
    end,
    // Only of the members themselves is it known that they stand in order.
    firstWhere: (holds) => {
      const from = firstIndex(end, (position) => {
        const [next] = firstOf(position, end, 1);
        return !next || holds(next.member);
      });
      return firstOf(from, end, 1)[0]?.position ?? end;
    },
    firstOf,
    lastOf: (from, to, count) => {
      const found: Standing<T>[] = [];
      for (const { list, start } of parts.toReversed()) {
        if (found.length === count) break;
        const some = list.lastOf(
          Math.max(0, from - start),
          Math.min(list.end, to - start),
          count - found.length,
        );
        found.unshift(...some.map((one) => moved(one, start)));
      }
      return found;
    },
    *[Symbol.iterator]() {
      for (const list of lists) yield* list;
    },
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
