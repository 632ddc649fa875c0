import type { Connection } from "mongoose";

/** The number of the last commit that was begun, and the next one. Every write takes a position of its own. */
export interface Positions {
  /** Takes the next position. */
  next(): Promise<number>;
  /** The last position taken by any process. */
  last(): Promise<number>;
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
  return {
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
