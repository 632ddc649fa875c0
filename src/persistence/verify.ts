import { setImmediate as nextRound } from "node:timers/promises";
import type { Connection } from "mongoose";
import { KINDS, type Kind } from "../domain/aggregates.js";
import { isReadable } from "../domain/readable.js";
import { type Fault, verifyHistory } from "../domain/verify-history.js";
import { DatabaseUnavailable, named } from "./errors.js";
import { positionBeyond } from "./positions.js";
import { COLLECTIONS, fieldsOf } from "./schemas.js";

/** An aggregate whose stored form is not what its history says; or the counter of commits, which is behind. */
export interface Broken {
  readonly kind: Kind | "counter";
  readonly id: string;
  /** What people call it, as far as it can be read. */
  readonly name: string | null;
  readonly faults: readonly Fault[];
}

/** What a look at every stored aggregate found. */
export interface VerifyReport {
  readonly aggregates: number;
  readonly events: number;
  readonly broken: readonly Broken[];
}

type Document = Record<string, unknown>;

const BATCH = 20;
/** So many ids are read from one answer of the database, during which nothing else can be done. */
const IDS_AT_ONCE = 200;

/** Nobody waits for the report any more, so it is not made. */
export class NobodyWaits extends Error {}

/**
 * Reads every stored aggregate as it lies in the database, past the programme in memory, and checks its history.
 * What cannot be read is named and does not keep the rest from being checked. Between two aggregates everything else has its
 * turn; as soon as nobody wants the report, {@link NobodyWaits} is thrown.
 */
export async function verifyDatabase(
  connection: Connection,
  isWanted: () => boolean = () => true,
): Promise<VerifyReport> {
  let aggregates = 0;
  let events = 0;
  const broken: Broken[] = [];
  for (const kind of KINDS) {
    for await (const [id, document] of documentsOf(connection, COLLECTIONS[kind])) {
      await nextRound();
      if (!isWanted()) throw new NobodyWaits();
      const checked = document ? check(kind, id, document) : UNREADABLE;
      aggregates += 1;
      events += checked.events;
      if (checked.faults.length > 0)
        broken.push({ kind, id, name: nameOf(document), faults: checked.faults });
    }
  }
  // Last, for a position is taken before its document is written.
  return { aggregates, events, broken: [...broken, ...(await judgeCounter(connection))] };
}

async function judgeCounter(connection: Connection): Promise<Broken[]> {
  const beyond = await positionBeyond(connection);
  if (beyond === null) return [];
  const message = `A document is of commit ${beyond}, which the counter has not reached. The next start of a server raises it.`;
  return [
    { kind: "counter", id: "position", name: null, faults: [{ code: "COUNTER", event: null, message }] },
  ];
}

const UNREADABLE = {
  events: 0,
  faults: [{ code: "UNREADABLE", event: null, message: "The database cannot give it." }] as const,
};

function check(kind: Kind, id: string, document: Document): { events: number; faults: readonly Fault[] } {
  const { _id, keys: _keys, position: _position, commits: _commits, ...stored } = document;
  try {
    const verified = verifyHistory(id, stored);
    const { events } = verified;
    const faults = [...verified.faults, ...judgeFields(kind, document)];
    if (isReadable(kind, stored) || faults.some(({ code }) => code === "UNREADABLE"))
      return { events, faults };
    const message = "It is left out of the programme: a field is not what it should be.";
    return { events, faults: [...faults, { code: "UNREADABLE", event: null, message }] };
  } catch (error) {
    const message = `It cannot be checked: ${(error as Error).message}`;
    return { events: 0, faults: [{ code: "UNREADABLE", event: null, message }] };
  }
}

function judgeFields(kind: Kind, document: Document): Fault[] {
  const known = fieldsOf(kind);
  const unknown = Object.keys(document).filter((field) => !known.has(field));
  if (unknown.length === 0) return [];
  const message = `It has fields that the program does not know: ${unknown.join(", ")}.`;
  return [{ code: "UNKNOWN_FIELD", event: null, message }];
}

/** All documents of a collection, with null for one that is listed and cannot be had. */
async function* documentsOf(
  connection: Connection,
  name: string,
): AsyncGenerator<readonly [id: string, document: Document | null]> {
  const collection = connection.collection<Document & { _id: string }>(name);
  const ids = await attempt(() =>
    collection.find({}, { projection: { _id: 1 }, batchSize: IDS_AT_ONCE }).toArray(),
  );
  if (!ids) {
    yield [`all of ${name}`, null];
    return;
  }
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH).map(({ _id }) => _id);
    const found = await attempt(() => collection.find({ _id: { $in: batch } }).toArray());
    // Fewer than were listed: an index does not lead to all of them, so each is looked for by itself.
    if (found?.length === batch.length)
      yield* found.map((document) => [String(document._id), document] as const);
    else for (const id of batch) yield [String(id), await attempt(() => collection.findOne({ _id: id }))];
  }
}

async function attempt<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await named(read);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    return null;
  }
}

function nameOf(document: Document | null): string | null {
  const name = document?.acronym ?? document?.label ?? document?.code ?? document?.handle;
  return typeof name === "string" ? name : null;
}
