import mongoose from "mongoose";
import { noteCommits } from "../domain/commits.js";
import type { Recorded } from "../domain/history.js";
import { elementsIn, NotPlain } from "../packed/bson.js";
import { SHAPES, shapeNumber, shapeOf } from "../packed/format.js";
import { PACKER } from "../packed/pack-aggregate.js";
import type { StoredFields } from "./schemas.js";

/** An aggregate as read from the database, with the commit that wrote it. */
export interface Stored<A> {
  readonly aggregate: A;
  readonly position: number;
}

/** How the database is asked for documents as the bytes that they are. */
export const AS_BYTES = { raw: true } as const;

/** What a document has besides the aggregate. */
const APART = new Set(["keys", "position", "commits"]);

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
  const own = elements.filter(({ name }) => !APART.has(name));
  const names = own.map(({ name }) => (name === "_id" ? "id" : name));
  const number = shapeNumber(names);
  const { template } = number === undefined ? shapeOf(names) : SHAPES.at(number);
  const aggregate: Record<string, unknown> = { ...template };
  for (const [place, element] of own.entries()) {
    const name = names[place] as string;
    aggregate[name] = name === "history" ? PACKER.historyOf(bytes, element) : PACKER.valueOf(bytes, element);
  }
  const apart = (name: keyof StoredFields) => {
    const element = elements.find((one) => one.name === name);
    return element && PACKER.valueOf(bytes, element);
  };
  const commits = (apart("commits") ?? []) as number[];
  return { aggregate: aggregate as A, position: apart("position") as number, commits };
}
