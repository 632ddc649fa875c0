import {
  type Doc,
  Int32,
  isDoc,
  Opaque,
  regexParts,
  show,
  TYPE,
  typeByte,
  typeName,
  type Value,
} from "./bson.js";
import { compareValues, equal, typeRank } from "./compare.js";
import { CommandError, refuse } from "./errors.js";
import type { Variables } from "./expression-tools.js";
import { compileExpression, scopeOf } from "./expressions.js";
import { isNumeric, toDouble, toInteger, truthy } from "./numbers.js";
import { compileRegex } from "./regex.js";

/** Decides for one value; `undefined` is a missing field. */
type Test = (value: Value | undefined) => boolean;

/** Shows every value a path reaches to `test` until one passes. `leaves`: also each element of an array at its end. */
type Reach = (leaves: boolean, test: Test) => boolean;

/** One condition, applied to whatever its path reaches. */
type Condition = (reach: Reach) => boolean;

/** A compiled filter. */
export interface Filter {
  matches(doc: Doc): boolean;
  /** Top-level fields it reads, so that a scan need decode no others; undefined: all of them. */
  fields: ReadonlySet<string> | undefined;
}

const bad = (message: string) => new CommandError("BadValue", message);
const isIndex = (part: string) => /^(0|[1-9]\d*)$/.test(part);
const isNaNValue = (value: Value | undefined) => isNumeric(value) && Number.isNaN(toDouble(value));

/** Walks a dotted path with MongoDB's rules for arrays on the way and at the end. */
function reachPath(
  value: Value | undefined,
  parts: readonly string[],
  at: number,
  leaves: boolean,
  test: Test,
): boolean {
  if (at === parts.length) {
    if (leaves && Array.isArray(value) && value.some(test)) return true;
    return test(value);
  }
  const part = parts[at] as string;
  if (isDoc(value)) return reachPath(value.get(part), parts, at + 1, leaves, test);
  if (!Array.isArray(value)) return test(undefined);
  const index = isIndex(part) ? Number(part) : -1;
  for (let i = 0; i < value.length; i++) {
    const item = value[i] as Value;
    if (isDoc(item) && reachPath(item, parts, at, leaves, test)) return true;
    if (i !== index) continue;
    if (at + 1 === parts.length) {
      if (test(item)) return true;
    } else if ((isDoc(item) || Array.isArray(item)) && reachPath(item, parts, at + 1, leaves, test))
      return true;
  }
  return false;
}

function equals(operand: Value): Test {
  if (operand === null) return (value) => value === undefined || value === null;
  if (typeof operand === "string")
    return (value) => value === operand || (value instanceof Opaque && equal(value, operand));
  return (value) => value !== undefined && equal(value, operand);
}

function ordered(operator: string, operand: Value): Test {
  if (operand instanceof Opaque && operand.type === TYPE.regex)
    refuse("BadValue", `Can't have RegEx as arg to predicate over field`);
  if (operand === null) return operator.endsWith("e") ? equals(null) : () => false;
  if (isNaNValue(operand)) return operator.endsWith("e") ? isNaNValue : () => false;
  const rank = typeRank(operand);
  const anyType = rank === -1 || rank === 127;
  return (value) => {
    if (value === undefined || (!anyType && typeRank(value) !== rank) || isNaNValue(value)) return false;
    const order = compareValues(value, operand);
    switch (operator) {
      case "$gt":
        return order > 0;
      case "$gte":
        return order >= 0;
      case "$lt":
        return order < 0;
      default:
        return order <= 0;
    }
  };
}

function regexTest(pattern: string, flags: string): Test {
  const regex = compileRegex(pattern, flags);
  return (value) => {
    if (typeof value === "string") return regex.test(value);
    if (!(value instanceof Opaque)) return false;
    if (value.type === TYPE.symbol)
      return regex.test(value.bytes.toString("utf8", 4, value.bytes.length - 1));
    if (value.type !== TYPE.regex) return false;
    const own = regexParts(value);
    return own.pattern === pattern && own.flags === flags;
  };
}

