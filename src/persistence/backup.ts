import { createHash, type Hash } from "node:crypto";
import { EJSON } from "bson";
import type { Connection } from "mongoose";
import { raisePositions } from "./positions.js";
import { ensureIndexes, modelsOn } from "./schemas.js";

/** The format of backup files. The first line says it, so that a later version can tell. */
const FORMAT = "work-programme-backup";
const VERSION = 1;

/** A collection in which a restore notes that it is under way. */
const UNFINISHED = "unfinishedRestore";
const BATCH = 500;

/** The file is no backup of ours, is damaged or cut off, or the database is not empty. Nothing was written. */
export class BackupRefused extends Error {}

/** Tells how many documents have been dealt with. */
export type Progress = (documents: number) => void;

interface Head {
  readonly format: string;
  readonly version: number;
}
interface Entry {
  readonly collection: string;
  readonly document: Record<string, unknown>;
}
interface End {
  readonly documents: number;
  /** SHA-256 of all lines before, in hex. */
  readonly sha256: string;
}

/** Read last, so that a backup of a database that is written to has no document of a later commit than its counter. */
const COUNTERS = "counters";

/**
 * Every document of a database as extended JSON, a line each, between a line that names the format and one that
 * closes with the number of documents and a checksum.
 */
export async function* backupLines(connection: Connection, progress: Progress): AsyncGenerator<string> {
  const hash = createHash("sha256");
  await refuseUnfinished(connection);
  const line = (value: object) => {
    const text = `${EJSON.stringify(value, { relaxed: false })}\n`;
    hash.update(text);
    return text;
  };
  yield line({ format: FORMAT, version: VERSION, at: new Date().toISOString() });
  let documents = 0;
  const collections = await collectionsOf(connection);
  for (const collection of [...collections.filter((name) => name !== COUNTERS), COUNTERS]) {
    for await (const document of connection
      .collection(collection)
      .find({}, { promoteValues: false, promoteBuffers: false })) {
      yield line({ collection, document });
      documents += 1;
      if (documents % BATCH === 0) progress(documents);
    }
  }
  progress(documents);
  const end: End = { documents, sha256: hash.digest("hex") };
  yield `${JSON.stringify(end)}\n`;
}

/**
 * Reads a backup to its end without keeping it, and throws {@link BackupRefused} unless it is whole. What its values mean is looked at when
 * they are written.
 */
export async function checkBackup(
  lines: AsyncIterable<string>,
  progress: Progress = () => undefined,
): Promise<number> {
  let documents = 0;
  for await (const _entry of entriesOf(lines, JSON.parse)) {
    documents += 1;
    progress(documents);
  }
  return documents;
}

/**
 * Writes a backup into an empty database: all of it or nothing. A note comes first; then the backup is read to its end once
 * before anything is written. Whatever goes wrong is undone, and a restore that was cut off is undone by the next.
 */
export async function restore(
  connection: Connection,
  lines: () => AsyncIterable<string>,
  progress: Progress,
  checking?: Progress,
): Promise<number> {
  await clearUnfinished(connection);
  await refuseUnlessEmpty(connection);
  const unfinished = connection.collection<{ _id: string }>(UNFINISHED);
  await unfinished.insertOne({ _id: "restore" });
  try {
    await checkBackup(lines(), checking);
    await ensureIndexes(modelsOn(connection));
    const documents = await writeAll(connection, lines(), progress);
    await raisePositions(connection);
    await unfinished.drop();
    return documents;
  } catch (error) {
    await clearUnfinished(connection);
    const twice = (error as { code?: number }).code === 11000;
    throw twice
      ? new BackupRefused(`Two documents of the backup share a key: ${(error as Error).message}`)
      : error;
  }
}

/** Throws when a restore into this database was cut off. */
export async function refuseUnfinished(connection: Connection): Promise<void> {
  if ((await connection.collection(UNFINISHED).findOne({})) === null) return;
  throw new BackupRefused(
    "A restore into this database was cut off. Run npm run restore again; it starts afresh.",
  );
}

