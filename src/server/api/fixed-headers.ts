import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";

type Said = number | string | readonly string[];

/**
 * What a middleware that only sets headers sets for a request with these: asked once, so that they can be written with every
 * answer without running it again.
 */
export function headersSetBy(
  middleware: RequestHandler,
  headers: Record<string, string> = {},
): Record<string, string> {
  const set = new Map<string, string>();
  const response = {
    getHeader: (name: string) => set.get(name.toLowerCase()),
    setHeader: (name: string, value: Said) => set.set(name.toLowerCase(), String(value)),
    removeHeader: (name: string) => set.delete(name.toLowerCase()),
  };
  const request = { method: "GET", url: "/", headers } as unknown as IncomingMessage;
  middleware(request as never, response as unknown as ServerResponse as never, () => undefined);
  return Object.fromEntries(set);
}
