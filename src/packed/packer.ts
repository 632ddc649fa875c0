import { afterName, afterValue, type Element, endOf, fieldNamesIn, NotPlain, TYPE } from "./bson.js";
import { hashOf, isSame } from "./dictionary.js";
import { SHAPES, shapeOf, TAG, TEXTS, VALUES } from "./format.js";
import { Output } from "./output.js";
import { PackedHistory } from "./packed-history.js";
import { Unpacker } from "./unpacker.js";

/** Texts of so many bytes or fewer may well come again, in whatever aggregate. */
const LONGEST_COMMON_TEXT = 24;
/** Lists and records of so many bytes of BSON or fewer may well come again. */
const LONGEST_COMMON_VALUE = 256;
/** What is shorter is not worth being looked for in the same history. */
const SHORTEST_AGAIN = 12;
/** Records whose names take more bytes have no shape. */
const LONGEST_NAMES = 4096;
const PROTO = Buffer.from("__proto__\0");

/** A value that was packed, by its place in the BSON, and where it stands. */
interface Met {
  readonly at: number;
  readonly end: number;
  readonly place: number;
}

/** Packs values that are BSON. What is not plain is refused with {@link NotPlain}. */
export class Packer {
  #bytes: Buffer = Buffer.alloc(0);
  readonly #out = new Output();
  /** What may come again in what is packed, by its hash. */
  #met = new Map<number, Met>();
  readonly #names = Buffer.alloc(LONGEST_NAMES);

  /** The names of the fields of a document, as of all that have the same ones the same array, where there are many. */
  namesIn(bytes: Buffer): readonly string[] {
    this.#begin(bytes);
    const shape = this.#shapeAt(0);
    return shape < 0 ? fieldNamesIn(bytes) : SHAPES.at(shape).names;
  }

