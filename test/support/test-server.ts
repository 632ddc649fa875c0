import "reflect-metadata";
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { GraphQLSchema } from "graphql";
import type { Tracker } from "../../src/application/tracker.js";
import type { Actor } from "../../src/domain/history.js";
import { createSchema } from "../../src/graphql/schema.js";
import { type Database, openDatabase } from "../../src/persistence/database.js";
import { type Authenticate, createApp } from "../../src/server/app.js";
import { authenticator } from "../../src/server/authentication/authenticate.js";
import { type TryOutPerson, tryOutOn } from "../../src/server/authentication/try-out.js";
import { listenHttp } from "../../src/server/http-server.js";
import type { Logger } from "../../src/server/log.js";
import type { MetricsAccess } from "../../src/server/metrics-route.js";
import type { SignInOptions } from "../../src/server/pages/sign-in.js";
import { type RunningProgramme, seed, startProgramme } from "../../src/server/start-programme.js";
import { inParts } from "./in-parts.js";
import { openSharedStore, type TestStore } from "./test-store.js";

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely by tests
  readonly data: any;
  readonly errors: { message: string; path?: string[]; extensions: Record<string, unknown> }[];
  readonly extensions: Record<string, unknown>;
}

/** As whom an operation is sent: an officer whose role is taken as given, or with a token. */
export interface Who {
  readonly by?: unknown;
  readonly token?: string;
}

/** A whole server on a database of its own. */
export interface TestServer {
  readonly url: string;
  /** Where its database is, for another test server on the same one. */
  readonly uri: string;
  readonly databaseName: string;
  readonly database: Database;
  readonly programme: RunningProgramme;
  /** Everything that was logged, but what is only for finding faults: that is apart. */
  readonly logged: unknown[][];
  readonly debugged: unknown[][];
  /** Ends the streams, as a server that stops does. */
  readonly endStreams: () => Promise<void>;
  /** Sends an operation as a client would. */
  ask(query: string, variables?: Record<string, unknown>, who?: Who): Promise<Answer>;
  close(): Promise<void>;
}

let schema: Promise<GraphQLSchema> | null = null;

/** What can be different about a test server. */
export interface TestServerOptions {
  /** Share the database of another test server. */
  readonly uri?: string;
  readonly databaseName?: string;
  readonly seeds?: boolean;
  readonly pollMs?: number;
  readonly now?: () => string;
  /** How long a request may take, in seconds. */
  readonly requestSeconds?: number;
  /** The origins whose pages may read it; left out: all. */
  readonly corsOrigins?: readonly string[];
  /** What a caller may ask for in a minute; left out: any amount. */
  readonly callersBudget?: number;
  /** How long streams wait, in milliseconds. */
  readonly streamTimes?: { heartbeatMs: number; stallMs: number };
  /** Who may read the figures; left out: programs on the same machine. */
  readonly metricsAccess?: MetricsAccess;
  /** How browsers sign in to its pages; asked for after {@link authenticate}. */
  readonly signIn?: () => SignInOptions;
  /** How the server finds out who asks; left out: it believes what a test says in {@link ACTOR_HEADER}. */
  readonly authenticate?: (tracker: Tracker, log: Logger, isBehind: () => boolean) => Authenticate;
}

/** An officer whose role is taken as given, as JSON: what most tests act as. */
const ACTOR_HEADER = "x-test-actor";

const officerOf: Authenticate = async ({ headers }) => {
  const said = headers[ACTOR_HEADER];
  return typeof said === "string" ? (JSON.parse(decodeURIComponent(said)) as Actor) : null;
};

/** Starts a server on the embedded store, or on MONGODB_URI, with the seeds loaded. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const store: TestStore | null = options.uri ? null : await openSharedStore();
  const uri = options.uri ?? store?.uri ?? "";
  const databaseName = options.databaseName ?? `t${randomBytes(6).toString("hex")}`;
  const database = await openDatabase({ uri, database: databaseName, patienceMs: 3000 });
  const logged: unknown[][] = [];
  const debugged: unknown[][] = [];
  const write = (...line: unknown[]) => void logged.push(line);
  const debug = (...line: unknown[]) => void debugged.push(line);
  const log = { info: write, warn: write, error: write, debug } as unknown as Logger;
  const programme = await startProgramme(database, options.pollMs ?? 60_000, log);
  const tracker = options.now ? { ...programme.tracker, now: options.now } : programme.tracker;
  if (options.seeds ?? true) await seed(tracker, "seeds");
  schema ??= createSchema();
  const { app, endStreams, stop } = await createApp({
    schema: await schema,
    tracker,
    log,
    requestSeconds: options.requestSeconds,
    callersBudget: options.callersBudget,
    metricsAccess: options.metricsAccess,
    streamTimes: options.streamTimes,
    storedBytes: async () => 4096,
    corsOrigins: options.corsOrigins,
    isPlainExecution: process.env.PLAIN_EXECUTION === "1",
    authenticate: options.authenticate?.(tracker, log, programme.isBehind) ?? officerOf,
    signIn: options.signIn?.(),
    health: {
      room: database.room,
      isReachable: () => database.isReachable(),
      behindMs: programme.behindMs,
      isBehind: programme.isBehind,
      position: () => tracker.programme.position,
    },
  });
  const { server } = await listenHttp(app, { port: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    uri,
    databaseName,
    database,
    programme,
    logged,
    debugged,
    endStreams,
    ask: (query, variables, who) => ask(url, query, variables, who),
    async close() {
      programme.stop();
      await endStreams();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await stop();
      if (!options.uri) await database.connection.dropDatabase();
      await database.close();
      await store?.close();
    },
  };
}

/** A server with the persons to try it out as, as `npm start` has them, and the token of each. */
export async function startTryOutServer(
  options: TestServerOptions = {},
): Promise<TestServer & { readonly tokenOf: (what: string) => string }> {
  let persons: readonly TryOutPerson[] = [];
  const server = await startTestServer({
    signIn: () => ({ secret: "what the tests seal sessions with", tryOut: persons }),
    ...options,
    authenticate: (tracker, log) => {
      const tryOut = tryOutOn(tracker);
      persons = tryOut.persons;
      return authenticator({ tracker, log, tryOut, verify: null });
    },
  });
  const tokenOf = (what: string) => persons.find((person) => person.what === what)?.token ?? "";
  return { ...server, tokenOf };
}

/** The header with which an officer's request says who it is. */
export function officer(by: unknown): Record<string, string> {
  return { authorization: "Officer", [ACTOR_HEADER]: encodeURIComponent(JSON.stringify(by)) };
}

/**
 * Sends an operation; `by` in its input says as whom, and does not go to the API. What a test says of an act in one flat
 * object is put into the parts that the API has for it.
 */
export async function ask(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  who: Who = {},
): Promise<Answer> {
  const { by: said, ...input } = (variables.input ?? {}) as Record<string, unknown>;
  const { token, by = said } = who;
  const parts = variables.input ? inParts(query, input) : {};
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(by ? officer(by) : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables: variables.input ? { ...variables, input: parts } : variables }),
  });
  const body = (await response.json()) as Partial<Answer>;
  return {
    status: response.status,
    data: body.data ?? null,
    errors: body.errors ?? [],
    extensions: body.extensions ?? {},
  };
}
