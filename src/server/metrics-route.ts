import { createHash, timingSafeEqual } from "node:crypto";
import type { Request, RequestHandler } from "express";
import { addressOf } from "./address.js";
import { answer } from "./answer-status.js";
import type { Metrics } from "./metrics.js";

/** Who may read the figures: programs on the same machine, everybody, or nobody. */
export const METRICS_READERS = ["machine", "all", "none"] as const;

/** Who may read the figures. */
export interface MetricsAccess {
  readonly readers: (typeof METRICS_READERS)[number];
  /** Whoever sends this as a bearer token may read them too; left out: there is no such token. */
  readonly token?: string;
}

/** `GET /metrics`, for those who may read it; error FORBIDDEN (403) for the others. */
export function metricsRoute(metrics: Metrics, access: MetricsAccess): RequestHandler {
  return async (request, response) => {
    response.set("Cache-Control", "no-store");
    if (!mayRead(request, access))
      return answer(
        response,
        "FORBIDDEN",
        "Who may read the figures of this server is set by METRICS_READERS.",
      );
    response.type("text/plain; version=0.0.4; charset=utf-8").send(await metrics.text());
  };
}

function mayRead(request: Request, { readers, token }: MetricsAccess): boolean {
  if (readers === "all") return true;
  if (token && isSame(request.headers.authorization ?? "", `Bearer ${token}`)) return true;
  return readers === "machine" && isFromHere(request);
}

/** What a proxy on this machine passes on comes from elsewhere. */
function isFromHere(request: Request): boolean {
  const { headers } = request;
  if (headers["x-forwarded-for"] ?? headers.forwarded ?? headers.via) return false;
  return /^(127\.|::1$|::ffff:127\.)/.test(addressOf(request));
}

/** Compares in a time that does not tell where the two differ. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
