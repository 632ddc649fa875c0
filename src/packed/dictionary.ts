/** So many values are kept; what comes after that stays by itself. */
const MOST = 100_000;
/** What was met so often is kept: to keep it takes the room of some mentions. */
const OFTEN = 4;

/** A hash of a part of some bytes (FNV-1a); `seed` tells apart what is not the same though its bytes are. */
export function hashOf(bytes: Buffer, start: number, stop: number, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = start; at < stop; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) | 0;
}

/** Whether two parts of some bytes are the same. */
export function isSame(one: Buffer, start: number, stop: number, other: Buffer, from: number): boolean {
  for (let at = start, there = from; at < stop; at += 1, there += 1)
    if (one[at] !== other[there]) return false;
  return true;
}

/** Values that come again and again, each kept once and for good, under a number that stands for it. They are found by the bytes that say them. */
export class Dictionary<T> {
  readonly #values: T[] = [];
  readonly #hashes: number[] = [];
  /** Where the bytes of each value end. */
  readonly #ends: number[] = [];
  #keys = Buffer.alloc(1 << 12);
  /** By hash, with those after them where the place was taken: the number of a value, and 1. */
  #slots = new Int32Array(1 << 10);
  /** How often what is not kept was met, by its hash. */
  readonly #met: Uint8Array;

  /** `expected`: about how many different values will be met, a power of two. */
  constructor(expected: number) {
    this.#met = new Uint8Array(expected);
  }

  /** The number of the value that a part of some bytes says; made and kept now where it was met often. -1: it is not kept. */
  numberOf(bytes: Buffer, start: number, stop: number, hash: number, make: () => T): number {
    const known = this.#find(bytes, start, stop, hash);
    if (known >= 0 || !this.#isMetOften(hash)) return known;
    const value = make();
    // What was made along with it may have been the same.
    const meanwhile = this.#find(bytes, start, stop, hash);
    return meanwhile >= 0 ? meanwhile : this.#keep(bytes, start, stop, hash, value);
  }

  /** The value that a number stands for. */
  at(number: number): T {
    return this.#values[number] as T;
  }

  #find(bytes: Buffer, start: number, stop: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) return -1;
      if (this.#hashes[number] !== hash) continue;
      const from = number === 0 ? 0 : (this.#ends[number - 1] as number);
      const isAsLong = (this.#ends[number] as number) - from === stop - start;
      if (isAsLong && isSame(bytes, start, stop, this.#keys, from)) return number;
    }
  }

  #isMetOften(hash: number): boolean {
    if (this.#values.length >= MOST) return false;
    const place = (hash >>> 8) & (this.#met.length - 1);
    const met = (this.#met[place] as number) + 1;
    if (met < OFTEN) this.#met[place] = met;
    return met >= OFTEN;
  }

  #keep(bytes: Buffer, start: number, stop: number, hash: number, value: T): number {
    const from = this.#ends.at(-1) ?? 0;
    const end = from + stop - start;
    if (end > this.#keys.length) this.#keys = Buffer.concat([this.#keys], 2 * end);
    bytes.copy(this.#keys, from, start, stop);
    this.#ends.push(end);
    this.#hashes.push(hash);
    const number = this.#values.push(value) - 1;
    if (2 * this.#values.length > this.#slots.length) this.#slots = new Int32Array(4 * this.#slots.length);
    else return this.#put(number, hash);
    for (const [one, its] of this.#hashes.entries()) this.#put(one, its);
    return number;
  }

  #put(number: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = number + 1;
    return number;
  }
}
