import { Int32, Int64, Opaque, RawDocument, regexParts, TYPE, type Value } from "./bson.js";
import { decode } from "./bson-decode.js";
import { compareNumbers, type Numeric } from "./numbers.js";

const RANK = new Map<number, number>([
  [TYPE.minKey, -1],
  [TYPE.undefined, 0],
  [TYPE.null, 5],
  [TYPE.decimal, 10],
  [TYPE.symbol, 15],
  [TYPE.binData, 30],
  [TYPE.objectId, 35],
  [TYPE.date, 45],
  [TYPE.timestamp, 47],
  [TYPE.regex, 50],
  [TYPE.dbPointer, 55],
  [TYPE.javascript, 60],
  [TYPE.javascriptWithScope, 65],
  [TYPE.maxKey, 127],
]);

/** Where a value's type stands in MongoDB's documented comparison order; a missing value stands with null. */
export function typeRank(value: Value | undefined): number {
  if (value === undefined || value === null) return 5;
  if (typeof value === "number" || value instanceof Int32 || value instanceof Int64) return 10;
  if (typeof value === "string") return 15;
  if (value instanceof Map || value instanceof RawDocument) return 20;
  if (Array.isArray(value)) return 25;
  if (typeof value === "boolean") return 40;
  if (value instanceof Date) return 45;
  return RANK.get(value.type) ?? 128;
}

/** Byte order of the UTF-8 forms, which JavaScript's own order is not for characters beyond U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const size = Math.min(a.length, b.length);
  for (let i = 0; i < size; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const surrogates = (x >= 0xd800 && x <= 0xdfff ? 1 : 0) - (y >= 0xd800 && y <= 0xdfff ? 1 : 0);
    return surrogates !== 0 ? surrogates : x < y ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

function stringOf(value: Value): string {
  return typeof value === "string"
    ? value
    : (value as Opaque).bytes.toString("utf8", 4, (value as Opaque).bytes.length - 1);
}

function millis(value: Value): bigint {
  return value instanceof Date ? BigInt(value.getTime()) : (value as Opaque).bytes.readBigInt64LE(0);
}

const cmp = <T extends number | bigint>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** Compares any two values, of one type or of several, as MongoDB sorts them. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  const rank = typeRank(a);
  const other = typeRank(b);
  if (rank !== other) return rank < other ? -1 : 1;
  if (a === undefined || b === undefined || a === null || b === null) return 0;
  switch (rank) {
    case 10:
      return compareNumbers(a as Numeric, b as Numeric);
    case 15:
      return compareStrings(stringOf(a), stringOf(b));
    case 20:
      return compareDocuments(a, b);
    case 25:
      return compareArrays(a as Value[], b as Value[]);
    case 40:
      return cmp(Number(a), Number(b));
    case 45:
      return cmp(millis(a), millis(b));
  }
  if (!(a instanceof Opaque && b instanceof Opaque)) return 0;
  switch (a.type) {
    case TYPE.timestamp:
      return cmp(a.bytes.readBigUInt64LE(0), b.bytes.readBigUInt64LE(0));
    case TYPE.regex: {
      const x = regexParts(a);
      const y = regexParts(b);
      return compareStrings(x.pattern, y.pattern) || compareStrings(x.flags, y.flags);
    }
    case TYPE.binData:
      return cmp(a.bytes.length, b.bytes.length) || Buffer.compare(a.bytes.subarray(4), b.bytes.subarray(4));
    case TYPE.javascript:
      return compareStrings(stringOf(a), stringOf(b));
    default:
      return cmp(a.bytes.length, b.bytes.length) || Buffer.compare(a.bytes, b.bytes);
  }
}

function compareDocuments(a: Value, b: Value): number {
  const left = (a instanceof RawDocument ? decode(a.bytes) : (a as Map<string, Value>)).entries();
  const right = (b instanceof RawDocument ? decode(b.bytes) : (b as Map<string, Value>)).entries();
  for (;;) {
    const x = left.next();
    const y = right.next();
    if (x.done || y.done) return x.done ? (y.done ? 0 : -1) : 1;
    const order =
      cmp(typeRank(x.value[1]), typeRank(y.value[1])) ||
      compareStrings(x.value[0], y.value[0]) ||
      compareValues(x.value[1], y.value[1]);
    if (order !== 0) return order;
  }
}

function compareArrays(a: Value[], b: Value[]): number {
  const size = Math.min(a.length, b.length);
  for (let i = 0; i < size; i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return cmp(a.length, b.length);
}

/** Whether two values are the same to MongoDB. */
export function equal(a: Value | undefined, b: Value | undefined): boolean {
  return compareValues(a, b) === 0;
}
