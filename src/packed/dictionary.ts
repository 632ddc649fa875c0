/** So many values are kept; what comes after that stays by itself. */
const MOST = 100_000;
/** What was met so often is kept: to keep it takes the room of some mentions. */
const OFTEN = 4;

/** Values that come again and again, each kept once and for good, under a number that stands for it. */
export class Dictionary<T> {
  readonly #numbers = new Map<string, number>();
  readonly #values: T[] = [];
  /** How often what is not kept was met, by a hash of its key. */
  readonly #met: Uint8Array;

  /** `expected`: about how many different keys will be met, a power of two. */
  constructor(expected: number) {
    this.#met = new Uint8Array(expected);
  }

  /** The number of what is kept under a key; made and kept now where it was met often. Undefined: it is not kept. */
  numberOf(key: string, make: () => T): number | undefined {
    return this.#numbers.get(key) ?? (this.#isMetOften(key) ? this.#keep(key, make()) : undefined);
  }

  /** The value that a number stands for. */
  at(number: number): T {
    return this.#values[number] as T;
  }

  #keep(key: string, value: T): number {
    // What was made along with it may have been the same.
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#values.push(value) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  #isMetOften(key: string): boolean {
    if (this.#values.length >= MOST) return false;
    const place = hashOf(key) & (this.#met.length - 1);
    const met = (this.#met[place] as number) + 1;
    if (met < OFTEN) this.#met[place] = met;
    return met >= OFTEN;
  }
}

/** FNV-1a: hashes that collide only have something kept earlier. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < key.length; place += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(place), 0x01000193);
  }
  return (hash ^ (hash >>> 16)) >>> 0;
}
