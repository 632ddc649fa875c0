import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { ERROR_STATUS } from "../graphql/errors.js";
import { answerExpectations } from "./body-limit.js";

/** How long the headers of a request, and all of it, may take to come, and how often that is looked at, in milliseconds. */
export const ARRIVAL_LIMITS = { headersMs: 15_000, requestMs: 30_000, lookEveryMs: 2000 };

/** Requests that are still under way this long after a stop are told so and cut off, in milliseconds. */
const LONGEST_GOODBYE_MS = 10_000;
/** So long the words that a request is cut off have to get away, in milliseconds. */
const LAST_WORDS_MS = 200;
/**
 * So many looks one after another, so far apart in milliseconds, nothing may have come before the door is shut, and so many looks it stays
 * open at most. Looks are counted, not time: after whatever held the thread, what came meanwhile is read before the next look.
 */
const QUIET = { looks: 3, everyMs: 20, most: 50 } as const;

/** An HTTP server that can be stopped without breaking off what it has begun. */
export interface HttpServer {
  readonly server: Server;
  /**
   * Answers what was begun, with `Connection: close`; what comes after is answered with 503 and `Retry-After`, also what
   * had been sent but not been read. Connections on which nothing happens are closed at once.
   */
  stop(): Promise<void>;
}

/** Listens at an address; throws where that cannot be. */
export async function listenHttp(
  handle: RequestListener,
  { port, host }: { readonly port: number; readonly host: string },
  arrival = ARRIVAL_LIMITS,
  goodbyeMs = LONGEST_GOODBYE_MS,
): Promise<HttpServer> {
  const underWay = new Set<ServerResponse>();
  const connections = new Set<Socket>();
  let stopping = false;
  let arrivals = 0;

  const options = {
    headersTimeout: arrival.headersMs,
    requestTimeout: arrival.requestMs,
    connectionsCheckingInterval: arrival.lookEveryMs,
  };
  const server = createServer(options, (request, response) => {
    arrivals += 1;
    if (stopping) {
      request.resume();
      return turnAway(response, "SERVER_BUSY", NOT_BEGUN);
    }
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
    handle(request, response);
  });
  server.on("connection", (socket) => {
    arrivals += 1;
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  answerExpectations(server);

  const stop = async () => {
    stopping = true;
    for (const response of underWay) if (!response.headersSent) response.setHeader("connection", "close");
    for (let look = 0, quiet = 0; quiet < QUIET.looks && look < QUIET.most; look += 1) {
      const before = arrivals;
      await pause(QUIET.everyMs);
      quiet = arrivals === before ? quiet + 1 : 0;
    }
    // The server's own closing of idle connections leaves those on which nothing has come yet.
    const closeIdle = () => {
      const busy = new Set([...underWay].map(({ socket }) => socket));
      for (const socket of connections) if (!busy.has(socket)) socket.destroySoon();
    };
    const idle = setInterval(closeIdle, 50);
    const cut = setTimeout(() => {
      for (const response of underWay) if (!response.headersSent) turnAway(response, "TIME_LIMIT", CUT_OFF);
      setTimeout(() => server.closeAllConnections(), LAST_WORDS_MS).unref();
    }, goodbyeMs);
    await new Promise((resolve) => {
      server.close(resolve);
      closeIdle();
    });
    clearInterval(idle);
    clearTimeout(cut);
  };

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.removeListener("error", reject);
      resolve();
    });
  });
  return { server, stop };
}

const NOT_BEGUN = "This server is stopping, and has not begun with the request: send it again.";
const CUT_OFF =
  "This server is stopping, and does not wait for the request any longer. Of a mutation it is not certain whether it was stored: " +
  "look again, or repeat it with its idempotencyKey.";

function turnAway(response: ServerResponse, code: "SERVER_BUSY" | "TIME_LIMIT", message: string): void {
  response.writeHead(ERROR_STATUS[code], {
    "content-type": "application/json; charset=utf-8",
    connection: "close",
    "retry-after": "1",
  });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}
