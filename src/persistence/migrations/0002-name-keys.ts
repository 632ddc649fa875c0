import type { WorkItem } from "../../domain/work-item.js";
import { uniqueKeysOf } from "../../domain/work-item.js";
import { COLLECTIONS } from "../schemas.js";
import type { Migration } from "./migration.js";

type Stored = Omit<WorkItem, "id"> & { _id: string; keys: string[] };

const TAKEN = 11000;

/**
 * Work items get the keys of their names and numbers as they are compared now: one key for every spelling of a number, with
 * year and month of the edition. Where two items turn out to hold one number, the second keeps its keys until somebody puts
 * it right: its next act is refused with the name of the other one.
 */
export const nameKeys: Migration = {
  version: 2,
  name: "name keys",
  async up(connection) {
    let changed = 0;
    const items = connection.collection<Stored>(COLLECTIONS.workItem);
    for await (const item of items.find()) {
      const keys = uniqueKeysOf({ ...item, id: item._id } as WorkItem);
      if (keys.join("\n") === item.keys.join("\n")) continue;
      // The revision in the condition keeps a document that somebody wrote meanwhile as it is.
      const { _id, revision } = item;
      changed += await items.updateOne({ _id, revision }, { $set: { keys } }).then(
        ({ modifiedCount }) => modifiedCount,
        (error: { code?: number }) => {
          if (error.code === TAKEN) return 0;
          throw error;
        },
      );
    }
    return changed;
  },
};
