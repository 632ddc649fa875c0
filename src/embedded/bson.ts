import { CommandError, refuse } from "./errors.js";

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

/** BSON type bytes by the name `$type` uses. */
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

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
const MAX_DEPTH = 180;
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

function broken(why: string): CommandError {
  return new CommandError("InvalidBSON", `Invalid BSON: ${why}`);
}

/** Decodes one document that must fill `bytes` exactly. With `only`, just these top-level fields. */
export function decode(bytes: Buffer, only?: ReadonlySet<string>): Doc {
  const reader = new Reader(bytes);
  const doc = reader.document(bytes.length, 0, only);
  if (reader.at !== bytes.length) throw broken("document length does not match its frame");
  return doc;
}

class Reader {
  at = 0;
  constructor(readonly bytes: Buffer) {}

  document(limit: number, depth: number, only?: ReadonlySet<string>): Doc {
    const doc: Doc = new Map();
    const end = this.openDocument(limit, depth);
    let fields = 0;
    while (this.at < end) {
      const type = this.bytes[this.at++] as number;
      const name = this.cstring(end);
      if (only && !only.has(name)) {
        this.skip(type, end);
        continue;
      }
      doc.set(name, this.value(type, end, depth));
      fields++;
      if (doc.size !== fields) refuse("BadValue", `duplicate field name '${name}' is not supported`);
      if (only && fields === only.size) {
        this.at = end;
        break;
      }
    }
    this.closeDocument(end);
    return doc;
  }

  private openDocument(limit: number, depth: number): number {
    if (depth > MAX_DEPTH) refuse("Overflow", `BSONObj exceeds maximum nested object depth: ${MAX_DEPTH}`);
    const start = this.at;
    if (limit - start < 5) throw broken("truncated document");
    const size = this.bytes.readInt32LE(start);
    if (size < 5 || start + size > limit) throw broken(`document length ${size} does not fit`);
    this.at = start + 4;
    return start + size - 1;
  }

  private closeDocument(end: number): void {
    if (this.at !== end || this.bytes[end] !== 0) throw broken("document is not terminated");
    this.at = end + 1;
  }

  private cstring(end: number): string {
    const bytes = this.bytes;
    const start = this.at;
    const stop = bytes.indexOf(0, start);
    if (stop < 0 || stop >= end) throw broken("unterminated name");
    this.at = stop + 1;
    if (stop - start < 24) {
      let name = "";
      let i = start;
      for (; i < stop; i++) {
        const byte = bytes[i] as number;
        if (byte > 127) break;
        name += String.fromCharCode(byte);
      }
      if (i === stop) return name;
    }
    return this.utf8(start, stop);
  }

  private utf8(start: number, stop: number): string {
    const text = this.bytes.toString("utf8", start, stop);
    // Node replaces what is not UTF-8 by U+FFFD in silence; only then the strict, slow decoder has to tell.
    if (text.includes("\ufffd")) {
      try {
        strictUtf8.decode(this.bytes.subarray(start, stop));
      } catch {
        throw broken("string is not valid UTF-8");
      }
    }
    return text;
  }

  private take(size: number, end: number): number {
    const start = this.at;
    if (size < 0 || start + size > end) throw broken("truncated value");
    this.at = start + size;
    return start;
  }

