import { randomUUID } from "node:crypto";
import {
  type Doc,
  decode,
  docOf,
  encode,
  Int32,
  int,
  isDoc,
  Opaque,
  show,
  TYPE,
  typeName,
  type Value,
} from "./bson.js";
import { equal } from "./compare.js";
import { refuse } from "./errors.js";
import { isNumeric, toDouble, toInteger, truthy } from "./numbers.js";
import { compileFilter, type Filter } from "./query.js";
import { afterPrefix, type Overlay, type Storage, type View, walkRange } from "./storage.js";

/** An index as the catalogue knows it. */
export interface Index {
  id: number;
  name: string;
  key: Doc;
  paths: string[][];
  unique: boolean;
  sparse: boolean;
  partial: { source: Doc; filter: Filter } | undefined;
}

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

export const namespaceOf = (collection: { database: string; name: string }) =>
  `${collection.database}.${collection.name}`;

const RESERVED_BYTES = 255;

/** Refuses names that MongoDB refuses. */
export function checkDatabaseName(name: string): void {
  if (name === "" || name.length > 63 || /[/\\. "$*<>:|?\0]/.test(name)) {
    refuse("InvalidNamespace", `Invalid database name: '${name}'`);
  }
}

function checkCollectionName(database: string, name: string): void {
  checkDatabaseName(database);
  if (
    name === "" ||
    name.includes("$") ||
    name.includes("\0") ||
    name.startsWith(".") ||
    name.endsWith(".")
  ) {
    refuse("InvalidNamespace", `Invalid collection name: ${database}.${name}`);
  }
  if (name.startsWith("system.")) refuse("InvalidNamespace", `cannot write to '${database}.${name}'`);
  if (Buffer.byteLength(`${database}.${name}`) > RESERVED_BYTES) {
    refuse(
      "InvalidNamespace",
      `Fully qualified namespace is too long. Namespace: ${database}.${name} Max: 255`,
    );
  }
}

/** Which collections and indexes there are. */
export class Catalog {
  private collections = new Map<string, Collection>();
  private nextId = 1;

  constructor(private readonly storage: Storage) {
    this.load();
  }

  /** Reads everything from disk; also after a failed commit, whose changes are no more. */
  load(): void {
    this.collections = new Map();
    const { disk } = this.storage;
    const stored = disk.get(KEYS.nextId);
    this.nextId = Math.max(this.nextId, stored ? stored.readUInt32BE(0) : 1);
    for (const [, bytes] of walkRange(disk, "c", "d")) {
      const collection = fromStored(decode(bytes));
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
export function removeAll(write: WriteSet, prefix: string): void {
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

/** An index as `listIndexes` shows it. */
export function indexSpec(index: Index): Doc {
  return docOf({
    v: int(2),
    key: index.key,
    name: index.name,
    unique: index.unique && index.name !== "_id_" ? true : undefined,
    sparse: index.sparse ? true : undefined,
    partialFilterExpression: index.partial?.source,
  });
}

const INDEX_FIELDS = ["v", "key", "name", "unique", "sparse", "partialFilterExpression", "background", "ns"];
const PARTIAL_OPERATORS = ["$eq", "$exists", "$gt", "$gte", "$lt", "$lte", "$type", "$in"];

/** Reads an index specification; what it asks for and this store does not do is refused by name. */
export function makeIndex(id: number, spec: Doc): Index {
  const key = spec.get("key");
  if (!isDoc(key))
    refuse("FailedToParse", "The 'key' field is a required property of an index specification");
  if (key.size === 0) refuse("CannotCreateIndex", "Index keys cannot be an empty object.");
  for (const field of spec.keys()) {
    if (field === "collation" && isSimpleCollation(spec.get(field))) continue;
    if (field === "hidden" && !truthy(spec.get(field))) continue;
    if (!INDEX_FIELDS.includes(field)) {
      refuse(
        "InvalidOptions",
        `The index option '${field}' is not supported by this store (it would be ignored)`,
      );
    }
  }
  for (const [path, order] of key) {
    if (typeof order === "string")
      refuse("CannotCreateIndex", `Index type '${order}' is not supported by this store`);
    if (!isNumeric(order) || toDouble(order) === 0 || Number.isNaN(toDouble(order))) {
      refuse(
        "CannotCreateIndex",
        `Values in v:2 index key pattern cannot be of type ${typeName(order)}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      );
    }
    const parts = path.split(".");
    if (parts.includes("")) refuse("CannotCreateIndex", "Index keys cannot contain an empty field.");
    if (parts.some((part) => part.startsWith("$")))
      refuse(
        "CannotCreateIndex",
        `Index key contains an illegal field name: field name starts with '$': '${path}'`,
      );
    if (parts.some((part) => /^\d+$/.test(part)))
      refuse("CannotCreateIndex", `an index on array position '${path}' is not supported by this store`);
  }
  const name =
    spec.get("name") ?? [...key].map(([path, order]) => `${path}_${toDouble(order as Int32)}`).join("_");
  if (
    typeof name !== "string" ||
    name === "" ||
    name === "*" ||
    (name === "_id_" && !(key.size === 1 && key.has("_id")))
  )
    refuse("CannotCreateIndex", "index name must be a non-empty string other than '*'");
  return {
    id,
    name,
    key,
    paths: [...key.keys()].map((path) => path.split(".")),
    // As MongoDB does, the primary key's specification does not say that it is unique.
    unique: truthy(spec.get("unique")) || name === "_id_",
    sparse: truthy(spec.get("sparse")),
    partial: partialFilter(spec),
  };
}

export function isSimpleCollation(collation: Value | undefined): boolean {
  return isDoc(collation) && collation.get("locale") === "simple" && collation.size === 1;
}

function partialFilter(spec: Doc): Index["partial"] {
  const source = spec.get("partialFilterExpression");
  if (source === undefined) return undefined;
  if (!isDoc(source)) refuse("TypeMismatch", "partialFilterExpression must be an object");
  if (truthy(spec.get("sparse")))
    refuse("CannotCreateIndex", 'cannot mix "partialFilterExpression" and "sparse" options');
  checkPartial(source);
  return { source, filter: compileFilter(source) };
}

function checkPartial(source: Doc): void {
  for (const [name, operand] of source) {
    if (name === "$and" && Array.isArray(operand)) {
      for (const part of operand) if (isDoc(part)) checkPartial(part);
    } else if (name.startsWith("$"))
      refuse("CannotCreateIndex", `unsupported expression in partial index: ${name}`);
    else if (isDoc(operand)) {
      for (const [operator, value] of operand) {
        if (
          operator.startsWith("$") &&
          (!PARTIAL_OPERATORS.includes(operator) || (operator === "$exists" && !truthy(value)))
        ) {
          refuse("CannotCreateIndex", `unsupported expression in partial index: ${operator}: ${show(value)}`);
        }
      }
    }
  }
}

/** Whether two indexes differ in nothing but their name. */
export function sameOptions(a: Index, b: Index): boolean {
  return (
    a.unique === b.unique &&
    a.sparse === b.sparse &&
    (a.partial === undefined) === (b.partial === undefined) &&
    (a.partial === undefined || equal(a.partial.source, b.partial?.source))
  );
}

/** Whether two key patterns are the same, field order and directions included. */
export function sameKey(a: Doc, b: Doc): boolean {
  return equal(a, b);
}
