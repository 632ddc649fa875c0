import { setTimeout as pause } from "node:timers/promises";
import type { ApolloServerPlugin } from "@apollo/server";
import type { Request, RequestHandler, Response } from "express";
import { getVariableValues } from "graphql";
import type { RequestContext } from "../graphql/context.js";
import { ERROR_STATUS, failure } from "../graphql/errors.js";
import { Pace, Turns } from "../graphql/work/pace.js";
import { Work } from "../graphql/work/work.js";
import { Admission } from "./admission.js";
import type { Budget } from "./budget.js";
import { costOf } from "./cost.js";
import {
  BUDGET_SECONDS,
  COME_AGAIN_SECONDS,
  HIGHEST_COST,
  LARGE,
  LONG_BODY,
  REFUSED_AFTER_MS,
} from "./limits.js";

/** What a request is to those who see that no one holds up the others. */
interface UnderWay {
  readonly work: Work;
  isSmall: boolean;
  /** What has to be done when the answer was given, or nobody waits for it any more. */
  onEnd: () => void;
}

/**
 * Sees to it that no request holds up the others: before anything is read its cost is judged; what is large works in
 * turn; what is under way at once is bounded; whoever hangs up is worked for no longer, and every request has a time limit.
 */
export class RequestsUnderWay {
  readonly #requests = new WeakMap<Response, UnderWay>();
  readonly #ofWork = new WeakMap<Work, UnderWay>();
  readonly #admission = new Admission();
  readonly #turns = new Turns(() => (this.#small > 0 ? 0 : performance.now() - this.#lastSmall));
  #small = 0;
  #lastSmall = Number.NEGATIVE_INFINITY;

  /** A request may take so many milliseconds, and a caller ask for so much in a while; null: for any amount. */
  constructor(
    private readonly limitMs: number,
    private readonly budget: Budget | null = null,
  ) {}

  /** The work for a request that {@link watch} has seen. */
  workOf(response: Response): Work {
    return this.#requests.get(response)?.work ?? new Work();
  }

  /** Watches a request until it is answered or its caller has hung up. */
  readonly watch: RequestHandler = async (asked, response, next) => {
    const request: UnderWay = { work: new Work(), isSmall: true, onEnd: () => undefined };
    this.#requests.set(response, request);
    this.#ofWork.set(request.work, request);
    this.#small += 1;
    const timer = setTimeout(() => tellLate(response, request.work), this.limitMs);
    response.once("close", () => {
      clearTimeout(timer);
      if (request.isSmall) this.#lastSmall = performance.now();
      this.#isNotSmall(request);
      request.work.pace?.leave();
      request.onEnd();
    });
    if (lengthOf(asked) >= LONG_BODY) {
      this.#isNotSmall(request);
      await this.#turns.enter();
    }
    if (!response.destroyed && !response.headersSent) next();
  };

  #isNotSmall(request: UnderWay): void {
    if (!request.isSmall) return;
    request.isSmall = false;
    this.#small -= 1;
  }

  /** Judges what an operation costs, lets it begin if it may, and tells what it cost. */
  readonly plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: async () => {
      let cost: number | null = null;
      let told: Record<string, string> = {};
      return {
        didResolveOperation: async ({
          schema,
          document,
          operation,
          request,
          operationName,
          contextValue,
        }) => {
          if (!operation) return;
          const variables = request.variables ?? {};
          // Wrong variables are refused, in better words, when they are about to be used.
          if (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors) return;
          const items = contextValue.programme.count("workItem");
          const named = operationName ?? undefined;
          cost = costOf({ schema, query: document, variables, operationName: named, items });
          try {
            if (cost > HIGHEST_COST) throw tooComplex(cost);
            if (this.budget) told = await this.budget.take(contextValue.caller, cost);
            this.#begin(contextValue, cost, operation.operation === "mutation");
          } catch (refusal) {
            const refused = this.#ofWork.get(contextValue.work);
            if (refused) this.#isNotSmall(refused);
            await pause(REFUSED_AFTER_MS);
            throw refusal;
          }
        },
        willSendResponse: async ({ response }) => {
          for (const [name, value] of Object.entries(told)) response.http.headers.set(name, value);
          if (cost === null || response.body.kind !== "single") return;
          const result = response.body.singleResult;
          result.extensions = { ...result.extensions, cost: this.#inWords(cost) };
        },
      };
    },
  };

  /** Nothing that differs from one answer to the next of the same: what is left stands in headers. */
  #inWords(cost: number) {
    const budget = this.budget && { limit: this.budget.limit, seconds: BUDGET_SECONDS };
    return { estimated: Math.round(cost), limit: HIGHEST_COST, ...(budget ? { budget } : {}) };
  }

  #begin({ work, caller }: RequestContext, cost: number, isMutation: boolean): void {
    const request = this.#ofWork.get(work);
    work.isMutation = isMutation;
    if (!request) return;
    request.onEnd = this.#admission.begin(caller, cost);
    if (cost <= LARGE) return;
    this.#isNotSmall(request);
    work.pace = new Pace(this.#turns);
  }
}

/** How long what a request says is, in bytes; where nothing tells, it is taken to be long. */
function lengthOf({ method, headers, originalUrl }: Request): number {
  return method === "GET" ? originalUrl.length : Number(headers["content-length"] ?? LONG_BODY);
}

function tooComplex(cost: number) {
  return failure(
    "QUERY_TOO_COMPLEX",
    `The query costs about ${Math.round(cost)}, counting the fields that its answer could have and the work that they cause; the limit is ${HIGHEST_COST}. Ask for smaller pages or less at once.`,
  );
}

/** Answers a request that took too long. What is left of its work is not done; what was begun in the database may be. */
function tellLate(response: Response, { isMutation, pace }: Work): void {
  pace?.leave();
  if (response.headersSent) return;
  const message = isMutation
    ? "It took too long. It is not certain whether the change was stored: look at the item again before you repeat it, or repeat it with the idempotencyKey that it had."
    : "It took too long to answer. Ask for less at once, or again when less is going on.";
  response.status(ERROR_STATUS.TIME_LIMIT);
  response.set({ connection: "close", "retry-after": String(COME_AGAIN_SECONDS) });
  response.json({ errors: [{ message, extensions: { code: "TIME_LIMIT" } }] });
}
