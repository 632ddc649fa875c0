import type { Moment } from "../domain/as-of.js";

/** What a global id names. */
export interface NodeName {
  /** The GraphQL type, e.g. `WorkItem`. */
  readonly type: string;
  /** The id of the aggregate that it is, or is part of. */
  readonly aggregate: string;
  /** Which part of the aggregate it is, e.g. the decision `D1`; null for the aggregate itself. */
  readonly part: string | null;
  /** The moment at which it was read; null for the present. */
  readonly moment: Moment | null;
}

/** The opaque global id for a name: `base64url` of a JSON array. */
export function writeNodeId({ type, aggregate, part, moment }: NodeName): string {
  const parts = [type, aggregate, part, moment?.asOf ?? null, moment?.asKnownAt ?? null];
  while (parts.at(-1) === null) parts.pop();
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a text names, where it is a global id; null for any other text. */
export function readNodeId(id: string): NodeName | null {
  const [type, aggregate, part = null, asOf = null, asKnownAt = null, ...rest] = parse(id);
  if (typeof type !== "string" || typeof aggregate !== "string" || rest.length > 0) return null;
  if (!isTextOrNull(part) || !isTextOrNull(asOf) || !isTextOrNull(asKnownAt)) return null;
  if (asOf !== null && !DAY.test(asOf)) return null;
  if (asKnownAt !== null && Number.isNaN(Date.parse(asKnownAt))) return null;
  const moment = asOf === null && asKnownAt === null ? null : { asOf, asKnownAt };
  return { type, aggregate, part, moment };
}

const LONGEST = 500;

function parse(id: string): unknown[] {
  if (id.length > LONGEST || !/^[\w-]+$/.test(id)) return [];
  try {
    const parsed: unknown = JSON.parse(Buffer.from(id, "base64url").toString("utf8"));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === "string";
