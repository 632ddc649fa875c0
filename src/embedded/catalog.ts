import { randomUUID } from "node:crypto";
import { type Doc, docOf, int, Opaque, TYPE, type Value } from "./bson.js";
import { decode } from "./bson-decode.js";
import { encode } from "./bson-encode.js";
import { refuse } from "./errors.js";
import { type Index, indexSpec, makeIndex } from "./index-spec.js";
import { toInteger } from "./numbers.js";
import { afterPrefix, type Overlay, type View, walkRange } from "./overlay.js";
import type { Storage } from "./storage.js";

/** A collection and its indexes; replaced as a whole when its definition changes. */
export interface Collection {
  id: number;
  database: string;
  name: string;
  uuid: Buffer;
  indexes: readonly Index[];
  /** Shared by all versions of the definition. */
  state: { nextRecord: number; dropped: boolean; droppedIndexes: Set<number> };
}

/** What a command writes, and what is to happen in memory once it is decided that it will be written. */
export interface WriteSet {
  view: Overlay;
  afterwards: (() => void)[];
}

/** Keys: `c` catalogue, `d` documents, `i` index entries, `s` sessions, `m` the store itself. */
export const KEYS = {
  format: "mformat",
  nextId: "mnextId",
  catalogue: (namespace: string) => `c${Buffer.from(namespace).toString("latin1")}`,
  documents: (collection: { id: number }) => `d${bytes4(collection.id)}`,
  index: (index: { id: number }) => `i${bytes4(index.id)}`,
  session: (lsid: string) => `s${lsid}`,
};

function bytes4(id: number): string {
  return String.fromCharCode((id >>> 24) & 255, (id >>> 16) & 255, (id >>> 8) & 255, id & 255);
}

/** A collection as messages and cursors name it. */
export const namespaceOf = (collection: { database: string; name: string }) =>
  `${collection.database}.${collection.name}`;

/** Collections, by their numbers, of which there are documents, but no entry in the catalogue: none, unless it is damaged. */
export function strayIds(view: View, collections: readonly Collection[]): number[] {
  const known = new Set(collections.map(({ id }) => id));
  const strays: number[] = [];
  for (let from = "d"; ; ) {
    const [key] = view.chunk(from, "e", 1).entries[0] ?? [];
    if (!key) return strays;
    const id = Buffer.from(key.slice(1, 5), "latin1").readUInt32BE(0);
    if (!known.has(id)) strays.push(id);
    from = afterPrefix(KEYS.documents({ id }));
  }
}

const RESERVED_BYTES = 255;

