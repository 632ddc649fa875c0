import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import compression from "compression";
import express, { type ErrorRequestHandler } from "express";
import type { GraphQLSchema } from "graphql";
import helmet from "helmet";
import type { Acting } from "../application/permit.js";
import { type Tracker, today } from "../application/tracker.js";
import { contextFor, type RequestContext } from "../graphql/context.js";
import { formatError, WENT_WRONG } from "../graphql/errors.js";
import type { Work } from "../graphql/work/work.js";
import { type Asking, addressOf, askingThrough, networkOf } from "./address.js";
import { extensionsOf, withExtensions } from "./answer-extensions.js";
import { cachedWhenRead } from "./answer-headers.js";
import { answer, statusOfAnswer } from "./answer-status.js";
import { answerText } from "./api/answer-text.js";
import { beginWith } from "./api/begin.js";
import type { Exchange } from "./api/exchange.js";
import { executedBy, executorOf } from "./api/execution.js";
import { KeptAnswers, repeatable } from "./api/kept-answers.js";
import { KnownDocuments } from "./api/known-documents.js";
import { KnownQueries } from "./api/known-queries.js";
import { apiListener } from "./api/listener.js";
import { askedOf } from "./ask.js";
import { askingInSession, type Session, Sessions } from "./authentication/session.js";
import { bodyLimit } from "./body-limit.js";
import { Budget } from "./budget.js";
import { ANY_ORIGIN, crossOrigin } from "./cross-origin.js";
import { depthLimit } from "./depth-limit.js";
import { door } from "./door.js";
import { EXAMPLES, explorer } from "./explorer/index.js";
import { type Health, healthRoutes } from "./health.js";
import { Incidents } from "./incidents.js";
import { LONGEST_REQUEST_SECONDS, MOST_TOKENS, REQUEST_COST, STREAM_TIMES } from "./limits.js";
import { Live } from "./live/live.js";
import { acceptsStream } from "./live/message.js";
import type { Logger } from "./log.js";
import { Metrics } from "./metrics.js";
import { type MetricsAccess, metricsRoute } from "./metrics-route.js";
import { actRoutes, showAgain } from "./pages/act-routes.js";
import { consoleRoutes, showConsoleAgain } from "./pages/console-routes.js";
import { pageFiles } from "./pages/files.js";
import { issuerRoutes } from "./pages/issuer-routes.js";
import { KeptPages } from "./pages/kept-pages.js";
import { roomRoutes } from "./pages/room-routes.js";
import { Rooms } from "./pages/rooms.js";
import { noSuchPage, pageRoutes } from "./pages/routes.js";
import { type SignInOptions, signInRoutes } from "./pages/sign-in.js";
import type { Visit } from "./pages/visit.js";
import { reportRoute } from "./report-route.js";
import { requestIdOf, requestIds } from "./request-id.js";
import { RequestsUnderWay } from "./requests-under-way.js";
import { tryOutNotice } from "./try-out-day.js";

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
  /** How browsers sign in to the pages; left out: they cannot keep a session beyond this process. */
  readonly signIn?: SignInOptions;
  /** Whether graphql-js itself executes, so that its answers can be compared with ours. */
  readonly isPlainExecution?: boolean;
  /** How long streams wait, in milliseconds. */
  readonly streamTimes?: typeof STREAM_TIMES;
}

/**
 * Tells who sends a request; null: nobody that signed in, as whoever sends no `Authorization`. Throws when a token was sent that
 * is not good.
 */
export type Authenticate = (request: Asking) => Promise<Acting | null>;

/** The HTTP application, as it runs. */
export interface Application {
  readonly app: RequestListener;
  /** Ends the streams that were begun, and begins no more: before the server stops, which waits for its answers. */
  readonly endStreams: () => Promise<void>;
  /** What is left to be done when all is answered. */
  readonly stop: () => Promise<void>;
}

