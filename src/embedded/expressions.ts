import {
  cloneValue,
  type Doc,
  docOf,
  Int32,
  Int64,
  isDoc,
  Opaque,
  show,
  TYPE,
  typeName,
  type Value,
} from "./bson.js";
import { compareStrings, compareValues } from "./compare.js";
import { CommandError } from "./errors.js";
import { dateOperators } from "./expressions-date.js";
import {
  arithmetic,
  fitsLong,
  isDecimal,
  isNumeric,
  type Numeric,
  parseDecimal,
  toDecimal,
  toDouble,
  toInteger,
} from "./numbers.js";
import { truthy } from "./query.js";
import { compileRegex } from "./regex.js";

export type Variables = ReadonlyMap<string, Value | undefined>;

/** A compiled expression; `undefined` is MongoDB's missing value. */
export type Expression = (doc: Doc, variables: Variables) => Value | undefined;

type Result = Value | undefined;

const fail = (code: number, message: string) => new CommandError(code, message);
const MISSING = new Opaque(TYPE.undefined, Buffer.alloc(0));

/** Comparison inside expressions, where a missing value is less than null. */
export function compareInExpression(a: Result, b: Result): number {
  return compareValues(a ?? (a === undefined ? MISSING : null), b ?? (b === undefined ? MISSING : null));
}

const nullish = (value: Result): value is null | undefined =>
  value === undefined || value === null || (value instanceof Opaque && value.type === TYPE.undefined);

/** Follows a field path; an array on the way gives the array of what its documents have there. */
export function fieldPath(value: Result, parts: readonly string[], at = 0): Result {
  if (at === parts.length) return value;
  if (isDoc(value)) return fieldPath(value.get(parts[at] as string), parts, at + 1);
  if (!Array.isArray(value)) return undefined;
  // Only documents: an array in the array is not looked into.
  return value
    .map((item) => (isDoc(item) ? fieldPath(item, parts, at) : undefined))
    .filter((item): item is Value => item !== undefined);
}

/** Checks and splits a dotted field path. */
export function splitPath(path: string): string[] {
  const parts = path.split(".");
  if (parts.includes("")) throw fail(15998, "FieldPath field names may not be empty strings.");
  if (parts.some((part) => part.startsWith("$"))) {
    throw fail(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
  }
  return parts;
}

/** Compiles an aggregation expression; an operator it does not know is refused by name. */
export function compileExpression(source: Value): Expression {
  if (typeof source === "string" && source.startsWith("$")) return compilePath(source);
  if (Array.isArray(source)) {
    const items = source.map(compileExpression);
    return (doc, variables) => items.map((item) => item(doc, variables) ?? null);
  }
  if (!isDoc(source)) return () => source;
  const [name] = source.keys();
  if (name?.startsWith("$")) {
    if (source.size !== 1) throw fail(15983, "an expression object must have exactly one operator field");
    return compileOperator(name, source.get(name) as Value);
  }
  const fields = [...source].map(([field, value]) => {
    if (field.startsWith("$")) throw fail(15983, `unknown expression field ${field}`);
    if (field.includes("."))
      throw fail(16412, `FieldPath field names may not contain '.' in an expression object: ${field}`);
    return [field, compileExpression(value)] as const;
  });
  return (doc, variables) => {
    const out: Doc = new Map();
    for (const [field, expression] of fields) {
      const value = expression(doc, variables);
      if (value !== undefined) out.set(field, value);
    }
    return out;
  };
}

function compilePath(source: string): Expression {
  if (!source.startsWith("$$")) {
    const parts = splitPath(source.slice(1));
    return (_doc, variables) => fieldPath(variables.has("CURRENT") ? variables.get("CURRENT") : _doc, parts);
  }
  const [name = "", ...rest] = source.slice(2).split(".");
  if (rest.length > 0) splitPath(rest.join("."));
  if (name === "REMOVE") return () => undefined;
  if (name === "NOW") {
    const now = new Date();
    return () => now;
  }
  if (name === "ROOT")
    return (doc, variables) => fieldPath(variables.has("ROOT") ? variables.get("ROOT") : doc, rest);
  if (name === "CURRENT") {
    return (doc, variables) => fieldPath(variables.has("CURRENT") ? variables.get("CURRENT") : doc, rest);
  }
  if (/^[A-Z]/.test(name)) throw fail(17276, `Use of undefined variable: ${name}`);
  return (_doc, variables) => {
    if (!variables.has(name)) throw fail(17276, `Use of undefined variable: ${name}`);
    return fieldPath(variables.get(name), rest);
  };
}

function compileOperator(name: string, operand: Value): Expression {
  if (Object.hasOwn(SPECIAL, name)) return (SPECIAL[name] as (operand: Value) => Expression)(operand);
  const operator = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!operator) throw fail(168, `Unrecognized expression '${name}'`);
  const [least, most, apply] = operator;
  const list = Array.isArray(operand) ? operand : [operand];
  if (list.length < least || list.length > most) {
    const wanted =
      least === most
        ? `exactly ${least}`
        : most === Infinity
          ? `at least ${least}`
          : `between ${least} and ${most}`;
    throw fail(16020, `Expression ${name} takes ${wanted} arguments. ${list.length} were passed in.`);
  }
  const compiled = list.map(compileExpression);
  return (doc, variables) => apply(compiled.map((expression) => expression(doc, variables)));
}

