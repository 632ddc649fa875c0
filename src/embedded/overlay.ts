/** Entries in key order, and where the next chunk begins if there may be more. */
export interface Chunk {
  entries: [key: string, value: Buffer][];
  next: string | undefined;
}

/** A readable state of the store. Keys are strings of bytes (latin1), in byte order. */
export interface View {
  get(key: string): Buffer | undefined;
  chunk(start: string, end: string, limit: number): Chunk;
}

/** First key after all that begin with `prefix`. */
export function afterPrefix(prefix: string): string {
  let size = prefix.length;
  while (size > 0 && prefix.charCodeAt(size - 1) === 255) size--;
  return size === 0
    ? "\xff".repeat(2000)
    : prefix.slice(0, size - 1) + String.fromCharCode(prefix.charCodeAt(size - 1) + 1);
}

/** Walks a range chunk by chunk; between chunks the state may move on, as it may for MongoDB's own cursors. */
export function* walkRange(view: View, start: string, end: string, limit = 256): Generator<[string, Buffer]> {
  for (let from: string | undefined = start; from !== undefined; ) {
    const chunk: Chunk = view.chunk(from, end, limit);
    yield* chunk.entries;
    from = chunk.next;
  }
}

/** Changes on top of another view: what a statement, a command, a transaction or a commit group has written. */
export class Overlay implements View {
  readonly changes = new Map<string, Buffer | null>();
  private sorted: string[] = [];
  private unsorted: string[] = [];

  constructor(private readonly below: View) {}

  get(key: string): Buffer | undefined {
    const own = this.changes.get(key);
    return own === undefined ? this.below.get(key) : (own ?? undefined);
  }

  put(key: string, value: Buffer): void {
    this.change(key, value);
  }

  remove(key: string): void {
    this.change(key, null);
  }

  /** Takes over what a finished overlay on top of this one has changed. */
  absorb(above: Overlay): void {
    for (const [key, value] of above.changes) this.change(key, value);
  }

  private change(key: string, value: Buffer | null): void {
    if (!this.changes.has(key)) this.unsorted.push(key);
    this.changes.set(key, value);
  }

  chunk(start: string, end: string, limit: number): Chunk {
    const below = this.below.chunk(start, end, limit);
    const own = this.keysBetween(start, below.next ?? end);
    if (own.length === 0) return below;
    const merged: [string, Buffer][] = [];
    let i = 0;
    for (const entry of below.entries) {
      while (i < own.length && (own[i] as string) < entry[0]) this.take(own[i++] as string, merged);
      if (own[i] === entry[0]) this.take(own[i++] as string, merged);
      else merged.push(entry);
    }
    while (i < own.length) this.take(own[i++] as string, merged);
    return { entries: merged, next: below.next };
  }

  private take(key: string, into: [string, Buffer][]): void {
    const value = this.changes.get(key);
    if (value) into.push([key, value]);
  }

  private keysBetween(start: string, end: string): string[] {
    if (this.unsorted.length > 64) {
      this.sorted = this.sorted.concat(this.unsorted).sort(byBytes);
    } else {
      for (const key of this.unsorted) this.sorted.splice(lowerBound(this.sorted, key), 0, key);
    }
    this.unsorted = [];
    return this.sorted.slice(lowerBound(this.sorted, start), lowerBound(this.sorted, end));
  }
}

const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function lowerBound(sorted: string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
