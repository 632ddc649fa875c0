import type { WriteSet } from "./catalog.js";
import { CommandError, refuse, writeConflict } from "./errors.js";
import { Overlay } from "./overlay.js";
import { type Snapshot, type Storage } from "./storage.js";

const LIFETIME_MS = 60_000;
const MOST_OPEN = 256;
const MOST_BYTES = 256 * 1024 * 1024;

/** A transaction: a snapshot of the disk, and its own writes on top of it that nobody else sees. */
export class Transaction {
  state: "open" | "committed" | "aborted" = "open";
  readonly overlay: Overlay;
  readonly started = Date.now();
  readonly ended: Promise<void>;
  readonly snapshot: Snapshot;
  private bytes = 0;
  private end: () => void = () => {};

  constructor(
    readonly number: bigint,
    private readonly storage: Storage,
    private readonly locks: Map<string, Transaction>,
  ) {
    this.snapshot = storage.snapshot();
    this.overlay = new Overlay(this.snapshot.view);
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  /** Runs one command's writes; a key that another transaction or a later commit has written is a write conflict. */
  write<T>(apply: (write: WriteSet) => T): T {
    const write: WriteSet = { view: new Overlay(this.overlay), afterwards: [] };
    const result = apply(write);
    if (write.afterwards.length > 0) throw new Error("definitions do not change inside a transaction");
    for (const [key, value] of write.view.changes) {
      const holder = this.locks.get(key);
      if (holder && holder !== this) throw writeConflict();
      if (!holder && this.storage.writtenSince(key, this.snapshot.sequence)) throw writeConflict();
      this.bytes += key.length + (value?.length ?? 0);
    }
    if (this.bytes > MOST_BYTES)
      refuse("TransactionTooLarge", `a transaction may write ${MOST_BYTES} bytes at most`);
    for (const key of write.view.changes.keys()) this.locks.set(key, this);
    this.overlay.absorb(write.view);
    return result;
  }

  /** Ends it and lets go of what it held. */
  finish(state: "committed" | "aborted"): void {
    if (this.state !== "open") return;
    this.state = state;
    for (const key of this.overlay.changes.keys()) if (this.locks.get(key) === this) this.locks.delete(key);
    this.snapshot.release();
    if (state === "aborted") this.overlay.changes.clear();
    this.end();
  }
}

const gone = (number: bigint) =>
  new CommandError("NoSuchTransaction", `no transaction ${number} is in progress`, {
    labels: ["TransientTransactionError"],
  });

/** The transactions of all sessions, and the keys they hold. */
export class Transactions {
  private readonly bySession = new Map<string, Transaction>();
  private readonly locks = new Map<string, Transaction>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly storage: Storage,
    private readonly lifetime = LIFETIME_MS,
  ) {
    this.timer = setInterval(() => this.expire(), Math.min(1000, lifetime)).unref();
  }

  /** The open transaction a statement belongs to; with `start`, a new one. */
  join(lsid: string, number: bigint, start: boolean): Transaction {
    const known = this.bySession.get(lsid);
    if (known && number < known.number)
      refuse("TransactionTooOld", `transaction ${number} is too old: ${known.number} has already started`);
    if (!start) {
      if (known?.number !== number || known.state === "aborted") throw gone(number);
      if (known.state === "committed")
        refuse("TransactionCommitted", `Transaction ${number} has been committed.`);
      return known;
    }
    if (known?.number === number)
      refuse(50911, `transaction ${number} has already been started and is ${known.state}`);
    known?.finish("aborted");
    this.expire();
    if ([...this.bySession.values()].filter(({ state }) => state === "open").length >= MOST_OPEN) {
      refuse("WriteConflict", `more than ${MOST_OPEN} open transactions`, {
        labels: ["TransientTransactionError"],
      });
    }
    const transaction = new Transaction(number, this.storage, this.locks);
    this.bySession.set(lsid, transaction);
    return transaction;
  }

  get(lsid: string): Transaction | undefined {
    return this.bySession.get(lsid);
  }

  /** A retryable write with a newer number ends what the session had open. */
  supersede(lsid: string, number: bigint): void {
    const known = this.bySession.get(lsid);
    if (known && known.number < number) known.finish("aborted");
  }

  /** The open transaction that holds one of these keys, if any: who is outside has to wait for it. */
  holderOf(keys: Iterable<string>): Transaction | undefined {
    if (this.locks.size === 0) return undefined;
    for (const key of keys) {
      const holder = this.locks.get(key);
      if (holder) return holder;
    }
    return undefined;
  }

  /** Any open transaction that has written: definitions must not change under it. */
  anyWriter(): Transaction | undefined {
    return this.locks.values().next().value;
  }

  forget(lsid: string): void {
    this.bySession.get(lsid)?.finish("aborted");
    this.bySession.delete(lsid);
  }

  close(): void {
    clearInterval(this.timer);
    for (const transaction of this.bySession.values()) transaction.finish("aborted");
  }

  private expire(): void {
    const now = Date.now();
    for (const [lsid, transaction] of this.bySession) {
      if (now - transaction.started <= this.lifetime) continue;
      if (transaction.state === "open") transaction.finish("aborted");
      else if (now - transaction.started > 2 * this.lifetime + 1_800_000) this.bySession.delete(lsid);
    }
  }
}