  /** Bytes the payload of a value of this type takes, from the current position. */
  private payloadSize(type: number, end: number): number {
    const length = () => {
      if (this.at + 4 > end) throw broken("truncated length");
      return this.bytes.readInt32LE(this.at);
    };
    const zero = (from: number) => {
      const stop = this.bytes.indexOf(0, from);
      if (stop < 0 || stop >= end) throw broken("unterminated name");
      return stop + 1;
    };
    switch (type) {
      case TYPE.double:
      case TYPE.date:
      case TYPE.timestamp:
      case TYPE.long:
        return 8;
      case TYPE.string:
      case TYPE.javascript:
      case TYPE.symbol: {
        const size = length();
        if (size < 1) throw broken("string length must be positive");
        if (this.at + 4 + size > end || this.bytes[this.at + 3 + size] !== 0)
          throw broken("string is not terminated");
        return 4 + size;
      }
      case TYPE.object:
      case TYPE.array:
      case TYPE.javascriptWithScope:
        return length();
      case TYPE.binData: {
        const size = length();
        if (size < 0) throw broken("negative binary length");
        return 5 + size;
      }
      case TYPE.dbPointer:
        return 4 + length() + 12;
      case TYPE.objectId:
        return 12;
      case TYPE.bool:
        return 1;
      case TYPE.regex:
        return zero(zero(this.at)) - this.at;
      case TYPE.int:
        return 4;
      case TYPE.decimal:
        return 16;
      case TYPE.null:
      case TYPE.undefined:
      case TYPE.minKey:
      case TYPE.maxKey:
        return 0;
      default:
        throw broken(`unknown type ${type}`);
    }
  }

  private skip(type: number, end: number): void {
    this.take(this.payloadSize(type, end), end);
  }

  private value(type: number, end: number, depth: number): Value {
    const bytes = this.bytes;
    if (type === TYPE.object) return this.document(end, depth + 1);
    if (type === TYPE.array) return this.array(end, depth + 1);
    const size = this.payloadSize(type, end);
    const start = this.take(size, end);
    switch (type) {
      case TYPE.double:
        return bytes.readDoubleLE(start);
      case TYPE.string:
        return this.utf8(start + 4, start + size - 1);
      case TYPE.int:
        return new Int32(bytes.readInt32LE(start));
      case TYPE.long:
        return new Int64(bytes.readBigInt64LE(start));
      case TYPE.bool: {
        const bool = bytes[start];
        if (bool !== 0 && bool !== 1) throw broken("boolean is neither 0 nor 1");
        return bool === 1;
      }
      case TYPE.null:
        return null;
      case TYPE.date: {
        const millis = bytes.readBigInt64LE(start);
        if (millis >= -8640000000000000n && millis <= 8640000000000000n) return new Date(Number(millis));
        break;
      }
      case TYPE.javascript:
      case TYPE.symbol:
        this.utf8(start + 4, start + size - 1);
        break;
      case TYPE.regex:
        this.utf8(start, start + size);
        break;
      case TYPE.javascriptWithScope:
        if (size < 14) throw broken("truncated code with scope");
        break;
    }
    return new Opaque(type, bytes.subarray(start, start + size));
  }

  private array(limit: number, depth: number): Value[] {
    const items: Value[] = [];
    const end = this.openDocument(limit, depth);
    while (this.at < end) {
      const type = this.bytes[this.at++] as number;
      const stop = this.bytes.indexOf(0, this.at);
      if (stop < 0 || stop >= end) throw broken("unterminated name");
      this.at = stop + 1;
      items.push(this.value(type, end, depth));
    }
    this.closeDocument(end);
    return items;
  }
}

/** Encodes a document. */
export function encode(doc: Doc): Buffer {
  const writer = new Writer();
  writer.document(doc, 0);
  return writer.done();
}

class Writer {
  private bytes = Buffer.allocUnsafe(1024);
  private at = 0;

  done(): Buffer {
    return this.bytes.subarray(0, this.at);
  }