const isRegex = (value: Value | undefined): value is Opaque =>
  value instanceof Opaque && value.type === TYPE.regex;

function anyOf(operand: Value | undefined, name: string): Test {
  if (!Array.isArray(operand)) refuse("BadValue", `${name} needs an array`);
  const tests = operand.filter(isRegex).map((item) => {
    const { pattern, flags } = regexParts(item);
    return regexTest(pattern, flags);
  });
  const strings = new Set<string>();
  for (const item of operand) {
    if (isDoc(item) && [...item.keys()][0]?.startsWith("$"))
      refuse("BadValue", `cannot nest $ under ${name}`);
    if (typeof item === "string") strings.add(item);
    else if (!isRegex(item)) tests.push(equals(item));
  }
  return (value) => (typeof value === "string" && strings.has(value)) || tests.some((test) => test(value));
}

function typesTest(operand: Value): Test {
  const bytes = new Set<number>();
  const list = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0) refuse("FailedToParse", "$type must match at least one type");
  for (const item of list) {
    if (item === "number") for (const byte of [1, 16, 18, 19]) bytes.add(byte);
    else if (typeof item === "string") {
      const byte = (TYPE as Record<string, number>)[item];
      if (byte === undefined) refuse("BadValue", `Unknown type name alias: ${item}`);
      bytes.add(byte);
    } else {
      const number = Number(toInteger(item) ?? Number.NaN);
      const byte = number === -1 ? 255 : number;
      if (!(Object.values(TYPE) as number[]).includes(byte))
        refuse("BadValue", `Invalid numerical type code: ${show(item)}`);
      bytes.add(byte);
    }
  }
  return (value) => value !== undefined && bytes.has(typeByte(value));
}

function modTest(operand: Value): Test {
  if (!Array.isArray(operand) || operand.length !== 2) {
    refuse(
      "BadValue",
      `malformed mod, ${Array.isArray(operand) && operand.length < 2 ? "not enough" : "too many"} elements`,
    );
  }
  const [divisor, remainder] = operand.map((item) => {
    if (!isNumeric(item) || !Number.isFinite(toDouble(item)))
      refuse("BadValue", "malformed mod, divisor and remainder must be numbers");
    return BigInt(Math.trunc(toDouble(item)));
  }) as [bigint, bigint];
  if (divisor === 0n) refuse("BadValue", "divisor cannot be 0");
  return (value) => {
    if (!isNumeric(value)) return false;
    const whole =
      toInteger(value) ??
      (Number.isFinite(toDouble(value)) ? BigInt(Math.trunc(toDouble(value))) : undefined);
    return whole !== undefined && whole % divisor === remainder;
  };
}

function sizeTest(operand: Value): Test {
  const size = toInteger(operand);
  if (size === undefined)
    refuse("BadValue", `Failed to parse $size. Expected an integer in: $size: ${show(operand)}`);
  if (size < 0n)
    refuse("BadValue", `Failed to parse $size. Expected a non-negative number in: $size: ${show(operand)}`);
  return (value) => Array.isArray(value) && BigInt(value.length) === size;
}

function elemMatch(operand: Value): Test {
  if (!isDoc(operand)) refuse("BadValue", "$elemMatch needs an Object");
  const first = [...operand.keys()][0];
  if (first?.startsWith("$") && !["$and", "$or", "$nor", "$expr"].includes(first)) {
    const condition = compileOperators(operand);
    return (value) => Array.isArray(value) && value.some((item) => condition((_leaves, test) => test(item)));
  }
  const filter = compileFilter(operand);
  const asDoc = (item: Value): Doc | undefined =>
    isDoc(item) ? item : Array.isArray(item) ? new Map(item.map((v, i) => [String(i), v])) : undefined;
  return (value) =>
    Array.isArray(value) &&
    value.some((item) => {
      const doc = asDoc(item);
      return doc !== undefined && filter.matches(doc);
    });
}

const some =
  (leaves: boolean, test: Test): Condition =>
  (reach) =>
    reach(leaves, test);
