import {
  cloneValue,
  type Doc,
  Int32,
  Int64,
  isDoc,
  newTimestamp,
  show,
  typeName,
  type Value,
} from "./bson.js";
import { compareStrings, compareValues, equal } from "./compare.js";
import { CommandError } from "./errors.js";
import { arithmetic, isNumeric, type Numeric, toInteger } from "./numbers.js";
import { compileUpdatePipeline, type PipelineStage } from "./pipeline.js";
import {
  compileElementTest,
  compileFilter,
  conjuncts,
  isOperatorDoc,
  matchedElement,
  wholeNumberOf,
} from "./query.js";
import { compileSort } from "./sort.js";

/** A compiled update: makes a new document of an old one, which it leaves alone. */
export type Update = (doc: Doc, context: { filter: Doc; inserting: boolean }) => Doc;

const bad = (message: string) => new CommandError("BadValue", message);
const parseError = (message: string) => new CommandError("FailedToParse", message);

/** Computes the new value of one field; `undefined` in is a missing field, `undefined` out removes it. */
type Change = (old: Value | undefined, root: Doc) => Value | undefined;

interface Modification {
  operator: string;
  path: string[];
  change: Change;
  /** Whether a path that is not there is made. */
  creates: boolean;
  onlyOnInsert?: boolean;
  /** Of a `$rename`, the path that the value leaves. */
  from?: string[];
}

function deepEqualBytes(a: Value | undefined, b: Value | undefined): boolean {
  return a !== undefined && b !== undefined && typeName(a) === typeName(b) && equal(a, b);
}

function number(
  operator: string,
  apply: (old: Numeric, by: Numeric) => Numeric | undefined,
  absent: (by: Numeric) => Numeric,
) {
  return (operand: Value, path: string): Change => {
    if (!isNumeric(operand)) {
      throw new CommandError(
        "TypeMismatch",
        `Cannot ${operator === "$inc" ? "increment" : "multiply"} with non-numeric argument: {${path}: ${show(operand)}}`,
      );
    }
    return (old, root) => {
      if (old === undefined) return absent(operand);
      if (!isNumeric(old)) {
        throw new CommandError(
          "TypeMismatch",
          `Cannot apply ${operator} to a value of non-numeric type. {_id: ${show(root.get("_id"))}} has the field '${path.split(".").at(-1)}' of non-numeric type ${typeName(old)}`,
        );
      }
      const result = apply(old, operand);
      if (result === undefined)
        throw bad(
          `Failed to apply ${operator} operations to current value (${show(old)}) for document {_id: ${show(root.get("_id"))}}`,
        );
      return result;
    };
  };
}

function existingArray(old: Value | undefined, operator: string, path: string, root: Doc): Value[] {
  if (old === undefined) return [];
  if (!Array.isArray(old)) {
    const last = path.split(".").at(-1);
    throw operator === "$push"
      ? bad(
          `The field '${path}' must be an array but is of type ${typeName(old)} in document {_id: ${show(root.get("_id"))}}`,
        )
      : bad(
          `Cannot apply ${operator} to non-array field. Field named '${last}' has non-array type ${typeName(old)}`,
        );
  }
  return old;
}

/** Checks the modifiers of `$push` and `$addToSet` and gives the list of values to add. */
function eachOf(operand: Value, operator: string, modifiers: string[]): { items: Value[]; options: Doc } {
  if (!isDoc(operand) || !operand.has("$each")) {
    const first = isDoc(operand) ? [...operand.keys()][0] : undefined;
    if (first && modifiers.includes(first)) throw bad(`${operator} with ${first} needs $each`);
    if (first?.startsWith("$") && !["$ref", "$id", "$db"].includes(first)) {
      throw new CommandError(
        "DollarPrefixedFieldName",
        `The dollar ($) prefixed field '${first}' is not allowed in the context of ${operator}`,
      );
    }
    return { items: [operand], options: new Map() };
  }
  for (const name of operand.keys()) {
    if (name !== "$each" && !modifiers.includes(name))
      throw bad(`Unrecognized clause in ${operator}: ${name}`);
  }
  const items = operand.get("$each");
  if (!Array.isArray(items))
    throw bad(`The argument to $each in ${operator} must be an array but it was of type ${typeName(items)}`);
  return { items, options: operand };
}

