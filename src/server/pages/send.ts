import type { Response } from "express";
import { type Body, bodyOf } from "../api/exchange.js";
import { codingFor, WORTH_PACKING } from "../api/packing.js";

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

/**
 * Sends a document, packed, with what a browser may do with it; `formTargets` are other origins at which its forms may end. Forms of
 * it tell where they come from, to this server alone.
 */
export async function sendDocument(
  response: Response,
  document: string | Body,
  formTargets: readonly string[] = [],
): Promise<void> {
  const body = typeof document === "string" ? bodyOf(document) : document;
  const coding = body.bytes < WORTH_PACKING ? null : codingFor(response.req);
  const sent = coding ? await body.packed(coding) : body.text;
  if (response.headersSent) return;
  if (coding) response.set("Content-Encoding", coding);
  response
    .vary("Accept, Accept-Encoding, Accept-Language, Cookie")
    .set("Content-Security-Policy", policyWith(formTargets))
    .set("Referrer-Policy", "same-origin")
    .set("Cache-Control", "private, no-cache")
    .type("html")
    .send(sent);
}