function named(
  operand: Value,
  operator: string,
  required: string[],
  optional: string[] = [],
): Map<string, Value> {
  if (!isDoc(operand))
    throw fail(9, `${operator} requires an object as an argument, found: ${typeName(operand)}`);
  for (const key of operand.keys()) {
    if (!required.includes(key) && !optional.includes(key))
      throw fail(9, `Unrecognized argument to ${operator}: ${key}`);
  }
  for (const key of required)
    if (!operand.has(key)) throw fail(9, `Missing '${key}' parameter to ${operator}`);
  return operand;
}

const part = (parts: Map<string, Value>, name: string): Expression =>
  compileExpression(parts.get(name) as Value);
const extend = (variables: Variables, name: string, value: Result): Variables =>
  new Map(variables).set(name, value);

function variableName(parts: Map<string, Value>): string {
  const name = parts.get("as") ?? "this";
  if (typeof name !== "string" || !/^[a-z\u0080-\uffff]\w*$/.test(name)) {
    throw fail(16866, `'${show(name)}' is not a valid name for a user-defined variable`);
  }
  return name;
}

function arrayInput(value: Result, operator: string, code: number): Value[] {
  if (!Array.isArray(value)) throw fail(code, `input to ${operator} must be an array not ${typeName(value)}`);
  return value;
}