function push(operand: Value, path: string): Change {
  const { items, options } = eachOf(operand, "$push", ["$slice", "$sort", "$position"]);
  const slice = wholeNumberOf(options.get("$slice"), "$slice");
  const position = wholeNumberOf(options.get("$position"), "$position");
  const by = options.get("$sort");
  let order: ((a: Value, b: Value) => number) | undefined;
  if (isDoc(by)) {
    const compare = compileSort(by);
    order = (a, b) => compare(isDoc(a) ? a : new Map(), isDoc(b) ? b : new Map());
  } else if (by !== undefined) {
    const direction = Number(toInteger(by) ?? 0n);
    if (Math.abs(direction) !== 1) throw bad("The $sort element value must be either 1 or -1");
    order = (a, b) => compareValues(a, b) * direction;
  }
  return (old, root) => {
    const list = [...existingArray(old, "$push", path, root)];
    const at =
      position === undefined ? list.length : position < 0 ? Math.max(0, list.length + position) : position;
    list.splice(at, 0, ...items.map(cloneValue));
    if (order) list.sort(order);
    if (slice !== undefined) return slice < 0 ? list.slice(slice) : list.slice(0, slice);
    return list;
  };
}

function addToSet(operand: Value, path: string): Change {
  const { items } = eachOf(operand, "$addToSet", []);
  return (old, root) => {
    const list = [...existingArray(old, "$addToSet", path, root)];
    for (const item of items) if (!list.some((present) => equal(present, item))) list.push(cloneValue(item));
    return list;
  };
}

function pull(operand: Value, path: string): Change {
  let removes: (item: Value) => boolean;
  if (isDoc(operand) && !isOperatorDoc(operand)) {
    const filter = compileFilter(operand);
    removes = (item) => isDoc(item) && filter.matches(item);
  } else removes = compileElementTest(operand);
  return (old, root) =>
    old === undefined ? undefined : existingArray(old, "$pull", path, root).filter((item) => !removes(item));
}

