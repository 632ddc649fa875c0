import type { IncomingHttpHeaders } from "node:http";
import { isIP, isIPv6 } from "node:net";
import type { Identity } from "./authentication/identity.js";

/** A request, as far as it tells who sends it. */
export interface Asking {
  readonly headers: IncomingHttpHeaders;
  /** What the proxies that are trusted tell. */
  readonly ip?: string | undefined;
  readonly socket: { readonly remoteAddress?: string | undefined };
  /** As whom an issuer signed the session in that a page was opened in; the API itself knows no session. */
  readonly identity?: Identity;
}

/** A request with what the trusted proxies before the server tell of its address: so many of them are trusted. */
export function askingThrough(proxies: number, { headers, socket }: Omit<Asking, "ip">): Asking {
  const told = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const addresses = [socket.remoteAddress, ...told.reverse()];
  return { headers, socket, ip: addresses[Math.min(proxies, addresses.length - 1)] };
}

/** Addresses to which nothing secret travels in the clear: https, or http within one machine. */
export const SECURE_ADDRESS = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$))/;

/**
 * The IP address of a caller: where proxies are trusted, the one that the last of them tells. Something else in
 * `X-Forwarded-For` tells nothing, and the address of the connection counts.
 */
export function addressOf({ ip, socket }: Omit<Asking, "headers">): string {
  return ip && isIP(ip) ? ip : (socket.remoteAddress ?? "");
}

/**
 * Whom an address stands for where callers are counted: who has an IPv6 address usually has the whole /64 network to choose others
 * from, so that network.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes(".")) return address;
  const [front = "", back] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const [before, after] = [groupsIn(front), groupsIn(back ?? "")];
  const between = Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0");
  const network = [...before, ...between, ...after].slice(0, 4);
  return `${network.join(":")}::/64`;
}

function groupsIn(text: string): string[] {
  return text === "" ? [] : text.split(":").map((group) => group.replace(/^0+(?=.)/, ""));
}
