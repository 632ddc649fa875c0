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

/** A field of a BSON document, or an element of an array: its type, and where its name and its value stand in the bytes. */
export interface Element {
  readonly type: number;
  readonly nameAt: number;
  readonly at: number;
  readonly end: number;
}

/** Something in a document that is not plain: of a type that JSON does not know, or bytes that are no BSON. */
export class NotPlain extends Error {}

/** The place of the zero at the end of the document or array at a place. */
export function endOf(bytes: Buffer, start: number): number {
  const end = start + bytes.readInt32LE(start) - 1;
  if (end < start + 4 || end >= bytes.length) throw new NotPlain("a document is cut off");
  return end;
}

/** The place of a value, after the zero that ends its name. */
export function afterName(bytes: Buffer, nameAt: number): number {
  // Most names are short, for which this is faster than Buffer's own search.
  let at = nameAt;
  while (bytes[at] !== 0) {
    if (at >= bytes.length) throw new NotPlain("a name is cut off");
    at += 1;
  }
  return at + 1;
}

/** The place after a value. */
export function afterValue(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case TYPE.null:
      return at;
    case TYPE.bool:
      return at + 1;
    case TYPE.int:
      return at + 4;
    case TYPE.double:
    case TYPE.long:
      return at + 8;
    case TYPE.string:
      return at + 4 + bytes.readInt32LE(at);
    case TYPE.object:
    case TYPE.array:
      return at + bytes.readInt32LE(at);
    default:
      throw new NotPlain(`type ${type}`);
  }
}

/** The elements of the document or array at a place. */
export function elementsIn(bytes: Buffer, start: number): Element[] {
  const elements: Element[] = [];
  for (let next = start + 4, last = endOf(bytes, start); next < last; ) {
    const type = bytes[next] as number;
    const at = afterName(bytes, next + 1);
    const end = afterValue(bytes, type, at);
    elements.push({ type, nameAt: next + 1, at, end });
    next = end;
  }
  return elements;
}

/** The names of the fields of a document. */
export function fieldNamesIn(bytes: Buffer): string[] {
  return elementsIn(bytes, 0).map(({ nameAt, at }) => bytes.toString("utf8", nameAt, at - 1));
}
