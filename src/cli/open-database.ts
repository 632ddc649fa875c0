import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { addressIn, EmbeddedStoreError, openEmbeddedStore } from "../embedded/index.js";
import { type Connection, connect, type DatabaseOptions } from "../persistence/connection.js";
import { type Database, openDatabase } from "../persistence/database.js";
import type { Config } from "../server/config.js";
import { refuseUnfinishedIn } from "./restore-note.js";

/** How long an operation waits for a reachable database, in milliseconds. */
const PATIENCE_MS = 5000;

/** A database that is open, with words for where it is. */
export interface OpenedDatabase {
  readonly database: Database;
  /** Where the data lies, for a person; without credentials. */
  readonly where: string;
  /** How many bytes it takes on disk; null: it does not say. */
  storedBytes(): Promise<number | null>;
  close(): Promise<void>;
}

/** Which database is meant. */
type Place = Pick<Config, "mongodbUri" | "dataDir" | "storePort" | "database">;

/** A connection to a database, with words for where that is. */
export interface ConnectedDatabase {
  readonly connection: Connection;
  readonly where: string;
  close(): Promise<void>;
}

/** A server that can be connected to. */
interface Reached {
  readonly uri: string;
  readonly where: string;
  close(): Promise<void>;
}

/** Opens the database that the configuration names: a MongoDB server, or else the embedded store. */
export async function openConfigured(config: Config): Promise<OpenedDatabase> {
  if (!config.mongodbUri) refuseUnfinishedIn(config.dataDir);
  const { opened, where, close } = await openOn(config, openDatabase, (database) => database.close());
  const storedBytes = () =>
    config.mongodbUri ? bytesOf(opened.connection) : bytesBelow(resolve(config.dataDir));
  return { database: opened, where, storedBytes, close };
}

/** The same for whoever only reads: also while a server on this machine has the embedded store open, which then is asked. */
export async function openForReading(config: Config): Promise<OpenedDatabase> {
  try {
    return await openConfigured(config);
  } catch (error) {
    const uri = isInUse(error) ? addressIn(config.dataDir) : null;
    if (!uri) throw error;
    const database = await openDatabase({ uri, database: config.database, patienceMs: PATIENCE_MS });
    const where = `${resolve(config.dataDir)} (embedded store, of the server that runs on it)`;
    return { database, where, storedBytes: async () => null, close: () => database.close() };
  }
}

/** Connects to that database without making or expecting anything in it. */
export async function connectConfigured(config: Place): Promise<ConnectedDatabase> {
  const { opened, where, close } = await openOn(config, connect, (connection) => connection.close());
  return { connection: opened, where, close };
}

/** The same for whoever only reads: also while a server on this machine has the embedded store open, which then is asked. */
export async function connectForReading(config: Place): Promise<ConnectedDatabase> {
  try {
    return await connectConfigured(config);
  } catch (error) {
    const uri = isInUse(error) ? addressIn(config.dataDir) : null;
    if (!uri) throw error;
    const connection = await connect({ uri, database: config.database, patienceMs: PATIENCE_MS });
    const where = `${resolve(config.dataDir)} (embedded store, of the server that runs on it)`;
    return { connection, where, close: () => connection.close() };
  }
}

/** Whether a store could not be opened because another process has it open. */
export const isInUse = (error: unknown) => error instanceof EmbeddedStoreError && error.code === "IN_USE";

async function openOn<T>(
  config: Place,
  open: (options: DatabaseOptions) => Promise<T>,
  shut: (opened: T) => Promise<void>,
): Promise<{ opened: T; where: string; close(): Promise<void> }> {
  const { uri, where, close } = await reach(config);
  try {
    const opened = await open({ uri, database: config.database, patienceMs: PATIENCE_MS });
    const closeBoth = async () => {
      await shut(opened);
      await close();
    };
    return { opened, where, close: closeBoth };
  } catch (error) {
    await close();
    throw error;
  }
}

async function reach({ mongodbUri, dataDir, storePort }: Place): Promise<Reached> {
  if (mongodbUri)
    return { uri: mongodbUri, where: withoutCredentials(mongodbUri), close: async () => undefined };
  const store = await openEmbeddedStore({ directory: dataDir, port: storePort });
  const where = `${resolve(dataDir)} (embedded store, ${store.uri})`;
  return { uri: store.uri, where, close: () => store.close() };
}

function withoutCredentials(uri: string): string {
  return uri.replace(/\/\/[^@/]*@/, "//").replace(/\?.*$/, "");
}

/** What a MongoDB server says that a database takes. */
async function bytesOf({ db }: Connection): Promise<number | null> {
  const { totalSize } = (await db?.command({ dbStats: 1 })) ?? {};
  return typeof totalSize === "number" ? totalSize : null;
}

/** What the files of a folder take. */
async function bytesBelow(folder: string): Promise<number> {
  const files = (await readdir(folder, { withFileTypes: true })).filter((file) => file.isFile());
  const sizes = await Promise.all(
    files.map(async ({ name }) => (await stat(join(folder, name))).blocks * 512),
  );
  return sizes.reduce((all, one) => all + one, 0);
}