  private need(size: number): void {
    if (this.at + size <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + size));
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
  }

  document(doc: Doc, depth: number): void {
    this.container(depth, () => {
      for (const [name, value] of doc) this.field(name, value, depth);
    });
  }

  private container(depth: number, body: () => void): void {
    if (depth > MAX_DEPTH + 20) refuse("Overflow", "document is nested too deeply");
    const start = this.at;
    this.need(5);
    this.at += 4;
    body();
    this.need(1);
    this.bytes[this.at++] = 0;
    this.bytes.writeInt32LE(this.at - start, start);
  }

  private field(name: string, value: Value, depth: number): void {
    if (name.includes("\0")) refuse("BadValue", "a field name cannot hold a null byte");
    this.need(name.length * 3 + 2);
    const tag = this.at++;
    this.at += this.bytes.write(name, this.at, "utf8");
    this.bytes[this.at++] = 0;
    this.bytes[tag] = typeByte(value);
    this.payload(value, depth);
  }

  private payload(value: Value, depth: number): void {
    if (typeof value === "number") {
      this.need(8);
      this.at = this.bytes.writeDoubleLE(value, this.at);
    } else if (typeof value === "string") {
      this.need(value.length * 3 + 5);
      const size = this.bytes.write(value, this.at + 4, "utf8") + 1;
      this.bytes.writeInt32LE(size, this.at);
      this.at += 4 + size;
      this.bytes[this.at - 1] = 0;
    } else if (typeof value === "boolean") {
      this.need(1);
      this.bytes[this.at++] = value ? 1 : 0;
    } else if (value === null) {
      return;
    } else if (value instanceof Map) {
      this.document(value, depth + 1);
    } else if (Array.isArray(value)) {
      this.container(depth + 1, () => {
        value.forEach((item, i) => {
          this.field(String(i), item, depth + 1);
        });
      });
    } else if (value instanceof Int32) {
      this.need(4);
      this.at = this.bytes.writeInt32LE(value.value, this.at);
    } else if (value instanceof Int64) {
      this.need(8);
      this.at = this.bytes.writeBigInt64LE(value.value, this.at);
    } else if (value instanceof Date) {
      this.need(8);
      this.at = this.bytes.writeBigInt64LE(BigInt(value.getTime()), this.at);
    } else {
      this.need(value.bytes.length);
      this.at += value.bytes.copy(this.bytes, this.at);
    }
  }
}

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

/** The name of a value's type as `$type` and MongoDB's messages spell it; `missing` for no value. */
export function typeName(value: Value | undefined): string {
  return value === undefined ? "missing" : (TYPE_NAMES.get(typeByte(value)) ?? "unknown");
}

export function isDoc(value: Value | undefined): value is Doc {
  return value instanceof Map;
}

/** Short-hand for writing replies. */
export function docOf(fields: Record<string, Value | undefined>): Doc {
  const doc: Doc = new Map();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) doc.set(name, value);
  return doc;
}

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

let objectIdCounter = Math.floor(Math.random() * 0xffffff);
const objectIdRandom = Buffer.from(Array.from({ length: 5 }, () => Math.floor(Math.random() * 256)));

/** A fresh ObjectId. */
export function newObjectId(): Opaque {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(Math.floor(Date.now() / 1000), 0);
  objectIdRandom.copy(bytes, 4);
  objectIdCounter = (objectIdCounter + 1) & 0xffffff;
  bytes.writeUIntBE(objectIdCounter, 9, 3);
  return new Opaque(TYPE.objectId, bytes);
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

/** A value as a message shows it, near MongoDB's shell notation. */
export function show(value: Value | undefined): string {
  if (value === undefined) return "missing";
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number")
    return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
  if (value instanceof Int32 || value instanceof Int64) return String(value.value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[ ${value.map(show).join(", ")} ]`;
  if (value instanceof Map) {
    return value.size === 0
      ? "{}"
      : `{ ${[...value].map(([name, item]) => `${name}: ${show(item)}`).join(", ")} }`;
  }
  if (value instanceof RawDocument) return show(decode(value.bytes));
  if (value.type === TYPE.objectId) return `ObjectId('${value.bytes.toString("hex")}')`;
  if (value.type === TYPE.regex) {
    const { pattern, flags } = regexParts(value);
    return `/${pattern}/${flags}`;
  }
  if (value.type === TYPE.binData)
    return `BinData(${value.bytes[4]}, ${value.bytes.toString("hex", 5).toUpperCase()})`;
  return `${typeName(value)}(${value.bytes.toString("hex")})`;
}