  /** The values at these places, sharing what is common. */
  valuesOf(bytes: Buffer, elements: readonly Element[]): unknown[] {
    this.#begin(bytes);
    const starts = elements.map(({ type, at, end }) => this.#value(type, at, end));
    const unpacker = new Unpacker(this.#out.bytes);
    return starts.map((start) => unpacker.valueAt(start));
  }

  /** The history whose events are the elements of an array. */
  historyOf(bytes: Buffer, { type, at }: Element): PackedHistory {
    if (type !== TYPE.array) throw new NotPlain("no list of events");
    this.#begin(bytes);
    const starts: number[] = [];
    for (let next = at + 4, last = endOf(bytes, at); next < last; ) {
      if (bytes[next] !== TYPE.object) throw new NotPlain("no event");
      const event = afterName(bytes, next + 1);
      next = afterValue(bytes, TYPE.object, event);
      starts.push(this.#out.end);
      // No event is the same as another.
      this.#parts(TYPE.object, event);
    }
    for (const start of starts) this.#out.integer(start);
    return new PackedHistory(this.#out.packed(), starts.length);
  }

  #begin(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#out.clear();
    this.#met = new Map();
  }

  /** Packs a value; returns where it stands. */
  #value(type: number, at: number, end: number): number {
    const start = this.#out.end;
    const bytes = this.#bytes;
    if (type === TYPE.null) this.#out.byte(TAG.null);
    else if (type === TYPE.bool) this.#out.byte(bytes[at] === 1 ? TAG.true : TAG.false);
    else if (type === TYPE.int) this.#number(bytes.readInt32LE(at));
    else if (type === TYPE.long) this.#number(Number(bytes.readBigInt64LE(at)));
    else if (type === TYPE.double) this.#number(bytes.readDoubleLE(at));
    else if (type === TYPE.string) this.#text(at + 4, end - 1);
    else this.#compound(type, at, end);
    return start;
  }

  #number(value: number): void {
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new NotPlain("a number that is not exact");
    if (Number.isInteger(value) && Math.abs(value) < 2 ** 30 && !Object.is(value, -0)) {
      this.#out.numbered(TAG.integer, value < 0 ? -2 * value - 1 : 2 * value);
    } else {
      this.#out.byte(TAG.double);
      this.#out.double(value);
    }
  }

  #text(start: number, stop: number): void {
    const bytes = this.#bytes;
    if (this.#out.digest(bytes, start, stop, TAG.hex)) return;
    const hash = hashOf(bytes, start, stop, TYPE.string);
    const isCommon = stop - start <= LONGEST_COMMON_TEXT;
    const make = () => bytes.toString("utf8", start, stop);
    const known = isCommon ? TEXTS.numberOf(bytes, start, stop, hash, make) : -1;
    if (known >= 0) this.#out.numbered(TAG.knownText, known);
    else if (!this.#again(start, stop, hash)) {
      this.#out.numbered(TAG.text, stop - start);
      this.#out.copy(bytes, start, stop);
    }
  }

  /** A document or an array. */
  #compound(type: number, at: number, end: number): void {
    const hash = hashOf(this.#bytes, at, end, type);
    const isCommon = end - at <= LONGEST_COMMON_VALUE;
    const known = isCommon ? VALUES.numberOf(this.#bytes, at, end, hash, () => this.#aside(type, at)) : -1;
    if (known >= 0) this.#out.numbered(TAG.knownValue, known);
    else if (!this.#again(at, end, hash)) this.#parts(type, at);
  }

  #parts(type: number, at: number): void {
    const bytes = this.#bytes;
    const isList = type === TYPE.array;
    const shape = isList ? -1 : this.#shapeAt(at);
    if (shape >= 0) this.#out.numbered(TAG.record, shape);
    else this.#out.numbered(isList ? TAG.list : TAG.entries, this.#countAt(at));
    for (let next = at + 4, last = endOf(bytes, at); next < last; ) {
      const one = bytes[next] as number;
      const value = afterName(bytes, next + 1);
      const end = afterValue(bytes, one, value);
      if (shape < 0 && !isList) this.#text(next + 1, value - 1);
      this.#value(one, value, end);
      next = end;
    }
  }

  /** How many elements a document or an array has. */
  #countAt(at: number): number {
    const bytes = this.#bytes;
    let count = 0;
    for (let next = at + 4, last = endOf(bytes, at); next < last; count += 1)
      next = afterValue(bytes, bytes[next] as number, afterName(bytes, next + 1));
    return count;
  }

  /** The number of the shape of the document at a place; -1: it has none. */
  #shapeAt(at: number): number {
    const bytes = this.#bytes;
    const names = this.#names;
    let length = 0;
    for (let next = at + 4, last = endOf(bytes, at); next < last; ) {
      const value = afterName(bytes, next + 1);
      if (isProto(bytes, next + 1, value)) throw new NotPlain("a field that every object has");
      // Too long a list of names has no shape: bytes that do not fit are left out, and the length tells.
      for (let from = next + 1; from < value; from += 1, length += 1) names[length] = bytes[from] as number;
      next = afterValue(bytes, bytes[next] as number, value);
    }
    if (length > names.length) return -1;
    return SHAPES.numberOf(names, 0, length, hashOf(names, 0, length), () => shapeOf(namesOf(names, length)));
  }

  /** Whether a value stands in what is packed already: then it is referred to. */
  #again(at: number, end: number, hash: number): boolean {
    if (end - at < SHORTEST_AGAIN) return false;
    const known = this.#met.get(hash);
    if (!known) this.#met.set(hash, { at, end, place: this.#out.end });
    const isThere =
      known && known.end - known.at === end - at && isSame(this.#bytes, at, end, this.#bytes, known.at);
    if (isThere) this.#out.numbered(TAG.again, known.place);
    return isThere === true;
  }

  /** The document or array at a place as a value, without leaving it in what is packed. */
  #aside(type: number, at: number): unknown {
    const { end } = this.#out;
    const met = this.#met;
    this.#met = new Map();
    this.#parts(type, at);
    this.#met = met;
    this.#out.end = end;
    return new Unpacker(this.#out.bytes).valueAt(end);
  }
}

function isProto(bytes: Buffer, start: number, end: number): boolean {
  return end - start === PROTO.length && isSame(PROTO, 0, PROTO.length, bytes, start);
}

/** Names that stand one after the other, each with a zero at its end. */
function namesOf(bytes: Buffer, length: number): string[] {
  return bytes.toString("utf8", 0, length).split("\0").slice(0, -1);
}