/** Operators that decide for themselves which arguments to evaluate, or take named ones. */
const SPECIAL: Record<string, (operand: Value) => Expression> = {
  $literal: (operand) => () => operand,
  $and: (operand) => {
    const list = (Array.isArray(operand) ? operand : [operand]).map(compileExpression);
    return (doc, variables) => list.every((item) => truthy(item(doc, variables)));
  },
  $or: (operand) => {
    const list = (Array.isArray(operand) ? operand : [operand]).map(compileExpression);
    return (doc, variables) => list.some((item) => truthy(item(doc, variables)));
  },
  $cond: (operand) => {
    if (Array.isArray(operand) && operand.length !== 3) {
      throw fail(16020, `Expression $cond takes exactly 3 arguments. ${operand.length} were passed in.`);
    }
    const parts = Array.isArray(operand)
      ? new Map(["if", "then", "else"].map((name, i) => [name, operand[i] as Value]))
      : named(operand, "$cond", ["if", "then", "else"]);
    const [test, yes, no] = [part(parts, "if"), part(parts, "then"), part(parts, "else")];
    return (doc, variables) => (truthy(test(doc, variables)) ? yes(doc, variables) : no(doc, variables));
  },
  $ifNull: (operand) => {
    if (!Array.isArray(operand) || operand.length < 2)
      throw fail(1257300, "$ifNull needs at least two arguments");
    const list = operand.map(compileExpression);
    return (doc, variables) => {
      let value: Result;
      for (const expression of list) {
        value = expression(doc, variables);
        if (!nullish(value)) break;
      }
      return value;
    };
  },
  $switch: (operand) => {
    const parts = named(operand, "$switch", ["branches"], ["default"]);
    const branches = parts.get("branches");
    if (!Array.isArray(branches) || branches.length === 0)
      throw fail(40068, "$switch requires at least one branch");
    const cases = branches.map((branch) => {
      const fields = named(branch, "$switch branch", ["case", "then"]);
      return [part(fields, "case"), part(fields, "then")] as const;
    });
    const otherwise = parts.has("default") ? part(parts, "default") : undefined;
    return (doc, variables) => {
      for (const [test, then] of cases) if (truthy(test(doc, variables))) return then(doc, variables);
      if (!otherwise)
        throw fail(
          40066,
          "$switch could not find a matching branch for an input, and no default was specified.",
        );
      return otherwise(doc, variables);
    };
  },
  $let: (operand) => {
    const parts = named(operand, "$let", ["vars", "in"]);
    const vars = parts.get("vars");
    if (!isDoc(vars)) throw fail(9, "$let vars must be an object");
    const bound = [...vars].map(
      ([name, value]) => [variableName(docOf({ as: name })), compileExpression(value)] as const,
    );
    const body = part(parts, "in");
    return (doc, variables) => {
      const inner = new Map(variables);
      for (const [name, expression] of bound) inner.set(name, expression(doc, variables));
      return body(doc, inner);
    };
  },
  $map: (operand) => {
    const parts = named(operand, "$map", ["input", "in"], ["as"]);
    const [input, name, body] = [part(parts, "input"), variableName(parts), part(parts, "in")];
    return (doc, variables) => {
      const value = input(doc, variables);
      if (nullish(value)) return null;
      return arrayInput(value, "$map", 16883).map((item) => body(doc, extend(variables, name, item)) ?? null);
    };
  },
  $filter: (operand) => {
    const parts = named(operand, "$filter", ["input", "cond"], ["as", "limit"]);
    const [input, name, test] = [part(parts, "input"), variableName(parts), part(parts, "cond")];
    const most = parts.has("limit") ? part(parts, "limit") : undefined;
    return (doc, variables) => {
      const value = input(doc, variables);
      if (nullish(value)) return null;
      const kept = arrayInput(value, "$filter", 28651).filter((item) =>
        truthy(test(doc, extend(variables, name, item))),
      );
      const limit = most?.(doc, variables);
      if (nullish(limit)) return kept;
      const size = toInteger(limit);
      if (size === undefined || size < 1n) throw fail(327392, "$filter: limit must be a positive integer");
      return kept.slice(0, Number(size));
    };
  },
  $reduce: (operand) => {
    const parts = named(operand, "$reduce", ["input", "initialValue", "in"]);
    const [input, initial, body] = [part(parts, "input"), part(parts, "initialValue"), part(parts, "in")];
    return (doc, variables) => {
      const value = input(doc, variables);
      if (nullish(value)) return null;
      return arrayInput(value, "$reduce", 40080).reduce<Result>(
        (sum, item) => body(doc, extend(extend(variables, "value", sum), "this", item)),
        initial(doc, variables),
      );
    };
  },
  $sortArray: (operand) => {
    const parts = named(operand, "$sortArray", ["input", "sortBy"]);
    const input = part(parts, "input");
    const by = parts.get("sortBy");
    if (isDoc(by)) throw fail(2942500, "$sortArray by fields is not supported by this store, only 1 or -1");
    const direction = isNumeric(by) ? toDouble(by) : 0;
    if (Math.abs(direction) !== 1) throw fail(2942507, "$sortArray sortBy must be 1 or -1");
    return (doc, variables) => {
      const value = input(doc, variables);
      if (nullish(value)) return null;
      return [...arrayInput(value, "$sortArray", 2942504)].sort((a, b) => compareValues(a, b) * direction);
    };
  },
  $getField: (operand) => {
    const parts =
      isDoc(operand) && operand.has("field")
        ? named(operand, "$getField", ["field"], ["input"])
        : docOf({ field: operand });
    const name = parts.get("field");
    if (typeof name !== "string") throw fail(5654602, "$getField requires 'field' to be a constant string");
    const input = parts.has("input") ? part(parts, "input") : compilePath("$$CURRENT");
    return (doc, variables) => {
      const value = input(doc, variables);
      return isDoc(value) ? value.get(name) : nullish(value) ? (value as Result) : undefined;
    };
  },
  $regexMatch: (operand) => {
    const parts = named(operand, "$regexMatch", ["input", "regex"], ["options"]);
    const [input, regex] = [part(parts, "input"), part(parts, "regex")];
    const options = parts.get("options") ?? "";
    if (typeof options !== "string") throw fail(51107, "$regexMatch options must be a constant string");
    return (doc, variables) => {
      const text = input(doc, variables);
      const pattern = regex(doc, variables);
      if (nullish(text) || nullish(pattern)) return false;
      if (typeof text !== "string") throw fail(51104, "$regexMatch needs 'input' to be of type string");
      if (typeof pattern === "string") return compileRegex(pattern, options).test(text);
      if (!(pattern instanceof Opaque) || pattern.type !== TYPE.regex)
        throw fail(51105, "$regexMatch needs a string or regex");
      const [own = "", flags = ""] = pattern.bytes.toString("utf8").split("\0");
      return compileRegex(own, flags || options).test(text);
    };
  },
  $trim: (operand) => trim("$trim", operand, true, true),
  $ltrim: (operand) => trim("$ltrim", operand, true, false),
  $rtrim: (operand) => trim("$rtrim", operand, false, true),
  $replaceOne: (operand) => replace("$replaceOne", operand, (text, find, by) => text.replace(find, () => by)),
  $replaceAll: (operand) => replace("$replaceAll", operand, (text, find, by) => text.split(find).join(by)),
  ...dateOperators({ compileExpression, named, part, nullish }),
};

