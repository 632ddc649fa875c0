import mongoose, { type Connection, type ConnectOptions } from "mongoose";
import { reopenWhenStuck } from "./reopen.js";

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
  const connectOptions: ConnectOptions = {
    ...(databaseIn(uri) ? {} : { dbName: database }),
    serverSelectionTimeoutMS: patienceMs,
    // A connection that swallows what it is sent is given up after this long, also by the driver's own look-out.
    connectTimeoutMS: patienceMs,
    heartbeatFrequencyMS: 2000,
    serverMonitoringMode: "poll",
    socketTimeoutMS: 30_000,
    maxPoolSize: 20,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    // A field that holds nothing is not stored, rather than stored as null: histories must fold to what is stored.
    ignoreUndefined: true,
    readConcern: { level: "majority" },
    writeConcern: { w: "majority" },
  };
  const connection = mongoose.createConnection(uri, connectOptions);
  // Without a listener, an error on an idle connection would end the process.
  connection.on("error", () => undefined);
  await connection.asPromise();
  reopenWhenStuck(connection, () => connection.openUri(uri, connectOptions), 2 * patienceMs + 1000);
  return connection;
}

/** How long a database may take to say that it is there, in milliseconds. */
const LONGEST_PING_MS = 4000;

/** Whether the database answers, and soon. */
export async function isReachable(connection: Connection): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), LONGEST_PING_MS).unref();
  });
  const answers = Promise.resolve(connection.db?.command({ ping: 1 })).then(
    () => connection.readyState === mongoose.ConnectionStates.connected,
    () => false,
  );
  const reachable = await Promise.race([answers, late]);
  clearTimeout(timer);
  return reachable;
}

/** Whether it is the tracker's own store, which one process owns. */
export async function isEmbedded(connection: Connection): Promise<boolean> {
  const info = await Promise.resolve(connection.db?.command({ buildInfo: 1 })).catch(() => undefined);
  return info?.gitVersion === "embedded-store";
}

function databaseIn(uri: string): string | null {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1] ?? null;
}
