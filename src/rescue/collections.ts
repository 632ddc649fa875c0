import { docOf, int } from "../embedded/bson.js";
import { Catalog, type Collection, KEYS, strayIds } from "../embedded/catalog.js";
import { makeIndex } from "../embedded/index-spec.js";
import { afterPrefix, Overlay, type View, walkRange } from "../embedded/overlay.js";

/** A collection that cannot be told any more, in words. */
export interface LostCollection {
  readonly database: string;
  readonly collection: string;
  readonly why: string;
}

/**
 * The collections of a store, each as far as its entry in the list of collections can be read. Where one entry cannot, or
 * leads nowhere, and the documents of one collection are left over, they belong together.
 */
export function collectionsIn(view: View): { collections: Collection[]; lost: LostCollection[] } {
  const collections: Collection[] = [];
  const unreadable: { database: string; name: string }[] = [];
  for (const [key, value] of walkRange(view, "c", "d")) {
    const collection = entryIn(key, value);
    if (collection) collections.push(collection);
    else unreadable.push(namesIn(key));
  }
  const strays = strayIds(view, collections);
  const misled = collections.filter((collection) => isMisled(view, collection));
  const [id] = strays;
  if (id !== undefined && strays.length === 1 && unreadable.length + misled.length === 1) {
    const [names] = unreadable;
    const found = names ? withoutIndexes(names, id, collections) : { ...(misled[0] as Collection), id };
    return { collections: [...collections.filter((one) => !misled.includes(one)), found], lost: [] };
  }
  const why = "its entry in the list of collections is damaged";
  return {
    collections,
    lost: [
      ...unreadable.map(({ database, name }) => ({ database, collection: name, why })),
      ...strays.map((stray) => ({
        database: "",
        collection: `(number ${stray})`,
        why: "the list of collections does not know it",
      })),
    ],
  };
}

/** Whether a collection has documents according to its index of ids, but none under its number. */
function isMisled(view: View, collection: Collection): boolean {
  const isAny = (prefix: string) => view.chunk(prefix, afterPrefix(prefix), 1).entries.length > 0;
  const primary = collection.indexes.find(({ name }) => name === "_id_");
  return primary !== undefined && isAny(KEYS.index(primary)) && !isAny(KEYS.documents(collection));
}

/** A number that no collection and no index has. */
export function freeId(collections: readonly Collection[]): number {
  return (
    1 + Math.max(0, ...collections.flatMap(({ id, indexes }) => [id, ...indexes.map((index) => index.id)]))
  );
}

function entryIn(key: string, value: Buffer): Collection | undefined {
  const only = new Overlay({ get: () => undefined, chunk: () => ({ entries: [], next: undefined }) });
  only.put(key, value);
  try {
    return new Catalog({ disk: only, lastNumber: () => 0, writtenSince: () => false }).all()[0];
  } catch {
    return undefined;
  }
}

function namesIn(key: string): { database: string; name: string } {
  const [database = "", ...name] = Buffer.from(key.slice(1), "latin1").toString().split(".");
  return { database, name: name.join(".") };
}

/** Its indexes are made anew by whoever opens it, all but the one that every collection has. */
function withoutIndexes(
  { database, name }: { database: string; name: string },
  id: number,
  others: readonly Collection[],
): Collection {
  const key = docOf({ key: docOf({ _id: int(1) }), name: "_id_", unique: true });
  const index = makeIndex(Math.max(id + 1, freeId(others)), key);
  const state = { nextRecord: 1, dropped: false, droppedIndexes: new Set<number>() };
  return { id, database, name, uuid: Buffer.alloc(16), indexes: [index], state };
}
