import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { type Database, open, type RootDatabase, type Transaction } from "lmdb";
import { CommandError } from "./errors.js";

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

class DiskView implements View {
  constructor(
    private readonly database: Database<Buffer, Buffer>,
    private readonly transaction?: Transaction,
  ) {}

  get(key: string): Buffer | undefined {
    const options = this.transaction ? { transaction: this.transaction } : undefined;
    return this.database.get(Buffer.from(key, "latin1"), options);
  }

  chunk(start: string, end: string, limit: number): Chunk {
    const entries: [string, Buffer][] = [];
    for (const { key, value } of this.database.getRange({
      start: Buffer.from(start, "latin1"),
      end: Buffer.from(end, "latin1"),
      limit,
      ...(this.transaction ? { transaction: this.transaction } : {}),
    })) {
      entries.push([key.toString("latin1"), value]);
    }
    const last = entries.at(-1);
    return { entries, next: last && entries.length === limit ? `${last[0]}\0` : undefined };
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

interface Group {
  overlay: Overlay;
  done: Promise<void>;
  settle(error?: Error): void;
}

/** A state that no later commit changes. It keeps disk space from being used again until it is released. */
export interface Snapshot {
  view: View;
  sequence: number;
  release(): void;
}

/**
 * The disk: one LMDB environment, one key space. Readers see what is on disk. Writers see in addition what is on its way
 * there; what they submit while one group of writes is being synced forms the next group (group commit).
 */
export class Storage {
  /** Counts finished commits; a snapshot carries the count it was taken at. */
  sequence = 0;
  readonly disk: View;
  private readonly environment: RootDatabase<Buffer, Buffer>;
  private pending: Group;
  private syncing: Group | undefined;
  private scheduled = false;
  /** Keys written while there are snapshots, and by which commit. */
  private readonly recent = new Map<string, number>();
  private snapshots = 0;
  private onFailure: () => void = () => {};

  private readonly directory: string;

  constructor(path: string) {
    this.directory = dirname(path);
    this.environment = open<Buffer, Buffer>({
      path,
      encoding: "binary",
      keyEncoding: "binary",
      noSubdir: true,
      // With overlapping sync a commit resolves before it is on disk. Here, committed means synced.
      overlappingSync: false,
      maxReaders: 1024,
    });
    this.disk = new DiskView(this.environment);
    this.pending = this.newGroup(this.disk);
  }

  /** The newest state, with what is not on disk yet: for writers only. */
  get latest(): View {
    return this.pending.overlay;
  }

  whenFailed(callback: () => void): void {
    this.onFailure = callback;
  }

  /** Makes an overlay of `latest` part of the next commit; resolves when that is on disk. */
  submit(overlay: Overlay): Promise<void> {
    if (overlay.changes.size === 0) return this.settled();
    this.pending.overlay.absorb(overlay);
    const { done } = this.pending;
    this.schedule();
    return done;
  }

  /** Resolves when everything submitted so far is on disk. */
  settled(): Promise<void> {
    if (this.pending.overlay.changes.size > 0) return this.pending.done;
    return this.syncing?.done ?? Promise.resolve();
  }

  /** The number in the last eight bytes of the last key on disk that begins with `prefix`; 0 if there is none. */
  lastNumber(prefix: string): number {
    const [last] = this.environment.getKeys({
      start: Buffer.from(afterPrefix(prefix), "latin1"),
      end: Buffer.from(prefix, "latin1"),
      reverse: true,
      limit: 1,
    });
    return last ? Number(last.readBigUInt64BE(prefix.length)) : 0;
  }

  /** Whether a key has been written, or is being written, since a snapshot. */
  writtenSince(key: string, sequence: number): boolean {
    return (
      this.pending.overlay.changes.has(key) ||
      this.syncing?.overlay.changes.has(key) === true ||
      (this.recent.get(key) ?? 0) > sequence
    );
  }

  snapshot(): Snapshot {
    this.snapshots++;
    let released = false;
    // biome-ignore lint/correctness/useHookAtTopLevel: LMDB's, not React's
    const transaction = this.environment.useReadTransaction();
    return {
      view: new DiskView(this.environment, transaction),
      sequence: this.sequence,
      release: () => {
        if (released) return;
        released = true;
        transaction.done();
        if (--this.snapshots === 0) this.recent.clear();
      },
    };
  }

  async close(): Promise<void> {
    await this.settled().catch(() => {});
    await this.environment.close();
  }

  private newGroup(below: View): Group {
    let settle: (error?: Error) => void = () => {};
    const done = new Promise<void>((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve());
    });
    done.catch(() => {});
    return { overlay: new Overlay(below), done, settle };
  }

  private schedule(): void {
    if (this.syncing || this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.commit();
    });
  }

  private commit(): void {
    const group = this.pending;
    this.syncing = group;
    this.pending = this.newGroup(group.overlay);
    try {
      // Not batch() or transaction(): when those cannot be committed, LMDB's binding leaves a rejection that nobody can
      // catch and that ends the process. This one holds the thread for one sync, and throws.
      this.checkRoom(group.overlay);
      this.environment.transactionSync(() => {
        for (const [key, value] of group.overlay.changes) {
          const bytes = Buffer.from(key, "latin1");
          if (value === null) this.environment.removeSync(bytes);
          else this.environment.putSync(bytes, value);
        }
      });
    } catch (cause) {
      this.fail(group, cause);
      return;
    }
    this.sequence++;
    if (this.snapshots > 0)
      for (const key of group.overlay.changes.keys()) this.recent.set(key, this.sequence);
    this.environment.resetReadTxn();
    this.syncing = undefined;
    // The next group was laid over this one, which is on disk now: lay it over the disk.
    const next = this.newGroup(this.disk);
    next.overlay.absorb(this.pending.overlay);
    const moved = this.pending;
    this.pending = { overlay: next.overlay, done: moved.done, settle: moved.settle };
    group.settle();
    if (this.pending.overlay.changes.size > 0) this.schedule();
  }

  /** LMDB's binding damages its own memory when the disk is full in the middle of a commit, so it must not come to that. */
  private checkRoom({ changes }: Overlay): void {
    let needed = 1024 * 1024;
    for (const value of changes.values()) needed += 8192 + 1.5 * (value?.length ?? 0);
    const { bavail, bsize } = statfsSync(this.directory);
    if (bavail * bsize < needed) throw new Error("no space left on device");
  }

  /** A commit that failed takes the group after it along, whose writes were computed on top of it. */
  private fail(group: Group, cause: unknown): void {
    const error = new CommandError(
      "OutOfDiskSpace",
      `The write could not be put on disk: ${(cause as Error)?.message ?? cause}`,
    );
    const dependent = this.pending;
    this.syncing = undefined;
    this.pending = this.newGroup(this.disk);
    this.environment.resetReadTxn();
    this.onFailure();
    group.settle(error);
    dependent.settle(error);
  }
}