const not =
  (condition: Condition): Condition =>
  (reach) =>
    !condition(reach);

type Operator = (operand: Value, siblings: Doc) => Condition;

/** The supported query operators on a field. */
export const QUERY_OPERATORS: Readonly<Record<string, Operator>> = {
  $eq: (operand) => some(true, equals(operand)),
  $ne: (operand) => not(some(true, equals(operand))),
  $gt: (operand) => some(true, ordered("$gt", operand)),
  $gte: (operand) => some(true, ordered("$gte", operand)),
  $lt: (operand) => some(true, ordered("$lt", operand)),
  $lte: (operand) => some(true, ordered("$lte", operand)),
  $in: (operand) => some(true, anyOf(operand, "$in")),
  $nin: (operand) => not(some(true, anyOf(operand, "$nin"))),
  $exists: (operand) => {
    const exists = some(false, (value) => value !== undefined);
    return truthy(operand) ? exists : not(exists);
  },
  $type: (operand) => some(true, typesTest(operand)),
  $regex: (operand, siblings) => {
    const options = siblings.get("$options") ?? "";
    const { pattern, flags } = isRegex(operand) ? regexParts(operand) : { pattern: operand, flags: "" };
    if (typeof pattern !== "string") refuse("BadValue", "$regex has to be a string");
    if (typeof options !== "string") refuse("BadValue", "$options has to be a string");
    if (flags && options) refuse(51075, "options set in both $regex and $options");
    return some(true, regexTest(pattern, flags || options));
  },
  $options: (_operand, siblings) => {
    if (!siblings.has("$regex")) refuse("BadValue", "$options needs a $regex");
    return () => true;
  },
  $mod: (operand) => some(true, modTest(operand)),
  $size: (operand) => some(false, sizeTest(operand)),
  $elemMatch: (operand) => some(false, elemMatch(operand)),
  $all: (operand) => {
    if (!Array.isArray(operand)) refuse("BadValue", "$all needs an array");
    if (operand.length === 0) return () => false;
    const conditions = operand.map((item) => {
      if (isDoc(item) && item.has("$elemMatch"))
        return some(false, elemMatch(item.get("$elemMatch") as Value));
      if (isDoc(item) && [...item.keys()][0]?.startsWith("$")) refuse("BadValue", "no $ expressions in $all");
      return some(true, isRegex(item) ? anyOf([item], "$all") : equals(item));
    });
    return (reach) => conditions.every((condition) => condition(reach));
  },
  $not: (operand) => {
    if (isRegex(operand)) return not(some(true, anyOf([operand], "$not")));
    if (!isDoc(operand)) refuse("BadValue", "$not needs a regex or a document");
    if (operand.size === 0) refuse("BadValue", "$not cannot be empty");
    return not(compileOperators(operand));
  },
};

function compileOperators(operators: Doc): Condition {
  const conditions: Condition[] = [];
  for (const [name, operand] of operators) {
    const operator = Object.hasOwn(QUERY_OPERATORS, name) ? QUERY_OPERATORS[name] : undefined;
    if (!operator) refuse("BadValue", `unknown operator: ${name}`);
    conditions.push(operator(operand, operators));
  }
  return (reach) => conditions.every((condition) => condition(reach));
}

/** Whether a value in a filter is an operator document such as `{$gt: 5}` and not a literal to be equal to. */
export function isOperatorDoc(value: Value | undefined): value is Doc {
  if (!isDoc(value)) return false;
  const first = [...value.keys()][0];
  return first?.startsWith("$") === true && !["$ref", "$id", "$db"].includes(first);
}

