import type { Connection } from "mongoose";
import { uniqueKeysOf, type WorkItem } from "../../domain/work-item.js";
import { named } from "../errors.js";
import { COLLECTIONS } from "../schemas.js";
import type { Migration } from "./migration.js";

const BATCH = 200;
const TAKEN = 11000;

type Stored = Omit<WorkItem, "id"> & { _id: string; keys: string[] };

const storedIn = (connection: Connection) => connection.collection<Stored>(COLLECTIONS.workItem);

/**
 * Work items get the keys of their names and numbers as they are compared now: one key for every spelling of a number, with
 * year and month of the edition. Where two items turn out to hold one number, the second keeps its keys until somebody puts
 * it right: its next act is refused with the name of the other one.
 */
export const nameKeys: Migration = {
  version: 2,
  name: "name keys",
  async up(connection, tell) {
    let changed = 0;
    const items = storedIn(connection);
    const ids = await named(() => items.find({}, { projection: { _id: 1 } }).toArray());
    for (let start = 0; start < ids.length; start += BATCH) {
      const batch = ids.slice(start, start + BATCH).map(({ _id }) => _id);
      changed += await named(() => keyAll(items, batch));
      await tell(changed);
    }
    return changed;
  },
};

/** Writes a batch at once: each write that is waited for costs the time that a disk takes to keep it. */
async function keyAll(items: ReturnType<typeof storedIn>, ids: readonly string[]): Promise<number> {
  const documents = await items.find({ _id: { $in: [...ids] } }).toArray();
  const updates = documents.flatMap((document) => {
    const { _id, revision } = document;
    const keys = uniqueKeysOf(document as unknown as WorkItem);
    // The revision in the condition keeps a document that somebody wrote meanwhile as it is.
    const update = { updateOne: { filter: { _id, revision }, update: { $set: { keys } } } };
    return keys.join("\n") === document.keys.join("\n") ? [] : [update];
  });
  if (updates.length === 0) return 0;
  try {
    return (await items.bulkWrite(updates, { ordered: false })).modifiedCount;
  } catch (error) {
    const { code, result } = error as { code?: number; result?: { modifiedCount: number } };
    if (code !== TAKEN) throw error;
    return result?.modifiedCount ?? 0;
  }
}
