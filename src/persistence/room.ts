import type { Connection } from "mongoose";
import { named } from "./errors.js";

/** Whether the database takes writes, as far as this process knows. */
export interface Room {
  /** A write was refused because the disk is full. */
  wasFull(): void;
  /** Whether there is room: after a write was refused, only when one is done again. */
  hasRoom(): Promise<boolean>;
}

/** Nobody sends writes to a server that is not ready, so it tries one itself, this often at most. */
const TRIED_EVERY_MS = 1000;

/** As much as a document with a long history: a few bytes may find a place where no document does. */
const TRIED_BYTES = 128 * 1024;

/** The room of a database; what it tries to write is a mark, which it takes away again. */
export function roomOn(connection: Connection, now: () => number = Date.now): Room {
  const marks = connection.collection<{ _id: string; ballast: Buffer }>("marks");
  let isFull = false;
  let triedAt = 0;
  let trying: Promise<void> | null = null;

  const tryToWrite = async () => {
    triedAt = now();
    try {
      const ballast = Buffer.alloc(TRIED_BYTES);
      await named(() => marks.updateOne({ _id: "room" }, { $set: { ballast } }, { upsert: true }));
      await named(() => marks.deleteOne({ _id: "room" }));
      isFull = false;
    } catch {
      // It stays as it is.
    } finally {
      trying = null;
    }
  };
  return {
    wasFull() {
      isFull = true;
    },
    async hasRoom() {
      if (isFull && !trying && now() - triedAt >= TRIED_EVERY_MS) trying = tryToWrite();
      await trying;
      return !isFull;
    },
  };
}
