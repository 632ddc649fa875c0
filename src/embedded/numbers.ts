import { Decimal128 } from "bson";
import { Int32, Int64, Opaque, TYPE, type Value } from "./bson.js";

/** The four BSON number types. */
export type Numeric = number | Int32 | Int64 | Opaque;

/** Whether a value is a Decimal128. */
function isDecimal(value: Value | undefined): value is Opaque {
  return value instanceof Opaque && value.type === TYPE.decimal;
}

/** Whether a value is a number of any type. */
export function isNumeric(value: Value | undefined): value is Numeric {
  return typeof value === "number" || value instanceof Int32 || value instanceof Int64 || isDecimal(value);
}

/** An exact number: `digits` × 10^`exponent`. An infinity is greater than all that a decimal can hold. */
interface Exact {
  digits: bigint;
  exponent: number;
}

const INFINITE = 10_000;

function decimalText(value: Opaque): string {
  return new Decimal128(value.bytes).toString();
}

/** Nearest double. Monotone: a smaller number never gives a larger double. */
export function toDouble(value: Numeric): number {
  if (typeof value === "number") return value;
  return Number(value instanceof Opaque ? decimalText(value) : value.value);
}

/** The integer a number stands for, if it stands for one. */
export function toInteger(value: Value | undefined): bigint | undefined {
  if (value instanceof Int32 || value instanceof Int64) return BigInt(value.value);
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
  // Beyond that, nothing that is counted or converted here could use it.
  if (!isDecimal(value) || !(Math.abs(toDouble(value)) <= 1e30)) return undefined;
  const { digits, exponent } = exactOf(value);
  if (exponent >= 0) return digits * 10n ** BigInt(exponent);
  const scale = 10n ** BigInt(-exponent);
  return digits % scale === 0n ? digits / scale : undefined;
}

/** A number that is not NaN, exactly. */
function exactOf(value: Numeric): Exact {
  if (value instanceof Int32 || value instanceof Int64) return { digits: BigInt(value.value), exponent: 0 };
  const double = toDouble(value);
  if (typeof value === "number") return Number.isFinite(value) ? exactDouble(value) : infinity(value);
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(decimalText(value));
  if (!match) return infinity(double);
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign ? -digits : digits, exponent: Number(exponent) - fraction.length };
}

function infinity(value: number): Exact {
  return { digits: value > 0 ? 1n : -1n, exponent: INFINITE };
}

function exactDouble(value: number): Exact {
  let numerator = value;
  let halvings = 0;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    halvings++;
  }
  // n / 2^h is n × 5^h / 10^h.
  return { digits: BigInt(numerator) * 5n ** BigInt(halvings), exponent: -halvings };
}

function compareExact(a: Exact, b: Exact): number {
  const low = Math.min(a.exponent, b.exponent);
  const left = a.digits * 10n ** BigInt(a.exponent - low);
  const right = b.digits * 10n ** BigInt(b.exponent - low);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Compares two numbers of any type by value, exactly; NaN is the smallest and equals itself. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const x = toDouble(a);
  const y = toDouble(b);
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : -1) : 1;
  if (x !== y) return x < y ? -1 : 1;
  const exact = (value: Numeric) => typeof value === "number" || value instanceof Int32;
  if (exact(a) && exact(b)) return 0;
  return compareExact(exactOf(a), exactOf(b));
}

/** The same text for numbers that are equal but not exactly a double; undefined for those that are one. */
export function beyondDouble(value: Numeric): string | undefined {
  if (typeof value === "number" || value instanceof Int32) return undefined;
  const double = toDouble(value);
  if (Number.isNaN(double)) return undefined;
  let { digits, exponent } = exactOf(value);
  if (compareExact({ digits, exponent }, exactOf(double)) === 0) return undefined;
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
function toDecimal(value: Numeric): Opaque {
  if (isDecimal(value)) return value;
  if (typeof value !== "number") return decimalFrom(String(value.value));
  if (Number.isNaN(value)) return decimalFrom("NaN");
  if (!Number.isFinite(value)) return decimalFrom(value > 0 ? "Infinity" : "-Infinity");
  if (value === 0) return decimalFrom(Object.is(value, -0) ? "-0" : "0");
  return decimalFrom(value.toPrecision(15));
}

/** Adds with MongoDB's result types; undefined when two integers overflow a long. */
export function add(a: Numeric, b: Numeric): Numeric | undefined {
  if (isDecimal(a) || isDecimal(b)) return addDecimals(toDecimal(a), toDecimal(b));
  if (typeof a === "number" || typeof b === "number") return toDouble(a) + toDouble(b);
  const sum = BigInt(a.value) + BigInt(b.value);
  if (sum !== BigInt.asIntN(64, sum)) return undefined;
  const isInt = a instanceof Int32 && b instanceof Int32 && sum === BigInt.asIntN(32, sum);
  return isInt ? new Int32(Number(sum)) : new Int64(sum);
}

function addDecimals(a: Opaque, b: Opaque): Opaque {
  const isSpecial = (value: Opaque) => /NaN|Inf/.test(decimalText(value));
  if (isSpecial(a) || isSpecial(b)) {
    // Beside what is not finite, what is finite changes nothing.
    const [x, y] = [a, b].map((value) => (isSpecial(value) ? toDouble(value) : 0)) as [number, number];
    return toDecimal(x + y);
  }
  const [left, right] = [exactOf(a), exactOf(b)];
  const low = Math.min(left.exponent, right.exponent);
  const at = ({ digits, exponent }: Exact) => digits * 10n ** BigInt(exponent - low);
  return decimalFrom(`${at(left) + at(right)}E${low}`);
}

/** Whether a value counts as true where a condition is wanted. */
export function truthy(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (isNumeric(value)) return toDouble(value) !== 0;
  return !(value instanceof Opaque && value.type === TYPE.undefined);
}
