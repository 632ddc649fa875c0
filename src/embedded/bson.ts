import { ObjectId } from "bson";

/**
 * BSON as this store sees it. Types that a JavaScript value would blur are kept apart, and documents are Maps, so that
 * decoding and encoding again gives the same bytes: field order (also of digits-only names), int against long against
 * double, -0, and the types nobody computes with, which stay as their bytes.
 */
export type Value =
  | number
  | string
  | boolean
  | null
  | Int32
  | Int64
  | Date
  | Opaque
  | RawDocument
  | Doc
  | Value[];

/** A document, its fields in their order. */
export type Doc = Map<string, Value>;

/** A 32-bit integer. A plain JavaScript number is a BSON double. */
export class Int32 {
  constructor(readonly value: number) {}
}

/** A 64-bit integer. */
export class Int64 {
  constructor(readonly value: bigint) {}
}

/** A value kept as its BSON type byte and payload: ObjectId, Binary, Decimal128, Timestamp, regex, code, MinKey … */
export class Opaque {
  constructor(
    readonly type: number,
    readonly bytes: Buffer,
  ) {}
}

/** An encoded document to be copied into a reply as it is. */
export class RawDocument {
  constructor(readonly bytes: Buffer) {}
}

/** BSON type bytes by MongoDB's names. */
export const TYPE = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: 255,
  maxKey: 127,
} as const;

/** The longest document that is stored. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** How deep documents may lie in each other. */
export const MAX_DEPTH = 180;

/** The BSON type byte of a value. */
export function typeByte(value: Value): number {
  if (typeof value === "number") return TYPE.double;
  if (typeof value === "string") return TYPE.string;
  if (typeof value === "boolean") return TYPE.bool;
  if (value === null) return TYPE.null;
  if (value instanceof Map || value instanceof RawDocument) return TYPE.object;
  if (Array.isArray(value)) return TYPE.array;
  if (value instanceof Int32) return TYPE.int;
  if (value instanceof Int64) return TYPE.long;
  if (value instanceof Date) return TYPE.date;
  return value.type;
}

const TYPE_NAMES = new Map<number, string>(Object.entries(TYPE).map(([name, byte]) => [byte, name]));

/** The name of a value's type as MongoDB's messages spell it; `missing` for no value. */
export function typeName(value: Value | undefined): string {
  return value === undefined ? "missing" : (TYPE_NAMES.get(typeByte(value)) ?? "unknown");
}

/** Whether a value is a document. */
export function isDoc(value: Value | undefined): value is Doc {
  return value instanceof Map;
}

/** Short-hand for writing replies. */
export function docOf(fields: Record<string, Value | undefined>): Doc {
  const doc: Doc = new Map();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) doc.set(name, value);
  return doc;
}

/** Short-hand for an int. */
export const int = (value: number): Int32 => new Int32(value);

/** A copy that shares no container with the original. */
export function cloneValue<T extends Value>(value: T): T {
  if (value instanceof Map) {
    const copy: Doc = new Map();
    for (const [name, item] of value as Doc) copy.set(name, cloneValue(item));
    return copy as T;
  }
  if (Array.isArray(value)) return value.map((item: Value) => cloneValue(item)) as T;
  return value;
}

/** A fresh ObjectId. */
export function newObjectId(): Opaque {
  return new Opaque(TYPE.objectId, Buffer.from(new ObjectId().id));
}

let lastTimestamp = 0n;

/** A BSON timestamp later than every one given out before by this process. */
export function newTimestamp(): Opaque {
  const now = BigInt(Math.floor(Date.now() / 1000)) << 32n;
  lastTimestamp = lastTimestamp >= now ? lastTimestamp + 1n : now + 1n;
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(lastTimestamp);
  return new Opaque(TYPE.timestamp, bytes);
}

/** Pattern and flags of a BSON regular expression. */
export function regexParts(value: Opaque): { pattern: string; flags: string } {
  const [pattern = "", flags = ""] = value.bytes.toString("utf8").split("\0");
  return { pattern, flags };
}
