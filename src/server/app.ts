import { isUtf8 } from "node:buffer";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";
import type { GraphQLSchema } from "graphql";
import helmet from "helmet";
import type { Acting } from "../application/permit.js";
import type { Tracker } from "../application/tracker.js";
import { contextFor, type RequestContext } from "../graphql/context.js";

import { formatError, WENT_WRONG } from "../graphql/errors.js";
import { addressOf, networkOf } from "./address.js";
import { cachedWhenRead, keptNowhere } from "./answer-headers.js";
import { answer, onlyJson, statusOfAnswer } from "./answer-status.js";
import { askedOf } from "./ask.js";
import { bodyLimit, LARGEST_BODY } from "./body-limit.js";
import { Budget } from "./budget.js";
import { ANY_ORIGIN, crossOrigin } from "./cross-origin.js";
import { depthLimit } from "./depth-limit.js";
import { door } from "./door.js";
import { EXAMPLES, explorer } from "./explorer/index.js";
import { type Health, healthRoutes } from "./health.js";
import { Incidents } from "./incidents.js";
import { LONGEST_REQUEST_SECONDS, MOST_TOKENS, REQUEST_COST } from "./limits.js";
import type { Logger } from "./log.js";
import { Metrics } from "./metrics.js";
import { type MetricsAccess, metricsRoute } from "./metrics-route.js";
import { operationKinds } from "./operation-kinds.js";
import { reportRoute } from "./report-route.js";
import { requestIdOf, requestIds } from "./request-id.js";
import { RequestsUnderWay } from "./requests-under-way.js";
import { tryOutDay, tryOutNotice } from "./try-out-day.js";
import { unchanged } from "./unchanged.js";

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
  /** The origins whose pages may read the API; `*`: all, which is what holds when it is left out. */
  readonly corsOrigins?: readonly string[];
  /** What a caller may ask for in a minute, in the measure of the cost; 0, or left out: any amount. */
  readonly callersBudget?: number;
  /** Who may read the figures at `/metrics`; left out: programs on the same machine. */
  readonly metricsAccess?: MetricsAccess;
  /** How many bytes the database takes on disk; null, or left out: it does not say. */
  readonly storedBytes?: () => Promise<number | null>;
  /** Whether the tracker lives on another day, for trying out: then every answer and page says so. */
  readonly isTryOutClock?: boolean;
}

/** Tells who sends a request; null: nobody that signed in. Throws when a token was sent that is not good. */
export type Authenticate = (request: Request) => Promise<Acting | null>;

/** The HTTP application: the API at `/graphql`, where a browser finds the explorer, reports, `/healthz`, `/readyz` and `/metrics`. */
export async function createApp({
  schema,
  tracker,
  health,
  log,
  authenticate,
  trustProxy = 0,
  requestSeconds = LONGEST_REQUEST_SECONDS,
  corsOrigins = [ANY_ORIGIN],
  callersBudget = 0,
  metricsAccess = { readers: "machine" },
  storedBytes = async () => null,
  isTryOutClock = false,
}: AppParts): Promise<{ app: Express; stop: () => Promise<void> }> {
  const metrics = new Metrics({ tracker, health, storedBytes });
  const incidents = new Incidents(log, health.room);
  const budget = callersBudget > 0 ? new Budget(callersBudget) : null;
  const underWay = new RequestsUnderWay(requestSeconds * 1000, budget);
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    persistedQueries: false,
    // There is nothing to forge: no cookie is ever read, whoever changes something sends a token that no stranger's page
    // has, and mutations by GET are refused. It would only shut out those who read by GET.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationRules: [operationKinds, depthLimit],
    maxRecursiveSelections: true,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      incidents.plugin,
      metrics.plugin,
      door,
      underWay.plugin,
      statusOfAnswer,
      cachedWhenRead,
      unchanged(tracker, health),
      positionOf(tracker, health),
      ...(isTryOutClock ? [tryOutDay(tracker)] : []),
    ],
    formatError: (formatted, error) => formatError(formatted, error, incidents.report, schema),
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  const contextOf = async (request: Request, response: Response): Promise<RequestContext> => {
    try {
      const signedIn = await authenticate(request);
      const context = contextFor(tracker, signedIn, {
        address: networkOf(addressOf(request)),
        work: underWay.workOf(response),
      });
      if (budget) response.set(await budget.take(context.caller, REQUEST_COST));
      return context;
    } catch (error) {
      throw incidents.of(error, requestIdOf(request));
    }
  };

  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", trustProxy);
  app.use(requestIds(log));
  app.use(helmet());
  app.use(compression());
  app.use("/graphql", crossOrigin(corsOrigins));
  app.get("/metrics", metricsRoute(metrics, metricsAccess));
  app.use(bodyLimit);
  app.use(healthRoutes(health));
  const notice = isTryOutClock ? () => tryOutNotice(tracker) : undefined;
  app.use(explorer({ endpoint: "/graphql", tabs: EXAMPLES, notice }));
  app.use(
    "/graphql",
    metrics.watch,
    keptNowhere,
    express.json({ limit: LARGEST_BODY, verify: refuseBrokenText }),
    onlyJson,
    underWay.watch,
    expressMiddleware(apollo, {
      context: ({ req, res }) => contextOf(req, res),
    }),
  );
  app.use(reportRoute(askedOf(apollo, contextOf), [metrics.watch, underWay.watch]));
  app.get("/", (_request, response) => response.redirect("/graphql"));
  app.use((_request, response) => {
    answer(
      response,
      "NOT_FOUND",
      "There is nothing here. The API is at /graphql, and for a browser the explorer.",
    );
  });
  app.use(bodyErrors(incidents));
  return { app, stop: () => apollo.stop() };
}

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

function bodyErrors(incidents: Incidents): ErrorRequestHandler {
  return (error, request, response, _next) => {
    // It was answered already, as a body that is too large is: there is nobody to tell.
    if (response.headersSent) return void request.socket.destroy();
    const { status } = error as { status?: number };
    if (status === 413)
      return answer(response, "PAYLOAD_TOO_LARGE", `The body is larger than ${LARGEST_BODY} bytes.`);
    if (status === 415) return answer(response, "UNSUPPORTED_MEDIA_TYPE", "The body must be JSON in UTF-8.");
    if (status && status < 500)
      return answer(response, "BAD_REQUEST", "The body is not valid JSON in UTF-8.");
    const incident = incidents.report(incidents.of(error, requestIdOf(request)));
    answer(response, "INTERNAL_SERVER_ERROR", WENT_WRONG, { incident });
  };
}
