import { addDays, type Instant } from "./calendar.js";
import { type Problem, problem } from "./problem.js";
import { normalise } from "./text.js";
import type { TokenScope } from "./vocabulary.js";

/** A personal token of access as it is stored: never the token itself. It is no aggregate and has no history. */
export interface AccessToken {
  /** The part of the token that may be shown, 16 hexadecimal digits. */
  readonly id: string;
  /** SHA-256 of the secret part, in hexadecimal. */
  readonly hash: string;
  /** Handle of the person who signs in with it. */
  readonly person: string;
  /** What it is for, in the person's own words. */
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  /** When it was last used, to within a minute. */
  readonly lastUsedAt: Instant | null;
}

/** What a token is asked for with. */
export interface TokenRequest {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** For how many days it is good. */
  readonly days: number;
}

/** The longest life of a token, in days, the life of one that asks for none, and how many one person may hold. */
export const TOKEN_LIMITS = { longestDays: 366, usualDays: 90, perPerson: 20 } as const;

/** Whether a token is good at this moment. */
export function isUsable({ expiresAt, revokedAt }: AccessToken, now: Instant): boolean {
  return revokedAt === null && now < expiresAt;
}

/** Why a token cannot be made. `held` is how many usable ones there are; `within` what the asking token is good for. */
export function judgeToken(
  { name, scopes, days }: TokenRequest,
  { held, within }: { readonly held: number; readonly within: readonly TokenScope[] },
): Problem[] {
  const { longestDays, perPerson } = TOKEN_LIMITS;
  const wider = scopes.filter((scope) => !within.includes(scope));
  const isLifeRight = Number.isInteger(days) && days >= 1 && days <= longestDays;
  return [
    ...(normalise(name)
      ? []
      : [problem("INPUT_MISSING", { act: "A token", field: "name" }, { path: "name" })]),
    ...(scopes.length > 0
      ? []
      : [problem("INPUT_MISSING", { act: "A token", field: "scopes" }, { path: "scopes" })]),
    ...(isLifeRight ? [] : [problem("TOKEN_LIFE", { longest: longestDays }, { path: "days" })]),
    ...(held < perPerson ? [] : [problem("TOO_MANY_TOKENS", { most: perPerson })]),
    ...(wider.length === 0
      ? []
      : [
          problem(
            "TOKEN_TOO_WIDE",
            { wider: wider.join(", "), within: within.join(", ") },
            { path: "scopes" },
          ),
        ]),
  ];
}

/** The last moment of a token's life. */
export function expiryOf(now: Instant, days: number): Instant {
  return `${addDays(now.slice(0, 10), days)}${now.slice(10)}`;
}
