import { Decimal128 } from "bson";
import { Int32, Int64, Opaque, TYPE, type Value } from "./bson.js";

/** The four BSON number types. */
export type Numeric = number | Int32 | Int64 | Opaque;

export function isDecimal(value: Value | undefined): value is Opaque {
  return value instanceof Opaque && value.type === TYPE.decimal;
}

export function isNumeric(value: Value | undefined): value is Numeric {
  return typeof value === "number" || value instanceof Int32 || value instanceof Int64 || isDecimal(value);
}

/** An exact finite number: `digits` × 10^`exponent`. */
interface Exact {
  digits: bigint;
  exponent: number;
}

function decimalText(value: Opaque): string {
  return new Decimal128(value.bytes).toString();
}

/** Nearest double. Monotone: a smaller number never gives a larger double. */
export function toDouble(value: Numeric): number {
  if (typeof value === "number") return value;
  if (value instanceof Opaque) return Number(decimalText(value));
  return Number(value.value);
}

/** The integer a number stands for, if it stands for one. */
export function toInteger(value: Value | undefined): bigint | undefined {
  if (value instanceof Int32) return BigInt(value.value);
  if (value instanceof Int64) return value.value;
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
  if (!isDecimal(value)) return undefined;
  const double = toDouble(value);
  if (!Number.isFinite(double) || Math.abs(double) > 1e30) return undefined;
  const { digits, exponent } = exactOf(value);
  if (exponent >= 0) return digits * 10n ** BigInt(exponent);
  const scale = 10n ** BigInt(-exponent);
  return digits % scale === 0n ? digits / scale : undefined;
}

function exactOf(value: Opaque): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(decimalText(value));
  if (!match) throw new Error("not a finite decimal");
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign ? -digits : digits, exponent: Number(exponent) - fraction.length };
}

/** A finite double as an exact fraction numerator / 2^shift. */
function fractionOf(double: number): { numerator: bigint; shift: number } {
  let numerator = double;
  let shift = 0;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    shift++;
  }
  return { numerator: BigInt(numerator), shift };
}

