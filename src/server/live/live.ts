import type { IncomingMessage } from "node:http";
import { type ApolloServer, HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Acting } from "../../application/permit.js";
import type { RequestContext } from "../../graphql/context.js";
import { type ErrorCode } from "../../graphql/errors.js";
import { Work } from "../../graphql/work/work.js";
import type { Asking } from "../address.js";
import { KEPT_NOWHERE } from "../answer-headers.js";
import { bodyOf, type Exchange } from "../api/exchange.js";
import { LONGEST_SUBSCRIPTION } from "../limits.js";
import { REQUEST_ID } from "../request-id.js";
import { lengthOf, type Message } from "./message.js";
import { type ExecutionParts, SharedExecutions } from "./shared-executions.js";
import { SignedInStill } from "./signed-in-still.js";
import { Slices } from "./slices.js";
import { type StreamParts, streamTo } from "./stream-to.js";
import { Watchers } from "./watchers.js";

/** What subscriptions are answered with. */
export interface LiveParts extends Omit<ExecutionParts, "slices">, Pick<StreamParts, "budget" | "times"> {
  readonly apollo: ApolloServer<RequestContext>;
  readonly asking: (request: IncomingMessage) => Asking;
  readonly authenticate: (request: Asking) => Promise<Acting | null>;
  /** Finds out who asks; throws where that cannot be had. */
  readonly contextOf: (exchange: Exchange, work: Work) => Promise<RequestContext>;
}

/** Answers subscriptions with streams of server-sent events. What is asked is read and judged by Apollo, as everything else. */
export class Live {
  readonly watchers = new Watchers();
  readonly executions: SharedExecutions;
  readonly #parts: StreamParts;

  constructor(private readonly parts: LiveParts) {
    const slices = new Slices();
    this.executions = new SharedExecutions({ ...parts, slices });
    const still = new SignedInStill(parts.authenticate);
    this.#parts = { ...parts, slices, still, executions: this.executions, watchers: this.watchers };
  }

  /** Answers with a stream, or with why there is none. Resolves when it has ended. */
  async answer(exchange: Exchange, message: Message): Promise<void> {
    if (lengthOf(message) > LONGEST_SUBSCRIPTION) {
      const text = `A subscription may have ${LONGEST_SUBSCRIPTION} characters, with its variables.`;
      return exchange.refuse("PAYLOAD_TOO_LARGE", text);
    }
    const work = new Work();
    const { "last-event-id": last } = exchange.request.headers;
    const watching = { lastEventId: typeof last === "string" ? last : null, subscribed: null };
    work.watching = watching;
    const { context, head, text } = await this.#judge(exchange, message, work);
    const { subscribed } = work.watching;
    if (!context || !subscribed) {
      return exchange.send(head.status, { ...head.headers, "cache-control": KEPT_NOWHERE }, bodyOf(text));
    }
    const leave = this.#admit(exchange, context.caller, work.cost ?? 0);
    if (!leave) return;
    try {
      const asking = this.parts.asking(exchange.request);
      if (!exchange.isOver) await streamTo(this.#parts, { exchange, asking, subscribed, context });
    } finally {
      leave();
    }
  }

  /** Ends all streams, so that whoever listens goes on elsewhere, and begins no more. */
  stop(): Promise<void> {
    return this.watchers.stop();
  }

  async #judge(exchange: Exchange, body: Message, work: Work) {
    let context: RequestContext | null = null;
    const headers = new HeaderMap([
      ["content-type", "application/json"],
      [REQUEST_ID, exchange.requestId],
    ]);
    const answered = await this.parts.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: "POST", headers, search: "", body },
      context: async () => {
        context = await this.parts.contextOf(exchange, work);
        return context;
      },
    });
    const { status = 200, headers: told, body: said } = answered;
    if (said.kind !== "complete") throw new Error("An answer in parts was not asked for");
    const head = { status, headers: Object.fromEntries(told) };
    return { context: context as RequestContext | null, head, text: said.string };
  }

  /** Reserves a place; null where there is none, which was answered. */
  #admit(exchange: Exchange, caller: string, cost: number): (() => void) | null {
    try {
      return this.watchers.admit(caller, cost);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const { code, http } = error.extensions as { code: ErrorCode; http?: { headers: Map<string, string> } };
      exchange.refuse(code, error.message, {}, Object.fromEntries(http?.headers ?? []));
      return null;
    }
  }
}
