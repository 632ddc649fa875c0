import type { Value } from "./bson.js";

/** MongoDB's names for the error codes this store answers with. */
export const CODES = {
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  WriteConflict: 112,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  QueryPlanKilled: 175,
  TransactionTooOld: 225,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  TransactionTooLarge: 257,
  OperationNotSupportedInTransaction: 263,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  DuplicateKey: 11000,
  BSONObjectTooLarge: 10334,
  OutOfDiskSpace: 14031,
} as const;

const NAMES = new Map<number, string>(Object.entries(CODES).map(([name, code]) => [code, name]));

/** What a refusal may say beside its code and message. */
interface Details {
  readonly extra?: ReadonlyArray<readonly [string, Value]>;
  readonly labels?: readonly string[];
}

/** A refusal that goes to the client as MongoDB would word it: code, code name, message, labels, extra fields. */
export class CommandError extends Error {
  readonly code: number;
  readonly extra: ReadonlyArray<readonly [string, Value]>;
  readonly labels: readonly string[];

  constructor(code: keyof typeof CODES | number, message: string, more: Details = {}) {
    super(message);
    this.code = typeof code === "number" ? code : CODES[code];
    this.extra = more.extra ?? [];
    this.labels = more.labels ?? [];
  }

  get codeName(): string {
    return NAMES.get(this.code) ?? `Location${this.code}`;
  }
}

/** Refuses: throws a `CommandError`. */
export function refuse(code: keyof typeof CODES | number, message: string, more: Details = {}): never {
  throw new CommandError(code, message, more);
}

/** The refusal of a write inside a transaction that another one has got to first. */
export function writeConflict(): CommandError {
  return new CommandError(
    "WriteConflict",
    "Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.",
    { labels: ["TransientTransactionError"] },
  );
}
