import type { Request } from "express";

/**
 * Whether a form was sent from a page of this server, as the browser says itself: `Sec-Fetch-Site`, or in older ones the `Origin`. What
 * says neither is no browser of these days, and is turned away.
 */
export function isFromHere({ headers }: Pick<Request, "headers">): boolean {
  const site = headers["sec-fetch-site"];
  if (typeof site === "string") return site === "same-origin";
  const { origin, host } = headers;
  if (!origin || !host) return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}
