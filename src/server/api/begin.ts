import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";
import { ANY_ORIGIN, crossOrigin } from "../cross-origin.js";
import type { Logger } from "../log.js";
import { giveId } from "../request-id.js";
import { Exchange, type Headers } from "./exchange.js";
import { headersSetBy } from "./fixed-headers.js";

/** What an answer depends on beside what was asked: whoever signed in sees more. */
const VARY = "Authorization, Accept, Accept-Encoding";

/**
 * Makes the function with which a request to the API begins: it has an id, and its answer the headers for the safety of
 * browsers and for pages of other origins.
 */
export function beginWith(
  log: Logger,
  corsOrigins: readonly string[],
): (request: IncomingMessage, response: ServerResponse) => Exchange {
  const headersFor = headersByOrigin(corsOrigins);
  return (request, response) => {
    const requestId = giveId(request);
    const began = performance.now();
    response.once("close", () => {
      const ms = Math.round(performance.now() - began);
      const { method } = request;
      log.debug({ requestId, method, path: "/graphql", status: response.statusCode, ms }, "answered");
    });
    return new Exchange(request, response, requestId, {
      ...headersFor(request.headers.origin),
      "x-request-id": requestId,
    });
  };
}

/** The headers that do not differ from answer to answer, by the origin of the page that asks. */
function headersByOrigin(origins: readonly string[]): (origin?: string) => Headers {
  const forAll = headersSetBy(helmet());
  const of = (origin?: string): Headers => {
    const { vary, ...ours } = headersSetBy(crossOrigin(origins), origin ? { origin } : {});
    return { ...forAll, ...ours, vary: vary ? `${VARY}, ${vary}` : VARY };
  };
  const others = of();
  if (origins.includes(ANY_ORIGIN)) return () => others;
  const known = new Map(origins.map((origin) => [origin, of(origin)]));
  return (origin) => known.get(origin ?? "") ?? others;
}
