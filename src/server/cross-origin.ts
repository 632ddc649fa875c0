import cors from "cors";
import type { RequestHandler } from "express";

/** Pages of every origin. */
export const ANY_ORIGIN = "*";

/** For how long a browser may remember what it was allowed, in seconds. */
const REMEMBERED_SECONDS = 86_400;

/** What a page may read of an answer's head beside what every page may. */
const SHOWN_HEADERS = ["ETag", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-Id"];

/**
 * Lets pages of these origins read the API and send it tokens that they hold themselves; `*` lets all, none lets nobody.
 * Credentials that a browser would add by itself are never allowed: the API reads none.
 */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  return cors({
    origin: origins.includes(ANY_ORIGIN) ? ANY_ORIGIN : [...origins],
    methods: ["GET", "POST"],
    exposedHeaders: SHOWN_HEADERS,
    credentials: false,
    maxAge: REMEMBERED_SECONDS,
  });
}