function pullAll(operand: Value, path: string): Change {
  if (!Array.isArray(operand))
    throw bad(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return (old, root) =>
    old === undefined
      ? undefined
      : existingArray(old, "$pullAll", path, root).filter(
          (item) => !operand.some((value) => equal(value, item)),
        );
}

function pop(operand: Value, path: string): Change {
  const end = Number(toInteger(operand) ?? 0n);
  if (Math.abs(end) !== 1) throw parseError(`$pop expects 1 or -1, found: ${show(operand)}`);
  return (old) => {
    if (old === undefined) return undefined;
    if (!Array.isArray(old))
      throw new CommandError(
        "TypeMismatch",
        `Path '${path}' contains an element of non-array type '${typeName(old)}'`,
      );
    return end === 1 ? old.slice(0, -1) : old.slice(1);
  };
}

function bit(operand: Value, path: string): Change {
  if (!isDoc(operand) || operand.size === 0)
    throw bad(`The $bit modifier is not compatible with a ${typeName(operand)}`);
  const steps = [...operand].map(([name, value]) => {
    if (!["and", "or", "xor"].includes(name))
      throw bad(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    if (!(value instanceof Int32 || value instanceof Int64))
      throw bad("The $bit modifier field must be an Integer(32/64 bit)");
    return [name, value] as const;
  });
  return (old) => {
    let current: Value = old ?? new Int32(0);
    for (const [name, value] of steps) {
      if (!(current instanceof Int32 || current instanceof Int64)) {
        throw bad(
          `Cannot apply $bit to a value of non-integral type. Field ${path} has type ${typeName(current)}`,
        );
      }
      const a: bigint = BigInt(current.value);
      const b = BigInt(value.value);
      const result: bigint = name === "and" ? a & b : name === "or" ? a | b : a ^ b;
      current =
        current instanceof Int64 || value instanceof Int64
          ? new Int64(BigInt.asIntN(64, result))
          : new Int32(Number(result));
    }
    return current;
  };
}

function currentDate(operand: Value): Change {
  const kind =
    isDoc(operand) && operand.size === 1
      ? operand.get("$type")
      : typeof operand === "boolean"
        ? "date"
        : undefined;
  if (kind === "date") return () => new Date();
  if (kind === "timestamp") return () => newTimestamp();
  throw bad("$currentDate takes true or {$type: 'date' | 'timestamp'}");
}

const OPERATORS: Record<string, { creates: boolean; compile: (operand: Value, path: string) => Change }> = {
  $set: { creates: true, compile: (operand) => () => cloneValue(operand) },
  $setOnInsert: { creates: true, compile: (operand) => () => cloneValue(operand) },
  $unset: { creates: false, compile: () => () => undefined },
  $inc: {
    creates: true,
    compile: number(
      "$inc",
      (old, by) => arithmetic("+", old, by),
      (by) => by,
    ),
  },
  $mul: {
    creates: true,
    compile: number(
      "$mul",
      (old, by) => arithmetic("*", old, by),
      (by) => arithmetic("*", new Int32(0), by) as Numeric,
    ),
  },
  $min: {
    creates: true,
    compile: (operand) => (old) => (old === undefined || compareValues(operand, old) < 0 ? operand : old),
  },
  $max: {
    creates: true,
    compile: (operand) => (old) => (old === undefined || compareValues(operand, old) > 0 ? operand : old),
  },
  $currentDate: { creates: true, compile: currentDate },
  $push: { creates: true, compile: push },
  $addToSet: { creates: true, compile: addToSet },
  $pull: { creates: false, compile: pull },
  $pullAll: { creates: false, compile: pullAll },
  $pop: { creates: false, compile: pop },
  $bit: { creates: true, compile: bit },
};

/** The supported update operators. */
export const UPDATE_OPERATORS: readonly string[] = [...Object.keys(OPERATORS), "$rename"];

function checkPath(path: string): string[] {
  if (path === "") throw new CommandError("EmptyFieldName", "An empty update path is not valid.");
  const parts = path.split(".");
  if (parts.includes("")) {
    throw new CommandError(
      "EmptyFieldName",
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  for (const [i, part] of parts.entries()) {
    if (
      part.startsWith("$") &&
      (i === 0 || !/^\$(\[\w*\])?$/.test(part)) &&
      !["$id", "$ref", "$db"].includes(part)
    ) {
      throw new CommandError(
        "DollarPrefixedFieldName",
        `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update.`,
      );
    }
  }
  return parts;
}

/** Paths in the order MongoDB applies them, which decides where new fields go: by part, digits as numbers. */
function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] as string, b[i] as string];
    if (x === y) continue;
    if (/^\d+$/.test(x) && /^\d+$/.test(y)) return Number(x) - Number(y);
    return compareStrings(x, y);
  }
  return a.length - b.length;
}

function refuseConflicts(modifications: Modification[]): void {
  const paths = modifications.flatMap(({ path, from }) => (from ? [path, from] : [path])).sort(comparePaths);
  for (let i = 1; i < paths.length; i++) {
    const [before, path] = [paths[i - 1] as string[], paths[i] as string[]];
    if (before.every((part, at) => part === path[at])) {
      const [longer, shorter] = [path.join("."), before.join(".")];
      throw new CommandError(
        "ConflictingUpdateOperators",
        `Updating the path '${longer}' would create a conflict at '${shorter}'`,
      );
    }
  }
}

