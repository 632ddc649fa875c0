import { createHash } from "node:crypto";
import { type Doc, isDoc, Opaque, RawDocument, regexParts, TYPE, type Value } from "./bson.js";
import { decode } from "./bson-decode.js";
import { typeRank } from "./compare.js";
import { refuse } from "./errors.js";
import { beyondDouble, isNumeric, type Numeric, toDouble } from "./numbers.js";

/**
 * Index keys as strings of bytes (latin1) whose byte order is the order of the values. Every encoded value ends by
 * itself, so no encoding is the prefix of another and a compound key is its parts one after the other.
 */
const LONGEST = 1500;
const KEPT = 1400;

const scratch = Buffer.alloc(8);

function bytes8(write: (buffer: Buffer) => void): string {
  write(scratch);
  return scratch.toString("latin1");
}

function orderedDouble(value: number): string {
  if (Number.isNaN(value)) return "\0\0\0\0\0\0\0\0";
  scratch.writeDoubleBE(value === 0 ? 0 : value);
  if (scratch[0] !== undefined && scratch[0] & 0x80)
    for (let i = 0; i < 8; i++) scratch[i] = ~(scratch[i] ?? 0) & 255;
  else scratch[0] = (scratch[0] ?? 0) | 0x80;
  return scratch.toString("latin1");
}

function text(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the common case and needs no transcoding
  const bytes = /^[\x02-\x7f]*$/.test(value) ? value : Buffer.from(value, "utf8").toString("latin1");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: null ends the string, so it must be escaped inside
  return `${bytes.replace(/[\x00\x01]/g, (c) => (c === "\0" ? "\x01\x01" : "\x01\x02"))}\0`;
}

function sized(bytes: Buffer): string {
  return bytes8((b) => b.writeBigUInt64BE(BigInt(bytes.length))) + bytes.toString("latin1");
}

/** Encodes one value. Equal values, also of different number types, give the same bytes. */
export function encodeValue(value: Value | undefined): string {
  const rank = typeRank(value);
  const tag = String.fromCharCode(rank + 2);
  if (value === undefined || value === null) return tag;
  if (isNumeric(value)) return tag + encodeNumber(value);
  if (typeof value === "string") return tag + text(value);
  if (typeof value === "boolean") return tag + (value ? "\x01" : "\0");
  if (value instanceof RawDocument) return encodeValue(decode(value.bytes));
  if (isDoc(value)) {
    let out = tag;
    for (const [name, item] of value)
      out += String.fromCharCode(typeRank(item) + 2) + text(name) + encodeValue(item);
    return `${out}\0`;
  }
  if (Array.isArray(value)) return `${tag}${value.map(encodeValue).join("")}\0`;
  if (value instanceof Date || (value as Opaque).type === TYPE.date) {
    const millis =
      value instanceof Date ? BigInt(value.getTime()) : (value as Opaque).bytes.readBigInt64LE(0);
    return tag + bytes8((b) => b.writeBigUInt64BE(BigInt.asUintN(64, millis) ^ (1n << 63n)));
  }
  const { type, bytes } = value as Opaque;
  switch (type) {
    case TYPE.objectId:
      return tag + bytes.toString("latin1");
    case TYPE.timestamp:
      return tag + bytes8((b) => b.writeBigUInt64BE(bytes.readBigUInt64LE(0)));
    case TYPE.symbol:
    case TYPE.javascript:
      return tag + text(bytes.toString("utf8", 4, bytes.length - 1));
    case TYPE.regex: {
      const { pattern, flags } = regexParts(value as Opaque);
      return tag + text(pattern) + text(flags);
    }
    case TYPE.binData:
      return tag + sized(bytes.subarray(4));
    case TYPE.minKey:
    case TYPE.maxKey:
    case TYPE.undefined:
      return tag;
    default:
      return tag + sized(bytes);
  }
}

function encodeNumber(value: Numeric): string {
  const beyond = beyondDouble(value);
  return orderedDouble(toDouble(value)) + (beyond === undefined ? "\0" : `\x01${text(beyond)}`);
}

/** First and one-past-last key for numbers and other values at least or at most `value`, of its own type only. */
export function rangeBounds(
  operator: "$gt" | "$gte" | "$lt" | "$lte",
  value: Value,
): { from: string; to: string } {
  const tag = String.fromCharCode(typeRank(value) + 2);
  const next = String.fromCharCode(typeRank(value) + 3);
  // Only the nearest double of a number bounds the range: what it lets in too much, the filter takes out again.
  const encoded = isNumeric(value) ? tag + orderedDouble(toDouble(value)) : encodeValue(value).slice(0, KEPT);
  return operator === "$gt" || operator === "$gte"
    ? { from: encoded, to: next }
    : { from: tag, to: `${encoded}\xff` };
}

/** Makes an encoded key fit what LMDB takes: a long one keeps its beginning and gets a hash of the whole. */
export function fitKey(encoded: string): string {
  if (encoded.length <= LONGEST) return encoded;
  return encoded.slice(0, KEPT) + createHash("sha256").update(encoded, "latin1").digest().toString("latin1");
}

/** What all keys that begin with these encoded values have in common, also the long ones. */
export function fitPrefix(encoded: string): string {
  return encoded.slice(0, KEPT);
}

interface Slot {
  value: Value | undefined;
  rest: string[];
  final: boolean;
}

const EMPTY_ARRAY = new Opaque(TYPE.undefined, Buffer.alloc(0));

/** The values a document has for the fields of an index: one row, or one per array element. */
export function indexRows(doc: Doc, paths: readonly string[][]): (Value | undefined)[][] {
  const rows: (Value | undefined)[][] = [];
  expand(
    paths.map((path) => ({ value: doc, rest: path, final: false })),
    rows,
  );
  return rows;
}

function descend(slot: Slot): Slot {
  let { value, rest } = slot;
  while (!slot.final && rest.length > 0 && !Array.isArray(value)) {
    value = isDoc(value) ? value.get(rest[0] as string) : undefined;
    rest = rest.slice(1);
    if (value === undefined) return { value, rest: [], final: true };
  }
  return { value, rest, final: slot.final };
}

function expand(slots: Slot[], rows: (Value | undefined)[][]): void {
  const settled = slots.map(descend);
  const open = settled.filter((slot) => !slot.final && Array.isArray(slot.value));
  if (open.length === 0) {
    rows.push(settled.map((slot) => slot.value));
    return;
  }
  const array = (open[0] as Slot).value as Value[];
  if (open.some((slot) => slot.value !== array))
    refuse("CannotIndexParallelArrays", "cannot index parallel arrays");
  for (const item of array.length > 0 ? array : [undefined]) {
    expand(
      settled.map((slot) => {
        if (slot.final || slot.value !== array) return slot;
        if (slot.rest.length === 0)
          return { value: item === undefined ? EMPTY_ARRAY : item, rest: [], final: true };
        return isDoc(item)
          ? { value: item, rest: slot.rest, final: false }
          : { value: undefined, rest: [], final: true };
      }),
      rows,
    );
  }
}
