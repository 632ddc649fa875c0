import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { open } from "lmdb";
import { decode, docOf, encode, int } from "./bson.js";
import { KEYS } from "./catalog.js";
import { Engine } from "./engine.js";
import { lockDirectory } from "./lock.js";
import { toInteger } from "./numbers.js";
import { Server } from "./server.js";
import { Overlay, Storage } from "./storage.js";

/** Where an embedded store keeps its data and where it listens. */
export interface EmbeddedStoreOptions {
  /** The directory of the store; made if it is not there. One store, one directory, one process. */
  directory: string;
  /**
   * TCP port on 127.0.0.1; 0 is any free one. Unset: a Unix socket that only the owner may use, inside the directory or,
   * if that path is too long for a socket, in the system's directory for temporary files; on Windows a free port.
   */
  port?: number;
}

/** A running embedded store. */
export interface EmbeddedStore {
  /** Connection string for `new MongoClient(uri)` and `mongoose.connect(uri)`, to be used as it is. */
  readonly uri: string;
  /** The real path of the store's directory. */
  readonly directory: string;
  /** Ends connections, waits until what is being written is on disk, and gives the directory back. */
  close(): Promise<void>;
}

/** Why a store could not be opened. */
export type EmbeddedStoreErrorCode = "IN_USE" | "NOT_OURS" | "NEWER_FORMAT" | "UNWRITABLE" | "PORT_IN_USE";

/** A store that could not be opened; nothing has been changed on disk. */
export class EmbeddedStoreError extends Error {
  override readonly name = "EmbeddedStoreError";

  constructor(
    readonly code: EmbeddedStoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Version of the layout on disk; see the README. */
export const FORMAT_VERSION = 1;

const STORE_NAME = "embedded-document-store";
const DATA_FILE = "data.mdb";
const OUR_FILES = [DATA_FILE, "data.mdb-lock", "store.sock", "lock"];
const LMDB_MAGIC = 0xbeefc0de;
const LONGEST_SOCKET_PATH = process.platform === "linux" ? 107 : 103;

/** Opens the store in a directory and serves it over the MongoDB wire protocol. */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const directory = prepareDirectory(options.directory);
  const release = await lockDirectory(directory);
  if (!release) {
    throw new EmbeddedStoreError(
      "IN_USE",
      `The store in ${directory} is already open, in this process or another one. Close that first.`,
    );
  }
  let engine: Engine | undefined;
  try {
    await checkOurs(directory);
    engine = new Engine(await openStorage(directory));
    const running = engine;
    const { server, uri, cleanUp } = await listen(running, directory, options.port);
    let closing: Promise<void> | undefined;
    const close = async () => {
      await server.close();
      await running.close();
      cleanUp();
      await release();
    };
    return {
      uri,
      directory,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await engine?.close();
    await release();
    throw error;
  }
}

function unwritable(directory: string, cause: unknown): EmbeddedStoreError {
  return new EmbeddedStoreError(
    "UNWRITABLE",
    `The store cannot be kept in ${directory}: ${(cause as Error).message}`,
    { cause },
  );
}

function prepareDirectory(path: string): string {
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
async function checkOurs(directory: string): Promise<void> {
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

async function openStorage(directory: string): Promise<Storage> {
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

interface Listening {
  server: Server;
  uri: string;
  cleanUp(): void;
}

async function listen(engine: Engine, directory: string, port: number | undefined): Promise<Listening> {
  const server = new Server(engine);
  if (port !== undefined || process.platform === "win32") {
    await listening(server, { host: "127.0.0.1", port: port ?? 0 });
    return {
      server,
      uri: `mongodb://127.0.0.1:${(server.net.address() as AddressInfo).port}/`,
      cleanUp: () => {},
    };
  }
  const inside = join(directory, "store.sock");
  const path =
    Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH
      ? inside
      : join(mkdtempSync(join(tmpdir(), "store-")), "s.sock");
  rmSync(path, { force: true });
  await listening(server, { path });
  return {
    server,
    uri: `mongodb://${encodeURIComponent(path)}/`,
    cleanUp: () => {
      rmSync(path, { force: true });
      if (path !== inside) rmSync(dirname(path), { recursive: true, force: true });
    },
  };
}

function listening(server: Server, where: { path: string } | { host: string; port: number }): Promise<void> {
  return new Promise((done, reject) => {
    server.net.once("error", (cause: NodeJS.ErrnoException) => {
      const busy = cause.code === "EADDRINUSE";
      reject(
        new EmbeddedStoreError(
          busy ? "PORT_IN_USE" : "UNWRITABLE",
          `The store cannot listen: ${cause.message}`,
          { cause },
        ),
      );
    });
    // The socket is bound inside listen(), so the mask holds for its birth and nobody else can ever connect.
    const mask = "path" in where ? maskOthers() : undefined;
    server.net.listen(where, () => done());
    if (mask !== undefined) process.umask(mask);
    if ("path" in where && existsSync(where.path)) chmodSync(where.path, 0o600);
  });
}

/** A worker thread may not set the mask; there the directory's own mode has to do until the socket's is set. */
function maskOthers(): number | undefined {
  try {
    return process.umask(0o177);
  } catch {
    return undefined;
  }
}
