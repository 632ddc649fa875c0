import {
  type Doc,
  docOf,
  isDoc,
  MAX_DOCUMENT_BYTES,
  newObjectId,
  newTimestamp,
  Opaque,
  TYPE,
  typeName,
  type Value,
} from "./bson.js";
import { decode } from "./bson-decode.js";
import { encode } from "./bson-encode.js";
import { type Collection, KEYS, namespaceOf, type WriteSet } from "./catalog.js";
import { CommandError, refuse } from "./errors.js";
import { encodeValue, fitKey, indexRows } from "./index-keys.js";
import { type Index } from "./index-spec.js";
import { afterPrefix, type View, walkRange } from "./overlay.js";
import { show } from "./show.js";

/** A stored document, by its place in insertion order. */
export interface Stored {
  record: string;
  bytes: Buffer;
}

const PRESENT = Buffer.from([1]);

/** Eight bytes that sort as the number does. */
function recordKey(number: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes.toString("latin1");
}

/** A stored document by its place. */
export function readRecord(view: View, collection: Collection, record: string): Buffer | undefined {
  return view.get(KEYS.documents(collection) + record);
}

/** All documents in insertion order. */
export function* scanRecords(view: View, collection: Collection): Generator<Stored> {
  const prefix = KEYS.documents(collection);
  for (const [key, bytes] of walkRange(view, prefix, afterPrefix(prefix))) {
    if (collection.state.dropped) return;
    yield { record: key.slice(prefix.length), bytes };
  }
}

/** The keys of a document in one index, with the values they stand for. */
export function keysIn(index: Index, doc: Doc): Map<string, (Value | undefined)[]> {
  const keys = new Map<string, (Value | undefined)[]>();
  if (index.partial && !index.partial.filter.matches(doc)) return keys;
  for (const row of indexRows(doc, index.paths)) {
    if (index.sparse && row.every((value) => value === undefined)) continue;
    keys.set(fitKey(row.map(encodeValue).join("")), row);
  }
  return keys;
}

function duplicate(collection: Collection, index: Index, row: (Value | undefined)[]): CommandError {
  const keyValue = docOf(Object.fromEntries([...index.key.keys()].map((path, i) => [path, row[i] ?? null])));
  return new CommandError(
    "DuplicateKey",
    `E11000 duplicate key error collection: ${namespaceOf(collection)} index: ${index.name} dup key: ${show(keyValue)}`,
    {
      extra: [
        ["keyPattern", index.key],
        ["keyValue", keyValue],
      ],
    },
  );
}

function addKey(
  write: WriteSet,
  collection: Collection,
  index: Index,
  key: string,
  row: (Value | undefined)[],
  record: string,
): void {
  const prefix = KEYS.index(index) + key;
  if (!index.unique) {
    write.view.put(prefix + record, PRESENT);
    return;
  }
  const holder = write.view.get(prefix);
  if (holder && holder.toString("latin1") !== record) throw duplicate(collection, index, row);
  write.view.put(prefix, Buffer.from(record, "latin1"));
}

function removeKey(write: WriteSet, index: Index, key: string, record: string): void {
  const prefix = KEYS.index(index) + key;
  write.view.remove(index.unique ? prefix : prefix + record);
}

/** Puts every document of the collection into a new index. */
export function fillIndex(write: WriteSet, collection: Collection, index: Index): void {
  for (const { record, bytes } of scanRecords(write.view, collection)) {
    for (const [key, row] of keysIn(index, decode(bytes))) addKey(write, collection, index, key, row, record);
  }
}

function checkSize(bytes: Buffer): Buffer {
  if (bytes.length > MAX_DOCUMENT_BYTES)
    refuse("BSONObjectTooLarge", `document too large: ${bytes.length} of ${MAX_DOCUMENT_BYTES} bytes`);
  return bytes;
}

/** Refuses an `_id` that MongoDB refuses. */
function checkId(id: Value): void {
  if (Array.isArray(id)) refuse("InvalidIdField", "The '_id' value cannot be of type array");
  if (id instanceof Opaque && (id.type === TYPE.regex || id.type === TYPE.undefined))
    refuse("InvalidIdField", `The '_id' value cannot be of type ${typeName(id)}`);
  const dollar = isDoc(id) ? [...id.keys()].find((name) => name.startsWith("$")) : undefined;
  if (dollar) refuse("DollarPrefixedFieldName", `_id may not contain '$'-prefixed fields: ${dollar}`);
}

/** Stores a new document and all its index entries; answers its `_id`. */
export function insertDocument(write: WriteSet, collection: Collection, given: Doc, raw?: Buffer): Value {
  let doc = given;
  let bytes = raw;
  for (const [name, value] of doc) {
    if (name.startsWith("$"))
      refuse("DollarPrefixedFieldName", `Document can't have $ prefixed field names: ${name}`);
    if (value instanceof Opaque && value.type === TYPE.timestamp && value.bytes.every((byte) => byte === 0)) {
      doc = new Map(doc).set(name, newTimestamp());
      bytes = undefined;
    }
  }
  if (doc.keys().next().value !== "_id") {
    const id = doc.get("_id") ?? newObjectId();
    doc = new Map<string, Value>([["_id", id], ...doc]).set("_id", id);
    bytes = undefined;
  }
  const id = doc.get("_id") as Value;
  checkId(id);
  const stored = checkSize(bytes ?? encode(doc));
  const record = recordKey(collection.state.nextRecord++);
  for (const index of collection.indexes) {
    for (const [key, row] of keysIn(index, doc)) addKey(write, collection, index, key, row, record);
  }
  write.view.put(KEYS.documents(collection) + record, stored);
  return id;
}

/** Replaces a stored document; false when the new one is the same to the byte. */
export function replaceDocument(
  write: WriteSet,
  collection: Collection,
  record: string,
  before: { doc: Doc; bytes: Buffer },
  after: Doc,
): boolean {
  const bytes = encode(after);
  if (bytes.equals(before.bytes)) return false;
  if (bytes.length > MAX_DOCUMENT_BYTES)
    refuse(17419, `Resulting document after update is larger than ${MAX_DOCUMENT_BYTES}`);
  for (const index of collection.indexes) {
    const old = keysIn(index, before.doc);
    const fresh = keysIn(index, after);
    for (const key of old.keys()) if (!fresh.has(key)) removeKey(write, index, key, record);
    for (const [key, row] of fresh) if (!old.has(key)) addKey(write, collection, index, key, row, record);
  }
  write.view.put(KEYS.documents(collection) + record, bytes);
  return true;
}

/** Removes a stored document and all its index entries. */
export function deleteDocument(write: WriteSet, collection: Collection, record: string, doc: Doc): void {
  for (const index of collection.indexes) {
    for (const key of keysIn(index, doc).keys()) removeKey(write, index, key, record);
  }
  write.view.remove(KEYS.documents(collection) + record);
}
