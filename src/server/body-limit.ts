import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import { ERROR_STATUS } from "../graphql/errors.js";

/** The most bytes that a request's body may have. */
export const LARGEST_BODY = 512 * 1024;

/** What is said of a body that is too large. */
export const TOO_LARGE = `The body is larger than ${LARGEST_BODY} bytes.`;

/**
 * Answers 413 to a body that is too large as soon as that is known, by its announced length or by what has come of it,
 * and closes the connection: the rest is not read.
 */
export const bodyLimit: RequestHandler = (request, response, next) => {
  if (announcedLength(request) > LARGEST_BODY) return refuse(request, response);
  let come = 0;
  request.on("data", function count(chunk: Buffer) {
    come += chunk.length;
    if (come <= LARGEST_BODY) return;
    request.off("data", count);
    refuse(request, response);
  });
  next();
};

/** Answers `Expect: 100-continue` by the limit: whoever announces too large a body is not asked to send it. */
export function answerExpectations(server: Server): void {
  server.on("checkContinue", (request: IncomingMessage, response: ServerResponse) => {
    if (announcedLength(request) > LARGEST_BODY) return refuse(request, response);
    response.writeContinue();
    server.emit("request", request, response);
  });
}

/** How long a body is said to be, in bytes; 0 where nothing is said. */
export function announcedLength({ headers }: IncomingMessage): number {
  return Number(headers["content-length"] ?? 0);
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.pause();
  if (response.headersSent) return;
  const code = "PAYLOAD_TOO_LARGE";
  response.writeHead(ERROR_STATUS[code], {
    "content-type": "application/json; charset=utf-8",
    connection: "close",
  });
  response.end(JSON.stringify({ errors: [{ message: TOO_LARGE, extensions: { code } }] }));
}
