import { Dictionary } from "./dictionary.js";

/** What a packed value begins with. A number is written seven bits a byte, the lowest first. */
export const TAG = {
  null: 0,
  false: 1,
  true: 2,
  /** Eight bytes. */
  double: 3,
  /** A number: twice the integer, or, of a negative one, twice its distance from -1, and 1. */
  integer: 4,
  /** How many bytes of UTF-8, and these. */
  text: 5,
  /** How many bytes, and these: each stands for two hexadecimal digits. */
  hex: 6,
  /** The number of a text in the dictionary. */
  knownText: 7,
  /** How many values, and these. */
  list: 8,
  /** The number of a shape in the dictionary, and a value for each of its names. */
  record: 9,
  /** How many names, and each with its value. */
  entries: 10,
  /** The number of a list or record in the dictionary. */
  knownValue: 11,
  /** Where the same value stands in what is packed. */
  again: 12,
} as const;

/** The names of the fields of a record, and one with these fields, from which others are made. */
export interface Shape {
  readonly names: readonly string[];
  readonly template: Record<string, unknown>;
}

/** A shape. JSON makes objects that the engine keeps best; field by field they would take three times the room. */
export function shapeOf(names: readonly string[]): Shape {
  const fields = names.map((name) => `${JSON.stringify(name)}:null`);
  return { names, template: JSON.parse(`{${fields.join()}}`) };
}

/** Texts, lists and records that come again and again, and the shapes of records. They are the process' own: nothing of them is on disk. */
export const TEXTS = new Dictionary<string>(1 << 20);
export const VALUES = new Dictionary<unknown>(1 << 20);
/** By their names, each with a zero at its end. */
export const SHAPES = new Dictionary<Shape>(1 << 12);
