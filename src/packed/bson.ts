/** BSON type bytes of the values that JSON knows. */
export const TYPE = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  bool: 8,
  null: 10,
  int: 16,
  long: 18,
} as const;

/** A field of a BSON document, or an element of an array: where in the bytes its name and its value stand. */
export interface Element {
  readonly type: number;
  readonly name: string;
  readonly nameAt: number;
  readonly at: number;
  readonly end: number;
}

/** Something in a document that is not plain: of a type that JSON does not know, or bytes that are no BSON. */
export class NotPlain extends Error {}

/** The elements of the document or array at a place. */
export function elementsIn(bytes: Buffer, start: number): Element[] {
  const elements: Element[] = [];
  const end = start + bytes.readInt32LE(start) - 1;
  if (end >= bytes.length) throw new NotPlain("a document is cut off");
  let next = start + 4;
  while (next < end) {
    const type = bytes[next] as number;
    const nameAt = next + 1;
    const stop = bytes.indexOf(0, nameAt);
    const at = stop + 1;
    next = at + sizeOf(bytes, type, at);
    if (stop < 0 || next > end) throw new NotPlain("an element is cut off");
    elements.push({ type, name: bytes.toString("utf8", nameAt, stop), nameAt, at, end: next });
  }
  return elements;
}

function sizeOf(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case TYPE.null:
      return 0;
    case TYPE.bool:
      return 1;
    case TYPE.int:
      return 4;
    case TYPE.double:
    case TYPE.long:
      return 8;
    case TYPE.string:
      return 4 + bytes.readInt32LE(at);
    case TYPE.object:
    case TYPE.array:
      return bytes.readInt32LE(at);
    default:
      throw new NotPlain(`type ${type}`);
  }
}
