import { randomUUID } from "node:crypto";
import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { RequestContext } from "../graphql/context.js";
import { StorageFull } from "../persistence/errors.js";
import type { Room } from "../persistence/room.js";
import type { Logger } from "./log.js";
import { REQUEST_ID } from "./request-id.js";

/**
 * Writes what went wrong inside to the log, each time under an id of its own, which is all that the caller gets of it. That the
 * disk is full is told to whoever asks whether the server is ready, too.
 */
export class Incidents {
  readonly #requests = new WeakMap<object, string>();

  constructor(
    private readonly log: Logger,
    private readonly room: Room,
  ) {}

  /** Logs an error with the request that it belongs to, and gives the incident's id. */
  readonly report = (error: unknown): string => {
    const incident = randomUUID();
    const original = error instanceof GraphQLError ? error.originalError : null;
    const requestId = this.#requests.get(Object(error)) ?? this.#requests.get(Object(original));
    if (error instanceof StorageFull) {
      this.room.wasFull();
      const why = String(error.cause);
      this.log.error({ why, incident, requestId }, "the database's disk is full: nothing was stored");
      return incident;
    }
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
