import { type Doc, Int32, Int64, MAX_DEPTH, typeByte, type Value } from "./bson.js";
import { refuse } from "./errors.js";

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