/**
 * The HTTP application: the API at `/graphql`, where a browser finds the explorer, reports, `/healthz`, `/readyz` and `/metrics`. What
 * is surely for the API goes straight to it, and everything else through Express.
 */
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
  signIn = { secret: randomBytes(32).toString("hex") },
  isPlainExecution = false,
  streamTimes = STREAM_TIMES,
}: AppParts): Promise<Application> {
  const metrics = new Metrics({ tracker, health, storedBytes });
  const incidents = new Incidents(log, health.room);
  const budget = callersBudget > 0 ? new Budget(callersBudget) : null;
  const underWay = new RequestsUnderWay(requestSeconds * 1000, budget);
  const execute = executorOf(isPlainExecution);
  const extensions = extensionsOf({ tracker, health, budget, isTryOutClock });
  const queries = new KnownQueries(schema, execute, underWay);
  const documents = new KnownDocuments(EXAMPLES.map(({ query }) => query));
  const apollo = new ApolloServer<RequestContext>({
    gateway: executedBy(execute, schema),
    introspection: true,
    persistedQueries: { cache: documents },
    // There is nothing to forge: no cookie is ever read, whoever changes something sends a token that no stranger's page
    // has, and mutations by GET are refused. It would only shut out those who read by GET.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationRules: [depthLimit],
    maxRecursiveSelections: true,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      incidents.plugin,
      metrics.plugin,
      door,
      underWay.plugin,
      statusOfAnswer,
      cachedWhenRead,
      repeatable,
      documents.plugin,
      withExtensions(extensions),
      queries.plugin,
    ],
    stringifyResult: async (answer) => `${await answerText(answer)}\n`,
    formatError: (formatted, error) => formatError(formatted, error, incidents.report, schema),
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  const asking = (request: IncomingMessage) => askingThrough(trustProxy, request);
  const networkAsking = (request: IncomingMessage) => networkOf(addressOf(asking(request)));
  const contextOf = async (
    exchange: Exchange,
    work: Work,
    session: Session | null = null,
  ): Promise<RequestContext> => {
    try {
      const { request } = exchange;
      const signedIn = await authenticate(askingInSession(asking(request), session));
      const context = contextFor(tracker, signedIn, { address: networkAsking(request), work });
      if (budget) exchange.tell(await budget.take(context.caller, REQUEST_COST));
      return context;
    } catch (error) {
      throw incidents.of(error, exchange.requestId);
    }
  };
  const live = new Live({
    apollo,
    schema,
    tracker,
    execute,
    budget,
    times: streamTimes,
    report: incidents.report,
    asking,
    authenticate,
    contextOf,
  });
  metrics.watch(live);
  const answers = new KeptAnswers(tracker, health);
  const api = apiListener({
    apollo,
    queries,
    live,
    extensions,
    answers,
    metrics,
    incidents,
    underWay,
    budget,
    begin: beginWith(log, corsOrigins),
    networkOf: networkAsking,
    contextOf,
  });

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
  app.use("/graphql", api);
  const ask = askedOf({ apollo, queries, metrics, underWay, contextOf });
  app.use(reportRoute(ask, metrics));
  const files = pageFiles();
  const rooms = new Rooms();
  const pages = {
    ask,
    metrics,
    kept: new KeptPages(answers, budget, networkAsking),
    files,
    signIn,
    schema,
    sessions: new Sessions(signIn.secret),
    today: () => today(tracker),
    isTryOutClock,
  };
  const shownAgain = async (visit: Visit) => (await showAgain(pages, visit)) || showConsoleAgain(visit);
  const signingIn = { ...pages, showAgain: shownAgain };
  app.use(
    files.router,
    signInRoutes(signingIn),
    ...(signIn.codeFlow ? [issuerRoutes(signingIn, signIn.codeFlow)] : []),
    actRoutes(pages),
    consoleRoutes(pages),
    roomRoutes({ ...pages, rooms, admit: (request) => live.watchers.admit(networkAsking(request), 0) }),
    pageRoutes(pages),
  );
  app.get("/", (_request, response) => response.redirect("/graphql"));
  app.use(noSuchPage(pages));
  app.use((_request, response) => {
    answer(
      response,
      "NOT_FOUND",
      "There is nothing here. The API is at /graphql, and for a browser the explorer.",
    );
  });
  app.use(errors(incidents));
  return {
    app: (request, response) => (isForApi(request) ? api(request, response) : app(request, response)),
    endStreams: () => {
      rooms.stop();
      return live.stop();
    },
    stop: () => apollo.stop(),
  };
}

/** Whether a request is for the API and nothing else: no preflight of a browser, and nobody who would rather have a page. */
function isForApi({ method, url = "", headers }: IncomingMessage): boolean {
  if (!/^\/graphql\/?(?:\?|$)/.test(url) || method === "OPTIONS") return false;
  return method === "POST" || !/text\//i.test(headers.accept ?? "") || acceptsStream(headers.accept) !== "no";
}

/** What goes wrong on the way to a page. */
function errors(incidents: Incidents): ErrorRequestHandler {
  return (error, request, response, _next) => {
    // It was answered already, as a body that is too large is: there is nobody to tell.
    if (response.headersSent) return void request.socket.destroy();
    const { status } = error as { status?: number };
    if (status && status < 500) return answer(response, "BAD_REQUEST", "This request cannot be read.");
    const incident = incidents.report(incidents.of(error, requestIdOf(request)));
    answer(response, "INTERNAL_SERVER_ERROR", WENT_WRONG, { incident });
  };
}
