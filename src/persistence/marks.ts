import type { Connection } from "mongoose";
import { named } from "./errors.js";

/** Notes about the database itself: that something was done to it once and need not be done again. */
export interface Marks {
  has(name: string): Promise<boolean>;
  set(name: string): Promise<void>;
}

/** The marks of a database, kept in its collection `marks`. */
export function marksOn(connection: Connection): Marks {
  const marks = connection.collection<{ _id: string; at: Date }>("marks");
  return {
    has: (name) => named(async () => (await marks.findOne({ _id: name })) !== null),
    set: (name) =>
      named(async () => {
        await marks.updateOne({ _id: name }, { $set: { at: new Date() } }, { upsert: true });
      }),
  };
}
