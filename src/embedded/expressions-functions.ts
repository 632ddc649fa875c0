import {
  cloneValue,
  type Doc,
  docOf,
  Int32,
  Int64,
  int,
  isDoc,
  Opaque,
  TYPE,
  typeName,
  type Value,
} from "./bson.js";
import { refuse } from "./errors.js";
import { compareInExpression, needArray, nullish, type Result } from "./expression-tools.js";
import { arithmetic, isDecimal, isNumeric, type Numeric, toDouble, toInteger, truthy } from "./numbers.js";

type Apply = (values: Result[]) => Result;

const compared =
  (test: (order: number) => Result): Apply =>
  ([a, b]) =>
    test(compareInExpression(a, b));

/** Adds, subtracts or multiplies; two integers that overflow a long give a double. */
function calculate(operator: "+" | "-" | "*", a: Numeric, b: Numeric): Numeric {
  const exact = arithmetic(operator, a, b);
  if (exact !== undefined) return exact;
  const [x, y] = [toDouble(a), toDouble(b)];
  return operator === "+" ? x + y : operator === "-" ? x - y : x * y;
}

function number(operator: string, value: Result, code: number): Numeric {
  if (value instanceof Date) refuse(code, `${operator} of dates is not supported by this store`);
  if (!isNumeric(value)) refuse(code, `${operator} only supports numeric types, not ${typeName(value)}`);
  return value;
}

/** Refuses a decimal where a double would have to do in its place. */
function double(operator: string, value: Result, code: number): number {
  const given = number(operator, value, code);
  if (isDecimal(given)) refuse(code, `${operator} of a decimal is not supported by this store`);
  return toDouble(given);
}

/** `$add` and `$multiply`: one operand after the other, unlike `$sum`, which makes up for rounding. */
function total(name: string, operator: "+" | "*", first: number, code: number): Apply {
  return (values) => {
    if (values.some(nullish)) return null;
    return values.reduce<Numeric>(
      (sum, value) => calculate(operator, sum, number(name, value, code)),
      int(first),
    );
  };
}

/** Functions that leave whole numbers as they are. */
function rounding(name: string, apply: (value: number) => number): Apply {
  return ([value]) => {
    if (nullish(value)) return null;
    const rounded = apply(double(name, value, 28765));
    return typeof value === "number" ? rounded : value;
  };
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
}

function string(operator: string, value: Result, code: number): string {
  if (typeof value !== "string") refuse(code, `${operator} only supports strings, not ${typeName(value)}`);
  return value;
}

function arrayElemAt([list, index]: Result[]): Result {
  if (nullish(list) || nullish(index)) return null;
  const at = toInteger(index) ?? refuse(28690, "$arrayElemAt's second argument must be a whole number");
  return needArray("$arrayElemAt", list, 28689).at(Number(at));
}

function slice([list, first, second]: Result[]): Result {
  if (nullish(list) || nullish(first) || second === null) return null;
  const items = needArray("$slice", list, 28724);
  const [from, size] = [first, second].map((value) => {
    if (value === undefined) return undefined;
    return Number(toInteger(value) ?? refuse(28725, "$slice arguments must be integers"));
  }) as [number, number | undefined];
  if (size === undefined) return from >= 0 ? items.slice(0, from) : items.slice(from);
  if (size <= 0) refuse(28729, `Third argument to $slice must be positive: ${size}`);
  const start = from >= 0 ? from : Math.max(0, items.length + from);
  return items.slice(start, start + size);
}

function arrayToObject([list]: Result[]): Result {
  if (nullish(list)) return null;
  const out: Doc = new Map();
  for (const item of needArray("$arrayToObject", list, 40386)) {
    const pair = isDoc(item) && item.size === 2 ? [item.get("k"), item.get("v")] : item;
    const [key, value] = Array.isArray(pair) ? pair : [];
    if (typeof key !== "string" || value === undefined)
      refuse(40392, "$arrayToObject needs [key, value] pairs or {k, v} documents");
    out.set(key, value);
  }
  return out;
}

function mergeObjects(values: Result[]): Result {
  const out: Doc = new Map();
  for (const value of values.length === 1 && Array.isArray(values[0]) ? values[0] : values) {
    if (nullish(value)) continue;
    if (!isDoc(value)) refuse(40400, `$mergeObjects requires object inputs, but got ${typeName(value)}`);
    for (const [name, item] of value) out.set(name, cloneValue(item));
  }
  return out;
}

function substring([text, from, size]: Result[]): Result {
  const [start, count] = [from, size].map((value) => Number(toInteger(value) ?? -1)) as [number, number];
  if (start < 0 || count < 0) refuse(34450, "$substrCP needs nonnegative integers");
  if (nullish(text)) return "";
  return [...string("$substrCP", text, 16007)].slice(start, start + count).join("");
}

function split([text, separator]: Result[]): Result {
  if (nullish(text) || nullish(separator)) return null;
  if (separator === "") refuse(40087, "$split requires a non-empty separator");
  return string("$split", text, 40085).split(string("$split", separator, 40086));
}

const letters = (name: string, pattern: RegExp, change: (text: string) => string): Apply => {
  return ([text]) => (nullish(text) ? "" : string(name, text, 16007).replace(pattern, change));
};

function cannotConvert(value: Value, to: string): never {
  refuse("ConversionFailure", `Unsupported conversion from ${typeName(value)} to ${to}`);
}