/** Compiles array filters by their identifier. */
function compileArrayFilters(
  filters: Value | undefined,
  modifications: Modification[],
): Map<string, (item: Value) => boolean> {
  const compiled = new Map<string, (item: Value) => boolean>();
  for (const filter of Array.isArray(filters) ? filters : []) {
    if (!isDoc(filter) || filter.size === 0)
      throw parseError("Cannot use an expression without a top-level field name in arrayFilters");
    const names = new Set(
      [...filter.keys()].some((key) => key.startsWith("$"))
        ? conjunctNames(filter)
        : [...filter.keys()].map((key) => key.split(".")[0] as string),
    );
    if (names.size !== 1)
      throw parseError(
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${[...names].map((n) => `'${n}'`).join(" and ")}`,
      );
    const name = [...names][0] as string;
    if (compiled.has(name))
      throw parseError(`Found multiple array filters with the same top-level field name ${name}`);
    const test = compileFilter(filter);
    // A document under the identifier's name holds the element; an array element must not be looked into as `a.b` would.
    compiled.set(name, (item) => test.matches(new Map([[name, item]])));
  }
  const used = new Set(
    modifications.flatMap(({ path }) => path.map((part) => /^\$\[(\w+)\]$/.exec(part)?.[1])),
  );
  for (const name of compiled.keys()) {
    if (!used.has(name))
      throw parseError(`The array filter for identifier '${name}' was not used in the update`);
  }
  return compiled;
}

function conjunctNames(filter: Doc): string[] {
  return [...filter].flatMap(([key, value]) =>
    key.startsWith("$") && Array.isArray(value)
      ? value.flatMap((part) => (isDoc(part) ? conjunctNames(part) : []))
      : [key.split(".")[0] as string],
  );
}

/** Whether an update document is a replacement and not made of operators. */
export function isReplacement(update: Value): update is Doc {
  return isDoc(update) && ![...update.keys()][0]?.startsWith("$");
}

/** Compiles an update: operators, a replacement, or a pipeline. */
export function compileUpdate(update: Value | undefined, arrayFilters: Value | undefined): Update {
  if (Array.isArray(update)) {
    if (arrayFilters !== undefined)
      throw parseError("arrayFilters may not be specified for pipeline-style updates");
    return pipelineUpdate(compileUpdatePipeline(update));
  }
  if (!isDoc(update)) throw parseError("Update argument must be either an object or an array");
  if (isReplacement(update)) {
    const dollar = [...update.keys()].find((key) => key.startsWith("$"));
    if (dollar)
      throw new CommandError(
        "DollarPrefixedFieldName",
        `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of a replacement`,
      );
    return (doc) => {
      const id = doc.get("_id");
      if (id === undefined) return cloneValue(update);
      return keepId(
        new Map<string, Value>([["_id", id], ...[...cloneValue(update)].filter(([name]) => name !== "_id")]),
        update.get("_id"),
        id,
      );
    };
  }
  const modifications = parseOperators(update);
  refuseConflicts(modifications);
  const filters = compileArrayFilters(arrayFilters, modifications);
  modifications.sort((a, b) => comparePaths(a.path, b.path));
  return (doc, { filter, inserting }) => {
    const out = cloneValue(doc);
    for (const modification of modifications) {
      if (modification.onlyOnInsert && !inserting) continue;
      if (modification.from) {
        applyRename(out, modification.from, modification.path);
        continue;
      }
      for (const path of concretePaths(doc, modification.path, filter, filters)) {
        applyAt(out, path, 0, modification, out);
      }
    }
    return keepId(out, out.get("_id"), doc.get("_id"));
  };
}

function keepId(out: Doc, wanted: Value | undefined, id: Value | undefined): Doc {
  if (id === undefined || (wanted === undefined && out.has("_id"))) return out;
  if (wanted === undefined || !deepEqualBytes(wanted, id)) {
    if (wanted !== undefined && equal(wanted, id)) return out.set("_id", id);
    throw new CommandError(
      "ImmutableField",
      `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${show(wanted)}`,
    );
  }
  return out;
}

function pipelineUpdate(stages: PipelineStage[]): Update {
  return (doc) => {
    let docs: Iterable<Doc> = [cloneValue(doc)];
    for (const stage of stages) docs = stage(docs);
    const [out] = [...docs] as [Doc];
    const id = doc.get("_id");
    if (id !== undefined && !out.has("_id")) return new Map<string, Value>([["_id", id], ...out]);
    return keepId(out, out.get("_id"), id);
  };
}

function parseOperators(update: Doc): Modification[] {
  const modifications: Modification[] = [];
  for (const [operator, fields] of update) {
    if (!UPDATE_OPERATORS.includes(operator)) {
      throw parseError(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isDoc(fields)) {
      throw parseError(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${show(fields)}}`,
      );
    }
    for (const [path, operand] of fields) {
      const parts = checkPath(path);
      if (operator === "$rename") modifications.push(rename(parts, operand));
      else {
        const { creates, compile } = OPERATORS[operator] as (typeof OPERATORS)[string];
        modifications.push({
          operator,
          path: parts,
          creates,
          change: compile(operand, path),
          ...(operator === "$setOnInsert" ? { onlyOnInsert: true } : {}),
        });
      }
    }
  }
  return modifications;
}

