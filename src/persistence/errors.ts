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
]);

/** Runs a database operation and gives its failures their names. */
export async function named<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    throw nameOf(error);
  }
}

function nameOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, keyValue, name } = error as Error & { code?: number; keyValue?: { keys?: string } };
  if (code === 11000) return new KeyTaken(keyValue?.keys ?? "(unnamed)");
  return UNREACHABLE_NAMES.has(name) ? new DatabaseUnavailable(error) : error;
}
