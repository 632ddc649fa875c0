import { type Doc, Int32, Int64, MAX_DEPTH, Opaque, TYPE, type Value } from "./bson.js";
import { refuse } from "./errors.js";

/** How many bytes the values of a type take; of the other types it depends on the value. */
const SIZES: ReadonlyMap<number, number> = new Map([
  [TYPE.double, 8],
  [TYPE.date, 8],
  [TYPE.timestamp, 8],
  [TYPE.long, 8],
  [TYPE.decimal, 16],
  [TYPE.objectId, 12],
  [TYPE.int, 4],
  [TYPE.bool, 1],
  [TYPE.null, 0],
  [TYPE.undefined, 0],
  [TYPE.minKey, 0],
  [TYPE.maxKey, 0],
]);

const LONGEST_DATE = 8_640_000_000_000_000n;
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

function broken(why: string): never {
  refuse("InvalidBSON", `Invalid BSON: ${why}`);
}

/** Decodes one document that must fill `bytes` exactly. With `only`, just these top-level fields. */
export function decode(bytes: Buffer, only?: ReadonlySet<string>): Doc {
  const reader = new Reader(bytes);
  const doc = reader.document(bytes.length, 0, only);
  if (reader.at !== bytes.length) broken("document length does not match its frame");
  return doc;
}

/** Which top-level fields of a document are decoded; the others stay the bytes that they are. */
export interface Wanted {
  /** Decoded to their depths. */
  readonly whole: ReadonlySet<string>;
  /** Arrays whose elements stay bytes: something is only added to them. */
  readonly lists: ReadonlySet<string>;
}

/** Decodes of one document what is wanted, and keeps the rest, so that encoding it again gives all of it. */
export function decodeAround(bytes: Buffer, wanted: Wanted): Doc {
  const reader = new Reader(bytes);
  const doc = reader.around(bytes.length, wanted);
  if (reader.at !== bytes.length) broken("document length does not match its frame");
  return doc;
}

/** A stored document to be sent as it is; one whose length is not what it says would spoil those after it too. */
export function framed(bytes: Buffer): Buffer {
  if (bytes.length < 5 || bytes.readInt32LE(0) !== bytes.length || bytes[bytes.length - 1] !== 0)
    broken("document length does not match its frame");
  return bytes;
}

class Reader {
  at = 0;

  constructor(readonly bytes: Buffer) {}

  document(limit: number, depth: number, only?: ReadonlySet<string>): Doc {
    const doc: Doc = new Map();
    const end = this.open(limit, depth);
    let fields = 0;
    while (this.at < end) {
      const type = this.bytes[this.at++] as number;
      const name = this.name(end);
      if (only && !only.has(name)) {
        this.take(this.size(type, end), end);
        continue;
      }
      doc.set(name, this.value(type, end, depth));
      if (doc.size !== ++fields) refuse("BadValue", `duplicate field name '${name}' is not supported`);
      if (fields === only?.size) this.at = end;
    }
    this.close(end);
    return doc;
  }

  around(limit: number, { whole, lists }: Wanted): Doc {
    const doc: Doc = new Map();
    const end = this.open(limit, 0);
    let fields = 0;
    while (this.at < end) {
      const type = this.bytes[this.at++] as number;
      const name = this.name(end);
      doc.set(name, this.kept(type, end, whole.has(name), lists.has(name)));
      if (doc.size !== ++fields) refuse("BadValue", `duplicate field name '${name}' is not supported`);
    }
    this.close(end);
    return doc;
  }

  private kept(type: number, end: number, whole: boolean, list: boolean): Value {
    if (whole) return this.value(type, end, 0);
    if (!list || type !== TYPE.array) return this.undecoded(type, end);
    return this.array(end, 1, (item, stop) => this.undecoded(item, stop));
  }

  private undecoded(type: number, end: number): Value {
    const size = this.size(type, end);
    const start = this.take(size, end);
    return new Opaque(type, this.bytes.subarray(start, start + size));
  }

  private array(
    limit: number,
    depth: number,
    decodeItem = (type: number, end: number) => this.value(type, end, depth),
  ): Value[] {
    const items: Value[] = [];
    const end = this.open(limit, depth);
    while (this.at < end) {
      const type = this.bytes[this.at++] as number;
      this.at = this.afterZero(this.at, end);
      items.push(decodeItem(type, end));
    }
    this.close(end);
    return items;
  }