function rename(from: string[], operand: Value): Modification {
  if (typeof operand !== "string")
    throw bad(`The 'to' field for $rename must be a string: ${from.join(".")}: ${show(operand)}`);
  const to = checkPath(operand);
  if ([...from, ...to].some((part) => part.startsWith("$")))
    throw bad("The source and destination field for $rename may not be dynamic");
  if (from.join(".") === operand)
    throw bad(`The source and target field for $rename must differ: ${operand}: ${show(operand)}`);
  if (from.every((part, at) => part === to[at]) || to.every((part, at) => part === from[at]))
    throw bad(
      `The source and target field for $rename must not be on the same path: ${from.join(".")}: ${show(operand)}`,
    );
  return { operator: "$rename", path: to, creates: true, change: () => undefined, from };
}

/** Moves a value; one that is not there leaves everything as it is. Neither path may go through an array. */
function applyRename(root: Doc, from: string[], to: string[]): void {
  const source = from.join(".");
  let value: Value | undefined = root;
  let parent: Value = root;
  let inArray = false;
  for (const part of from) {
    parent = value;
    if (isDoc(parent)) value = parent.get(part);
    else if (Array.isArray(parent) && /^\d+$/.test(part)) {
      inArray = true;
      value = parent[Number(part)];
    } else {
      throw new CommandError(
        "PathNotViable",
        `cannot use the part '${part}' of '${source}' to traverse the element ${show(parent)}`,
      );
    }
    if (value === undefined) return;
  }
  if (inArray) throw bad(`The source field cannot be an array element, '${source}'`);
  let place: Value | undefined = root;
  for (const part of to.slice(0, -1)) if (isDoc(place)) place = place.get(part);
  if (Array.isArray(place)) throw bad(`The destination field cannot be an array element, '${to.join(".")}'`);
  const moved = value;
  applyAt(root, to, 0, { operator: "$set", path: to, creates: true, change: () => moved }, root);
  (parent as Doc).delete(from.at(-1) as string);
}

/** Replaces `$`, `$[]` and `$[name]` in a path by the array positions they stand for in this document. */
function concretePaths(
  doc: Doc,
  path: string[],
  filter: Doc,
  filters: Map<string, (item: Value) => boolean>,
): string[][] {
  const at = path.findIndex((part) => part.startsWith("$") && !["$id", "$ref", "$db"].includes(part));
  if (at < 0) return [path];
  const [before, part, after] = [path.slice(0, at), path[at] as string, path.slice(at + 1)];
  let value: Value | undefined = doc;
  for (const step of before)
    value = Array.isArray(value) ? value[Number(step)] : isDoc(value) ? value.get(step) : undefined;
  let positions: number[];
  if (part === "$") {
    const index = matchedElement(filter, doc, before);
    if (index === undefined)
      throw bad("The positional operator did not find the match needed from the query.");
    positions = [index];
  } else {
    if (value === undefined)
      throw bad(`The path '${before.join(".")}' must exist in the document in order to apply array updates.`);
    if (!Array.isArray(value))
      throw bad(`Cannot apply array updates to non-array element ${before.at(-1)}: ${show(value)}`);
    const name = part.slice(2, -1);
    const test = name === "" ? () => true : filters.get(name);
    if (!test) throw bad(`No array filter found for identifier '${name}' in path '${path.join(".")}'`);
    positions = [...value.entries()].filter(([, item]) => test(item)).map(([index]) => index);
  }
  return positions.flatMap((index) =>
    concretePaths(doc, [...before, String(index), ...after], filter, filters),
  );
}

