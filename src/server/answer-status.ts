import type { ApolloServerPlugin } from "@apollo/server";
import type { Response } from "express";
import type { RequestContext } from "../graphql/context.js";
import { ERROR_STATUS, type ErrorCode } from "../graphql/errors.js";

/**
 * One rule for the status of an answer, after the GraphQL-over-HTTP draft (§6.4): what was executed is 200, with or
 * without errors, and has `data`; what was not has none, and the status of its first error. That holds for both media types.
 */
export const statusOfAnswer: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        if (response.body.kind !== "single") return;
        const { data, errors } = response.body.singleResult;
        if (data !== undefined) {
          response.http.status = 200;
          return;
        }
        // Apollo knows some cases better, such as 405 for a mutation by GET.
        if ((response.http.status ?? 200) >= 400) return;
        const code = errors?.[0]?.extensions?.code as ErrorCode | undefined;
        response.http.status = (code && ERROR_STATUS[code]) ?? 500;
      },
    };
  },
};

/** Answers a request that never was an operation. */
export function answer(response: Response, code: ErrorCode, message: string, more = {}): void {
  response.status(ERROR_STATUS[code]).json({ errors: [{ message, extensions: { code, ...more } }] });
}
