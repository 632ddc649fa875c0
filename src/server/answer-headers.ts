import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestContext } from "../graphql/context.js";

/** What holds for an answer of the API unless {@link cachedWhenRead} knows better: it is kept nowhere. */
export const KEPT_NOWHERE = "no-store";

/**
 * What a query by GET was answered with may be kept, but has to be asked about before it is shown again, so that whoever
 * wrote reads what was written; by its ETag the same answer is 304, without a body. What somebody who signed in was
 * answered with is for that client alone.
 */
export const cachedWhenRead: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, operation, contextValue }) {
        const isRead = request.http?.method === "GET" && operation?.operation === "query";
        if (!isRead || response.body.kind !== "single" || response.body.singleResult.errors) return;
        const whose = contextValue.signedIn ? "private" : "public";
        response.http.headers.set("cache-control", `${whose}, no-cache`);
      },
    };
  },
};
