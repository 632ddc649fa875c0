import mongoose from "mongoose";
import { noteCommits } from "../domain/commits.js";
import type { Recorded } from "../domain/history.js";
import { type Element, elementsIn, NotPlain } from "../packed/bson.js";
import { type Shape, shapeOf } from "../packed/format.js";
import { PACKER } from "../packed/pack-aggregate.js";

/** An aggregate as read from the database, with the commit that wrote it. */
export interface Stored<A> {
  readonly aggregate: A;
  readonly position: number;
}

/** How the database is asked for documents as the bytes that they are. */
export const AS_BYTES = { raw: true } as const;

/** What a document has besides the state of the aggregate. */
const APART = ["history", "position", "commits", "keys"];

/** The aggregate in a document that was asked for {@link AS_BYTES}: its history packed, the rest sharing what is common. */
export function readDocument<A extends Recorded>(document: object): Stored<A> {
  const { buffer, byteOffset, byteLength } = document as Uint8Array;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const { aggregate, position, commits } = plainly<A>(bytes);
  const isWhole = commits.length >= (aggregate.history?.length ?? 0);
  noteCommits(aggregate, { positions: commits, before: isWhole ? 0 : (commits[0] ?? position + 1) - 1 });
  return { aggregate, position };
}

interface Read<A> {
  readonly aggregate: A;
  readonly position: number;
  readonly commits: readonly number[];
}

function plainly<A>(bytes: Buffer): Read<A> {
  try {
    return read(bytes);
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    // It is not what it should be, which `verify` has to say: it is worth no care here.
    const { _id, keys: _keys, position, commits = [], ...fields } = mongoose.mongo.BSON.deserialize(bytes);
    return { aggregate: { ...fields, id: _id } as A, position, commits };
  }
}

function read<A>(bytes: Buffer): Read<A> {
  const elements = elementsIn(bytes, 0);
  const { fields, template, apart } = planOf(PACKER.namesIn(bytes));
  const [history, position, commits] = apart.map((place) => elements[place]);
  if (!history || !position) throw new NotPlain("no aggregate");
  const state = fields.map(({ place }) => elements[place] as Element);
  const values = PACKER.valuesOf(bytes, [...state, position, ...(commits ? [commits] : [])]);
  const aggregate: Record<string, unknown> = { ...template };
  for (let place = 0; place < fields.length; place += 1)
    aggregate[(fields[place] as Field).name] = values[place];
  aggregate.history = PACKER.historyOf(bytes, history);
  const [at, known = []] = values.slice(fields.length) as [number, number[]?];
  return { aggregate: aggregate as A, position: at, commits: known };
}

interface Field {
  readonly name: string;
  readonly place: number;
}

/** What is made of a document with these fields. */
interface Plan extends Pick<Shape, "template"> {
  /** The fields of the state, by their places among the document's. */
  readonly fields: readonly Field[];
  /** The places of what it has besides; -1 where it has not. */
  readonly apart: readonly number[];
}

const plans = new WeakMap<readonly string[], Plan>();

function planOf(names: readonly string[]): Plan {
  const known = plans.get(names);
  if (known) return known;
  const all = names.map((name, place) => ({ name: name === "_id" ? "id" : name, place }));
  const fields = all.filter(({ name }) => !APART.includes(name));
  const { template } = shapeOf([...fields.map(({ name }) => name), "history"]);
  const plan = { fields, template, apart: APART.map((name) => names.indexOf(name)) };
  plans.set(names, plan);
  return plan;
}