async function writeAll(
  connection: Connection,
  lines: AsyncIterable<string>,
  progress: Progress,
): Promise<number> {
  let written = 0;
  let batch: Entry[] = [];
  const flush = async () => {
    for (const collection of new Set(batch.map((entry) => entry.collection))) {
      const documents = batch
        .filter((entry) => entry.collection === collection)
        .map((entry) => entry.document);
      await connection.collection(collection).insertMany(documents);
    }
    written += batch.length;
    progress(written);
    batch = [];
  };
  for await (const entry of entriesOf(lines, extended)) {
    batch.push(entry);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return written;
}

const extended = (text: string): unknown => EJSON.parse(text, { relaxed: false });

async function* entriesOf(
  lines: AsyncIterable<string>,
  parse: (text: string) => unknown,
): AsyncGenerator<Entry> {
  const hash = createHash("sha256");
  let number = 0;
  let documents = 0;
  let end: End | null = null;
  for await (const text of lines) {
    number += 1;
    if (end) throw new BackupRefused(`Line ${number}: the backup goes on after its end.`);
    const value = parsed(text, number, number === 1 ? extended : parse);
    if (number === 1) checkHead(value as Partial<Head>);
    else if (isEnd(value)) end = value;
    else {
      documents += 1;
      yield asEntry(value, number);
    }
    if (!end) hash.update(`${text}\n`);
  }
  checkEnd(end, documents, hash);
}

function parsed(text: string, number: number, parse: (text: string) => unknown): unknown {
  try {
    return parse(text);
  } catch {
    throw new BackupRefused(`Line ${number} is not extended JSON.`);
  }
}

function checkHead(head: Partial<Head> | null): void {
  if (head?.format !== FORMAT)
    throw new BackupRefused("The file is not a backup of the work programme tracker.");
  if (Number(head.version) !== VERSION) {
    throw new BackupRefused(
      `The backup has format version ${head.version}; this program reads version ${VERSION}.`,
    );
  }
}

function checkEnd(end: End | null, documents: number, hash: Hash): void {
  if (!end) throw new BackupRefused("The backup has no end: the file is cut off.");
  if (Number(end.documents) !== documents || end.sha256 !== hash.digest("hex")) {
    throw new BackupRefused("The backup was changed or damaged: its checksum does not fit.");
  }
}

function isEnd(value: unknown): value is End {
  return typeof value === "object" && value !== null && "sha256" in value && "documents" in value;
}

function asEntry(value: unknown, number: number): Entry {
  const { collection, document } = (value ?? {}) as Partial<Entry>;
  const named =
    typeof collection === "string" && /^[\w.-]{1,100}$/.test(collection) && !collection.startsWith("system.");
  if (named && typeof document === "object" && document !== null && "_id" in document)
    return { collection, document };
  throw new BackupRefused(`Line ${number} is no document of a collection.`);
}

async function refuseUnlessEmpty(connection: Connection): Promise<void> {
  for (const collection of await collectionsOf(connection)) {
    const count = await connection.collection(collection).countDocuments();
    if (count === 0) continue;
    throw new BackupRefused(
      `The database is not empty: ${collection} has ${count} documents. Restore into an empty one.`,
    );
  }
}

/** Takes away what a restore that was cut off has written: the database was empty when it began. */
async function clearUnfinished(connection: Connection): Promise<void> {
  if ((await connection.collection(UNFINISHED).findOne({})) === null) return;
  // The note goes last: if this is cut off as well, the next one goes on.
  for (const collection of await collectionsOf(connection))
    await connection.collection(collection).deleteMany({});
  await connection.collection(UNFINISHED).drop();
}

async function collectionsOf(connection: Connection): Promise<string[]> {
  const names = (await connection.listCollections()).map((collection) => collection.name);
  return names.filter((name) => name !== UNFINISHED && !name.startsWith("system.")).sort();
}