/** Compiles a filter; what it does not know, it refuses by name. */
export function compileFilter(filter: Doc, variables: Variables = new Map()): Filter {
  const tests: ((doc: Doc) => boolean)[] = [];
  const fields = new Set<string>();
  let allFields = false;
  for (const [name, operand] of filter) {
    if (name === "$comment") continue;
    if (name === "$and" || name === "$or" || name === "$nor") {
      if (!Array.isArray(operand)) refuse("BadValue", `${name} must be an array`);
      if (operand.length === 0) refuse("BadValue", "$and/$or/$nor must be a nonempty array");
      const parts = operand.map((part) => {
        if (!isDoc(part)) refuse("BadValue", "$or/$and/$nor entries need to be full objects");
        return compileFilter(part, variables);
      });
      for (const part of parts) {
        if (!part.fields) allFields = true;
        for (const field of part.fields ?? []) fields.add(field);
      }
      if (name === "$and") tests.push((doc) => parts.every((part) => part.matches(doc)));
      if (name === "$or") tests.push((doc) => parts.some((part) => part.matches(doc)));
      if (name === "$nor") tests.push((doc) => !parts.some((part) => part.matches(doc)));
    } else if (name === "$expr") {
      const expression = compileExpression(operand);
      allFields = true;
      tests.push((doc) => truthy(expression(doc, scopeOf(doc, variables))));
    } else if (name.startsWith("$")) {
      refuse(
        "BadValue",
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
    } else {
      const parts = name.split(".");
      fields.add(parts[0] as string);
      const condition = compilePath(operand);
      tests.push((doc) => condition((leaves, test) => reachPath(doc, parts, 0, leaves, test)));
    }
  }
  return { matches: (doc) => tests.every((test) => test(doc)), fields: allFields ? undefined : fields };
}

function compilePath(operand: Value): Condition {
  if (isRegex(operand)) return some(true, anyOf([operand], "$in"));
  if (isOperatorDoc(operand)) return compileOperators(operand);
  return some(true, equals(operand));
}

/** The conditions that must all hold, `$and`s flattened: what a planner, an upsert and `$` look at. */
export function conjuncts(filter: Doc): [path: string, operand: Value][] {
  const list: [string, Value][] = [];
  for (const [name, operand] of filter) {
    if (name === "$and" && Array.isArray(operand)) {
      for (const part of operand) if (isDoc(part)) list.push(...conjuncts(part));
    } else if (!name.startsWith("$")) list.push([name, operand]);
  }
  return list;
}

/** Tests a bare value, as `$pull` and array filters do with array elements. */
export function compileElementTest(operand: Value): Test {
  if (isOperatorDoc(operand)) {
    const condition = compileOperators(operand);
    return (value) =>
      condition((leaves, test) => (leaves && Array.isArray(value) && value.some(test)) || test(value));
  }
  if (isRegex(operand)) return anyOf([operand], "$pull");
  return equals(operand);
}

/** The element of the array at `path` that made the filter match, for the positional `$`; undefined if none did. */
export function matchedElement(filter: Doc, doc: Doc, path: string[]): number | undefined {
  const prefix = path.join(".");
  let found: number | undefined;
  for (const [name, operand] of conjuncts(filter)) {
    if (name !== prefix && !name.startsWith(`${prefix}.`)) continue;
    const array = path.reduce<Value | undefined>(
      (value, part) => (isDoc(value) ? value.get(part) : undefined),
      doc,
    );
    if (!Array.isArray(array)) continue;
    const negated =
      isOperatorDoc(operand) && [...operand.keys()].some((key) => ["$ne", "$nin", "$not"].includes(key));
    if (negated) continue;
    const rest = name.slice(prefix.length + 1);
    const test = compileFilter(new Map<string, Value>([[rest ? `a.${rest}` : "a", operand]]));
    const index = array.findIndex((item) => test.matches(new Map<string, Value>([["a", [item]]])));
    if (index >= 0) found = index;
  }
  return found;
}

/** A count such as `limit`; refuses what is not a whole number. */
export function wholeNumberOf(value: Value | undefined, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  const whole = toInteger(value);
  if (whole === undefined) {
    throw isNumeric(value)
      ? bad(`Expected an integer for '${name}', but got ${show(value)}`)
      : new CommandError(
          "TypeMismatch",
          `BSON field '${name}' is the wrong type '${typeName(value)}', expected types '[long, int, decimal, double]'`,
        );
  }
  return Number(whole);
}

export const ONE = new Int32(1);
