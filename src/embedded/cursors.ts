import { randomBytes } from "node:crypto";
import { refuse } from "./errors.js";

const IDLE_MS = 10 * 60 * 1000;
const MOST_OPEN = 10_000;
const BATCH_BYTES = 16 * 1024 * 1024 - 64 * 1024;

/** A result that is being fetched batch by batch. */
export interface Cursor {
  id: bigint;
  namespace: string;
  lsid: string | undefined;
  inTransaction: boolean;
  documents: Iterator<Buffer>;
  held: Buffer | undefined;
  lastUsed: number;
}

/** The open cursors. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  private readonly timer = setInterval(() => this.expire(), 60_000).unref();

  create(
    namespace: string,
    documents: Iterator<Buffer>,
    lsid: string | undefined,
    inTransaction: boolean,
  ): Cursor {
    const id = BigInt.asUintN(63, randomBytes(8).readBigUInt64LE()) | 1n;
    return { id, namespace, lsid, inTransaction, documents, held: undefined, lastUsed: Date.now() };
  }

  /** The next documents of a cursor, which stays open if there are more; as many as fit one reply. */
  batch(cursor: Cursor, size: number, single = false): { documents: Buffer[]; id: bigint } {
    const documents: Buffer[] = [];
    let bytes = 0;
    let done = false;
    while (documents.length < size) {
      const next = cursor.held ?? this.pull(cursor);
      cursor.held = undefined;
      if (!next) {
        done = true;
        break;
      }
      if (documents.length > 0 && bytes + next.length > BATCH_BYTES) {
        cursor.held = next;
        break;
      }
      documents.push(next);
      bytes += next.length + 12;
    }
    cursor.lastUsed = Date.now();
    if (!done && !cursor.held && size > 0) {
      cursor.held = this.pull(cursor);
      done = cursor.held === undefined;
    }
    if (done || single) {
      this.open.delete(cursor.id);
      cursor.documents.return?.();
      return { documents, id: 0n };
    }
    if (this.open.size >= MOST_OPEN && !this.open.has(cursor.id))
      refuse("BadValue", `more than ${MOST_OPEN} open cursors`);
    this.open.set(cursor.id, cursor);
    return { documents, id: cursor.id };
  }

  private pull(cursor: Cursor): Buffer | undefined {
    const { value, done } = cursor.documents.next();
    return done ? undefined : value;
  }

  get(id: bigint, namespace: string): Cursor {
    const cursor = this.open.get(id);
    if (!cursor) refuse("CursorNotFound", `cursor id ${id} not found`);
    if (cursor.namespace !== namespace)
      refuse("Unauthorized", `getMore on '${namespace}', but the cursor belongs to ${cursor.namespace}`);
    return cursor;
  }

  kill(id: bigint, namespace: string): boolean {
    const cursor = this.open.get(id);
    if (!cursor || cursor.namespace !== namespace) return false;
    cursor.documents.return?.();
    return this.open.delete(id);
  }

  killSession(lsid: string): void {
    for (const cursor of this.open.values()) if (cursor.lsid === lsid) this.open.delete(cursor.id);
  }

  close(): void {
    clearInterval(this.timer);
    this.open.clear();
  }

  private expire(): void {
    const oldest = Date.now() - IDLE_MS;
    for (const cursor of this.open.values()) if (cursor.lastUsed < oldest) this.open.delete(cursor.id);
  }
}
