/** Hexadecimal digits of a SHA-256. */
const DIGEST_DIGITS = 64;

/** The value of each hexadecimal digit in lower case; 255 of every other byte. */
const DIGITS = new Uint8Array(256).fill(255);
for (const [value, digit] of [..."0123456789abcdef"].entries()) DIGITS[digit.charCodeAt(0)] = value;

/** Bytes that are written one after the other. */
export class Output {
  bytes = Buffer.alloc(1 << 16);
  end = 0;

  /** Begins anew. */
  clear(): void {
    this.end = 0;
  }

  /** What was written, a byte a letter. */
  packed(): string {
    return this.bytes.toString("latin1", 0, this.end);
  }

  byte(byte: number): void {
    if (this.end === this.bytes.length) this.#grow(1);
    this.bytes[this.end] = byte;
    this.end += 1;
  }

  /** A tag with a number from 0, which takes as many bytes as it is large. */
  numbered(tag: number, number: number): void {
    this.byte(tag);
    let left = number;
    while (left > 127) {
      this.byte((left & 127) | 128);
      left >>>= 7;
    }
    this.byte(left);
  }

  /** A number of four bytes. */
  integer(number: number): void {
    this.#grow(4);
    this.end = this.bytes.writeInt32LE(number, this.end);
  }

  double(number: number): void {
    this.#grow(8);
    this.end = this.bytes.writeDoubleLE(number, this.end);
  }

  copy(from: Buffer, start: number, stop: number): void {
    this.#grow(stop - start);
    this.end += from.copy(this.bytes, this.end, start, stop);
  }

  /** A digest, in half as many bytes as it has digits; false: that part is none. */
  digest(from: Buffer, start: number, stop: number, tag: number): boolean {
    if (stop - start !== DIGEST_DIGITS) return false;
    for (let at = start; at < stop; at += 1) if ((DIGITS[from[at] as number] as number) > 15) return false;
    this.numbered(tag, DIGEST_DIGITS / 2);
    for (let at = start; at < stop; at += 2) {
      const [high, low] = [from[at] as number, from[at + 1] as number];
      this.byte(16 * (DIGITS[high] as number) + (DIGITS[low] as number));
    }
    return true;
  }

  #grow(more: number): void {
    if (this.end + more > this.bytes.length) this.bytes = Buffer.concat([this.bytes], 2 * (this.end + more));
  }
}
