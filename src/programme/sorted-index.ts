/** How many parts the lists are kept in. A change copies the parts that it touches, so more parts make it cheaper. */
const PARTS = 256;

/** How many members are taken in between two yields. */
const AT_ONCE = 50;

type Lists<T> = ReadonlyMap<string, readonly T[]>;

/**
 * An immutable index: for every key, the members that have it, in order. A change copies only what it touches, so
 * readers that hold an older index are not disturbed.
 */
export class SortedIndex<T> {
  private constructor(
    private readonly keysOf: (member: T) => readonly string[],
    private readonly compare: (a: T, b: T) => number,
    private readonly parts: readonly Lists<T>[],
  ) {}

  /** An index over the members by the keys that each has, made bit by bit: it is there when nothing more is yielded. */
  static *building<T>(
    members: Iterable<T>,
    keysOf: (member: T) => readonly string[],
    compare: (a: T, b: T) => number,
  ): Generator<void, SortedIndex<T>> {
    const parts = Array.from({ length: PARTS }, () => new Map<string, T[]>());
    let met = 0;
    for (const member of members) {
      met += 1;
      if (met % AT_ONCE === 0) yield;
      for (const key of keysOf(member)) {
        const lists = parts[partOf(key)] as Map<string, T[]>;
        const list = lists.get(key);
        if (list) list.push(member);
        else lists.set(key, [member]);
      }
    }
    for (const lists of parts) {
      for (const list of lists.values()) if (list.length > 1) list.sort(compare);
      yield;
    }
    return new SortedIndex(keysOf, compare, parts);
  }

  /** The members that have the key, in order. */
  get(key: string): readonly T[] {
    return this.parts[partOf(key)]?.get(key) ?? [];
  }

  /** The index after members were replaced; `before` is null for a new one. */
  with(replacements: Iterable<readonly [before: T | null, after: T]>): SortedIndex<T> {
    const parts = [...this.parts];
    const copied = new Set<number>();
    const listsOf = (key: string): Map<string, readonly T[]> => {
      const part = partOf(key);
      if (!copied.has(part)) {
        copied.add(part);
        parts[part] = new Map(parts[part]);
      }
      return parts[part] as Map<string, readonly T[]>;
    };
    for (const [before, after] of replacements) {
      for (const key of before ? this.keysOf(before) : []) {
        const lists = listsOf(key);
        const remaining = (lists.get(key) ?? []).filter((member) => member !== before);
        if (remaining.length > 0) lists.set(key, remaining);
        else lists.delete(key);
      }
      for (const key of this.keysOf(after)) {
        const lists = listsOf(key);
        lists.set(key, inserted(lists.get(key) ?? [], after, this.compare));
      }
    }
    return new SortedIndex(this.keysOf, this.compare, parts);
  }
}

function partOf(key: string): number {
  let hash = 0;
  for (let index = 0; index < key.length; index += 1) hash = (hash * 31 + key.charCodeAt(index)) | 0;
  return hash & (PARTS - 1);
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
