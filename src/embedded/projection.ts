import { type Doc, isDoc, type Value } from "./bson.js";
import { CommandError, refuse } from "./errors.js";
import type { Expression, Variables } from "./expression-tools.js";
import { compileExpression, scopeOf, splitPath } from "./expressions.js";
import { isNumeric, toDouble } from "./numbers.js";
import { compileElementTest, compileFilter, isOperatorDoc, matchedElement, wholeNumberOf } from "./query.js";

/** Makes the document to show of a stored one. */
export type Projection = (doc: Doc, variables: Variables) => Doc;

type Leaf =
  | boolean
  | { compute: Expression }
  | { array: (value: Value, root: Doc) => Value | undefined; keeps: boolean };
type Tree = Map<string, Leaf | Tree>;

const bad = (code: number, message: string) => new CommandError(code, message);

/** Compiles a projection of `find`, or with `stage` one of `$project`. */
export function compileProjection(spec: Doc, filter: Doc, stage = false): Projection {
  const tree: Tree = new Map();
  const modes = new Set<boolean>();
  let idMode: boolean | undefined;
  let computes = false;
  for (const [path, value] of flatten(spec, "", stage)) {
    const leaf = compileLeaf(path, value, filter, stage);
    const target = path.endsWith(".$") ? path.slice(0, -2) : path;
    if (path === "_id" && typeof leaf === "boolean") idMode = leaf;
    else if (typeof leaf === "boolean") modes.add(leaf);
    else if ("compute" in leaf) computes = true;
    else if (!leaf.keeps) modes.add(true);
    plant(tree, splitPath(target), leaf);
  }
  if (modes.size === 2) {
    const first = [...spec].find(([name]) => name !== "_id");
    throw first && isTrue(first[1])
      ? bad(31254, "Cannot do exclusion on a field in inclusion projection")
      : bad(31253, "Cannot do inclusion on a field in exclusion projection");
  }
  if (computes && modes.has(false)) refuse(31252, "Cannot use an expression in an exclusion projection");
  // Only `_id: 0`, or only `$slice`, keeps the rest; only expressions do not.
  const including = modes.has(true) || (modes.size === 0 && (computes || idMode === true));
  if (including && idMode === undefined && !tree.has("_id")) tree.set("_id", true);
  return (doc, variables) => shape(doc, tree, including, doc, variables);
}

const isTrue = (value: Value): boolean => value === true || (isNumeric(value) && toDouble(value) !== 0);

function* flatten(spec: Doc, prefix: string, stage: boolean): Generator<[string, Value]> {
  if (spec.size === 0 && prefix)
    refuse(51270, "An empty sub-projection is not a valid value. Found empty object at path");
  for (const [name, value] of spec) {
    if (name === "") refuse(stage ? 40352 : 40352, "FieldPath cannot be constructed with empty string");
    const path = prefix + name;
    const [first] = isDoc(value) ? value.keys() : [];
    if (isDoc(value) && !first?.startsWith("$")) yield* flatten(value, `${path}.`, stage);
    else yield [path, value];
  }
}

function compileLeaf(path: string, value: Value, filter: Doc, stage: boolean): Leaf {
  if (path.endsWith(".$") && !stage) {
    if (!isTrue(value)) refuse(31395, "positional projection cannot be used with exclusion");
    const array = path.slice(0, -2).split(".");
    return {
      keeps: false,
      array: (list, root) => {
        if (!Array.isArray(list)) return list;
        const index = matchedElement(filter, root, array);
        if (index === undefined)
          refuse(
            51246,
            "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
          );
        return [list[index] as Value];
      },
    };
  }
  if (typeof value === "boolean") return value;
  if (isNumeric(value)) return toDouble(value) !== 0;
  if (isDoc(value) && !stage) {
    const [name] = value.keys();
    if (name === "$elemMatch") return { keeps: false, array: elemMatch(value.get(name) as Value) };
    const slice = name === "$slice" ? value.get(name) : undefined;
    if (slice !== undefined && !(Array.isArray(slice) && slice.length > 0 && !isNumeric(slice[0]))) {
      return { keeps: true, array: sliceOf(slice) };
    }
    if (name === "$meta") refuse(2, "$meta is not supported by this store");
  }
  return { compute: compileExpression(value) };
}

function elemMatch(operand: Value): (value: Value) => Value | undefined {
  if (!isDoc(operand)) refuse(31274, "elemMatch: Invalid argument, object required, but got something else");
  const test = isOperatorDoc(operand)
    ? compileElementTest(operand)
    : (
        (filter) => (item: Value | undefined) =>
          isDoc(item) && filter.matches(item)
      )(compileFilter(operand));
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const found = value.find(test);
    return found === undefined ? undefined : [found];
  };
}

