/** How many members are kept together. A change copies those that are kept with what it touches. */
const TOGETHER = 128;

/** One member that is another than before. `before` is null for a new one, `after` for one that went. */
export interface Change<T> {
  readonly slot: number;
  readonly before: T | null;
  readonly after: T | null;
}

/**
 * Members at slots: numbers from 0 that stay theirs for good. Immutable: a change makes new members that share with these
 * what did not change, and tells cheaply how two of one family differ.
 */
export class Members<T> {
  private constructor(
    private readonly chunks: readonly (readonly (T | null)[])[],
    /** The first slot that was never taken. */
    readonly end: number,
    /** How many members there are. */
    readonly size: number,
    /** The same object for all that came from each other. */
    readonly family: object,
    /** How many changes led here. */
    readonly version: number,
  ) {}

  /** Members of a new family, at slots in this order. */
  static of<T>(members: readonly T[]): Members<T> {
    const chunks: (readonly T[])[] = [];
    for (let start = 0; start < members.length; start += TOGETHER) {
      chunks.push(members.slice(start, start + TOGETHER));
    }
    return new Members(chunks, members.length, members.length, {}, 0);
  }

  /** The member at a slot, or null. */
  at(slot: number): T | null {
    return this.chunks[Math.floor(slot / TOGETHER)]?.[slot % TOGETHER] ?? null;
  }

  /** The members after some were put at slots, or taken away with null. A slot may be the next free one. */
  with(changes: Iterable<readonly [slot: number, after: T | null]>): Members<T> {
    const chunks = [...this.chunks] as (T | null)[][];
    const copied = new Set<number>();
    let { end, size } = this;
    for (const [slot, after] of changes) {
      const index = Math.floor(slot / TOGETHER);
      if (!copied.has(index)) chunks[index] = [...(chunks[index] ?? [])];
      copied.add(index);
      const chunk = chunks[index] as (T | null)[];
      const before = chunk[slot % TOGETHER] ?? null;
      chunk[slot % TOGETHER] = after;
      size += (after === null ? 0 : 1) - (before === null ? 0 : 1);
      end = Math.max(end, slot + 1);
    }
    return new Members(chunks, end, size, this.family, this.version + 1);
  }

  /** What is another than in other members of this family, whichever came first. */
  changesSince(other: Members<T>): Change<T>[] {
    if (other === this) return [];
    const changes: Change<T>[] = [];
    for (let index = 0; index < Math.max(this.chunks.length, other.chunks.length); index += 1) {
      const [ours = [], theirs = []] = [this.chunks[index], other.chunks[index]];
      if (ours === theirs) continue;
      for (let place = 0; place < Math.max(ours.length, theirs.length); place += 1) {
        const [before, after] = [theirs[place] ?? null, ours[place] ?? null];
        if (before !== after) changes.push({ slot: index * TOGETHER + place, before, after });
      }
    }
    return changes;
  }

  /** All members with their slots. */
  *entries(): Generator<readonly [slot: number, member: T]> {
    for (const [index, chunk] of this.chunks.entries()) {
      for (const [place, member] of chunk.entries()) {
        if (member !== null) yield [index * TOGETHER + place, member];
      }
    }
  }
}
