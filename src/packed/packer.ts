import { type Element, elementsIn, NotPlain, TYPE } from "./bson.js";
import { shapeNumber, TAG, TEXTS, VALUES } from "./format.js";
import { PackedHistory } from "./packed-history.js";
import { Unpacker } from "./unpacker.js";

/** Texts of so many bytes or fewer may well come again, in whatever aggregate. */
const LONGEST_COMMON_TEXT = 24;
/** Lists and records of so many bytes of BSON or fewer may well come again. */
const LONGEST_COMMON_VALUE = 256;
/** What is shorter is not worth being looked for in the same history. */
const SHORTEST_AGAIN = 12;
/** Hexadecimal digits of a SHA-256. */
const DIGEST_DIGITS = 64;

/** Packs values that are BSON. What is not plain is refused with {@link NotPlain}. */
export class Packer {
  #bytes: Buffer = Buffer.alloc(0);
  #out = Buffer.alloc(1 << 16);
  #end = 0;
  /** Where values stand that may come again in what is packed. */
  #met = new Map<string, number>();

  /** The value of an element, sharing what is common. */
  valueOf(bytes: Buffer, element: Element): unknown {
    this.#begin(bytes);
    this.#value(element);
    return new Unpacker(this.#out).valueAt(0);
  }

  /** The history whose events are the elements of an array. */
  historyOf(bytes: Buffer, { type, at }: Element): PackedHistory {
    if (type !== TYPE.array) throw new NotPlain("no list of events");
    this.#begin(bytes);
    const events = elementsIn(bytes, at);
    const starts = events.map((event) => {
      const start = this.#end;
      if (event.type !== TYPE.object) throw new NotPlain("no event");
      this.#value(event);
      return start;
    });
    for (const start of starts) {
      this.#reserve(4);
      this.#end = this.#out.writeUInt32LE(start, this.#end);
    }
    return new PackedHistory(this.#out.toString("latin1", 0, this.#end), starts.length);
  }

  #begin(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#end = 0;
    this.#met = new Map();
  }

  #value({ type, at, end }: Element): void {
    const bytes = this.#bytes;
    if (type === TYPE.null) this.#byte(TAG.null);
    else if (type === TYPE.bool) this.#byte(bytes[at] === 1 ? TAG.true : TAG.false);
    else if (type === TYPE.int) this.#number(bytes.readInt32LE(at));
    else if (type === TYPE.long) this.#number(Number(bytes.readBigInt64LE(at)));
    else if (type === TYPE.double) this.#number(bytes.readDoubleLE(at));
    else if (type === TYPE.string) this.#text(at + 4, end - 1);
    else this.#compound(type, at, end);
  }

  #number(value: number): void {
    if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new NotPlain("a number");
    if (Number.isInteger(value) && Math.abs(value) < 2 ** 30 && !Object.is(value, -0)) {
      this.#byte(TAG.integer);
      this.#count(value < 0 ? -2 * value - 1 : 2 * value);
      return;
    }
    this.#byte(TAG.double);
    this.#reserve(8);
    this.#end = this.#out.writeDoubleLE(value, this.#end);
  }

  #text(start: number, stop: number): void {
    const bytes = this.#bytes;
    const length = stop - start;
    if (length === DIGEST_DIGITS && this.#hex(start, stop)) return;
    const key = bytes.toString("latin1", start, stop);
    const isCommon = length <= LONGEST_COMMON_TEXT;
    const known = isCommon ? TEXTS.numberOf(key, () => bytes.toString("utf8", start, stop)) : undefined;
    if (known !== undefined) this.#numbered(TAG.knownText, known);
    else if (!this.#again(key)) {
      this.#numbered(TAG.text, length);
      this.#copy(start, stop);
    }
  }

  #hex(start: number, stop: number): boolean {
    const bytes = this.#bytes;
    for (let at = start; at < stop; at += 1) if (digitOf(bytes[at] as number) < 0) return false;
    this.#numbered(TAG.hex, (stop - start) / 2);
    this.#reserve(stop - start);
    for (let at = start; at < stop; at += 2) {
      const [high, low] = [digitOf(bytes[at] as number), digitOf(bytes[at + 1] as number)];
      this.#out[this.#end] = 16 * high + low;
      this.#end += 1;
    }
    return true;
  }

  /** A document or an array. */
  #compound(type: number, at: number, end: number): void {
    const write = () => (type === TYPE.array ? this.#list(at) : this.#record(at));
    const key = `${type}${this.#bytes.toString("latin1", at, end)}`;
    const isCommon = key.length <= LONGEST_COMMON_VALUE;
    const known = isCommon ? VALUES.numberOf(key, () => this.#aside(write)) : undefined;
    if (known !== undefined) this.#numbered(TAG.knownValue, known);
    else if (!this.#again(key)) write();
  }

  #list(at: number): void {
    const elements = elementsIn(this.#bytes, at);
    this.#numbered(TAG.list, elements.length);
    for (const element of elements) this.#value(element);
  }

  #record(at: number): void {
    const elements = elementsIn(this.#bytes, at);
    const names = elements.map(({ name }) => name);
    if (names.includes("__proto__")) throw new NotPlain("a name that is none of a field");
    const shape = shapeNumber(names);
    this.#numbered(shape === undefined ? TAG.entries : TAG.record, shape ?? elements.length);
    for (const element of elements) {
      if (shape === undefined) this.#text(element.nameAt, element.at - 1);
      this.#value(element);
    }
  }

  /** Whether a value stands in what is packed already: then it is referred to. */
  #again(key: string): boolean {
    if (key.length < SHORTEST_AGAIN) return false;
    const known = this.#met.get(key);
    if (known === undefined) this.#met.set(key, this.#end);
    else this.#numbered(TAG.again, known);
    return known !== undefined;
  }

  /** The value that is written, without leaving it in what is packed. */
  #aside(write: () => void): unknown {
    const [start, met] = [this.#end, this.#met];
    this.#met = new Map();
    write();
    this.#end = start;
    this.#met = met;
    return new Unpacker(this.#out).valueAt(start);
  }

  #numbered(tag: number, number: number): void {
    this.#byte(tag);
    this.#count(number);
  }

  #count(number: number): void {
    let left = number;
    while (left > 127) {
      this.#byte((left & 127) | 128);
      left >>>= 7;
    }
    this.#byte(left);
  }

  #byte(byte: number): void {
    this.#reserve(1);
    this.#out[this.#end] = byte;
    this.#end += 1;
  }

  #copy(start: number, stop: number): void {
    this.#reserve(stop - start);
    this.#end += this.#bytes.copy(this.#out, this.#end, start, stop);
  }

  #reserve(more: number): void {
    if (this.#end + more <= this.#out.length) return;
    this.#out = Buffer.concat([this.#out], 2 * (this.#end + more));
  }
}

/** The value of a hexadecimal digit in lower case; -1 of anything else. */
function digitOf(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  return byte >= 97 && byte <= 102 ? byte - 87 : -1;
}
