import { type Doc, isDoc, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import { isNumeric, toDouble } from "./numbers.js";
import { show } from "./show.js";

/** Makes the document to show of a stored one. */
export interface Projection {
  /** The fields of the stored document that it needs; undefined: all. */
  readonly fields: ReadonlySet<string> | undefined;
  show(doc: Doc): Doc;
}

/** Whether a field is shown, or what of the documents in it. */
type Tree = Map<string, boolean | Tree>;

/** Compiles a projection: fields to show, or fields to leave out. What is computed or picked from arrays is refused by name. */
export function compileProjection(spec: Doc): Projection {
  const tree: Tree = new Map();
  let mode: boolean | undefined;
  for (const [path, value] of flatten(spec, "")) {
    const shown = isShown(path, value);
    if (path !== "_id") {
      if (mode === true && !shown)
        refuse(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
      if (mode === false && shown)
        refuse(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
      mode = shown;
    }
    plant(tree, splitPath(path), shown);
  }
  // Only `_id: 0` keeps the rest.
  const including = mode ?? tree.get("_id") === true;
  if (including && !tree.has("_id")) tree.set("_id", true);
  return { fields: including ? new Set(tree.keys()) : undefined, show: (doc) => shape(doc, tree, including) };
}

function* flatten(spec: Doc, prefix: string): Generator<[string, Value]> {
  if (spec.size === 0 && prefix) refuse(51270, "An empty sub-projection is not a valid value");
  for (const [name, value] of spec) {
    if (name === "") refuse(40352, "FieldPath cannot be constructed with empty string");
    const nested = isDoc(value) && !value.keys().next().value?.startsWith("$");
    if (nested) yield* flatten(value, `${prefix}${name}.`);
    else yield [prefix + name, value];
  }
}

function isShown(path: string, value: Value): boolean {
  if (typeof value === "boolean") return value;
  if (isNumeric(value)) return toDouble(value) !== 0;
  if (isDoc(value)) refuse("InvalidPipelineOperator", `Unrecognized expression '${[...value.keys()][0]}'`);
  refuse(
    "InvalidPipelineOperator",
    `${path}: ${show(value)}, a computed field, is not supported by this store`,
  );
}

function splitPath(path: string): string[] {
  const parts = path.split(".");
  if (parts.includes("")) refuse(15998, "FieldPath field names may not be empty strings.");
  if (parts.some((part) => part.startsWith("$")))
    refuse(16410, `FieldPath field names may not start with '$': '${path}'`);
  return parts;
}

function plant(tree: Tree, path: string[], shown: boolean): void {
  let node = tree;
  for (const part of path.slice(0, -1)) {
    const next = node.get(part) ?? new Map();
    if (!(next instanceof Map)) refuse(31250, `Path collision at ${path.join(".")}`);
    node.set(part, next);
    node = next;
  }
  const last = path.at(-1) as string;
  if (node.has(last)) refuse(31250, `Path collision at ${path.join(".")}`);
  node.set(last, shown);
}

function shape(doc: Doc, tree: Tree, including: boolean): Doc {
  const out: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name) ?? !including;
    const shown = node instanceof Map ? shapeInside(value, node, including) : value;
    if (node !== false && shown !== undefined) out.set(name, shown);
  }
  return out;
}

function shapeInside(value: Value, tree: Tree, including: boolean): Value | undefined {
  if (isDoc(value)) return shape(value, tree, including);
  if (!Array.isArray(value)) return including ? undefined : value;
  return value.map((item) => shapeInside(item, tree, including)).filter((item) => item !== undefined);
}
