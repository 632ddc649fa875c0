import type { Connection } from "mongoose";
import { KINDS } from "../../domain/aggregates.js";
import { type HistoryEvent, hashOf } from "../../domain/history.js";
import { named } from "../errors.js";
import { COLLECTIONS } from "../schemas.js";
import type { Migration } from "./migration.js";

const BATCH = 200;

interface Stored {
  _id: string;
  revision: number;
  history: HistoryEvent[];
}

const storedIn = (connection: Connection, name: string) => connection.collection<Stored>(name);

/**
 * Events that were written before there was a hash chain get their hashes, as they stand. A document of which only some
 * events have a hash is left as it is: that is no older shape, and `verify` shall name it.
 */
export const hashChain: Migration = {
  version: 1,
  name: "hash chain",
  async up(connection, tell) {
    let changed = 0;
    for (const kind of KINDS) {
      const collection = storedIn(connection, COLLECTIONS[kind]);
      const without = { "history.hash": { $exists: false } };
      const ids = await named(() => collection.find(without, { projection: { _id: 1 } }).toArray());
      for (let start = 0; start < ids.length; start += BATCH) {
        const batch = ids.slice(start, start + BATCH).map(({ _id }) => _id);
        changed += await named(() => chainAll(collection, batch));
        await tell(changed);
      }
    }
    return changed;
  },
};

/** Writes a batch at once: each write that is waited for costs the time that a disk takes to keep it. */
async function chainAll(collection: ReturnType<typeof storedIn>, ids: readonly string[]): Promise<number> {
  const documents = await collection.find({ _id: { $in: [...ids] } }).toArray();
  const { modifiedCount } = await collection.bulkWrite(
    documents.map(({ _id, revision, history }) => ({
      // The revision in the condition keeps a document that somebody wrote meanwhile as it is.
      updateOne: { filter: { _id, revision }, update: { $set: { history: withHashes(_id, history) } } },
    })),
    { ordered: false },
  );
  return modifiedCount;
}

function withHashes(id: string, history: readonly HistoryEvent[]): HistoryEvent[] {
  const chained: HistoryEvent[] = [];
  for (const event of history) {
    chained.push({ ...event, hash: hashOf(id, chained.at(-1)?.hash ?? null, event) });
  }
  return chained;
}
