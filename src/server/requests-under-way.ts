import { setTimeout as pause } from "node:timers/promises";
import type { ApolloServerPlugin } from "@apollo/server";
import { getVariableValues } from "graphql";
import type { RequestContext } from "../graphql/context.js";
import { failure } from "../graphql/errors.js";
import { Pace, Turns } from "../graphql/work/pace.js";
import { Work } from "../graphql/work/work.js";
import { Admission } from "./admission.js";
import type { Exchange } from "./api/exchange.js";
import type { Budget } from "./budget.js";
import { type Costed, costOf } from "./cost.js";
import { COME_AGAIN_SECONDS, HIGHEST_COST, LARGE, LONG_BODY, REFUSED_AFTER_MS } from "./limits.js";

/** What a request is to those who see that no one holds up the others. */
interface UnderWay {
  readonly work: Work;
  isSmall: boolean;
  /** What the caller was told of its budget, once the request has been taken from it. */
  told: Readonly<Record<string, string>> | null;
  /** Whether it was let in. */
  isLetIn: boolean;
  /** What has to be done when the answer was given, or nobody waits for it any more. */
  onEnd: () => void;
}

/**
 * Sees to it that no request holds up the others: before anything is read its cost is judged; what is large works in
 * turn; what is under way at once is bounded; whoever hangs up is worked for no longer, and every request has a time limit.
 */
export class RequestsUnderWay {
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

  /**
   * Watches a request of so many bytes until it is answered or its caller has hung up. Gives its work when it may be looked
   * at; null: nobody waits for it any more.
   */
  async watch(exchange: Exchange, bytes: number): Promise<Work | null> {
    const request: UnderWay = {
      work: new Work(),
      isSmall: true,
      told: null,
      isLetIn: false,
      onEnd: () => undefined,
    };
    const { work } = request;
    this.#ofWork.set(work, request);
    this.#small += 1;
    const timer = setTimeout(() => tellLate(exchange, work), this.limitMs);
    exchange.response.once("close", () => {
      clearTimeout(timer);
      if (request.isSmall) this.#lastSmall = performance.now();
      this.#isNotSmall(request);
      work.pace?.leave();
      request.onEnd();
    });
    if (bytes >= LONG_BODY) {
      this.#isNotSmall(request);
      await this.#turns.enter();
    }
    return exchange.isOver ? null : work;
  }

  async #nextPiece(work: Work): Promise<void> {
    const request = this.#ofWork.get(work);
    if (request && !request.isSmall) await this.#turns.enter();
  }

  #isNotSmall(request: UnderWay): void {
    if (!request.isSmall) return;
    request.isSmall = false;
    this.#small -= 1;
  }

  /** Judges what an operation costs, lets it begin if it may, and tells what is left to the caller. */
  readonly plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: async () => {
      let told: Readonly<Record<string, string>> = {};
      return {
        // Reading, checking and costing a long query are three pieces, with everything else between.
        validationDidStart: async ({ contextValue }) => this.#nextPiece(contextValue.work),
        didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
          if (!operation) return;
          await this.#nextPiece(contextValue.work);
          const variables = request.variables ?? {};
          const cost = this.weigh({ schema, document, operation, variables }, contextValue);
          // Wrong variables are refused, in better words, when they are about to be used.
          if (cost === null) return;
          try {
            told = await this.letIn(contextValue, cost, operation.operation === "mutation");
          } catch (refusal) {
            const refused = this.#ofWork.get(contextValue.work);
            if (refused) this.#isNotSmall(refused);
            await pause(REFUSED_AFTER_MS);
            throw refusal;
          }
        },
        willSendResponse: async ({ response }) => {
          for (const [name, value] of Object.entries(told)) response.http.headers.set(name, value);
        },
      };
    },
  };

  /** What an operation costs, which stays with its work; null: its variables are wrong. Throws as {@link costOf} does. */
  weigh(
    { schema, document, operation, variables }: Omit<Costed, "items">,
    { programme, work }: RequestContext,
  ): number | null {
    const read = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    if (read.errors) return null;
    const items = programme.count("workItem");
    work.cost = costOf({ schema, document, operation, variables: read.coerced, items });
    return work.cost;
  }

  /**
   * Lets an operation begin that costs so much, once however often it is tried, and gives what its caller is told of the budget.
   * Throws where it costs too much, or too much is under way.
   */
  async letIn(
    context: RequestContext,
    cost: number,
    isMutation: boolean,
  ): Promise<Readonly<Record<string, string>>> {
    if (cost > HIGHEST_COST) throw tooComplex(cost);
    const { work, caller } = context;
    const request = this.#ofWork.get(work);
    const told = request?.told ?? (this.budget ? await this.budget.take(caller, cost) : {});
    work.isMutation = isMutation;
    if (!request) return told;
    request.told = told;
    if (!request.isLetIn) this.#begin(request, caller, cost);
    return told;
  }

  #begin(request: UnderWay, caller: string, cost: number): void {
    request.onEnd = this.#admission.begin(caller, cost);
    request.isLetIn = true;
    if (cost <= LARGE) return;
    this.#isNotSmall(request);
    request.work.pace = new Pace(this.#turns);
  }
}

function tooComplex(cost: number) {
  return failure(
    "QUERY_TOO_COMPLEX",
    `The query costs about ${Math.round(cost)}, counting the fields that its answer could have and the work that they cause; the limit is ${HIGHEST_COST}. Ask for smaller pages or less at once.`,
  );
}

/** Answers a request that took too long. What is left of its work is not done; what was begun in the database may be. */
function tellLate(exchange: Exchange, { isMutation, pace }: Work): void {
  pace?.leave();
  const message = isMutation
    ? "It took too long. It is not certain whether the change was stored: look at the item again before you repeat it, or repeat it with the idempotencyKey that it had."
    : "It took too long to answer. Ask for less at once, or again when less is going on.";
  exchange.refuse(
    "TIME_LIMIT",
    message,
    {},
    { connection: "close", "retry-after": String(COME_AGAIN_SECONDS) },
  );
}
