import mongoose, { type Connection } from "mongoose";

export type { Connection };

mongoose.set("strictQuery", "throw");

/** How to reach the database. */
export interface DatabaseOptions {
  /** A MongoDB connection string. */
  readonly uri: string;
  /** The database to use where the connection string names none. */
  readonly database: string;
  /** How long an operation may wait for a reachable server, in milliseconds. */
  readonly patienceMs: number;
}

/** Connects to a MongoDB-compatible server. Reads and writes ask for a majority, and say so on every operation. */
export async function connect({ uri, database, patienceMs }: DatabaseOptions): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    ...(databaseIn(uri) ? {} : { dbName: database }),
    serverSelectionTimeoutMS: patienceMs,
    socketTimeoutMS: 30_000,
    maxPoolSize: 20,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    // A field that holds nothing is not stored, rather than stored as null: histories must fold to what is stored.
    ignoreUndefined: true,
    readConcern: { level: "majority" },
    writeConcern: { w: "majority" },
  });
  // Without a listener, an error on an idle connection would end the process.
  connection.on("error", () => undefined);
  return connection.asPromise();
}

/** Whether the database answers. */
export async function isReachable(connection: Connection): Promise<boolean> {
  try {
    await connection.db?.command({ ping: 1 });
    return connection.readyState === mongoose.ConnectionStates.connected;
  } catch {
    return false;
  }
}

function databaseIn(uri: string): string | null {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? null;
}
