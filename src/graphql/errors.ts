import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { RequestUnderWay } from "../application/once.js";
import { DatabaseUnavailable, StorageFull } from "../persistence/errors.js";
import { withoutOpposites } from "./suggestions.js";

/** The codes that a thrown error can carry in `extensions.code`, with the HTTP status of an answer without data. */
export const ERROR_STATUS = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  QUERY_TOO_COMPLEX: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  REQUEST_UNDER_WAY: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_REQUESTS: 429,
  SERVER_BUSY: 503,
  TIME_LIMIT: 503,
  DATABASE_UNAVAILABLE: 503,
  STORAGE_FULL: 503,
  ISSUER_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
} as const;

/** A code of a thrown error. */
export type ErrorCode = keyof typeof ERROR_STATUS;

/** An error for the caller; headers go with the answer where it is the whole of it. */
export function failure(
  code: ErrorCode,
  message: string,
  extensions: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): GraphQLError {
  const http = { status: ERROR_STATUS[code], headers: new Map(Object.entries(headers)) };
  return new GraphQLError(message, { extensions: { code, ...extensions, http } });
}

/** The error for a name that names nothing. Other fields of the same request are answered. */
export function notFound(what: string, name: string, hint: string): GraphQLError {
  return new GraphQLError(`There is no ${what} ${JSON.stringify(name)}. ${hint}`, {
    extensions: { code: "NOT_FOUND" },
  });
}

/** The error for input that cannot be read, with the place of each fault. Input is never echoed. */
export function badInput(
  message: string,
  faults: readonly { path: string; message: string }[] = [],
): GraphQLError {
  return failure("BAD_USER_INPUT", message, faults.length > 0 ? { faults } : {});
}

/** Tells what went wrong inside, e.g. to a log. */
export type Report = (error: unknown) => void;

/** What a caller sees of an error: a code of the closed set, no stack trace, nothing of the inside. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  report: Report,
): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const { message, locations, path } = formatted;
  if (original instanceof DatabaseUnavailable) {
    report(original);
    const extensions = { code: "DATABASE_UNAVAILABLE" };
    return {
      // A connection can break after the write and before its answer, so this does not promise either.
      message:
        "The database cannot be reached. It is not certain whether the change was stored: " +
        "look at the item again before you repeat it, or repeat it with the idempotencyKey that it had.",
      locations,
      path,
      extensions,
    };
  }
  if (original instanceof StorageFull) {
    report(original);
    return { message: fullInWords(original), locations, path, extensions: { code: "STORAGE_FULL" } };
  }
  if (original instanceof RequestUnderWay) {
    return { message: original.message, locations, path, extensions: { code: "REQUEST_UNDER_WAY" } };
  }
  // Apollo gives every fault that validation finds the same code; ours keep their own.
  const own = original instanceof GraphQLError ? original.extensions.code : undefined;
  const tooMany = formatted.extensions?.validationErrorCode === "MAX_RECURSIVE_SELECTIONS_EXCEEDED";
  const given = tooMany
    ? "QUERY_TOO_COMPLEX"
    : String(own ?? formatted.extensions?.code ?? "INTERNAL_SERVER_ERROR");
  const code = OTHER_CODES[given] ?? given;
  const known = Object.hasOwn(ERROR_STATUS, code) && code !== "INTERNAL_SERVER_ERROR";
  if (!known) {
    report(error);
    return {
      message: "Something went wrong inside.",
      locations,
      path,
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    };
  }
  const {
    stacktrace: _stack,
    http: _http,
    validationErrorCode: _kind,
    ...extensions
  } = formatted.extensions ?? {};
  return {
    message: withoutOpposites(withoutEcho(message)),
    locations,
    path,
    extensions: { ...extensions, code },
  };
}

function fullInWords({ dealtWith }: StorageFull): string {
  const stored =
    dealtWith === 0
      ? "Nothing was stored."
      : `Of the items that were named, the first ${dealtWith} had been dealt with; of the others nothing was stored.`;
  return `The database takes no more: its disk is full. ${stored} Tell whoever runs this server; send it again when there is room.`;
}

/** Codes of Apollo that are not ours, and what they are here. */
const OTHER_CODES: Readonly<Record<string, ErrorCode>> = Object.assign(Object.create(null), {
  PERSISTED_QUERY_NOT_SUPPORTED: "BAD_REQUEST",
  PERSISTED_QUERY_NOT_FOUND: "BAD_REQUEST",
});

const LONGEST_MESSAGE = 500;
const LONGEST_ECHO = 60;
const INVALID_VARIABLE = /^(Variable "\$\w+") got invalid value (?:"(?:[^"\\]|\\.)*"|[^";])*?(?= at "|; )/;
const QUOTED = /"(?:[^"\\]|\\.)*"/g;
const VALUE_AT_END = /(cannot represent [^:]*|is not a valid [^:]*): ([\s\S]*)$/;

/** The message without the values that the caller sent, except short names: they may be secrets, or long. */
function withoutEcho(message: string): string {
  const text = message
    .replace(INVALID_VARIABLE, "$1 got an invalid value")
    .replace(VALUE_AT_END, (_all, start: string, value: string) => `${start}: ${cut(value, LONGEST_ECHO)}`)
    .replace(QUOTED, (quoted) =>
      quoted.length <= LONGEST_ECHO + 2 ? quoted : `${cut(quoted, LONGEST_ECHO)}"`,
    );
  return cut(text, LONGEST_MESSAGE);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