const TRIMMED = "\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a";

function trim(name: string, operand: Value, left: boolean, right: boolean): Expression {
  const parts = named(operand, name, ["input"], ["chars"]);
  const input = part(parts, "input");
  const chars = parts.has("chars") ? part(parts, "chars") : () => TRIMMED;
  return (doc, variables) => {
    const [text, set] = [input(doc, variables), chars(doc, variables)];
    if (nullish(text) || nullish(set)) return null;
    if (typeof text !== "string" || typeof set !== "string")
      throw fail(50699, `${name} requires its input and chars to be strings`);
    const points = [...text];
    const trimmed = new Set([...set]);
    let [from, to] = [0, points.length];
    while (left && from < to && trimmed.has(points[from] as string)) from++;
    while (right && to > from && trimmed.has(points[to - 1] as string)) to--;
    return points.slice(from, to).join("");
  };
}

function replace(
  name: string,
  operand: Value,
  apply: (text: string, find: string, by: string) => string,
): Expression {
  const parts = named(operand, name, ["input", "find", "replacement"]);
  const list = ["input", "find", "replacement"].map((field) => part(parts, field));
  return (doc, variables) => {
    const values = list.map((expression) => expression(doc, variables));
    if (values.some((value) => !nullish(value) && typeof value !== "string")) {
      throw fail(51746, `${name} requires that 'input', 'find' and 'replacement' be strings`);
    }
    if (values.some(nullish)) return null;
    const [text, find, by] = values as [string, string, string];
    return apply(text, find, by);
  };
}

type Apply = (values: Result[]) => Result;

function numeric(name: string, apply: (value: Numeric) => Result): Apply {
  return ([value]) => {
    if (nullish(value)) return null;
    if (!isNumeric(value)) throw fail(28765, `${name} only supports numeric types, not ${typeName(value)}`);
    return apply(value);
  };
}

/** Functions of a double; a decimal argument would lose digits and is refused. */
function real(name: string, apply: (value: number) => number): Apply {
  return numeric(name, (value) => {
    if (isDecimal(value)) throw fail(28765, `${name} of a decimal is not supported by this store`);
    return apply(toDouble(value));
  });
}

function rounding(name: string, apply: (value: number) => number): Apply {
  return numeric(name, (value) => {
    if (isDecimal(value)) throw fail(28765, `${name} of a decimal is not supported by this store`);
    return typeof value === "number" ? apply(value) : value;
  });
}

function calculate(operator: "+" | "-" | "*", a: Numeric, b: Numeric): Numeric {
  return (
    arithmetic(operator, a, b) ??
    { "+": toDouble(a) + toDouble(b), "-": toDouble(a) - toDouble(b), "*": toDouble(a) * toDouble(b) }[
      operator
    ]
  );
}

/** Sum of numbers, and of at most one date; null as soon as one is null. */
function add(values: Result[]): Result {
  if (values.some(nullish)) return null;
  const dates = values.filter((value) => value instanceof Date);
  if (dates.length > 1) throw fail(16612, "only one date allowed in an $add expression");
  let sum: Numeric = new Int32(0);
  for (const value of values) {
    if (value instanceof Date) continue;
    if (!isNumeric(value))
      throw fail(16554, `$add only supports numeric or date types, not ${typeName(value)}`);
    sum = calculate("+", sum, value);
  }
  return dates[0] instanceof Date ? validDate(dates[0].getTime() + Math.round(toDouble(sum))) : sum;
}

function validDate(millis: number): Date {
  const date = new Date(millis);
  if (Number.isNaN(date.getTime())) throw fail(15, "date overflow");
  return date;
}

function subtract([a, b]: Result[]): Result {
  if (nullish(a) || nullish(b)) return null;
  if (a instanceof Date && b instanceof Date) return new Int64(BigInt(a.getTime() - b.getTime()));
  if (a instanceof Date && isNumeric(b)) return validDate(a.getTime() - Math.round(toDouble(b)));
  if (!isNumeric(a) || !isNumeric(b)) throw fail(16556, `can't $subtract ${typeName(b)} from ${typeName(a)}`);
  return calculate("-", a, b);
}

