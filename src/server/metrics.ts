import type { ServerResponse } from "node:http";
import type { ApolloServerPlugin } from "@apollo/server";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Tracker } from "../application/tracker.js";
import { KINDS } from "../domain/aggregates.js";
import type { RequestContext } from "../graphql/context.js";
import type { ErrorCode } from "../graphql/errors.js";
import type { Health } from "./health.js";
import type { Live } from "./live/live.js";

/** What the figures are about. */
export interface MetricsParts {
  readonly tracker: Tracker;
  readonly health: Health;
  /** How many bytes the database takes on disk; null: it does not say. */
  readonly storedBytes: () => Promise<number | null>;
}

/** Upper ends of the buckets of durations, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Counts what the server does, and shows it in the text format of Prometheus. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #operations = new Counter({
    name: "tracker_operations_total",
    help: "Operations by kind (query, mutation, subscription; none: it was not read so far) and outcome (ok; partial: answered with errors; refused; failed: something went wrong inside).",
    labelNames: ["kind", "outcome"],
    registers: [this.#registry],
  });
  readonly #refusals = new Counter({
    name: "tracker_refusals_total",
    help: "Refusals by code: of errors, and of problems that an act was refused for.",
    labelNames: ["code"],
    registers: [this.#registry],
  });
  readonly #durations = new Histogram({
    name: "tracker_operation_duration_seconds",
    help: "How long operations took from being read to being answered, by kind.",
    labelNames: ["kind"],
    buckets: BUCKETS,
    registers: [this.#registry],
  });
  readonly #responses = new Counter({
    name: "tracker_http_responses_total",
    help: "Answers of the API by HTTP status, also of what never was an operation; 0: nobody waited for it.",
    labelNames: ["status"],
    registers: [this.#registry],
  });

  constructor({ tracker, health, storedBytes }: MetricsParts) {
    ofProcess();
    this.#gauge(AGGREGATES, "Aggregates in memory, by kind.", (gauge) => {
      for (const kind of KINDS) gauge.set({ kind }, tracker.programme.current.count(kind));
    });
    this.#gauge("tracker_programme_position", "The commit up to which this process reads.", (gauge) => {
      gauge.set(health.position());
    });
    this.#gauge(
      "tracker_database_lag_seconds",
      "How long ago this process last saw the database's commits.",
      (gauge) => gauge.set(health.behindMs() / 1000),
    );
    this.#gauge("tracker_database_reachable", "Whether the database answers: 1 or 0.", async (gauge) => {
      gauge.set((await health.isReachable()) ? 1 : 0);
    });
    this.#gauge(
      "tracker_store_bytes",
      "What the database takes on disk, in bytes; missing where it does not say.",
      async (gauge) => {
        const bytes = await storedBytes().catch(() => null);
        if (bytes === null) gauge.remove();
        else gauge.set(bytes);
      },
    );
  }

  /** Shows those who watch. */
  watch({ watchers, executions }: Live): void {
    this.#gauge("tracker_watchers", "How many streams there are.", (gauge) => gauge.set(watchers.size));
    this.#gauge("tracker_watched_selections", "How many different things they ask for.", (gauge) =>
      gauge.set(executions.size),
    );
    this.#counter("tracker_watch_events_total", "Events that were sent.", [], (counter) => {
      counter.inc(watchers.sent);
    });
    this.#counter("tracker_watch_ended_total", ENDED, ["why"], (counter) => {
      for (const [why, count] of Object.entries(watchers.ended)) counter.inc({ why }, count);
    });
  }

  /** Counts an answer that is over by its status. */
  countAnswer(response: ServerResponse): void {
    this.#responses.inc({ status: response.headersSent ? response.statusCode : 0 });
  }

  /** Counts a query that was answered without Apollo, and in which nothing went wrong. */
  countQuery(seconds: number): void {
    this.#durations.observe({ kind: "query" }, seconds);
    this.#operations.inc({ kind: "query", outcome: "ok" });
  }

  /** Counts operations and refusals. */
  readonly plugin: ApolloServerPlugin<RequestContext> = {
    contextCreationDidFail: async ({ error }) => this.#count("none", undefined, [error]),
    invalidRequestWasReceived: async ({ error }) => this.#count("none", undefined, [error]),
    requestDidStart: async () => {
      const began = performance.now();
      return {
        willSendResponse: async ({ operation, response, contextValue }) => {
          const kind = operation?.operation ?? "none";
          this.#durations.observe({ kind }, (performance.now() - began) / 1000);
          if (response.body.kind !== "single") return;
          const { data, errors = [] } = response.body.singleResult;
          this.#count(kind, data, errors);
          for (const code of contextValue.work.refusals) this.#refusals.inc({ code });
        },
      };
    },
  };

  /** All figures, of this server and of its process. */
  async text(): Promise<string> {
    return `${await this.#registry.metrics()}${await ofProcess().metrics()}`;
  }

  #count(kind: string, data: unknown, errors: readonly Coded[]): void {
    const codes = errors.map(({ extensions }) => String(extensions?.code ?? INTERNAL));
    for (const code of codes) this.#refusals.inc({ code });
    this.#operations.inc({ kind, outcome: outcomeOf(data, codes) });
  }

  /** A count that is kept elsewhere. */
  #counter(name: string, help: string, labelNames: string[], collect: (counter: Counter) => void): void {
    const counter: Counter = new Counter({
      name,
      help,
      labelNames,
      registers: [this.#registry],
      collect: () => {
        counter.reset();
        collect(counter);
      },
    });
  }

  /** A figure that is looked up whenever it is asked for. */
  #gauge(name: string, help: string, collect: (gauge: Gauge) => void | Promise<void>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: name === AGGREGATES ? ["kind"] : [],
      registers: [this.#registry],
      collect: () => collect(gauge),
    });
  }
}

const ENDED =
  "Streams that ended, by why: left (by whoever listened), stalled (nothing was taken), behind (too slow), signed_out, stopped (the server), refused (budget), failed.";

const AGGREGATES = "tracker_programme_aggregates";
/** An error, which has a code where it is one for the caller. */
interface Coded {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown };
}

const INTERNAL: ErrorCode = "INTERNAL_SERVER_ERROR";

function outcomeOf(data: unknown, codes: readonly string[]): string {
  if (codes.length === 0) return "ok";
  if (codes.includes(INTERNAL)) return "failed";
  return data === undefined ? "refused" : "partial";
}

let processRegistry: Registry | null = null;

/** Memory, processor, garbage collection and event-loop delay, measured from the first server of the process on. */
function ofProcess(): Registry {
  if (processRegistry) return processRegistry;
  processRegistry = new Registry();
  collectDefaultMetrics({ register: processRegistry });
  return processRegistry;
}