const MAX_PADDING = 1_500_000;

function applyAt(
  container: Doc | Value[],
  path: string[],
  at: number,
  modification: Modification,
  root: Doc,
): void {
  const part = path[at] as string;
  const list = Array.isArray(container);
  if (list && !/^(0|[1-9]\d*)$/.test(part)) {
    if (!modification.creates) return;
    throw new CommandError(
      "PathNotViable",
      `Cannot create field '${part}' in element {${path[at - 1]}: ${show(container)}}`,
    );
  }
  const index = Number(part);
  const old = list ? container[index] : container.get(part);
  if (at + 1 < path.length) {
    if (isDoc(old) || Array.isArray(old)) {
      applyAt(old, path, at + 1, modification, root);
      return;
    }
    if (!modification.creates) {
      modification.change(undefined, root);
      return;
    }
    if (old !== undefined) {
      throw new CommandError(
        "PathNotViable",
        `Cannot create field '${path[at + 1]}' in element {${part}: ${show(old)}}`,
      );
    }
    const child: Doc = new Map();
    applyAt(child, path, at + 1, modification, root);
    if (child.size > 0) store(container, part, child);
    return;
  }
  const value = modification.change(old, root);
  if (value !== undefined) store(container, part, value);
  else if (old !== undefined) {
    // MongoDB keeps the positions of an array: removing an element leaves null in its place.
    if (list) container[index] = null;
    else container.delete(part);
  }
}

function store(container: Doc | Value[], part: string, value: Value): void {
  if (!Array.isArray(container)) {
    container.set(part, value);
    return;
  }
  const index = Number(part);
  if (index - container.length > MAX_PADDING)
    throw bad(`cannot write past the end of an array by more than ${MAX_PADDING} elements`);
  while (container.length < index) container.push(null);
  container[index] = value;
}

/** The document an upsert begins with: the fields its filter asks to be equal to something. */
export function upsertSeed(filter: Doc): Doc {
  const seed: Doc = new Map();
  const seen = new Set<string>();
  const plant = (path: string, value: Value) => {
    if (seen.has(path))
      throw new CommandError(
        "NotSingleValueField",
        `cannot infer query fields to set, path '${path}' is matched twice`,
      );
    for (const other of seen) {
      if (other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) {
        throw new CommandError(
          "NotSingleValueField",
          `cannot infer query fields to set, both paths '${other}' and '${path}' are matched`,
        );
      }
    }
    seen.add(path);
    applyAt(
      seed,
      path.split("."),
      0,
      { operator: "$set", path: [], creates: true, change: () => cloneValue(value) },
      seed,
    );
  };
  for (const [path, operand] of equalities(filter)) plant(path, operand);
  return seed;
}

function equalities(filter: Doc): [string, Value][] {
  const found: [string, Value][] = [];
  for (const [path, operand] of conjuncts(filter)) {
    if (!isOperatorDoc(operand)) {
      if (typeName(operand) !== "regex") found.push([path, operand]);
      continue;
    }
    if (operand.has("$eq")) found.push([path, operand.get("$eq") as Value]);
    for (const name of ["$in", "$all"]) {
      const list = operand.get(name);
      if (
        Array.isArray(list) &&
        list.length === 1 &&
        typeName(list[0]) !== "regex" &&
        !isOperatorDoc(list[0])
      )
        found.push([path, list[0] as Value]);
    }
  }
  const alternatives = filter.get("$or");
  if (Array.isArray(alternatives) && alternatives.length === 1 && isDoc(alternatives[0]))
    found.push(...equalities(alternatives[0]));
  return found;
}
