import { SHAPES, TAG, TEXTS, VALUES } from "./format.js";

/** Makes values of what a packer wrote. */
export class Unpacker {
  #at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** The value at a place. */
  valueAt(at: number): unknown {
    this.#at = at;
    return this.#value();
  }

  #value(): unknown {
    const tag = this.bytes[this.#at] as number;
    this.#at += 1;
    switch (tag) {
      case TAG.null:
        return null;
      case TAG.false:
        return false;
      case TAG.true:
        return true;
      case TAG.double:
        return this.bytes.readDoubleLE(this.#pass(8));
      case TAG.integer:
        return this.#integer();
      case TAG.text:
        return this.#text("utf8");
      case TAG.hex:
        return this.#text("hex");
      case TAG.knownText:
        return TEXTS.at(this.#count());
      case TAG.list:
        return this.#list();
      case TAG.record:
        return this.#record();
      case TAG.entries:
        return this.#entries();
      case TAG.knownValue:
        return VALUES.at(this.#count());
      default:
        return this.#again();
    }
  }

  #count(): number {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.#at] as number;
      this.#at += 1;
      number |= (byte & 127) << shift;
      if (byte < 128) return number;
    }
  }

  #integer(): number {
    const number = this.#count();
    return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
  }

  #text(encoding: "utf8" | "hex"): string {
    const length = this.#count();
    const start = this.#pass(length);
    return this.bytes.toString(encoding, start, start + length);
  }

  #list(): unknown[] {
    const length = this.#count();
    const list = new Array<unknown>(length);
    for (let place = 0; place < length; place += 1) list[place] = this.#value();
    return list;
  }

  #record(): object {
    const { names, template } = SHAPES.at(this.#count());
    const record = { ...template };
    for (const name of names) record[name] = this.#value();
    return record;
  }

  #entries(): object {
    const entries: Record<string, unknown> = {};
    for (let left = this.#count(); left > 0; left -= 1) entries[this.#value() as string] = this.#value();
    return entries;
  }

  #again(): unknown {
    const there = this.#count();
    const back = this.#at;
    const value = this.valueAt(there);
    this.#at = back;
    return value;
  }

  #pass(bytes: number): number {
    const start = this.#at;
    this.#at += bytes;
    return start;
  }
}
