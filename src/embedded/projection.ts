import { type Doc, isDoc, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import type { Expression, Variables } from "./expression-tools.js";
import { compileExpression, scopeOf, splitPath } from "./expressions.js";
import { isNumeric, toDouble } from "./numbers.js";
import { compileElementTest, compileFilter, isOperatorDoc, matchedElement, wholeNumberOf } from "./query.js";

/** Makes the document to show of a stored one. */
export type Projection = (doc: Doc, variables?: Variables) => Doc;

/** Shows some elements of an array. */
type Pick = (value: Value, root: Doc) => Value | undefined;

/** What is done with a field: shown or not, computed, or picked from; a pick may leave the other fields as they are. */
type Leaf = boolean | { compute: Expression } | { pick: Pick; keepsOthers: boolean };
type Tree = Map<string, Leaf | Tree>;

/** Compiles a projection of `find`, or with `stage` one of `$project`. */
export function compileProjection(spec: Doc, filter: Doc, stage = false): Projection {
  const tree: Tree = new Map();
  const modes = new Set<boolean>();
  let idMode: boolean | undefined;
  let computes = false;
  for (const [path, value] of flatten(spec, "")) {
    const leaf = stage ? compileValue(value) : compileFindLeaf(path, value, filter);
    if (path === "_id" && typeof leaf === "boolean") idMode = leaf;
    else if (typeof leaf === "boolean") modes.add(leaf);
    else if ("compute" in leaf) computes = true;
    else if (!leaf.keepsOthers) modes.add(true);
    plant(tree, splitPath(path.endsWith(".$") ? path.slice(0, -2) : path), leaf);
  }
  if (modes.size === 2) refuseMixed(spec);
  if (computes && modes.has(false)) refuse(31252, "Cannot use an expression in an exclusion projection");
  // Only `_id: 0`, or only `$slice`, keeps the rest; only expressions do not.
  const including = modes.has(true) || (modes.size === 0 && (computes || idMode === true));
  if (including && idMode === undefined && !tree.has("_id")) tree.set("_id", true);
  return (doc, variables = new Map()) =>
    shape(doc, tree, { including, root: doc, scope: scopeOf(doc, variables) });
}

function refuseMixed(spec: Doc): never {
  const first = [...spec].find(([name]) => name !== "_id");
  if (first && compileValue(first[1]) === true)
    refuse(31254, "Cannot do exclusion on a field in inclusion projection");
  refuse(31253, "Cannot do inclusion on a field in exclusion projection");
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

function compileValue(value: Value): Leaf {
  if (typeof value === "boolean") return value;
  if (isNumeric(value)) return toDouble(value) !== 0;
  return { compute: compileExpression(value) };
}

/** In `find` there are besides `array.$`, `$elemMatch`, and a `$slice` that is no expression. */
function compileFindLeaf(path: string, value: Value, filter: Doc): Leaf {
  if (path.endsWith(".$")) {
    if (compileValue(value) !== true) refuse(31395, "positional projection cannot be used with exclusion");
    return { keepsOthers: false, pick: positional(path.slice(0, -2).split("."), filter) };
  }
  const [name] = isDoc(value) ? value.keys() : [];
  const operand = isDoc(value) && name !== undefined ? value.get(name) : undefined;
  if (operand === undefined) return compileValue(value);
  if (name === "$elemMatch") return { keepsOthers: false, pick: elemMatch(operand) };
  if (name === "$meta") refuse("BadValue", "$meta is not supported by this store");
  const ofExpression = Array.isArray(operand) && operand.length > 0 && !isNumeric(operand[0]);
  if (name === "$slice" && !ofExpression) return { keepsOthers: true, pick: sliceOf(operand) };
  return compileValue(value);
}

function positional(path: string[], filter: Doc): Pick {
  return (list, root) => {
    if (!Array.isArray(list)) return list;
    const index = matchedElement(filter, root, path);
    return [
      list[index ?? refuse(51246, "positional operator '.$' couldn't find a matching element")] as Value,
    ];
  };
}

function elemMatch(operand: Value): Pick {
  if (!isDoc(operand)) refuse(31274, "elemMatch: Invalid argument, object required");
  const filter = isOperatorDoc(operand) ? undefined : compileFilter(operand);
  const test = filter ? (item: Value) => isDoc(item) && filter.matches(item) : compileElementTest(operand);
  return (value) => {
    const found = Array.isArray(value) ? value.find(test) : undefined;
    return found === undefined ? undefined : [found];
  };
}

function sliceOf(operand: Value): Pick {
  const list = Array.isArray(operand) ? operand : [operand];
  const [first, size] = list.map((item) => wholeNumberOf(item, "$slice"));
  if (first === undefined || (Array.isArray(operand) && (operand.length !== 2 || !size || size < 1)))
    refuse(28724, "$slice takes a number, or a number and a positive number");
  return (value) => {
    if (!Array.isArray(value)) return value;
    if (size === undefined) return first >= 0 ? value.slice(0, first) : value.slice(first);
    const start = first >= 0 ? first : Math.max(0, value.length + first);
    return value.slice(start, start + size);
  };
}

function plant(tree: Tree, path: string[], leaf: Leaf): void {
  let node = tree;
  for (const part of path.slice(0, -1)) {
    const next = node.get(part) ?? new Map();
    if (!(next instanceof Map)) refuse(31250, `Path collision at ${path.join(".")}`);
    node.set(part, next);
    node = next;
  }
  const last = path.at(-1) as string;
  if (node.has(last)) refuse(31250, `Path collision at ${path.join(".")}`);
  node.set(last, leaf);
}

interface Shaping {
  readonly including: boolean;
  readonly root: Doc;
  readonly scope: Variables;
}

function shape(doc: Doc, tree: Tree, shaping: Shaping): Doc {
  const out: Doc = new Map();
  for (const [name, value] of doc) {
    const shown = shapeField(value, tree.get(name), shaping);
    if (shown !== undefined) out.set(name, shown);
  }
  // Then what is computed, in the order of the projection.
  for (const [name, node] of tree) {
    if (typeof node === "boolean" || "pick" in node) continue;
    if (node instanceof Map && doc.has(name)) continue;
    const made =
      node instanceof Map ? computedOnly(node, shaping) : node.compute(shaping.root, shaping.scope);
    if (made !== undefined) out.set(name, made);
  }
  return out;
}

function shapeField(value: Value, node: Leaf | Tree | undefined, shaping: Shaping): Value | undefined {
  if (node === undefined) return shaping.including ? undefined : value;
  if (typeof node === "boolean") return node ? value : undefined;
  if (node instanceof Map) return shapeInside(value, node, shaping);
  return "pick" in node ? node.pick(value, shaping.root) : undefined;
}

function shapeInside(value: Value, tree: Tree, shaping: Shaping): Value | undefined {
  if (isDoc(value)) return shape(value, tree, shaping);
  if (Array.isArray(value))
    return value.map((item) => shapeInside(item, tree, shaping)).filter((item) => item !== undefined);
  return shaping.including ? computedOnly(tree, shaping) : value;
}

function computedOnly(tree: Tree, shaping: Shaping): Doc | undefined {
  const out = shape(new Map(), tree, shaping);
  return out.size > 0 ? out : undefined;
}

/** `$addFields`: the document with some fields computed, in place or at its end. */
export function compileAddFields(spec: Doc): Projection {
  const tree: Tree = new Map();
  plantComputed(tree, spec, []);
  return (doc, variables = new Map()) => addInto(doc, tree, doc, scopeOf(doc, variables));
}

function plantComputed(tree: Tree, spec: Doc, prefix: string[]): void {
  for (const [name, value] of spec) {
    const path = [...prefix, ...splitPath(name)];
    const nested = isDoc(value) && value.size > 0 && !value.keys().next().value?.startsWith("$");
    if (nested) plantComputed(tree, value, path);
    else plant(tree, path, { compute: compileExpression(value) });
  }
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
