import type { Exchange } from "./exchange.js";
import { notJson } from "./read-body.js";

/** That a body was refused, which was answered. */
export const REFUSED = Symbol();

/** What a body says; that a POST says nothing, or no JSON, was answered already. */
export function bodyIn(exchange: Exchange, read: () => unknown): unknown {
  const { method, headers } = exchange.request;
  if (method !== "POST") return undefined;
  const body = parsed(read);
  if (body === REFUSED) notJson(exchange);
  if (body !== undefined) return body;
  const type = headers["content-type"];
  if (type === undefined || /\bjson\b/i.test(type))
    exchange.refuse("BAD_REQUEST", "The body must be JSON in UTF-8, with the query in it.");
  else
    exchange.refuse(
      "UNSUPPORTED_MEDIA_TYPE",
      "The body must be JSON in UTF-8: Content-Type: application/json.",
    );
  return REFUSED;
}

function parsed(body: () => unknown): unknown {
  try {
    return body();
  } catch {
    return REFUSED;
  }
}