function compareDecimalDouble(a: Opaque, b: number): number {
  const { digits, exponent } = exactOf(a);
  const { numerator, shift } = fractionOf(b);
  let left = digits << BigInt(shift);
  let right = numerator;
  if (exponent >= 0) left *= 10n ** BigInt(exponent);
  else right *= 10n ** BigInt(-exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareDecimals(a: Opaque, b: Opaque): number {
  const x = exactOf(a);
  const y = exactOf(b);
  const low = Math.min(x.exponent, y.exponent);
  const left = x.digits * 10n ** BigInt(x.exponent - low);
  const right = y.digits * 10n ** BigInt(y.exponent - low);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Compares two numbers of any type by value, exactly; NaN is the smallest and equals itself. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const x = toDouble(a);
  const y = toDouble(b);
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : -1) : 1;
  if (x !== y) return x < y ? -1 : 1;
  if ((typeof a === "number" && typeof b === "number") || (a instanceof Int32 && b instanceof Int32))
    return 0;
  if (isDecimal(a) || isDecimal(b)) return compareWithDecimal(a, b, x);
  const left = a instanceof Int64 ? a.value : BigInt(x);
  const right = b instanceof Int64 ? b.value : BigInt(y);
  if (!Number.isFinite(x) || !Number.isInteger(x)) return 0;
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareWithDecimal(a: Numeric, b: Numeric, nearest: number): number {
  if (!Number.isFinite(nearest)) {
    const infinite = (value: Numeric) => !isDecimal(value) || decimalText(value).includes("Infinity");
    if (infinite(a) && infinite(b)) return 0;
    const size = infinite(a)
      ? 1
      : infinite(b)
        ? -1
        : compareDecimals(a as Opaque, b as Opaque) * Math.sign(nearest);
    return nearest > 0 ? size : -size;
  }
  if (isDecimal(a) && isDecimal(b)) return compareDecimals(a, b);
  if (isDecimal(a))
    return b instanceof Int64 ? compareDecimals(a, toDecimal(b)) : compareDecimalDouble(a, toDouble(b));
  return -compareWithDecimal(b, a, nearest);
}

/** The same text for numbers that are equal but not exactly a double; undefined for those that are one. */
export function beyondDouble(value: Numeric): string | undefined {
  if (typeof value === "number" || value instanceof Int32) return undefined;
  const double = toDouble(value);
  let exact: Exact;
  if (value instanceof Int64) {
    if (BigInt(double) === value.value) return undefined;
    exact = { digits: value.value, exponent: 0 };
  } else {
    if (Number.isNaN(double) || decimalText(value).includes("Infinity")) return undefined;
    if (Number.isFinite(double) && compareDecimalDouble(value, double) === 0) return undefined;
    exact = exactOf(value);
  }
  let { digits, exponent } = exact;
  while (digits !== 0n && digits % 10n === 0n) {
    digits /= 10n;
    exponent++;
  }
  return `${digits}e${exponent}`;
}

function decimalFrom(text: string): Opaque {
  return new Opaque(TYPE.decimal, Buffer.from(Decimal128.fromStringWithRounding(text).bytes));
}

/** As MongoDB turns other numbers into decimals: integers exactly, doubles with 15 significant digits, zeros included. */
export function toDecimal(value: Numeric): Opaque {
  if (isDecimal(value)) return value;
  if (typeof value !== "number") return decimalFrom(String(value.value));
  if (Number.isNaN(value)) return decimalFrom("NaN");
  if (!Number.isFinite(value)) return decimalFrom(value > 0 ? "Infinity" : "-Infinity");
  if (value === 0) return decimalFrom(Object.is(value, -0) ? "-0" : "0");
  return decimalFrom(value.toPrecision(15));
}

const MAX_INT = 2147483647n;
const MAX_LONG = 9223372036854775807n;

export function fitsLong(value: bigint): boolean {
  return value <= MAX_LONG && value >= -MAX_LONG - 1n;
}

/** An integer in the smallest of int, long (and double when allowed) that holds it; undefined on overflow. */
function integer(value: bigint, atLeastLong: boolean): Numeric | undefined {
  if (!atLeastLong && value <= MAX_INT && value >= -MAX_INT - 1n) return new Int32(Number(value));
  return fitsLong(value) ? new Int64(value) : undefined;
}

const DOUBLE = {
  "+": (a: number, b: number) => a + b,
  "-": (a: number, b: number) => a - b,
  "*": (a: number, b: number) => a * b,
};
const BIG = {
  "+": (a: bigint, b: bigint) => a + b,
  "-": (a: bigint, b: bigint) => a - b,
  "*": (a: bigint, b: bigint) => a * b,
};

/** Adds, subtracts or multiplies with MongoDB's result types; undefined when two integers overflow a long. */
export function arithmetic(operator: "+" | "-" | "*", a: Numeric, b: Numeric): Numeric | undefined {
  if (isDecimal(a) || isDecimal(b)) return decimalArithmetic(operator, toDecimal(a), toDecimal(b));
  if (typeof a === "number" || typeof b === "number") return DOUBLE[operator](toDouble(a), toDouble(b));
  const result = BIG[operator](BigInt((a as Int32).value), BigInt((b as Int32).value));
  return integer(result, a instanceof Int64 || b instanceof Int64);
}

function decimalArithmetic(operator: "+" | "-" | "*", a: Opaque, b: Opaque): Opaque {
  const x = toDouble(a);
  const y = toDouble(b);
  const special = (value: Opaque) => /NaN|Inf/.test(decimalText(value));
  if (special(a) || special(b))
    return toDecimal(DOUBLE[operator](special(a) ? x : Math.sign(x), special(b) ? y : Math.sign(y)));
  const left = exactOf(a);
  const right = exactOf(b);
  if (operator === "*") return decimalFrom(`${left.digits * right.digits}E${left.exponent + right.exponent}`);
  const low = Math.min(left.exponent, right.exponent);
  const sum = BIG[operator](
    left.digits * 10n ** BigInt(left.exponent - low),
    right.digits * 10n ** BigInt(right.exponent - low),
  );
  return decimalFrom(`${sum}E${low}`);
}

/** Whether a value counts as true where a condition is wanted. */
export function truthy(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (isNumeric(value)) return toDouble(value) !== 0;
  return !(value instanceof Opaque && value.type === TYPE.undefined);
}
