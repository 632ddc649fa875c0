import { KINDS } from "../../domain/aggregates.js";
import { type HistoryEvent, hashOf } from "../../domain/history.js";
import { COLLECTIONS } from "../schemas.js";
import type { Migration } from "./migration.js";

interface Stored {
  _id: string;
  revision: number;
  history: HistoryEvent[];
}

/**
 * Events that were written before there was a hash chain get their hashes, as they stand. A document of which only some
 * events have a hash is left as it is: that is no older shape, and `verify` shall name it.
 */
export const hashChain: Migration = {
  version: 1,
  name: "hash chain",
  async up(connection) {
    let changed = 0;
    for (const kind of KINDS) {
      const collection = connection.collection<Stored>(COLLECTIONS[kind]);
      for await (const { _id, revision, history } of collection.find({
        "history.hash": { $exists: false },
      })) {
        // The revision in the condition keeps a document that somebody wrote meanwhile as it is.
        const chained = { $set: { history: withHashes(_id, history) } };
        changed += (await collection.updateOne({ _id, revision }, chained)).modifiedCount;
      }
    }
    return changed;
  },
};

function withHashes(id: string, history: readonly HistoryEvent[]): HistoryEvent[] {
  const chained: HistoryEvent[] = [];
  for (const event of history) {
    chained.push({ ...event, hash: hashOf(id, chained.at(-1)?.hash ?? null, event) });
  }
  return chained;
}
