import type { Connection } from "mongoose";

/** The number of the last commit that was begun, and the next one. Every write takes a position of its own. */
export interface Positions {
  /** Takes the next position. */
  next(): Promise<number>;
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

/** The commit positions of a database, kept in its collection `counters`. */
export function positionsOn(connection: Connection): Positions {
  const counters = connection.collection<Counter>("counters");
  const increment = () =>
    counters.findOneAndUpdate(COUNTER, { $inc: { value: 1 } }, { upsert: true, returnDocument: "after" });
  let settled: number[] = [];
  return {
    settle: (position) => void settled.push(position),
    takeSettled() {
      const taken = settled;
      settled = [];
      return taken;
    },
    async next() {
      // Of two that make the counter at once, one is told that it is there already.
      const counter = await increment().catch((error: { code?: number }) => {
        if (error.code === 11000) return increment();
        throw error;
      });
      return counter?.value ?? 1;
    },
    async last() {
      return (await counters.findOne(COUNTER))?.value ?? 0;
    },
  };
}
