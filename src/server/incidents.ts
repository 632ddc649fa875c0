import { randomUUID } from "node:crypto";
import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { RequestContext } from "../graphql/context.js";
import type { Logger } from "./log.js";
import { REQUEST_ID } from "./request-id.js";

/** Writes what went wrong inside to the log, each time under an id of its own, which is all that the caller gets of it. */
export class Incidents {
  readonly #requests = new WeakMap<object, string>();

  constructor(private readonly log: Logger) {}

  /** Logs an error with the request that it belongs to, and gives the incident's id. */
  readonly report = (error: unknown): string => {
    const incident = randomUUID();
    const original = error instanceof GraphQLError ? error.originalError : null;
    const requestId = this.#requests.get(Object(error)) ?? this.#requests.get(Object(original));
    this.log.error({ err: error, incident, requestId }, "request failed");
    return incident;
  };

  /** Remembers to which request an error belongs, and gives it back. */
  of<E>(error: E, requestId: string): E {
    this.#requests.set(Object(error), requestId);
    if (error instanceof GraphQLError && error.originalError) this.of(error.originalError, requestId);
    return error;
  }

  /** Remembers it of all errors of operations. */
  readonly plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, request }) => {
        const requestId = request.http?.headers.get(REQUEST_ID) ?? "";
        for (const error of errors) this.of(error, requestId);
      },
    }),
  };
}
