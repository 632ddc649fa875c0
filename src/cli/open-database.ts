import { resolve } from "node:path";
import { openEmbeddedStore } from "../embedded/index.js";
import { type Database, openDatabase } from "../persistence/database.js";
import type { Config } from "../server/config.js";

/** How long an operation waits for a reachable database, in milliseconds. */
const PATIENCE_MS = 5000;

/** A database that is open, with words for where it is. */
export interface OpenedDatabase {
  readonly database: Database;
  /** Where the data lies, for a person; without credentials. */
  readonly where: string;
  close(): Promise<void>;
}

/** Opens the database that the configuration names: a MongoDB server, or else the embedded store. */
export async function openConfigured(config: Config): Promise<OpenedDatabase> {
  const options = { database: config.database, patienceMs: PATIENCE_MS };
  if (config.mongodbUri) {
    const database = await openDatabase({ ...options, uri: config.mongodbUri });
    return { database, where: withoutCredentials(config.mongodbUri), close: () => database.close() };
  }
  const store = await openEmbeddedStore({ directory: config.dataDir, port: config.storePort });
  try {
    const database = await openDatabase({ ...options, uri: store.uri });
    const close = async () => {
      await database.close();
      await store.close();
    };
    return { database, where: `${resolve(config.dataDir)} (embedded store, ${store.uri})`, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function withoutCredentials(uri: string): string {
  return uri.replace(/\/\/[^@/]*@/, "//").replace(/\?.*$/, "");
}