  /** Enters a document or an array, and gives the place of the zero at its end. */
  private open(limit: number, depth: number): number {
    if (depth > MAX_DEPTH) refuse("Overflow", `BSONObj exceeds maximum nested object depth: ${MAX_DEPTH}`);
    const start = this.at;
    if (limit - start < 5) broken("truncated document");
    const size = this.bytes.readInt32LE(start);
    if (size < 5 || start + size > limit) broken(`document length ${size} does not fit`);
    this.at = start + 4;
    return start + size - 1;
  }

  private close(end: number): void {
    if (this.at !== end || this.bytes[end] !== 0) broken("document is not terminated");
    this.at = end + 1;
  }

  private afterZero(from: number, end: number): number {
    const stop = this.bytes.indexOf(0, from);
    if (stop < 0 || stop >= end) broken("unterminated name");
    return stop + 1;
  }

  private name(end: number): string {
    const start = this.at;
    this.at = this.afterZero(start, end);
    const stop = this.at - 1;
    if (stop - start >= 24) return this.utf8(start, stop);
    // Most names are short and plain, for which this is much faster than Buffer's own decoding.
    let name = "";
    for (let i = start; i < stop; i++) {
      const byte = this.bytes[i] as number;
      if (byte > 127) return this.utf8(start, stop);
      name += String.fromCharCode(byte);
    }
    return name;
  }

  private utf8(start: number, stop: number): string {
    const text = this.bytes.toString("utf8", start, stop);
    // Node replaces what is not UTF-8 by U+FFFD in silence; only then the strict, slow decoder has to tell.
    if (!text.includes("\ufffd")) return text;
    try {
      strictUtf8.decode(this.bytes.subarray(start, stop));
    } catch {
      broken("string is not valid UTF-8");
    }
    return text;
  }

  private take(size: number, end: number): number {
    const start = this.at;
    if (size < 0 || start + size > end) broken("truncated value");
    this.at = start + size;
    return start;
  }

  private length(end: number): number {
    if (this.at + 4 > end) broken("truncated length");
    return this.bytes.readInt32LE(this.at);
  }

  /** Bytes the value of this type at the current position takes. */
  private size(type: number, end: number): number {
    const fixed = SIZES.get(type);
    if (fixed !== undefined) return fixed;
    if (type === TYPE.regex) return this.afterZero(this.afterZero(this.at, end), end) - this.at;
    const length = this.length(end);
    switch (type) {
      case TYPE.string:
      case TYPE.javascript:
      case TYPE.symbol:
        if (length < 1) broken("string length must be positive");
        if (this.at + 4 + length > end || this.bytes[this.at + 3 + length] !== 0)
          broken("string is not terminated");
        return 4 + length;
      case TYPE.object:
      case TYPE.array:
      case TYPE.javascriptWithScope:
        return length;
      case TYPE.binData:
        if (length < 0) broken("negative binary length");
        return 5 + length;
      case TYPE.dbPointer:
        return 4 + length + 12;
      default:
        return broken(`unknown type ${type}`);
    }
  }

  private value(type: number, end: number, depth: number): Value {
    if (type === TYPE.object) return this.document(end, depth + 1);
    if (type === TYPE.array) return this.array(end, depth + 1);
    const size = this.size(type, end);
    const start = this.take(size, end);
    const { bytes } = this;
    switch (type) {
      case TYPE.double:
        return bytes.readDoubleLE(start);
      case TYPE.string:
        return this.utf8(start + 4, start + size - 1);
      case TYPE.int:
        return new Int32(bytes.readInt32LE(start));
      case TYPE.long:
        return new Int64(bytes.readBigInt64LE(start));
      case TYPE.bool:
        if ((bytes[start] as number) > 1) broken("boolean is neither 0 nor 1");
        return bytes[start] === 1;
      case TYPE.null:
        return null;
      case TYPE.date: {
        const millis = bytes.readBigInt64LE(start);
        if (millis >= -LONGEST_DATE && millis <= LONGEST_DATE) return new Date(Number(millis));
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
        if (size < 14) broken("truncated code with scope");
        break;
    }
    return new Opaque(type, bytes.subarray(start, start + size));
  }
}
