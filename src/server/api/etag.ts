import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Whether the caller has the answer with that ETag, and does not insist on another. */
export function hasTag({ headers }: IncomingMessage, tag: string): boolean {
  if (/\bno-cache\b/.test(headers["cache-control"] ?? "")) return false;
  return (headers["if-none-match"] ?? "").split(/\s*,\s*/).includes(tag);
}

/** The ETag of an answer by what it says. */
export function tagOfBody(text: string): string {
  return `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
}