/** Refuses names that MongoDB refuses. */
export function checkDatabaseName(name: string): void {
  if (name === "" || name.length > 63 || /[/\\. "$*<>:|?\0]/.test(name))
    refuse("InvalidNamespace", `Invalid database name: '${name}'`);
}

function checkCollectionName(database: string, name: string): void {
  checkDatabaseName(database);
  if (!/^[^.$\0]([^$\0]*[^.$\0])?$/.test(name))
    refuse("InvalidNamespace", `Invalid collection name: ${database}.${name}`);
  if (name.startsWith("system.")) refuse("InvalidNamespace", `cannot write to '${database}.${name}'`);
  if (Buffer.byteLength(`${database}.${name}`) > RESERVED_BYTES)
    refuse("InvalidNamespace", `namespace is too long: ${database}.${name} Max: 255`);
}

/** Which collections and indexes there are. */
export class Catalog {
  private collections = new Map<string, Collection>();
  private nextId = 1;

  constructor(private readonly storage: Pick<Storage, "disk" | "lastNumber" | "writtenSince">) {
    this.load();
  }

  /** Reads everything from disk; also after a failed commit, whose changes are no more. */
  load(): void {
    this.collections = new Map();
    const { disk } = this.storage;
    const stored = disk.get(KEYS.nextId);
    this.nextId = Math.max(this.nextId, stored ? stored.readUInt32BE(0) : 1);
    for (const [key, bytes] of walkRange(disk, "c", "d")) {
      const collection = fromStored(decode(bytes));
      if (key !== KEYS.catalogue(namespaceOf(collection)))
        refuse("InvalidBSON", `the entry of ${namespaceOf(collection)} stands under another name`);
      collection.state.nextRecord = this.storage.lastNumber(KEYS.documents(collection)) + 1;
      this.collections.set(namespaceOf(collection), collection);
    }
  }

  find(database: string, name: string): Collection | undefined {
    return this.collections.get(`${database}.${name}`);
  }

  /**
   * A collection with those of its indexes whose entries a state of the store holds: one that is made after a snapshot, or
   * is not on disk yet, would leave documents out. A state that does not know the collection has no documents of it either.
   */
  asOf(collection: Collection, view: View, sequence: number): Collection {
    const key = KEYS.catalogue(namespaceOf(collection));
    const known = this.storage.writtenSince(key, sequence) ? indexesIn(view, collection) : undefined;
    return known
      ? { ...collection, indexes: collection.indexes.filter(({ id }) => known.has(id)) }
      : collection;
  }

  in(database: string): Collection[] {
    return [...this.collections.values()].filter((collection) => collection.database === database);
  }

  all(): Collection[] {
    return [...this.collections.values()];
  }

  databases(): string[] {
    return [...new Set([...this.collections.values()].map(({ database }) => database))].sort();
  }

  create(write: WriteSet, database: string, name: string): Collection {
    checkCollectionName(database, name);
    const collection: Collection = {
      id: this.takeId(write),
      database,
      name,
      uuid: Buffer.from(randomUUID().replaceAll("-", ""), "hex"),
      indexes: [],
      state: newState(),
    };
    return this.replace(write, { ...collection, indexes: [this.idIndex(write)] });
  }

  private idIndex(write: WriteSet): Index {
    return makeIndex(this.takeId(write), docOf({ key: docOf({ _id: int(1) }), name: "_id_", unique: true }));
  }

  /** Writes a definition and makes it the current one. */
  replace(write: WriteSet, collection: Collection): Collection {
    write.view.put(KEYS.catalogue(namespaceOf(collection)), encode(toStored(collection)));
    write.afterwards.push(() => this.collections.set(namespaceOf(collection), collection));
    return collection;
  }

  drop(write: WriteSet, collection: Collection): void {
    write.view.remove(KEYS.catalogue(namespaceOf(collection)));
    removeAll(write, KEYS.documents(collection));
    for (const index of collection.indexes) removeAll(write, KEYS.index(index));
    write.afterwards.push(() => {
      collection.state.dropped = true;
      this.collections.delete(namespaceOf(collection));
    });
  }

  dropIndexes(write: WriteSet, collection: Collection, gone: readonly Index[]): void {
    for (const index of gone) removeAll(write, KEYS.index(index));
    const indexes = collection.indexes.filter((index) => !gone.includes(index));
    this.replace(write, { ...collection, indexes });
    write.afterwards.push(() => {
      for (const { id } of gone) collection.state.droppedIndexes.add(id);
    });
  }

  takeId(write: WriteSet): number {
    const id = this.nextId++;
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(this.nextId);
    write.view.put(KEYS.nextId, bytes);
    return id;
  }
}

/** Removes every entry that begins with `prefix`. */
function removeAll(write: WriteSet, prefix: string): void {
  for (const [key] of [...walkRange(write.view, prefix, afterPrefix(prefix))]) write.view.remove(key);
}

const newState = (): Collection["state"] => ({ nextRecord: 1, dropped: false, droppedIndexes: new Set() });

/** The indexes a state of the store has of a collection; undefined if it does not know the collection. */
export function indexesIn(view: View, collection: Collection): Set<number> | undefined {
  const bytes = view.get(KEYS.catalogue(namespaceOf(collection)));
  const then = bytes && fromStored(decode(bytes));
  return then?.id === collection.id ? new Set(then.indexes.map(({ id }) => id)) : undefined;
}

function toStored(collection: Collection): Doc {
  return docOf({
    db: collection.database,
    name: collection.name,
    id: int(collection.id),
    uuid: uuidValue(collection.uuid),
    indexes: collection.indexes.map((index) => docOf({ id: int(index.id), spec: indexSpec(index) })),
  });
}

function fromStored(stored: Doc): Collection {
  const number = (value: Value | undefined) => Number(toInteger(value));
  return {
    id: number(stored.get("id")),
    database: stored.get("db") as string,
    name: stored.get("name") as string,
    uuid: Buffer.from((stored.get("uuid") as Opaque).bytes.subarray(5)),
    indexes: (stored.get("indexes") as Doc[]).map((index) =>
      makeIndex(number(index.get("id")), index.get("spec") as Doc),
    ),
    state: newState(),
  };
}

/** A UUID as BSON has it: binary of subtype 4. */
export function uuidValue(bytes: Buffer): Opaque {
  const payload = Buffer.concat([Buffer.from([16, 0, 0, 0, 4]), bytes]);
  return new Opaque(TYPE.binData, payload);
}
