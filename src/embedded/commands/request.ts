import { type Doc, decode, isDoc, RawDocument, typeName, type Value } from "../bson.js";
import { isSimpleCollation } from "../catalog.js";
import type { Caller, Engine } from "../engine.js";
import { CommandError, refuse } from "../errors.js";
import type { Variables } from "../expression-tools.js";
import { compileExpression } from "../expressions.js";
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

/** The collection a command names in its first field. */
export function collectionName({ name, body, database }: Request): string {
  const collection = body.get(name);
  if (typeof collection !== "string") {
    refuse("InvalidNamespace", `collection name has invalid type ${typeName(collection)}`);
  }
  if (collection === "") refuse("InvalidNamespace", `Invalid namespace specified '${database}.'`);
  return collection;
}

export function optionalDoc(value: Value | undefined, name: string): Doc {
  if (value === undefined) return new Map();
  if (value instanceof RawDocument) return decode(value.bytes);
  if (!isDoc(value)) {
    refuse(
      "TypeMismatch",
      `BSON field '${name}' is the wrong type '${typeName(value)}', expected type 'object'`,
    );
  }
  return value;
}

export function optionalBool(value: Value | undefined, name: string): boolean {
  if (value === undefined) return false;
  if (typeof value === "boolean") return value;
  const number = wholeNumberOf(value, name);
  return number !== undefined && number !== 0;
}

/** A list of statements, from the command's body or its document sequence. */
export function statements(body: Doc, name: string, required: boolean): Value[] {
  const list = body.get(name);
  if (list === undefined && !required) return [];
  if (!Array.isArray(list)) {
    throw list === undefined
      ? new CommandError(40414, `BSON field '${name}' is missing but a required field`)
      : new CommandError(
          "TypeMismatch",
          `BSON field '${name}' is the wrong type '${typeName(list)}', expected type 'array'`,
        );
  }
  return list;
}

/** Refuses fields a document does not know. */
export function checkFields(doc: Doc, known: readonly string[], where: string): void {
  for (const name of doc.keys()) {
    if (!known.includes(name)) refuse(40415, `BSON field '${where}.${name}' is an unknown field.`);
  }
}

/** Refuses a collation that would change a result. */
export function checkCollation(collation: Value | undefined): void {
  if (collation === undefined || (isDoc(collation) && collation.size === 0) || isSimpleCollation(collation))
    return;
  refuse("BadValue", "collation is not supported by this store, except {locale: 'simple'}");
}

/** A hint may name an index; which one is used never changes a result, save for one that leaves documents out. */
export function checkHint({ engine, database }: Request, collection: string, hint: Value | undefined): void {
  if (hint === undefined) return;
  const indexes = engine.catalog.find(database, collection)?.indexes ?? [];
  const spelled = (doc: Doc) =>
    [...doc].map(([name, value]) => `${name}:${wholeNumberOf(value, "hint")}`).join();
  const index = indexes.find(({ name, key }) =>
    isDoc(hint) ? spelled(key) === spelled(hint) : name === hint,
  );
  if (isDoc(hint) && hint.has("$natural")) {
    if (wholeNumberOf(hint.get("$natural"), "hint") !== 1)
      refuse("BadValue", "hint {$natural: -1} is not supported by this store");
    return;
  }
  if (!index && indexes.length > 0) {
    refuse(
      "BadValue",
      "error processing query: planner returned error: hint provided does not correspond to an existing index",
    );
  }
  if (index?.sparse || index?.partial)
    refuse("BadValue", "hint of a sparse or partial index is not supported by this store");
}

/** Variables that `let` binds. */
export function letVariables(spec: Value | undefined): Variables {
  const variables = new Map<string, Value | undefined>();
  for (const [name, value] of optionalDoc(spec, "let"))
    variables.set(name, compileExpression(value)(new Map(), new Map()));
  return variables;
}
