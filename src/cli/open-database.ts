import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { openEmbeddedStore } from "../embedded/index.js";
import { type Connection, connect, type DatabaseOptions } from "../persistence/connection.js";
import { type Database, openDatabase } from "../persistence/database.js";
import type { Config } from "../server/config.js";

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

/** A server that can be connected to. */
interface Reached {
  readonly uri: string;
  readonly where: string;
  close(): Promise<void>;
}

/** Opens the database that the configuration names: a MongoDB server, or else the embedded store. */
export async function openConfigured(config: Config): Promise<OpenedDatabase> {
  const { opened, where, close } = await openOn(config, openDatabase, (database) => database.close());
  const storedBytes = () =>
    config.mongodbUri ? bytesOf(opened.connection) : bytesBelow(resolve(config.dataDir));
  return { database: opened, where, storedBytes, close };
}

/** Connects to that database without making or expecting anything in it. */
export async function connectConfigured(
  config: Config,
): Promise<{ connection: Connection; where: string; close(): Promise<void> }> {
  const { opened, where, close } = await openOn(config, connect, (connection) => connection.close());
  return { connection: opened, where, close };
}

async function openOn<T>(
  config: Config,
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

async function reach({ mongodbUri, dataDir, storePort }: Config): Promise<Reached> {
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
