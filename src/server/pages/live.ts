import { type Response, Router } from "express";

/** How often it is looked whether something was committed, while somebody listens, in milliseconds. */
const LOOK_EVERY_MS = 200;
/** A line is sent at least so often, in milliseconds: proxies close what is silent. */
const SIGN_OF_LIFE_MS = 25_000;
/** So many may listen at once. */
const MOST_LISTENERS = 2000;

/** Pages that are kept up to date. */
export interface Live {
  readonly router: Router;
  /** Ends all that listen, as when the server stops. */
  stop(): void;
}

/**
 * `GET /live` tells pages, by server-sent events, that something was committed, by this process or another one. It tells nothing else:
 * a page that wants to know more asks again, as whoever looks at it.
 */
export function live(position: () => number): Live {
  const listeners = new Set<Response>();
  let told = 0;
  let looking: NodeJS.Timeout | null = null;
  let spoke = 0;
  const look = () => {
    const now = position();
    const isSilent = Date.now() - spoke > SIGN_OF_LIFE_MS;
    if (now === told && !isSilent) return;
    const line = now === told ? ": here\n\n" : `event: changed\ndata: ${now}\n\n`;
    told = now;
    spoke = Date.now();
    for (const response of listeners) response.write(line);
  };
  const leave = (response: Response) => {
    listeners.delete(response);
    if (listeners.size > 0 || !looking) return;
    clearInterval(looking);
    looking = null;
  };
  const router = Router();
  router.get("/live", (_request, response) => {
    if (listeners.size >= MOST_LISTENERS) return void response.status(503).set("Retry-After", "60").end();
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
    });
    response.write("retry: 2000\n\n");
    if (listeners.size === 0) told = position();
    listeners.add(response);
    looking ??= setInterval(look, LOOK_EVERY_MS).unref();
    response.once("close", () => leave(response));
  });
  return {
    router,
    stop() {
      for (const response of listeners) response.end();
    },
  };
}