function sliceOf(operand: Value): (value: Value) => Value {
  const [first, size] = (Array.isArray(operand) ? operand : [operand]).map((item) =>
    wholeNumberOf(item, "$slice"),
  );
  if (first === undefined || (Array.isArray(operand) && (operand.length !== 2 || !size || size < 1))) {
    refuse(28724, "$slice takes a number, or a number and a positive number");
  }
  return (value) => {
    if (!Array.isArray(value)) return value;
    if (size === undefined) return first >= 0 ? value.slice(0, first) : value.slice(first);
    const start = first >= 0 ? first : Math.max(0, value.length + first);
    return value.slice(start, start + size);
  };
}

function plant(tree: Tree, path: string[], leaf: Leaf): void {
  const collision = () => bad(31250, `Path collision at ${path.join(".")}`);
  let node = tree;
  for (const part of path.slice(0, -1)) {
    const next = node.get(part);
    if (next !== undefined && !(next instanceof Map)) throw collision();
    const child: Tree = next ?? new Map();
    node.set(part, child);
    node = child;
  }
  const last = path.at(-1) as string;
  if (node.has(last)) throw collision();
  node.set(last, leaf);
}

function shape(doc: Doc, tree: Tree, including: boolean, root: Doc, variables: Variables): Doc {
  const out: Doc = new Map();
  const scope = scopeOf(root, variables);
  for (const [name, value] of doc) {
    const node = tree.get(name);
    if (node === undefined) {
      if (!including) out.set(name, value);
    } else if (node === true) out.set(name, value);
    else if (node instanceof Map) {
      const shaped = shapeInside(value, node, including, root, variables);
      if (shaped !== undefined) out.set(name, shaped);
    } else if (typeof node === "object" && "array" in node) {
      const shaped = node.array(value, root);
      if (shaped !== undefined) out.set(name, shaped);
    }
  }
  for (const [name, node] of tree) {
    if (typeof node === "boolean" || "array" in node || (node instanceof Map && doc.has(name))) continue;
    const made = node instanceof Map ? computedOnly(node, root, scope) : node.compute(root, scope);
    if (made !== undefined) out.set(name, made);
  }
  return out;
}

function computedOnly(tree: Tree, root: Doc, scope: Variables): Doc | undefined {
  const out: Doc = new Map();
  for (const [name, node] of tree) {
    if (typeof node === "boolean") continue;
    const made =
      node instanceof Map
        ? computedOnly(node, root, scope)
        : "compute" in node
          ? node.compute(root, scope)
          : undefined;
    if (made !== undefined) out.set(name, made);
  }
  return out.size > 0 ? out : undefined;
}

function shapeInside(
  value: Value,
  tree: Tree,
  including: boolean,
  root: Doc,
  variables: Variables,
): Value | undefined {
  if (isDoc(value)) return shape(value, tree, including, root, variables);
  if (Array.isArray(value)) {
    return value
      .map((item) => shapeInside(item, tree, including, root, variables))
      .filter((item): item is Value => item !== undefined);
  }
  const scope = scopeOf(root, variables);
  return including ? computedOnly(tree, root, scope) : value;
}

/** `$addFields`: the document with some fields computed, in place or at its end. */
export function compileAddFields(spec: Doc): Projection {
  const tree: Tree = new Map();
  const walk = (source: Doc, prefix: string[]) => {
    for (const [name, value] of source) {
      const path = [...prefix, ...splitPath(name)];
      const [first] = isDoc(value) ? value.keys() : [];
      if (isDoc(value) && value.size > 0 && !first?.startsWith("$")) walk(value, path);
      else plant(tree, path, { compute: compileExpression(value) });
    }
  };
  walk(spec, []);
  return (doc, variables) => addInto(doc, tree, doc, scopeOf(doc, variables));
}

function addInto(target: Doc, tree: Tree, root: Doc, scope: Variables): Doc {
  const out = new Map(target);
  for (const [name, node] of tree) {
    if (node instanceof Map) out.set(name, addInside(out.get(name), node, root, scope));
    else if (typeof node === "object" && "compute" in node) {
      const value = node.compute(root, scope);
      if (value === undefined) out.delete(name);
      else out.set(name, value);
    }
  }
  return out;
}

function addInside(value: Value | undefined, tree: Tree, root: Doc, scope: Variables): Value {
  if (Array.isArray(value)) return value.map((item) => addInside(item, tree, root, scope));
  return addInto(isDoc(value) ? value : new Map(), tree, root, scope);
}
