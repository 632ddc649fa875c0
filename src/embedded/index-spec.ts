import { type Doc, docOf, type Int32, int, isDoc, type Value } from "./bson.js";
import { equal } from "./compare.js";
import { refuse } from "./errors.js";
import { isNumeric, toDouble, truthy } from "./numbers.js";
import { compileFilter, type Filter } from "./query.js";
import { show } from "./show.js";

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

const FIELDS = ["v", "key", "name", "unique", "sparse", "partialFilterExpression", "background", "ns"];
const PARTIAL_OPERATORS = ["$eq", "$exists", "$gt", "$gte", "$lt", "$lte", "$in"];

const cannot = (message: string): never => refuse("CannotCreateIndex", message);

/** Reads an index specification; what it asks for and this store does not do is refused by name. */
export function makeIndex(id: number, spec: Doc): Index {
  checkOptions(spec);
  const key = keyPattern(spec);
  const name = indexName(spec, key);
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

function checkOptions(spec: Doc): void {
  for (const [field, value] of spec) {
    if (field === "collation" && isSimpleCollation(value)) continue;
    if (field === "hidden" && !truthy(value)) continue;
    if (!FIELDS.includes(field))
      refuse("InvalidOptions", `The index option '${field}' is not supported by this store`);
  }
}

function keyPattern(spec: Doc): Doc {
  const key = spec.get("key");
  if (!isDoc(key))
    refuse("FailedToParse", "The 'key' field is a required property of an index specification");
  if (key.size === 0) cannot("Index keys cannot be an empty object.");
  for (const [path, order] of key) {
    if (typeof order === "string") cannot(`Index type '${order}' is not supported by this store`);
    // A NaN is not greater than 0 either.
    if (!isNumeric(order) || !(Math.abs(toDouble(order)) > 0))
      cannot(`Values in an index key pattern must be numbers other than 0, not ${show(order)}`);
    const parts = path.split(".");
    if (parts.includes("")) cannot("Index keys cannot contain an empty field.");
    if (parts.some((part) => part.startsWith("$"))) cannot(`Index key field name starts with '$': '${path}'`);
    if (parts.some((part) => /^\d+$/.test(part)))
      cannot(`an index on array position '${path}' is not supported by this store`);
  }
  return key;
}

function indexName(spec: Doc, key: Doc): string {
  const made = [...key].map(([path, order]) => `${path}_${toDouble(order as Int32)}`).join("_");
  const name = spec.get("name") ?? made;
  if (typeof name !== "string" || name === "" || name === "*")
    refuse("CannotCreateIndex", "index name must be a non-empty string other than '*'");
  if (name === "_id_" && !(key.size === 1 && key.has("_id")))
    cannot("'_id_' is the name of the primary key's index");
  return name;
}

/** Whether a collation is the one that compares as this store does. */
export function isSimpleCollation(collation: Value | undefined): boolean {
  return isDoc(collation) && collation.get("locale") === "simple" && collation.size === 1;
}

function partialFilter(spec: Doc): Index["partial"] {
  const source = spec.get("partialFilterExpression");
  if (source === undefined) return undefined;
  if (!isDoc(source)) refuse("TypeMismatch", "partialFilterExpression must be an object");
  if (truthy(spec.get("sparse"))) cannot('cannot mix "partialFilterExpression" and "sparse" options');
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
        )
          refuse("CannotCreateIndex", `unsupported expression in partial index: ${operator}: ${show(value)}`);
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
