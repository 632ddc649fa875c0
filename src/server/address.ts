import { isIP } from "node:net";
import type { Request } from "express";

/** Addresses to which nothing secret travels in the clear: https, or http within one machine. */
export const SECURE_ADDRESS = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$))/;

/**
 * The IP address of a caller: where proxies are trusted, the one that the last of them tells. Something else in
 * `X-Forwarded-For` tells nothing, and the address of the connection counts.
 */
export function addressOf({ ip, socket }: Pick<Request, "ip" | "socket">): string {
  return ip && isIP(ip) ? ip : (socket.remoteAddress ?? "");
}
