import type { Response } from "express";

/** What a browser may do with a page: load what lies on this server, send forms to it, and nothing else. */
const policyWith = (formTargets: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    ["form-action 'self'", ...formTargets].join(" "),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Sends a document with what a browser may do with it; `formTargets` are other origins at which its forms may end. Forms of it tell where they come from, to this server alone. */
export function sendDocument(response: Response, html: string, formTargets: readonly string[] = []): void {
  if (response.headersSent) return;
  response
    .vary("Accept, Accept-Language, Cookie")
    .set("Content-Security-Policy", policyWith(formTargets))
    .set("Referrer-Policy", "same-origin")
    .set("Cache-Control", "private, no-cache")
    .type("html")
    .send(html);
}
