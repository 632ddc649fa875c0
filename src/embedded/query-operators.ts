import { type Doc, isDoc, Opaque, regexParts, TYPE, type Value } from "./bson.js";
import { compareValues, equal, typeRank } from "./compare.js";
import { refuse } from "./errors.js";
import { isNumeric, toDouble, truthy } from "./numbers.js";
import { compileRegex } from "./regex.js";

/** Decides for one value; `undefined` is a missing field. */
export type Test = (value: Value | undefined) => boolean;

/** Shows every value a path reaches to `test` until one passes. `leaves`: also each element of an array at its end. */
export type Reach = (leaves: boolean, test: Test) => boolean;

/** One condition, applied to whatever its path reaches. */
export type Condition = (reach: Reach) => boolean;

/** Compiles a whole filter, as the operators that hold one need it. */
export type FilterOf = (filter: Doc) => { matches(doc: Doc): boolean };

const isNaNValue = (value: Value | undefined) => isNumeric(value) && Number.isNaN(toDouble(value));

/** Tests for equality, of null with nothing too. */
export function equals(operand: Value): Test {
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

/** Whether a value is a regular expression. */
export const isRegex = (value: Value | undefined): value is Opaque =>
  value instanceof Opaque && value.type === TYPE.regex;

/** The test of `$in`. */
export function anyOf(operand: Value | undefined, name: string): Test {
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

function elemMatch(operand: Value, filterOf: FilterOf): Test {
  if (!isDoc(operand)) refuse("BadValue", "$elemMatch needs an Object");
  const first = [...operand.keys()][0];
  if (first?.startsWith("$") && !["$and", "$or", "$nor"].includes(first)) {
    const condition = compileOperators(operand, filterOf);
    return (value) => Array.isArray(value) && value.some((item) => condition((_leaves, test) => test(item)));
  }
  const filter = filterOf(operand);
  const asDoc = (item: Value): Doc | undefined =>
    isDoc(item) ? item : Array.isArray(item) ? new Map(item.map((v, i) => [String(i), v])) : undefined;
  return (value) =>
    Array.isArray(value) &&
    value.some((item) => {
      const doc = asDoc(item);
      return doc !== undefined && filter.matches(doc);
    });
}

/** A condition that holds where a test passes for anything that the path reaches. */
export const some =
  (leaves: boolean, test: Test): Condition =>
  (reach) =>
    reach(leaves, test);
const not =
  (condition: Condition): Condition =>
  (reach) =>
    !condition(reach);

type Operator = (operand: Value, siblings: Doc, filterOf: FilterOf) => Condition;

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
  $elemMatch: (operand, _siblings, filterOf) => some(false, elemMatch(operand, filterOf)),
  $not: (operand, _siblings, filterOf) => {
    if (isRegex(operand)) return not(some(true, anyOf([operand], "$not")));
    if (!isDoc(operand)) refuse("BadValue", "$not needs a regex or a document");
    if (operand.size === 0) refuse("BadValue", "$not cannot be empty");
    return not(compileOperators(operand, filterOf));
  },
};

/** Compiles an operator document; an operator it does not know is refused by name. */
export function compileOperators(operators: Doc, filterOf: FilterOf): Condition {
  const conditions: Condition[] = [];
  for (const [name, operand] of operators) {
    const operator = Object.hasOwn(QUERY_OPERATORS, name) ? QUERY_OPERATORS[name] : undefined;
    if (!operator) refuse("BadValue", `unknown operator: ${name}`);
    conditions.push(operator(operand, operators, filterOf));
  }
  return (reach) => conditions.every((condition) => condition(reach));
}
