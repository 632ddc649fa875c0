import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type Db, MongoClient, type MongoClientOptions } from "mongodb";
import { decode } from "../../src/embedded/bson-decode.js";
import { Catalog, KEYS } from "../../src/embedded/catalog.js";
import { keysIn, scanRecords } from "../../src/embedded/collection.js";
import { type EmbeddedStore, openEmbeddedStore } from "../../src/embedded/index.js";
import { afterPrefix, walkRange } from "../../src/embedded/overlay.js";
import { Storage } from "../../src/embedded/storage.js";

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), "embedded-"));
}

/** A store with a client, for the tests of one `describe`. */
export interface TestStore {
  store: EmbeddedStore;
  client: MongoClient;
  db: Db;
  directory: string;
  restart(): Promise<void>;
  /** Opens what a test has closed. */
  reopen(): Promise<void>;
}

export function useStore(options: MongoClientOptions = {}): TestStore {
  const test = {} as TestStore;
  const start = async () => {
    test.store = await openEmbeddedStore({ directory: test.directory });
    test.client = new MongoClient(test.store.uri, {
      writeConcern: { w: "majority" },
      readConcern: { level: "majority" },
      ...options,
    });
    test.db = test.client.db("test");
  };
  const stop = async () => {
    await test.client.close();
    await test.store.close();
  };
  before(async () => {
    test.directory = temporaryDirectory();
    await start();
  });
  after(async () => {
    await stop();
    checkConsistency(test.directory);
    rmSync(test.directory, { recursive: true, force: true });
  });
  test.reopen = start;
  test.restart = async () => {
    await stop();
    await start();
  };
  return test;
}

/** Compares every index on disk, entry by entry, with what its collection's documents call for. */
export function checkConsistency(directory: string): { documents: number; entries: number } {
  const storage = new Storage(join(directory, "data.mdb"));
  const catalog = new Catalog(storage);
  let [documents, entries] = [0, 0];
  for (const database of catalog.databases()) {
    for (const collection of catalog.in(database)) {
      const wanted = new Map<string, string>();
      for (const { record, bytes } of scanRecords(storage.disk, collection)) {
        documents++;
        const doc = decode(bytes);
        for (const index of collection.indexes) {
          for (const key of keysIn(index, doc).keys()) {
            const entry = KEYS.index(index) + key;
            if (index.unique) expect(wanted.has(entry), `unique key twice in ${index.name}`).to.equal(false);
            if (index.unique) wanted.set(entry, record);
            else wanted.set(entry + record, "\x01");
          }
        }
      }
      for (const index of collection.indexes) {
        const prefix = KEYS.index(index);
        for (const [key, value] of walkRange(storage.disk, prefix, afterPrefix(prefix))) {
          entries++;
          expect(wanted.get(key), `stray entry in ${collection.name}.${index.name}`).to.equal(
            value.toString("latin1"),
          );
          wanted.delete(key);
        }
      }
      expect(wanted.size, `missing index entries in ${collection.name}`).to.equal(0);
    }
  }
  void storage.close();
  return { documents, entries };
}

/** Awaits a refusal and gives it. */
export async function refusal(
  promise: Promise<unknown>,
): Promise<{ code: number; message: string; codeName?: string } & Record<string, unknown>> {
  try {
    await promise;
  } catch (error) {
    return error as never;
  }
  throw new Error("expected a refusal");
}
