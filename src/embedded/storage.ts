import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { type Database, open, type RootDatabase, type Transaction } from "lmdb";
import { CommandError } from "./errors.js";
import { afterPrefix, type Chunk, Overlay, type View } from "./overlay.js";
import { packed, unpacked } from "./packing.js";

class DiskView implements View {
  constructor(
    private readonly database: Database<Buffer, Buffer>,
    private readonly transaction?: Transaction,
  ) {}

  get(key: string): Buffer | undefined {
    const options = this.transaction ? { transaction: this.transaction } : undefined;
    const stored = reading(() => this.database.get(Buffer.from(key, "latin1"), options));
    return stored && unpacked(stored);
  }

  chunk(start: string, end: string, limit: number): Chunk {
    return reading(() => this.entriesFrom(start, end, limit));
  }

  private entriesFrom(start: string, end: string, limit: number): Chunk {
    const entries: [string, Buffer][] = [];
    for (const { key, value } of this.database.getRange({
      start: Buffer.from(start, "latin1"),
      end: Buffer.from(end, "latin1"),
      limit,
      ...(this.transaction ? { transaction: this.transaction } : {}),
    })) {
      entries.push([key.toString("latin1"), unpacked(value)]);
    }
    const last = entries.at(-1);
    return { entries, next: last && entries.length === limit ? `${last[0]}\0` : undefined };
  }
}

/** What LMDB says of a page that is not what was written is said as of a document that is not. */
function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new CommandError("InvalidBSON", `The store's file is damaged: ${(error as Error).message}`);
  }
}

/** How long a write that can wait for another one's commit waits at most, in milliseconds. */
const LONGEST_WAIT_MS = 100;

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
  private later: NodeJS.Timeout | undefined;
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

  /** Makes an overlay of `latest` part of the next commit; resolves when that is on disk. One that can wait makes no commit by itself soon. */
  submit(overlay: Overlay, { canWait = false } = {}): Promise<void> {
    if (overlay.changes.size === 0) return this.settled();
    this.pending.overlay.absorb(overlay);
    const { done } = this.pending;
    if (canWait) this.scheduleLater();
    else this.schedule();
    return done;
  }

  /** Resolves when everything submitted so far is on disk. */
  settled(): Promise<void> {
    if (this.pending.overlay.changes.size > 0) {
      this.schedule();
      return this.pending.done;
    }
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

  private scheduleLater(): void {
    this.later ??= setTimeout(() => this.schedule(), LONGEST_WAIT_MS);
  }

  private schedule(): void {
    clearTimeout(this.later);
    this.later = undefined;
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
          else this.environment.putSync(bytes, packed(value));
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
