import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { RequestHandler } from "express";
import type { Logger } from "./log.js";

/** The header that a request's id comes in and goes out with. */
export const REQUEST_ID = "x-request-id";

/** What a caller may choose: short, and nothing that could break a line of a log. */
const USABLE = /^[\w.:+/=-]{1,128}$/;

/**
 * Gives every request an id: the one it came with, if that can be used, else a new one. It goes back with the answer, and
 * stands with whatever is logged about the request.
 */
export function requestIds(log: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = giveId(request);
    response.set("X-Request-Id", requestId);
    const { method, path } = request;
    const began = performance.now();
    response.once("close", () => {
      const ms = Math.round(performance.now() - began);
      log.debug({ requestId, method, path, status: response.statusCode, ms }, "answered");
    });
    next();
  };
}

/** Gives a request its id, which {@link requestIdOf} tells from then on. */
export function giveId({ headers }: { readonly headers: IncomingHttpHeaders }): string {
  const said = headers[REQUEST_ID];
  const requestId = typeof said === "string" && USABLE.test(said) ? said : randomUUID();
  headers[REQUEST_ID] = requestId;
  return requestId;
}

/** The id that a request was given. */
export function requestIdOf({ headers }: { readonly headers: IncomingHttpHeaders }): string {
  return String(headers[REQUEST_ID] ?? "");
}
