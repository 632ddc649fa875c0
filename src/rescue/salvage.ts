import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Doc } from "../embedded/bson.js";
import { decode } from "../embedded/bson-decode.js";
import { Catalog, type Collection, KEYS, type WriteSet } from "../embedded/catalog.js";
import { insertDocument, readRecord, scanRecords } from "../embedded/collection.js";
import { typeRank } from "../embedded/compare.js";
import { checkFormat, DATA_FILE, damaged, openStorage, prepareDirectory } from "../embedded/directory.js";
import type { EmbeddedStoreError } from "../embedded/open-error.js";
import { takeDirectory } from "../embedded/open-store.js";
import { afterPrefix, Overlay, type View, walkRange } from "../embedded/overlay.js";
import { unpacked } from "../embedded/packing.js";
import type { Storage } from "../embedded/storage.js";
import { contentsOf } from "../lmdb-file/data-file.js";
import { collectionsIn, freeId, type LostCollection } from "./collections.js";

/** A document that lies in a store and cannot be read. */
export interface DamagedDocument {
  readonly database: string;
  readonly collection: string;
  /** Its `_id` where that is a text that can still be read. */
  readonly id: string | null;
  /** What is wrong, in words. */
  readonly why: string;
}

/** What of a store cannot be read. */
export interface Damage {
  readonly documents: readonly DamagedDocument[];
  /** How many pages of the file are lost. Of documents on them those are named that the index of ids still knows. */
  readonly lostPages: number;
}

interface Whole {
  readonly doc: Doc;
  readonly bytes: Buffer;
}

interface Source {
  readonly view: View;
  readonly collections: readonly Collection[];
  readonly lost: readonly LostCollection[];
  readonly lostPages: number;
}

const lostIn = (source: Source | null): DamagedDocument[] =>
  (source?.lost ?? []).map((collection) => ({ ...collection, id: null }));

/**
 * Looks at every document of the closed store in a directory, and tells what cannot be read; null where all can, or where
 * there is no store. Changes nothing.
 */
export async function findDamage(directory: string): Promise<Damage | null> {
  return withSource(directory, async (source) => {
    const documents: DamagedDocument[] = lostIn(source);
    for (const collection of source?.collections ?? [])
      for (const one of documentsOf(source?.view as View, collection))
        if (isDamaged(one)) documents.push(one);
    const lostPages = source?.lostPages ?? 0;
    return documents.length + lostPages > 0 ? { documents, lostPages } : null;
  });
}

/**
 * Copies what can be read of the closed store in a directory into a new store in another one, and tells what cannot.
 * Changes nothing in the first.
 */
export async function salvage(directory: string, target: string): Promise<Damage> {
  return withSource(directory, async (source) => {
    if (!source) throw damaged(directory, "there is nothing in it.");
    const storage = await openStorage(prepareDirectory(target));
    const documents: DamagedDocument[] = lostIn(source);
    try {
      await copyCollections(source.collections, storage);
      for (const collection of source.collections) {
        const write: WriteSet = { view: new Overlay(storage.latest), afterwards: [] };
        for (const one of documentsOf(source.view, collection)) {
          const left = isDamaged(one) ? one : copy(write, collection, one);
          if (left) documents.push(left);
        }
        await storage.submit(write.view);
      }
    } finally {
      await storage.close();
    }
    return { documents, lostPages: source.lostPages };
  });
}

async function withSource<T>(path: string, look: (source: Source | null) => Promise<T>): Promise<T> {
  const { directory, release } = await takeDirectory(path);
  try {
    return await look(sourceIn(directory));
  } finally {
    await release();
  }
}

/** What the file says, in memory: read without LMDB, which would be ended by a signal on some damage. */
function sourceIn(directory: string): Source | null {
  const file = join(directory, DATA_FILE);
  const contents = existsSync(file) ? contentsOf(file) : null;
  if (!contents || (contents.entries.size === 0 && contents.lostPages === 0)) return null;
  const { entries, lostPages } = contents;
  const format = entries.get(KEYS.format);
  if (format || lostPages === 0) checkNotForeign(directory, format);
  const view = new Overlay({ get: () => undefined, chunk: () => ({ entries: [], next: undefined }) });
  for (const [key, value] of entries) view.put(key, unpacked(value));
  return { view, lostPages, ...collectionsIn(view) };
}

/** A note of the format that cannot be read is damage like any other. */
function checkNotForeign(directory: string, format: Buffer | undefined): void {
  try {
    checkFormat(directory, format);
  } catch (error) {
    if ((error as EmbeddedStoreError).code !== "DAMAGED") throw error;
  }
}

async function copyCollections(collections: readonly Collection[], target: Storage): Promise<void> {
  const write: WriteSet = { view: new Overlay(target.latest), afterwards: [] };
  const catalog = new Catalog(target);
  for (const collection of collections) catalog.replace(write, collection);
  const nextId = Buffer.alloc(4);
  nextId.writeUInt32BE(freeId(collections));
  write.view.put(KEYS.nextId, nextId);
  await target.submit(write.view);
}

/** A document whose keys are those of another one is damaged too: it says what was never accepted. */
function copy(write: WriteSet, collection: Collection, { doc, bytes }: Whole): DamagedDocument | null {
  const statement: WriteSet = { view: new Overlay(write.view), afterwards: [] };
  try {
    insertDocument(statement, collection, doc, bytes);
  } catch (error) {
    return damagedIn(collection, idIn(bytes), error);
  }
  write.view.absorb(statement.view);
  return null;
}

function* documentsOf(view: View, collection: Collection): Generator<Whole | DamagedDocument> {
  for (const [record, id] of placesOf(view, collection)) {
    const bytes = readRecord(view, collection, record);
    if (!bytes) {
      yield damagedIn(collection, id, "its page is lost");
      continue;
    }
    try {
      yield { bytes, doc: decode(bytes) };
    } catch (error) {
      yield damagedIn(collection, id ?? idIn(bytes), error);
    }
  }
}

/** Where the documents lie, and where they should according to the index of their ids; with the ids, if they are texts. */
function placesOf(view: View, collection: Collection): [record: string, id: string | null][] {
  const places = new Map<string, string | null>();
  for (const { record } of scanRecords(view, collection)) places.set(record, null);
  const primary = collection.indexes.find(({ name }) => name === "_id_");
  const prefix = primary && KEYS.index(primary);
  for (const [key, record] of prefix ? walkRange(view, prefix, afterPrefix(prefix)) : [])
    places.set(record.toString("latin1"), textIn(key.slice(prefix?.length)));
  return [...places].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The text that an index key stands for; null where it is none, or a long one. */
function textIn(key: string): string | null {
  const isText = key.charCodeAt(0) === typeRank("") + 2 && key.endsWith("\0") && !key.includes("\x01");
  return isText ? Buffer.from(key.slice(1, -1), "latin1").toString() : null;
}

/** The `_id` at the beginning of a document whose rest may be anything. */
function idIn(bytes: Buffer): string | null {
  const framed = Buffer.from(bytes);
  if (framed.length < 5) return null;
  framed.writeInt32LE(framed.length, 0);
  framed[framed.length - 1] = 0;
  try {
    const id = decode(framed, new Set(["_id"])).get("_id");
    return typeof id === "string" ? id : null;
  } catch {
    return null;
  }
}

function damagedIn(collection: Collection, id: string | null, error: unknown): DamagedDocument {
  const why = error instanceof Error ? error.message : String(error);
  return { database: collection.database, collection: collection.name, id, why };
}

const isDamaged = (one: Whole | DamagedDocument): one is DamagedDocument => "why" in one;
