import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** The one text that JSON values equal in content have in common (RFC 8785). */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? "null";
}

/** SHA-256 of the canonical JSON of a value, in hexadecimal. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value), "utf8").digest("hex");
}
