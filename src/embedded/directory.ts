import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { open } from "lmdb";
import { isLmdb, isWhole, lastCommitIn } from "../lmdb-file/data-file.js";
import { ADDRESS_FILE } from "./address.js";
import { docOf, int } from "./bson.js";
import { decode } from "./bson-decode.js";
import { encode } from "./bson-encode.js";
import { KEYS } from "./catalog.js";
import { toInteger } from "./numbers.js";
import { EmbeddedStoreError } from "./open-error.js";
import { Overlay } from "./overlay.js";
import { Storage } from "./storage.js";

/** Version of the layout on disk; see the README. A store of an older one becomes one of this when it is opened. */
const FORMAT_VERSION = 2;

const STORE_NAME = "embedded-document-store";
/** The file of a store, in its directory. */
export const DATA_FILE = "data.mdb";
const LOCK_FILE = "data.mdb-lock";
/** Stands in the directory from the moment when a store has been made there. */
const MADE_FILE = "store.made";
const OUR_FILES = [
  DATA_FILE,
  LOCK_FILE,
  MADE_FILE,
  "store.sock",
  "store.new",
  "lock",
  ADDRESS_FILE,
  "restore.unfinished",
];

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

/** The refusal of a store whose file is not what was written. */
export function damaged(directory: string, what: string, cause?: unknown): EmbeddedStoreError {
  return new EmbeddedStoreError(
    "DAMAGED",
    `The store in ${directory} is damaged: ${what} It was left as it is. ` +
      `Put an undamaged copy of ${DATA_FILE} there, or choose another directory and restore a backup into it.`,
    { cause },
  );
}

function foreign(directory: string, what: string): EmbeddedStoreError {
  return new EmbeddedStoreError(
    "NOT_OURS",
    `${what} in ${directory} is not an embedded store. It was left as it is; choose another directory.`,
  );
}

/** Refuses what is not a whole embedded store of this version, by looking only. */
export async function checkOurs(directory: string): Promise<void> {
  const file = join(directory, DATA_FILE);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (!size) {
    if (hadStore(directory, size))
      throw damaged(directory, `there was a store, and ${DATA_FILE} is ${size === 0 ? "empty" : "gone"}.`);
    const others = readdirSync(directory).filter((name) => !OUR_FILES.includes(name));
    if (others.length > 0)
      throw foreign(directory, `What is (${others.slice(0, 3).join(", ")}${others.length > 3 ? ", …" : ""})`);
    return;
  }
  if (!isLmdb(file)) {
    if (isMade(directory)) throw damaged(directory, `${DATA_FILE} does not begin as it should.`);
    throw foreign(directory, `The file ${DATA_FILE}`);
  }
  if (!isWhole(file))
    throw damaged(directory, `pages of ${DATA_FILE}, of ${size} bytes, are missing or spoilt.`);
  const { format, entries } = await readFormat(directory, file);
  if (!format && entries === 0) {
    if (isMade(directory)) throw damaged(directory, `there was a store, and ${DATA_FILE} holds nothing.`);
    // A process that was killed while it made the store left an empty one.
    return;
  }
  checkFormat(directory, format);
}

/** Whether data is lost where the data file is empty, or there is none. */
function hadStore(directory: string, size: number | undefined): boolean {
  if (isMade(directory)) return true;
  // Stores of before there was a mark. A first start that was killed early leaves an empty file too, but no commit.
  const lock = join(directory, LOCK_FILE);
  return size === 0 && existsSync(lock) && lastCommitIn(lock) > 0;
}

const isMade = (directory: string) => existsSync(join(directory, MADE_FILE));

async function readFormat(directory: string, file: string) {
  try {
    const environment = open<Buffer, Buffer>({
      path: file,
      noSubdir: true,
      readOnly: true,
      encoding: "binary",
      keyEncoding: "binary",
    });
    try {
      const format = environment.get(Buffer.from(KEYS.format, "latin1"));
      return { format, entries: (environment.getStats() as { entryCount: number }).entryCount };
    } finally {
      await environment.close();
    }
  } catch (error) {
    throw damaged(directory, `${DATA_FILE} cannot be read (${(error as Error).message}).`, error);
  }
}

/** Refuses a format record that is none of ours, or of a newer program. */
export function checkFormat(directory: string, format: Buffer | undefined): void {
  let version: bigint | undefined;
  try {
    const stored = format && decode(format);
    if (stored?.get("store") === STORE_NAME) version = toInteger(stored.get("format"));
  } catch {
    version = undefined;
  }
  if (version === undefined && isMade(directory))
    throw damaged(directory, `the note of its format in ${DATA_FILE} cannot be read.`);
  if (version === undefined) throw foreign(directory, `The database ${DATA_FILE}`);
  if (version > BigInt(FORMAT_VERSION)) {
    throw new EmbeddedStoreError(
      "NEWER_FORMAT",
      `The store in ${directory} has format ${version}; this program knows formats up to ${FORMAT_VERSION}. It was left as it is; use a newer program.`,
    );
  }
}

/** Opens the database in a directory; a new one gets its format version before anything else. */
export async function openStorage(directory: string): Promise<Storage> {
  let storage: Storage | undefined;
  try {
    storage = new Storage(join(directory, DATA_FILE));
    const format = encode(docOf({ store: STORE_NAME, format: int(FORMAT_VERSION) }));
    if (!storage.disk.get(KEYS.format)?.equals(format)) {
      const first = new Overlay(storage.latest);
      first.put(KEYS.format, format);
      await storage.submit(first);
    }
    markMade(directory);
    return storage;
  } catch (error) {
    await storage?.close();
    throw unwritable(directory, error);
  }
}

/** Notes for good that there is a store, so that its loss is never taken for a beginning. */
function markMade(directory: string): void {
  if (isMade(directory)) return;
  closeSync(openSync(join(directory, MADE_FILE), "a", 0o600));
  syncDirectory(directory);
}

/** Makes a file's name durable too; a file synced in a directory that is not may be gone after a power failure. */
function syncDirectory(directory: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(directory, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
