import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { open } from "lmdb";
import { docOf, int } from "./bson.js";
import { decode } from "./bson-decode.js";
import { encode } from "./bson-encode.js";
import { KEYS } from "./catalog.js";
import { toInteger } from "./numbers.js";
import { EmbeddedStoreError } from "./open-error.js";
import { Overlay } from "./overlay.js";
import { Storage } from "./storage.js";

/** Version of the layout on disk; see the README. */
const FORMAT_VERSION = 1;

const STORE_NAME = "embedded-document-store";
const DATA_FILE = "data.mdb";
const OUR_FILES = [DATA_FILE, "data.mdb-lock", "store.sock", "store.new", "lock"];
const LMDB_MAGIC = 0xbeefc0de;

function unwritable(directory: string, cause: unknown): EmbeddedStoreError {
  return new EmbeddedStoreError(
    "UNWRITABLE",
    `The store cannot be kept in ${directory}: ${(cause as Error).message}`,
    { cause },
  );
}

/** Makes the directory if it is not there, and gives its real path. */
export function prepareDirectory(path: string): string {
  try {
    makeDirectory(resolve(path));
    if (!statSync(path).isDirectory()) throw new Error("it is not a directory");
    return realpathSync(path);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Node's own recursive mkdir never comes back where the system answers ENOENT although the parent is there, as in /proc. */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Refuses what is not an embedded store of this version, by looking only. */
export async function checkOurs(directory: string): Promise<void> {
  const file = join(directory, DATA_FILE);
  const foreign = (what: string) =>
    new EmbeddedStoreError(
      "NOT_OURS",
      `${what} in ${directory} is not an embedded store. It was left as it is; choose another directory.`,
    );
  if (!existsSync(file) || statSync(file).size === 0) {
    const others = readdirSync(directory).filter((name) => !OUR_FILES.includes(name));
    if (others.length > 0)
      throw foreign(`What is (${others.slice(0, 3).join(", ")}${others.length > 3 ? ", …" : ""})`);
    return;
  }
  if (!hasMagic(file)) throw foreign(`The file ${DATA_FILE}`);
  let format: Buffer | undefined;
  let entries: number;
  const environment = open<Buffer, Buffer>({
    path: file,
    noSubdir: true,
    readOnly: true,
    encoding: "binary",
    keyEncoding: "binary",
  });
  try {
    format = environment.get(Buffer.from(KEYS.format, "latin1"));
    entries = (environment.getStats() as { entryCount: number }).entryCount;
  } finally {
    await environment.close();
  }
  // A process that was killed while it made the store left an empty one.
  if (!format && entries === 0) return;
  let version: bigint | undefined;
  try {
    const stored = format && decode(format);
    if (stored?.get("store") === STORE_NAME) version = toInteger(stored.get("format"));
  } catch {
    throw foreign(`The database ${DATA_FILE}`);
  }
  if (version === undefined) throw foreign(`The database ${DATA_FILE}`);
  if (version > BigInt(FORMAT_VERSION)) {
    throw new EmbeddedStoreError(
      "NEWER_FORMAT",
      `The store in ${directory} has format ${version}; this program knows formats up to ${FORMAT_VERSION}. It was left as it is; use a newer program.`,
    );
  }
}

function hasMagic(file: string): boolean {
  const head = Buffer.alloc(64);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, head, 0, head.length, 0);
  } finally {
    closeSync(descriptor);
  }
  for (let at = 0; at + 4 <= head.length; at += 4) if (head.readUInt32LE(at) === LMDB_MAGIC) return true;
  return false;
}

/** Opens the database in a directory; a new one gets its format version before anything else. */
export async function openStorage(directory: string): Promise<Storage> {
  let storage: Storage | undefined;
  try {
    storage = new Storage(join(directory, DATA_FILE));
    if (!storage.disk.get(KEYS.format)) {
      const first = new Overlay(storage.latest);
      first.put(KEYS.format, encode(docOf({ store: STORE_NAME, format: int(FORMAT_VERSION) })));
      await storage.submit(first);
      syncDirectory(directory);
    }
    return storage;
  } catch (error) {
    await storage?.close();
    throw unwritable(directory, error);
  }
}

/** Makes the file's name durable too; a file synced in a directory that is not may be gone after a power failure. */
function syncDirectory(directory: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(directory, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
