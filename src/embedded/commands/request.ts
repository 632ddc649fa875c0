import { type Doc, isDoc, RawDocument, typeName, type Value } from "../bson.js";
import { decode } from "../bson-decode.js";
import type { WriteSet } from "../catalog.js";
import type { Caller, Engine } from "../engine.js";
import { CommandError, refuse } from "../errors.js";
import { isSimpleCollation } from "../index-spec.js";
import { wholeNumberOf } from "../query.js";

/** One command as it came in. */
export interface Request {
  name: string;
  database: string;
  body: Doc;
  caller: Caller;
  engine: Engine;
}

/** One command of the table: the fields it knows, and what it does. A field not listed is refused. */
export interface Command {
  fields: readonly string[];
  /** Takes any field: in a handshake they tell what the client can do, and the answer tells what the store can. */
  open?: boolean;
  /** Only against the `admin` database. */
  admin?: boolean;
  /** May run inside a transaction. */
  transactional?: boolean;
  run(request: Request): Doc | Promise<Doc>;
}

/** The collection a command names in its first field; the command's collation and hint are checked along with it. */
export function collectionName(request: Request): string {
  const { name, body, database } = request;
  const collection = body.get(name);
  if (typeof collection !== "string")
    refuse("InvalidNamespace", `collection name has invalid type ${typeName(collection)}`);
  if (collection === "") refuse("InvalidNamespace", `Invalid namespace specified '${database}.'`);
  checkCollation(body.get("collation"));
  checkHint(request, collection, body.get("hint"));
  return collection;
}

/** Runs a command that changes which collections and indexes there are; it waits for transactions that have written. */
export function define({ engine, caller, name }: Request, apply: (write: WriteSet) => Doc): Promise<Doc> {
  return engine.write(caller, name, apply, { defines: true });
}

function wrongType(name: string, value: Value | undefined, expected: string): CommandError {
  const text = `BSON field '${name}' is the wrong type '${typeName(value)}', expected type '${expected}'`;
  return new CommandError("TypeMismatch", text);
}

/** A document, or an empty one where there is none. */
export function optionalDoc(value: Value | undefined, name: string): Doc {
  if (value === undefined) return new Map();
  if (value instanceof RawDocument) return decode(value.bytes);
  if (!isDoc(value)) throw wrongType(name, value, "object");
  return value;
}

/** A boolean, or a number that stands for one. */
export function optionalBool(value: Value | undefined, name: string): boolean {
  if (value === undefined || typeof value === "boolean") return value === true;
  const number = wholeNumberOf(value, name);
  return number !== undefined && number !== 0;
}

/** A whole number that is not negative, or 0 where there is none. */
export function nonNegative(value: Value | undefined, name: string): number {
  const number = wholeNumberOf(value, name) ?? 0;
  if (number < 0) refuse(51024, `BSON field '${name}' value must be >= 0, actual value '${number}'`);
  return number;
}

/** A list of statements, from the command's body or its document sequence. */
export function statements(body: Doc, name: string): Value[] {
  const list = body.get(name);
  if (list === undefined) refuse(40414, `BSON field '${name}' is missing but a required field`);
  if (!Array.isArray(list)) throw wrongType(name, list, "array");
  return list;
}

/** Refuses fields a document does not know. */
export function checkFields(doc: Doc, known: readonly string[], where: string): void {
  for (const name of doc.keys())
    if (!known.includes(name)) refuse(40415, `BSON field '${where}.${name}' is an unknown field.`);
}

/** Refuses a collation that would change a result. */
export function checkCollation(collation: Value | undefined): void {
  if (collation === undefined || (isDoc(collation) && collation.size === 0) || isSimpleCollation(collation))
    return;
  refuse("BadValue", "collation is not supported by this store, except {locale: 'simple'}");
}

/** A hint may name an index; which one is used never changes a result, save for one that leaves documents out. */
export function checkHint({ engine, database }: Request, collection: string, hint: Value | undefined): void {
  const indexes = engine.catalog.find(database, collection)?.indexes ?? [];
  if (hint === undefined || indexes.length === 0) return;
  const index = indexes.find(({ name, key }) =>
    isDoc(hint) ? spelled(key) === spelled(hint) : name === hint,
  );
  if (!index) refuse("BadValue", "hint provided does not correspond to an existing index");
  if (index.sparse || index.partial)
    refuse("BadValue", "hint of a sparse or partial index is not supported by this store");
}

function spelled(key: Doc): string {
  return [...key]
    .map(([name, value]) => `${name}:${typeof value === "string" ? value : wholeNumberOf(value, "hint")}`)
    .join();
}
