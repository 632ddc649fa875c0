import { type Doc, docOf, Int64, isDoc, Opaque, RawDocument, type Value } from "./bson.js";
import { decode } from "./bson-decode.js";
import { encode } from "./bson-encode.js";
import { Catalog, type Collection, KEYS, type WriteSet } from "./catalog.js";
import { Cursors } from "./cursors.js";
import { refuse } from "./errors.js";
import { Overlay, type View, walkRange } from "./overlay.js";
import { type Storage } from "./storage.js";
import { type Transaction, Transactions } from "./transactions.js";

/** Who sent a command, and in which session. */
export interface Caller {
  connection: number;
  lsid: string | undefined;
  txnNumber: bigint | undefined;
  transaction: Transaction | undefined;
  /** It does not ask for its writes to be on disk before they are answered (`w: 1, j: false`). */
  unsynced: boolean;
}

const SESSION_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Everything commands work on. */
export class Engine {
  readonly catalog: Catalog;
  readonly cursors = new Cursors();
  readonly transactions: Transactions;

  constructor(readonly storage: Storage) {
    this.catalog = new Catalog(storage);
    this.transactions = new Transactions(storage);
    storage.whenFailed(() => this.catalog.load());
    this.purgeSessions();
  }

  /** What a caller reads: its transaction's snapshot with its own writes, or what is on disk. */
  viewFor(caller: Caller): View {
    return caller.transaction?.overlay ?? this.storage.disk;
  }

  /** A collection as what the caller reads knows it. */
  collection({ transaction }: Caller, database: string, name: string): Collection | undefined {
    const current = this.catalog.find(database, name);
    if (!current) return undefined;
    const { view, sequence } = transaction?.snapshot ?? {
      view: this.storage.disk,
      sequence: this.storage.sequence,
    };
    return this.catalog.asOf(current, view, sequence);
  }

  /**
   * Runs a command's writes and resolves when they are on disk. Outside a transaction it waits for a transaction that
   * holds what it wants to write, then computes anew. With a session and a number it is applied once: a repetition gets
   * the first answer.
   */
  async write(
    caller: Caller,
    command: string,
    apply: (write: WriteSet) => Doc,
    options: { defines?: boolean } = {},
  ): Promise<Doc> {
    if (caller.transaction) return caller.transaction.write(apply);
    const retry =
      caller.lsid !== undefined && caller.txnNumber !== undefined
        ? { lsid: caller.lsid, number: caller.txnNumber }
        : undefined;
    for (;;) {
      const answered = retry && this.earlierAnswer(retry.lsid, retry.number, command);
      if (answered) {
        await this.storage.settled();
        return answered;
      }
      const blocker = options.defines ? this.transactions.anyWriter() : undefined;
      if (blocker) {
        await blocker.ended;
        continue;
      }
      const write: WriteSet = { view: new Overlay(this.storage.latest), afterwards: [] };
      const reply = apply(write);
      const holder = this.transactions.holderOf(write.view.changes.keys());
      if (holder) {
        await holder.ended;
        continue;
      }
      if (retry) {
        this.transactions.supersede(retry.lsid, retry.number);
        write.view.put(KEYS.session(retry.lsid), sessionRecord(retry.number, command, reply));
      }
      for (const effect of write.afterwards) effect();
      const done = this.storage.submit(write.view, { canWait: caller.unsynced });
      if (!caller.unsynced) await done;
      return reply;
    }
  }

  private earlierAnswer(lsid: string, number: bigint, command: string): Doc | undefined {
    const bytes = this.storage.latest.get(KEYS.session(lsid));
    if (!bytes) return undefined;
    const record = decode(bytes);
    const last = (record.get("number") as Int64).value;
    if (number < last)
      refuse(
        "TransactionTooOld",
        `txnNumber ${number} is too old: ${last} has already started in this session`,
      );
    if (number > last) return undefined;
    if (record.get("command") !== command)
      refuse("BadValue", `txnNumber ${number} has been used by '${record.get("command")}'`);
    return record.get("reply") as Doc;
  }

  /** Makes a transaction's writes durable, together with the note that it was committed. */
  async commit(lsid: string, number: bigint): Promise<Doc> {
    const transaction = this.transactions.get(lsid);
    const ok = docOf({ ok: 1 });
    if (transaction?.number === number && transaction.state === "open") {
      const write = new Overlay(this.storage.latest);
      write.absorb(transaction.overlay);
      write.put(KEYS.session(lsid), sessionRecord(number, "commitTransaction", ok));
      transaction.finish("committed");
      await this.storage.submit(write);
      return ok;
    }
    const committed =
      transaction?.number !== undefined && transaction.number > number
        ? undefined
        : this.earlierCommit(lsid, number);
    if (!committed) {
      refuse("NoSuchTransaction", `Transaction with { txnNumber: ${number} } has been aborted.`, {
        labels: ["TransientTransactionError"],
      });
    }
    await this.storage.settled();
    return ok;
  }

  private earlierCommit(lsid: string, number: bigint): boolean {
    const bytes = this.storage.latest.get(KEYS.session(lsid));
    const record = bytes && decode(bytes);
    return record?.get("command") === "commitTransaction" && (record.get("number") as Int64).value === number;
  }

  abort(lsid: string, number: bigint): Doc {
    this.transactions.join(lsid, number, false).finish("aborted");
    return docOf({ ok: 1 });
  }

  /** Forgets sessions that their client has ended; nobody can repeat a write of theirs. */
  endSessions(lsids: string[]): void {
    const write = new Overlay(this.storage.latest);
    for (const lsid of lsids) {
      this.transactions.forget(lsid);
      if (this.storage.latest.get(KEYS.session(lsid))) write.remove(KEYS.session(lsid));
    }
    this.storage.submit(write).catch(() => {});
  }

  private purgeSessions(): void {
    const write = new Overlay(this.storage.latest);
    const oldest = Date.now() - SESSION_LIFETIME_MS;
    for (const [key, bytes] of walkRange(this.storage.disk, "s", "t")) {
      if (lastUsed(bytes) < oldest) write.remove(key);
    }
    this.storage.submit(write).catch(() => {});
  }

  async close(): Promise<void> {
    this.transactions.close();
    this.cursors.close();
    await this.storage.close();
  }
}

function sessionRecord(number: bigint, command: string, reply: Doc): Buffer {
  return encode(
    docOf({ number: new Int64(number), command, at: new Date(), reply: new RawDocument(encode(reply)) }),
  );
}

/** When a session last wrote, in milliseconds; one whose note cannot be read is as good as forgotten. */
function lastUsed(note: Buffer): number {
  try {
    const at = decode(note, new Set(["at"])).get("at");
    return at instanceof Date ? at.getTime() : 0;
  } catch {
    return 0;
  }
}

/** The bytes that name a session. */
export function sessionKey(lsid: Value | undefined): string | undefined {
  if (lsid === undefined) return undefined;
  const id = isDoc(lsid) ? lsid.get("id") : undefined;
  if (!(id instanceof Opaque) || id.type !== 5 || id.bytes.length !== 21)
    refuse("TypeMismatch", "lsid.id must be a UUID");
  return id.bytes.toString("latin1", 5);
}