function divide([a, b]: Result[]): Result {
  if (nullish(a) || nullish(b)) return null;
  if (!isNumeric(a) || !isNumeric(b))
    throw fail(16609, `$divide only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
  if (isDecimal(a) || isDecimal(b)) throw fail(16609, "$divide of decimals is not supported by this store");
  if (toDouble(b) === 0) throw fail(2, "can't $divide by zero");
  return toDouble(a) / toDouble(b);
}

function mod([a, b]: Result[]): Result {
  if (nullish(a) || nullish(b)) return null;
  if (!isNumeric(a) || !isNumeric(b))
    throw fail(16611, `$mod only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
  if (isDecimal(a) || isDecimal(b)) throw fail(16611, "$mod of decimals is not supported by this store");
  if (toDouble(b) === 0) throw fail(16610, "can't $mod by zero");
  if (typeof a === "number" || typeof b === "number") return toDouble(a) % toDouble(b);
  const left = BigInt((a as Int32 | Int64).value) % BigInt((b as Int32 | Int64).value);
  return a instanceof Int64 || b instanceof Int64 ? new Int64(left) : new Int32(Number(left));
}

function round(name: string, apply: (value: number, factor: number) => number): Apply {
  return ([value, places]) => {
    if (nullish(value) || places === null) return null;
    const digits = places === undefined ? 0 : Number(toInteger(places) ?? Number.NaN);
    if (Number.isNaN(digits) || digits < -20 || digits > 100)
      throw fail(51083, `cannot apply ${name} with precision value ${show(places)}`);
    return rounding(name, (double) => (Number.isFinite(double) ? apply(double, digits) : double))([value]);
  };
}

/** Half to even, on the exact decimal expansion of the double. */
function halfEven(value: number, digits: number): number {
  if (Number.isInteger(value) && digits >= 0) return value;
  const scaled = value * 10 ** digits;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const rounded = rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
  return rounded / 10 ** digits;
}

function strings(name: string, apply: (...texts: string[]) => Result): Apply {
  return (values) => {
    const texts = values.map((value) => {
      if (nullish(value)) return "";
      if (typeof value === "string") return value;
      if (isNumeric(value) || value instanceof Date) return convert.toText(value);
      throw fail(16007, `can't convert from BSON type ${typeName(value)} to String in ${name}`);
    });
    return apply(...texts);
  };
}

function sets(name: string, apply: (...lists: Value[][]) => Result): Apply {
  return (values) => {
    if (values.some(nullish)) return null;
    if (!values.every(Array.isArray)) throw fail(17041, `All operands of ${name} must be arrays`);
    return apply(...(values as Value[][]));
  };
}

const contains = (list: Value[], value: Result) =>
  list.some((item) => compareInExpression(item, value) === 0);

/** Distinct values in comparison order. */
function distinct(list: Value[]): Value[] {
  return [...list]
    .sort(compareValues)
    .filter((item, i, all) => i === 0 || compareValues(item, all[i - 1]) !== 0);
}

function arrayElemAt([list, index]: Result[]): Result {
  if (nullish(list) || nullish(index)) return null;
  if (!Array.isArray(list))
    throw fail(28689, `$arrayElemAt's first argument must be an array, but is ${typeName(list)}`);
  const at = toInteger(index);
  if (at === undefined)
    throw fail(28690, `$arrayElemAt's second argument must be a numeric value, but is ${typeName(index)}`);
  return list.at(Number(at));
}

function sliceArray([list, first, second]: Result[]): Result {
  if ([list, first].some(nullish) || second === null) return null;
  if (!Array.isArray(list))
    throw fail(28724, `First argument to $slice must be an array, but is of type: ${typeName(list)}`);
  const [from, size] = [first, second].map((value) => (value === undefined ? undefined : toInteger(value)));
  if (from === undefined || (second !== undefined && size === undefined))
    throw fail(28725, "$slice arguments must be integers");
  if (size === undefined) return from >= 0n ? list.slice(0, Number(from)) : list.slice(Number(from));
  if (size <= 0n) throw fail(28729, `Third argument to $slice must be positive: ${size}`);
  const start = from >= 0n ? Number(from) : Math.max(0, list.length + Number(from));
  return list.slice(start, start + Number(size));
}

function range([start, end, step]: Result[]): Result {
  const [from, to, by] = [start, end, step ?? new Int32(1)].map((value) =>
    Number(toInteger(value) ?? Number.NaN),
  ) as [number, number, number];
  if ([from, to, by].some(Number.isNaN) || by === 0)
    throw fail(34443, "$range requires integers and a step that is not 0");
  const size = Math.max(0, Math.ceil((to - from) / by));
  if (size > 1_000_000) throw fail(146, "$range would exceed the memory limit");
  return Array.from({ length: size }, (_, i) => new Int32(from + i * by));
}

function arrayToObject([list]: Result[]): Result {
  if (nullish(list)) return null;
  if (!Array.isArray(list))
    throw fail(40386, `$arrayToObject requires an array input, found: ${typeName(list)}`);
  const out: Doc = new Map();
  for (const item of list) {
    const [key, value] = Array.isArray(item)
      ? item
      : isDoc(item) && item.size === 2
        ? [item.get("k"), item.get("v")]
        : [];
    if (typeof key !== "string" || value === undefined)
      throw fail(40392, "$arrayToObject needs [key, value] pairs or {k, v} documents");
    out.set(key, value);
  }
  return out;
}

function indexOf([list, value, from, to]: Result[]): Result {
  if (nullish(list)) return null;
  if (!Array.isArray(list))
    throw fail(40090, `$indexOfArray requires an array as a first argument, found: ${typeName(list)}`);
  const start = from === undefined ? 0 : Number(toInteger(from) ?? -1);
  const end = to === undefined ? list.length : Number(toInteger(to) ?? -1);
  if (start < 0 || end < 0) throw fail(40097, "$indexOfArray requires nonnegative integral bounds");
  for (let i = start; i < Math.min(end, list.length); i++)
    if (compareInExpression(list[i], value) === 0) return new Int32(i);
  return new Int32(-1);
}

function substring([text, from, size]: Result[]): Result {
  const points = [...((strings("$substrCP", (t) => t)([text]) as string) ?? "")];
  const [start, count] = [from, size].map((value) => Number(toInteger(value) ?? Number.NaN)) as [
    number,
    number,
  ];
  if (Number.isNaN(start) || Number.isNaN(count) || start < 0 || count < 0)
    throw fail(34450, "$substrCP needs nonnegative integers");
  return points.slice(start, start + count).join("");
}

const comparison =
  (test: (order: number) => Result): Apply =>
  ([a, b]) =>
    test(compareInExpression(a, b));

const wrongInput = (to: string, value: Value) =>
  new CommandError(
    "ConversionFailure",
    `Unsupported conversion from ${typeName(value)} to ${to} in $convert with no onError value`,
  );

/** The `$toX` conversions. */
const convert = {
  toText(value: Value): string {
    if (typeof value === "string") return value;
    if (typeof value === "boolean") return String(value);
    if (typeof value === "number") return String(value);
    if (value instanceof Int32 || value instanceof Int64) return String(value.value);
    if (value instanceof Date) return value.toISOString();
    if (value instanceof Opaque && value.type === TYPE.objectId) return value.bytes.toString("hex");
    throw wrongInput("string", value);
  },
  toWhole(value: Value, to: "int" | "long"): bigint {
    if (typeof value === "boolean") return value ? 1n : 0n;
    if (typeof value === "string") {
      if (!/^[+-]?\d+$/.test(value)) {
        throw new CommandError(
          "ConversionFailure",
          `Failed to parse number '${value}' in $convert with no onError value`,
        );
      }
      return BigInt(value);
    }
    if (value instanceof Date && to === "long") return BigInt(value.getTime());
    if (!isNumeric(value)) throw wrongInput(to, value);
    const whole = toInteger(value);
    if (whole !== undefined) return whole;
    const double = toDouble(value);
    if (!Number.isFinite(double))
      throw new CommandError("ConversionFailure", "Attempt to convert an infinite or NaN value to integer");
    return BigInt(Math.trunc(double));
  },
};

function conversion(apply: (value: Value) => Value): Apply {
  return ([value]) => (nullish(value) ? null : apply(value));
}

function inRange(value: bigint, fits: boolean): bigint {
  if (!fits)
    throw new CommandError(
      "ConversionFailure",
      `Conversion would overflow target type in $convert: ${value}`,
    );
  return value;
}

/** Operators whose arguments are all evaluated first: least and most number of them, and what they compute. */
const FUNCTIONS: Record<string, [least: number, most: number, apply: Apply]> = {
  $not: [1, 1, ([value]) => !truthy(value)],
  $eq: [2, 2, comparison((order) => order === 0)],
  $ne: [2, 2, comparison((order) => order !== 0)],
  $gt: [2, 2, comparison((order) => order > 0)],
  $gte: [2, 2, comparison((order) => order >= 0)],
  $lt: [2, 2, comparison((order) => order < 0)],
  $lte: [2, 2, comparison((order) => order <= 0)],
  $cmp: [2, 2, comparison((order) => new Int32(Math.sign(order)))],
  $add: [0, Infinity, add],
  $subtract: [2, 2, subtract],
  $multiply: [
    0,
    Infinity,
    (values) =>
      values.some(nullish)
        ? null
        : values.reduce<Numeric>((product, value) => {
            if (!isNumeric(value))
              throw fail(16555, `$multiply only supports numeric types, not ${typeName(value)}`);
            return calculate("*", product, value);
          }, new Int32(1)),
  ],
  $divide: [2, 2, divide],
  $mod: [2, 2, mod],
  $abs: [
    1,
    1,
    numeric("$abs", (value) => (toDouble(value) < 0 ? calculate("-", new Int32(0), value) : value)),
  ],
  $ceil: [1, 1, rounding("$ceil", Math.ceil)],
  $floor: [1, 1, rounding("$floor", Math.floor)],
  $round: [1, 2, round("$round", halfEven)],
  $trunc: [1, 2, round("$trunc", (value, digits) => Math.trunc(value * 10 ** digits) / 10 ** digits)],
  $sqrt: [
    1,
    1,
    real("$sqrt", (value) => {
      if (value < 0) throw fail(28714, "$sqrt's argument must be greater than or equal to 0");
      return Math.sqrt(value);
    }),
  ],
  $exp: [1, 1, real("$exp", Math.exp)],
  $ln: [
    1,
    1,
    real("$ln", (value) => {
      if (value <= 0) throw fail(28766, "$ln's argument must be a positive number");
      return Math.log(value);
    }),
  ],
  $arrayElemAt: [2, 2, arrayElemAt],
  $first: [1, 1, ([list]) => (nullish(list) ? null : arrayInput(list, "$first", 28689)[0])],
  $last: [1, 1, ([list]) => (nullish(list) ? null : arrayInput(list, "$last", 28689).at(-1))],
  $concatArrays: [
    0,
    Infinity,
    (values) => {
      if (values.some(nullish)) return null;
      if (!values.every(Array.isArray)) throw fail(28664, "$concatArrays only supports arrays");
      return (values as Value[][]).flat(1);
    },
  ],
  $in: [
    2,
    2,
    ([value, list]) => {
      if (!Array.isArray(list))
        throw fail(40081, `$in requires an array as a second argument, found: ${typeName(list)}`);
      return contains(list, value);
    },
  ],
  $indexOfArray: [2, 4, indexOf],
  $isArray: [1, 1, ([value]) => Array.isArray(value)],
  $range: [2, 3, range],
  $reverseArray: [
    1,
    1,
    ([list]) => (nullish(list) ? null : [...arrayInput(list, "$reverseArray", 34435)].reverse()),
  ],
  $size: [
    1,
    1,
    ([list]) => {
      if (!Array.isArray(list))
        throw fail(17124, `The argument to $size must be an array, but was of type: ${typeName(list)}`);
      return new Int32(list.length);
    },
  ],
  $slice: [2, 3, sliceArray],
  $objectToArray: [
    1,
    1,
    ([value]) => {
      if (nullish(value)) return null;
      if (!isDoc(value))
        throw fail(40390, `$objectToArray requires a document input, found: ${typeName(value)}`);
      return [...value].map(([k, v]) => docOf({ k, v }));
    },
  ],
  $arrayToObject: [1, 1, arrayToObject],
  $mergeObjects: [
    0,
    Infinity,
    (values) => {
      const out: Doc = new Map();
      for (const value of values.length === 1 && Array.isArray(values[0]) ? values[0] : values) {
        if (nullish(value)) continue;
        if (!isDoc(value))
          throw fail(40400, `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`);
        for (const [name, item] of value) out.set(name, cloneValue(item));
      }
      return out;
    },
  ],
  $setUnion: [0, Infinity, sets("$setUnion", (...lists) => distinct(lists.flat(1)))],
  $setIntersection: [
    0,
    Infinity,
    sets("$setIntersection", (first = [], ...rest) =>
      distinct(first).filter((item) => rest.every((list) => contains(list, item))),
    ),
  ],
  $setDifference: [
    2,
    2,
    sets("$setDifference", (a = [], b = []) =>
      a.filter((item, i) => !contains(b, item) && !contains(a.slice(0, i), item)),
    ),
  ],
  $setEquals: [
    2,
    Infinity,
    sets("$setEquals", (first = [], ...rest) =>
      rest.every((list) => compareValues(distinct(list), distinct(first)) === 0),
    ),
  ],
  $setIsSubset: [2, 2, sets("$setIsSubset", (a = [], b = []) => a.every((item) => contains(b, item)))],
  $anyElementTrue: [1, 1, ([list]) => arrayInput(list, "$anyElementTrue", 17041).some(truthy)],
  $allElementsTrue: [1, 1, ([list]) => arrayInput(list, "$allElementsTrue", 17040).every(truthy)],
  $concat: [
    0,
    Infinity,
    (values) => {
      if (values.some(nullish)) return null;
      return values
        .map((value) => {
          if (typeof value !== "string")
            throw fail(16702, `$concat only supports strings, not ${typeName(value)}`);
          return value;
        })
        .join("");
    },
  ],
  $toLower: [1, 1, strings("$toLower", (text) => text.replace(/[A-Z]+/g, (c) => c.toLowerCase()))],
  $toUpper: [1, 1, strings("$toUpper", (text) => text.replace(/[a-z]+/g, (c) => c.toUpperCase()))],
  $strcasecmp: [
    2,
    2,
    strings("$strcasecmp", (a, b) => new Int32(compareStrings(a.toUpperCase(), b.toUpperCase()))),
  ],
  $substrCP: [3, 3, substring],
  $strLenCP: [
    1,
    1,
    ([text]) => {
      if (typeof text !== "string")
        throw fail(34471, `$strLenCP requires a string argument, found: ${typeName(text)}`);
      return new Int32([...text].length);
    },
  ],
  $strLenBytes: [
    1,
    1,
    ([text]) => {
      if (typeof text !== "string")
        throw fail(34473, `$strLenBytes requires a string argument, found: ${typeName(text)}`);
      return new Int32(Buffer.byteLength(text));
    },
  ],
  $split: [
    2,
    2,
    ([text, separator]) => {
      if (nullish(text) || nullish(separator)) return null;
      if (typeof text !== "string" || typeof separator !== "string")
        throw fail(40085, "$split requires expressions that evaluate to strings");
      if (separator === "") throw fail(40087, "$split requires a non-empty separator");
      return text.split(separator);
    },
  ],
  $type: [1, 1, ([value]) => typeName(value)],
  $isNumber: [1, 1, ([value]) => isNumeric(value)],
  $toString: [1, 1, conversion((value) => convert.toText(value))],
  $toBool: [1, 1, conversion((value) => (typeof value === "string" ? true : truthy(value)))],
  $toInt: [
    1,
    1,
    conversion((value) => {
      const whole = convert.toWhole(value, "int");
      return new Int32(Number(inRange(whole, whole <= 2147483647n && whole >= -2147483648n)));
    }),
  ],
  $toLong: [
    1,
    1,
    conversion((value) => {
      const whole = convert.toWhole(value, "long");
      return new Int64(inRange(whole, fitsLong(whole)));
    }),
  ],
  $toDouble: [
    1,
    1,
    conversion((value) => {
      if (isNumeric(value)) return toDouble(value);
      if (typeof value === "boolean") return value ? 1 : 0;
      if (value instanceof Date) return value.getTime();
      if (typeof value !== "string") throw wrongInput("double", value);
      if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) {
        throw new CommandError(
          "ConversionFailure",
          `Failed to parse number '${value}' in $convert with no onError value`,
        );
      }
      return Number(value);
    }),
  ],
  $toDecimal: [
    1,
    1,
    conversion((value) => {
      if (isNumeric(value)) return toDecimal(value);
      if (typeof value === "string" && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value))
        return parseDecimal(value);
      throw wrongInput("decimal", value);
    }),
  ],
  $toDate: [
    1,
    1,
    conversion((value) => {
      if (value instanceof Date) return value;
      if (value instanceof Opaque && value.type === TYPE.objectId)
        return new Date(value.bytes.readUInt32BE(0) * 1000);
      if (isNumeric(value) && !(value instanceof Int32)) return validDate(Math.trunc(toDouble(value)));
      if (
        typeof value === "string" &&
        /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d))?$/.test(value)
      ) {
        return validDate(Date.parse(value));
      }
      throw wrongInput("date", value);
    }),
  ],
  $toObjectId: [
    1,
    1,
    conversion((value) => {
      if (value instanceof Opaque && value.type === TYPE.objectId) return value;
      if (typeof value === "string" && /^[0-9a-fA-F]{24}$/.test(value))
        return new Opaque(TYPE.objectId, Buffer.from(value, "hex"));
      throw wrongInput("objectId", value);
    }),
  ],
};

/** The supported expression operators. */
export const EXPRESSION_OPERATORS: readonly string[] = [...Object.keys(SPECIAL), ...Object.keys(FUNCTIONS)];
