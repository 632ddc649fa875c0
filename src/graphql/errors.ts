import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import { RequestUnderWay } from "../application/once.js";
import { DatabaseUnavailable, StorageFull } from "../persistence/errors.js";
import { withoutOpposites } from "./suggestions.js";
import { withWay } from "./way.js";

/** An error that is thrown, in contrast to a problem, which is data. */
interface Thrown {
  /** The HTTP status of an answer that is nothing but this. */
  readonly status: number;
  /** When it comes. */
  readonly about: string;
}

/** The codes that an error can carry in `extensions.code`. */
export const ERRORS = {
  GRAPHQL_PARSE_FAILED: { status: 400, about: "The document is no GraphQL, or has more than 3 000 tokens." },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    about: "The document does not fit the schema: a field, an argument or a type that is not there.",
  },
  BAD_REQUEST: {
    status: 400,
    about:
      "The request is no operation: no JSON, no query in it, a batch; or a mutation by GET (405), a method (405) or an Accept (406) that cannot be.",
  },
  BAD_USER_INPUT: {
    status: 400,
    about:
      "An argument or variable cannot be read or is out of range; `faults` has the path and message of each. Found while executing, the field is null.",
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 404,
    about: "No document of this hash is known here: send its text once, with or without the hash.",
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    about: "The document has several operations, and operationName is missing or names none of them.",
  },
  QUERY_TOO_COMPLEX: {
    status: 400,
    about: "It asks for too much at once: too dear, too deep, or too many moments of the past.",
  },
  UNAUTHENTICATED: {
    status: 401,
    about: "Nobody signed in, where somebody has to; or the token is not good.",
  },
  FORBIDDEN: {
    status: 403,
    about:
      "Whoever signed in is not known here, or may not see this. What an act is refused for are problems.",
  },
  NOT_FOUND: {
    status: 404,
    about: "A name or path that names nothing. In an operation the field is null, and the status 200.",
  },
  CURSOR_GONE: {
    status: 410,
    about:
      "From where a stream was to go on, nobody can: it is too long ago, or of another database. Ask how things stand, and watch from there (docs/live.md).",
  },
  REQUEST_UNDER_WAY: {
    status: 409,
    about: "The request with this idempotencyKey is being worked on: ask again for its answer.",
  },
  PAYLOAD_TOO_LARGE: { status: 413, about: "The body has more than 512 kB." },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    about: "The body is not JSON in UTF-8, or is packed in a way that is not known.",
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    about:
      "The caller has too much under way, has used up its budget, or failed to sign in too often. `Retry-After` says when to come again.",
  },
  SERVER_BUSY: {
    status: 503,
    about: "All together have too much under way, or the server is stopping. Nothing was done; come again.",
  },
  TIME_LIMIT: {
    status: 503,
    about:
      "It took too long. Of a mutation it is not certain whether it was stored: look again, or repeat it with its idempotencyKey.",
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    about:
      "The database cannot be reached. Reads go on from memory; of a mutation it is not certain whether it was stored.",
  },
  STORAGE_FULL: {
    status: 503,
    about: "The database's disk is full, or takes no writes. Nothing was stored; reads go on.",
  },
  ISSUER_UNAVAILABLE: {
    status: 503,
    about: "The keys of the OpenID Connect issuer cannot be had, so nobody can sign in by it.",
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    about: "Something went wrong inside; `incident` is the id under which the log has it.",
  },
} as const satisfies Record<string, Thrown>;

/** A code of a thrown error. */
export type ErrorCode = keyof typeof ERRORS;

/** The HTTP status of an answer without data, by its first error. */
export const ERROR_STATUS = Object.fromEntries(
  Object.entries(ERRORS).map(([code, { status }]) => [code, status]),
) as Readonly<Record<ErrorCode, number>>;

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

/** Tells a log what went wrong inside, and gives the id under which it stands there. */
export type Report = (error: unknown) => string;

/** All that a caller is told of what went wrong inside, beside the incident's id. */
export const WENT_WRONG = "Something went wrong inside. The log has it under this incident.";

/** What a caller sees of an error: a code of the closed set, no stack trace, nothing of the inside. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  report: Report,
  schema: GraphQLSchema,
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
  const code = tooMany
    ? "QUERY_TOO_COMPLEX"
    : original instanceof GraphQLError && original.message.startsWith(TOO_MANY_WRONG)
      ? "BAD_USER_INPUT"
      : String(own ?? codeByStatus(original) ?? formatted.extensions?.code ?? "INTERNAL_SERVER_ERROR");
  const known = Object.hasOwn(ERROR_STATUS, code) && code !== "INTERNAL_SERVER_ERROR";
  if (!known) {
    const incident = report(error);
    return {
      message: WENT_WRONG,
      locations,
      path,
      extensions: { code: "INTERNAL_SERVER_ERROR", incident },
    };
  }
  const {
    stacktrace: _stack,
    http: _http,
    validationErrorCode: _kind,
    ...extensions
  } = formatted.extensions ?? {};
  return {
    message: withWay(
      withoutOpposites(withoutEcho(message)),
      schema,
      original instanceof GraphQLError ? original.nodes?.[0] : undefined,
    ),
    locations,
    path,
    extensions: { ...extensions, code },
  };
}

/** What Apollo refuses with a status and without a code, such as a hash that does not fit its document, is no operation. */
function codeByStatus(error: unknown): ErrorCode | null {
  const { status = 500 } = ((error as GraphQLError)?.extensions?.http ?? {}) as { readonly status?: number };
  return status >= 400 && status < 500 ? "BAD_REQUEST" : null;
}

/** What graphql-js says of variables with so many faults that it stops counting them; Apollo takes it for one of ours. */
const TOO_MANY_WRONG = "Too many errors processing variables";

function fullInWords({ dealtWith }: StorageFull): string {
  const stored =
    dealtWith === 0
      ? "Nothing was stored."
      : `Of the items that were named, the first ${dealtWith} had been dealt with; of the others nothing was stored.`;
  return `The database takes no more: its disk is full. ${stored} Tell whoever runs this server; send it again when there is room.`;
}

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