function toText(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (value instanceof Int32 || value instanceof Int64) return String(value.value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Opaque && value.type === TYPE.objectId) return value.bytes.toString("hex");
  // With an exponent MongoDB writes a double otherwise than JavaScript does.
  if (typeof value === "number" && !String(value).includes("e")) return String(value);
  return cannotConvert(value, "string");
}

function toInt(value: Value): Value {
  if (typeof value === "boolean") return int(value ? 1 : 0);
  const whole =
    typeof value === "string" && /^[+-]?\d+$/.test(value)
      ? Number(value)
      : isNumeric(value)
        ? Math.trunc(toDouble(value))
        : cannotConvert(value, "int");
  if (Number.isNaN(whole) || whole !== (whole | 0))
    refuse("ConversionFailure", `${whole} does not fit an int`);
  return int(whole | 0);
}

function toDoubleValue(value: Value): Value {
  if (isNumeric(value)) return toDouble(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  if (typeof value === "string" && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) return Number(value);
  return cannotConvert(value, "double");
}

function toObjectId(value: Value): Value {
  if (value instanceof Opaque && value.type === TYPE.objectId) return value;
  if (typeof value === "string" && /^[0-9a-fA-F]{24}$/.test(value))
    return new Opaque(TYPE.objectId, Buffer.from(value, "hex"));
  return cannotConvert(value, "objectId");
}

/** Makes a function of one value that gives null for null and missing. */
const ofValue = (apply: (value: Value) => Result): Apply => {
  return ([value]) => (nullish(value) ? null : apply(value));
};

/** Operators whose operands are all evaluated first: the least and most number of them, and what they compute. */
export const FUNCTIONS: Readonly<Record<string, readonly [least: number, most: number, apply: Apply]>> = {
  $not: [1, 1, ([value]) => !truthy(value)],
  $eq: [2, 2, compared((order) => order === 0)],
  $ne: [2, 2, compared((order) => order !== 0)],
  $gt: [2, 2, compared((order) => order > 0)],
  $gte: [2, 2, compared((order) => order >= 0)],
  $lt: [2, 2, compared((order) => order < 0)],
  $lte: [2, 2, compared((order) => order <= 0)],
  $cmp: [2, 2, compared((order) => int(Math.sign(order)))],

  $add: [0, Infinity, total("$add", "+", 0, 16554)],
  $multiply: [0, Infinity, total("$multiply", "*", 1, 16555)],
  $subtract: [
    2,
    2,
    ([a, b]) => {
      if (nullish(a) || nullish(b)) return null;
      return calculate("-", number("$subtract", a, 16556), number("$subtract", b, 16556));
    },
  ],
  $divide: [
    2,
    2,
    ([a, b]) => {
      if (nullish(a) || nullish(b)) return null;
      const by = double("$divide", b, 16609);
      if (by === 0) refuse("BadValue", "can't $divide by zero");
      return double("$divide", a, 16609) / by;
    },
  ],
  $abs: [
    1,
    1,
    ofValue((value) => {
      const given = number("$abs", value, 28765);
      return toDouble(given) < 0 ? calculate("-", int(0), given) : given;
    }),
  ],
  $ceil: [1, 1, rounding("$ceil", Math.ceil)],
  $floor: [1, 1, rounding("$floor", Math.floor)],
  $round: [1, 1, rounding("$round", halfToEven)],

  $arrayElemAt: [2, 2, arrayElemAt],
  $first: [1, 1, ofValue((list) => needArray("$first", list, 28689)[0])],
  $last: [1, 1, ofValue((list) => needArray("$last", list, 28689).at(-1))],
  $concatArrays: [
    0,
    Infinity,
    (values) =>
      values.some(nullish) ? null : values.flatMap((list) => needArray("$concatArrays", list, 28664)),
  ],
  $in: [
    2,
    2,
    ([value, list]) => needArray("$in", list, 40081).some((item) => compareInExpression(item, value) === 0),
  ],
  $isArray: [1, 1, ([value]) => Array.isArray(value)],
  $size: [1, 1, ([list]) => int(needArray("$size", list, 17124).length)],
  $slice: [2, 3, slice],

  $objectToArray: [
    1,
    1,
    ofValue((value) => {
      if (!isDoc(value)) refuse(40390, `$objectToArray requires a document input, found: ${typeName(value)}`);
      return [...value].map(([k, v]) => docOf({ k, v }));
    }),
  ],
  $arrayToObject: [1, 1, arrayToObject],
  $mergeObjects: [0, Infinity, mergeObjects],

  $concat: [
    0,
    Infinity,
    (values) =>
      values.some(nullish) ? null : values.map((value) => string("$concat", value, 16702)).join(""),
  ],
  // As MongoDB does, only the letters of ASCII.
  $toLower: [1, 1, letters("$toLower", /[A-Z]+/g, (text) => text.toLowerCase())],
  $toUpper: [1, 1, letters("$toUpper", /[a-z]+/g, (text) => text.toUpperCase())],
  $substrCP: [3, 3, substring],
  $strLenCP: [1, 1, ([text]) => int([...string("$strLenCP", text, 34471)].length)],
  $split: [2, 2, split],

  $type: [1, 1, ([value]) => typeName(value)],
  $isNumber: [1, 1, ([value]) => isNumeric(value)],
  $toString: [1, 1, ofValue(toText)],
  $toInt: [1, 1, ofValue(toInt)],
  $toDouble: [1, 1, ofValue(toDoubleValue)],
  $toObjectId: [1, 1, ofValue(toObjectId)],
};
