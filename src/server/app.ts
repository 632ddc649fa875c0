import { isUtf8 } from "node:buffer";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type ErrorRequestHandler, type Express, type Request } from "express";
import type { GraphQLSchema } from "graphql";
import helmet from "helmet";
import type { Acting } from "../application/permit.js";
import type { Tracker } from "../application/tracker.js";
import { contextFor, type RequestContext } from "../graphql/context.js";
import { ERROR_STATUS, type ErrorCode, formatError } from "../graphql/errors.js";
import { StorageFull } from "../persistence/errors.js";
import { addressOf } from "./address.js";
import { bodyLimit, LARGEST_BODY } from "./body-limit.js";
import { depthLimit } from "./depth-limit.js";
import { door } from "./door.js";
import { EXAMPLES, explorer } from "./explorer/index.js";
import { type Health, healthRoutes } from "./health.js";
import { LONGEST_REQUEST_SECONDS, MOST_TOKENS } from "./limits.js";
import type { Logger } from "./log.js";
import { operationKinds } from "./operation-kinds.js";
import { RequestsUnderWay } from "./requests-under-way.js";
import { tryOutDay, tryOutNotice } from "./try-out-day.js";

/** What the HTTP application is made of. */
export interface AppParts {
  readonly schema: GraphQLSchema;
  readonly tracker: Tracker;
  readonly health: Health;
  readonly log: Logger;
  readonly authenticate: Authenticate;
  /** How many proxies stand before the server; left out: none. */
  readonly trustProxy?: number;
  /** How long a request may take, in seconds. */
  readonly requestSeconds?: number;
  /** Whether the tracker lives on another day, for trying out: then every answer and page says so. */
  readonly isTryOutClock?: boolean;
}

/** Tells who sends a request; null: nobody that signed in. Throws when a token was sent that is not good. */
export type Authenticate = (request: Request) => Promise<Acting | null>;

/** The HTTP application: the API at `POST /graphql`, the explorer at `GET /graphql`, `/healthz` and `/readyz`. */
export async function createApp({
  schema,
  tracker,
  health,
  log,
  authenticate,
  trustProxy = 0,
  requestSeconds = LONGEST_REQUEST_SECONDS,
  isTryOutClock = false,
}: AppParts): Promise<{ app: Express; stop: () => Promise<void> }> {
  const report = (error: unknown) => {
    if (error instanceof StorageFull) {
      health.room.wasFull();
      log.error({ why: String(error.cause) }, "the database's disk is full: nothing was stored");
    } else log.error({ err: error }, "request failed");
  };
  const underWay = new RequestsUnderWay(requestSeconds * 1000);
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationRules: [operationKinds, depthLimit],
    maxRecursiveSelections: true,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      door,
      underWay.plugin,
      statusOfErrors,
      positionOf(tracker, health),
      ...(isTryOutClock ? [tryOutDay(tracker)] : []),
    ],
    formatError: (formatted, error) => formatError(formatted, error, report),
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", trustProxy);
  app.use(helmet());
  app.use(bodyLimit);
  app.use(healthRoutes(health));
  const notice = isTryOutClock ? () => tryOutNotice(tracker) : undefined;
  app.use(explorer({ endpoint: "/graphql", tabs: EXAMPLES, notice }));
  app.use(
    "/graphql",
    express.json({ limit: LARGEST_BODY, verify: refuseBrokenText }),
    underWay.watch,
    expressMiddleware(apollo, {
      context: async ({ req, res }) => {
        const signedIn = await authenticate(req);
        return contextFor(tracker, signedIn, { address: addressOf(req), work: underWay.workOf(res) });
      },
    }),
  );
  app.get("/", (_request, response) => response.redirect("/graphql"));
  app.use((_request, response) => {
    answer(
      response,
      404,
      "NOT_FOUND",
      "There is nothing here. The API is at POST /graphql, the explorer at GET /graphql.",
    );
  });
  app.use(bodyErrors(report));
  return { app, stop: () => apollo.stop() };
}

/** An answer without data has the HTTP status of its first error. */
const statusOfErrors: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        if (response.body.kind !== "single") return;
        const { data, errors } = response.body.singleResult;
        const code = errors?.[0]?.extensions?.code as ErrorCode | undefined;
        const nothing = !data || Object.values(data).every((value) => value === null);
        if (!code || !nothing || code === "NOT_FOUND") return;
        // Apollo knows some cases better, such as 405 for a mutation by GET.
        if ((response.http.status ?? 200) < 400) response.http.status = ERROR_STATUS[code] ?? 500;
      },
    };
  },
};

/** Tells in every answer up to which commit it was served, and how old that is where the database has not been seen lately. */
function positionOf(tracker: Tracker, { isBehind, behindMs }: Health): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response }) {
          if (response.body.kind !== "single") return;
          const result = response.body.singleResult;
          const age = isBehind() ? { ageSeconds: Math.round(behindMs() / 1000) } : {};
          result.extensions = { ...result.extensions, position: tracker.programme.position, ...age };
        },
      };
    },
  };
}

/** Bytes that are no text would otherwise be stored as replacement characters. */
function refuseBrokenText(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (encoding.toLowerCase() === "utf-8" && !isUtf8(body)) throw new TypeError("The body is not UTF-8");
}

function bodyErrors(report: (error: unknown) => void): ErrorRequestHandler {
  return (error, request, response, _next) => {
    // It was answered already, as a body that is too large is: there is nobody to tell.
    if (response.headersSent) return void request.socket.destroy();
    const { status } = error as { status?: number };
    if (status === 413)
      return answer(response, 413, "PAYLOAD_TOO_LARGE", `The body is larger than ${LARGEST_BODY} bytes.`);
    if (status === 415)
      return answer(response, 415, "UNSUPPORTED_MEDIA_TYPE", "The body must be JSON in UTF-8.");
    if (status && status < 500)
      return answer(response, 400, "BAD_REQUEST", "The body is not valid JSON in UTF-8.");
    report(error);
    answer(response, 500, "INTERNAL_SERVER_ERROR", "Something went wrong inside.");
  };
}

function answer(response: express.Response, status: number, code: ErrorCode, message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
