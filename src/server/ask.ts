import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { Request, Response } from "express";
import type { GraphQLFormattedError } from "graphql";
import type { RequestContext } from "../graphql/context.js";
import type { Work } from "../graphql/work/work.js";
import { Exchange } from "./api/exchange.js";
import type { KnownQueries } from "./api/known-queries.js";
import type { Session } from "./authentication/session.js";
import type { Metrics } from "./metrics.js";
import { REQUEST_ID, requestIdOf } from "./request-id.js";
import type { RequestsUnderWay } from "./requests-under-way.js";

/** An answer of the API to a page. */
export interface PageAnswer<Data> {
  readonly data: Data | null;
  readonly errors: readonly GraphQLFormattedError[];
}

/** Asks the API for a page, as whoever opened the page, by header or by session, and within the same limits. */
export type Ask = <Data>(
  request: Request,
  response: Response,
  operation: { readonly query: string; readonly variables: Record<string, unknown> },
  session?: Session | null,
) => Promise<PageAnswer<Data>>;

/** What asking needs. */
export interface AskParts {
  readonly apollo: ApolloServer<RequestContext>;
  readonly queries: KnownQueries;
  readonly metrics: Metrics;
  readonly underWay: RequestsUnderWay;
  readonly contextOf: (exchange: Exchange, work: Work, session: Session | null) => Promise<RequestContext>;
}

/**
 * Asks this process' API, which answers what it was asked before without Apollo, as it does everybody; throws what stands in the way
 * of asking at all, such as a token that is not good.
 */
export function askedOf({ apollo, queries, metrics, underWay, contextOf }: AskParts): Ask {
  return async <Data>(
    request: Request,
    response: Response,
    operation: Parameters<Ask>[2],
    session: Session | null = null,
  ) => {
    const exchange = new Exchange(request, response, requestIdOf(request), {});
    const work = await underWay.watch(exchange, request.url.length);
    if (!work) return { data: null, errors: [] };
    const contextValue = await contextOf(exchange, work, session);
    response.set(exchange.told);
    const began = performance.now();
    const known = queries.find(operation);
    const said = known && (await queries.answer(known, contextValue));
    if (said) {
      metrics.countQuery((performance.now() - began) / 1000);
      return { data: said.data as Data, errors: [] };
    }
    // What goes wrong stands in the log with the id of the page's request.
    const headers = new HeaderMap([[REQUEST_ID, requestIdOf(request)]]);
    const http = { method: "POST", headers, search: "", body: operation };
    const { body } = await apollo.executeOperation({ ...operation, http }, { contextValue });
    if (body.kind !== "single") throw new Error("The answer came in parts.");
    const { data, errors = [] } = body.singleResult;
    return { data: (data ?? null) as Data | null, errors };
  };
}
