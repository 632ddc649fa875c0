import { setImmediate as nextRound } from "node:timers/promises";

/** Another aggregate already has one of the keys that have to be unique. */
export class KeyTaken extends Error {
  constructor(readonly key: string) {
    super(`The key ${key} is taken.`);
  }
}

/** The aggregate was changed by somebody else since it was read. Nothing was written. */
export class RevisionMoved extends Error {
  constructor(
    readonly id: string,
    readonly expected: number,
  ) {
    super(`${id} is no longer at revision ${expected}.`);
  }
}

/** The database cannot be reached, or did not answer in time. The write may be repeated. */
export class DatabaseUnavailable extends Error {
  constructor(override readonly cause: unknown) {
    super("The database cannot be reached.");
  }
}

/** The database takes no more: its disk is full, or cannot be written. Nothing was stored of the write that was refused. */
export class StorageFull extends Error {
  constructor(
    override readonly cause: unknown,
    /** How many of several items that were asked for had been dealt with by then. */
    readonly dealtWith = 0,
  ) {
    super("The database takes no more: its disk is full.");
  }
}

/** MongoDB's OutOfDiskSpace. */
const OUT_OF_DISK_SPACE = 14031;

const UNREACHABLE_NAMES = new Set([
  "MongoServerSelectionError",
  "MongoNetworkError",
  "MongoNetworkTimeoutError",
  "MongoPoolClearedError",
  "MongoPoolClosedError",
  "MongoNotConnectedError",
  "MongoTopologyClosedError",
  "MongooseServerSelectionError",
  "MongoWaitQueueTimeoutError",
  "MongoPoolClearedOnNetworkError",
  "PoolClearedOnNetworkError",
  "MongoClientClosedError",
  "MongoOperationTimeoutError",
]);

/** Within this long, in milliseconds, an operation on a document is done or given up: nobody waits for ever. */
const LONGEST_OPERATION_MS = 15_000;

async function withinReason<T>(operation: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const giveUp = () => reject(new DatabaseUnavailable(new Error("It did not answer in time.")));
    timer = setTimeout(giveUp, LONGEST_OPERATION_MS).unref();
  });
  try {
    return await Promise.race([operation, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A server that goes down, or is no longer the one that takes writes: MongoDB's retryable state changes. */
const UNREACHABLE_CODES = new Set([91, 189, 10107, 11600, 11602, 13435, 13436]);

/** What the system says of a connection that broke a moment ago, where the driver hands it on as it is. */
const BROKEN_CONNECTION = new Set(["EPIPE", "ECONNRESET", "ECONNREFUSED", "ECONNABORTED", "ETIMEDOUT"]);

/** So many connections in turn may turn out to have been ended. */
const MOST_SENDINGS = 5;

/**
 * Runs a database operation and gives its failures their names. What was not even sent is sent again: when a member of a replica set
 * dies, the driver may still hold a connection that the other side has ended, and it takes what the socket says of that for
 * an error of ours, not for a failover.
 */
export async function named<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await withinReason(sending(operation));
  } catch (error) {
    throw nameOf(error);
  }
}

async function sending<T>(operation: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation();
    } catch (error) {
      if (!wasNotSent(error) || attempt === MOST_SENDINGS) throw error;
      // By the next round the driver has heard that its connections are closed.
      await nextRound();
    }
  }
}

/** Whether the operation did not leave this process: the connection had been ended by the other side before. */
function wasNotSent(error: unknown): boolean {
  const { code, name } = error as Error & { code?: unknown };
  return code === "EPIPE" && name === "Error";
}

/** A failure of the database's by its name; anything else as it is. */
export function nameOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, keyValue, name } = error as Error & { code?: number | string; keyValue?: { keys?: string } };
  if (code === OUT_OF_DISK_SPACE) return new StorageFull(error);
  if (code === 11000) return new KeyTaken(keyValue?.keys ?? "(unnamed)");
  const unreachable =
    UNREACHABLE_NAMES.has(name) ||
    (typeof code === "string" ? BROKEN_CONNECTION.has(code) : UNREACHABLE_CODES.has(code ?? 0)) ||
    // What mongoose says while a connection is being opened anew.
    (name === "MongooseError" && error.message.includes("initial connection"));
  return unreachable ? new DatabaseUnavailable(error) : error;
}
