/**
 * An immutable index: for every key, the members that have it, in order. A change copies only the lists that it
 * touches, so readers that hold an older index are not disturbed.
 */
export class SortedIndex<T> {
  private constructor(
    private readonly keysOf: (member: T) => readonly string[],
    private readonly compare: (a: T, b: T) => number,
    private readonly lists: ReadonlyMap<string, readonly T[]>,
  ) {}

  /** An index over the members by the keys that each has. */
  static of<T>(
    members: Iterable<T>,
    keysOf: (member: T) => readonly string[],
    compare: (a: T, b: T) => number,
  ): SortedIndex<T> {
    const lists = new Map<string, T[]>();
    for (const member of members) {
      for (const key of keysOf(member)) {
        const list = lists.get(key);
        if (list) list.push(member);
        else lists.set(key, [member]);
      }
    }
    for (const list of lists.values()) list.sort(compare);
    return new SortedIndex(keysOf, compare, lists);
  }

  /** The members that have the key, in order. */
  get(key: string): readonly T[] {
    return this.lists.get(key) ?? [];
  }

  /** The index after members were replaced; `before` is null for a new one. */
  with(replacements: Iterable<readonly [before: T | null, after: T]>): SortedIndex<T> {
    const lists = new Map(this.lists);
    for (const [before, after] of replacements) {
      for (const key of before ? this.keysOf(before) : []) {
        const remaining = (lists.get(key) ?? []).filter((member) => member !== before);
        if (remaining.length > 0) lists.set(key, remaining);
        else lists.delete(key);
      }
      for (const key of this.keysOf(after))
        lists.set(key, inserted(lists.get(key) ?? [], after, this.compare));
    }
    return new SortedIndex(this.keysOf, this.compare, lists);
  }
}

function inserted<T>(list: readonly T[], member: T, compare: (a: T, b: T) => number): readonly T[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as T, member) <= 0) low = middle + 1;
    else high = middle;
  }
  return list.toSpliced(low, 0, member);
}
