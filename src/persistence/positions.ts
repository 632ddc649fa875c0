import type { Connection } from "mongoose";
import { COLLECTIONS } from "./schemas.js";

/** The number of the last commit that was begun, and the next one. Every write takes a position of its own. */
export interface Positions {
  /** Takes the next position, or the next ones: the last of them is told. */
  next(count?: number): Promise<number>;
  /** The last position taken by any process. */
  last(): Promise<number>;
  /** Says that the write of a position of this process was made, or refused: nothing more will come of it. */
  settle(position: number): void;
  /** What was settled since this was last asked. */
  takeSettled(): readonly number[];
}

interface Counter {
  _id: string;
  value: number;
}

const COUNTER = { _id: "position" };

/**
 * Raises the counter to the highest position in any document. A backup of a database that was being written to can have
 * documents of later commits than its counter; positions given twice would be passed over by whoever follows.
 */
export async function raisePositions(connection: Connection): Promise<void> {
  const highest = await positionBeyond(connection);
  if (highest === null) return;
  const counters = connection.collection<Counter>("counters");
  await counters.updateOne(COUNTER, { $max: { value: highest } }, { upsert: true });
}

/** The highest position in any document that is beyond the counter; null where none is. */
export async function positionBeyond(connection: Connection): Promise<number | null> {
  const known = await last(connection);
  let highest = known;
  for (const name of Object.values(COLLECTIONS)) {
    const later = connection
      .collection(name)
      .find({ position: { $gt: known } }, { projection: { position: 1 } });
    for await (const { position } of later) highest = Math.max(highest, position as number);
  }
  return highest > known ? highest : null;
}

async function last(connection: Connection): Promise<number> {
  return (await connection.collection<Counter>("counters").findOne(COUNTER))?.value ?? 0;
}

/**
 * The commit positions of a database, kept in its collection `counters`. Where one process owns the store, a position need not be on
 * disk before the document that has it: it gets there in the same commit, and one that nobody wrote with is nothing lost. Elsewhere a
 * server that takes over from another might give it out again.
 */
export function positionsOn(connection: Connection, { isOneProcess = false } = {}): Positions {
  const counters = connection.collection<Counter>("counters");
  const concern = isOneProcess ? { writeConcern: { w: 1, journal: false } } : {};
  const increment = (count: number) =>
    counters.findOneAndUpdate(
      COUNTER,
      { $inc: { value: count } },
      { upsert: true, returnDocument: "after", ...concern },
    );
  let settled: number[] = [];
  return {
    settle: (position) => void settled.push(position),
    takeSettled() {
      const taken = settled;
      settled = [];
      return taken;
    },
    async next(count = 1) {
      // Of two that make the counter at once, one is told that it is there already.
      const counter = await increment(count).catch((error: { code?: number }) => {
        if (error.code === 11000) return increment(count);
        throw error;
      });
      return counter?.value ?? count;
    },
    last: () => last(connection),
  };
}
