import { randomUUID } from "node:crypto";
import type { Connection } from "mongoose";
import type { Problem } from "../domain/problem.js";
import { named } from "./errors.js";

/** How long an answer is kept for requests that are sent again, in days. */
export const ANSWERS_KEPT_DAYS = 7;

/**
 * After this long without an answer, whoever sends the request again does it himself. It is safe whenever it comes:
 * the effect of an attempt that was only slow is found in the history, and counts.
 */
export const TAKE_OVER_MS = 5000;

/** What is kept of an answer: enough to give it again from the history. */
export interface StoredOutcome {
  /** The aggregate at the revision that was answered. */
  readonly aggregate: { readonly id: string; readonly revision: number } | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Positions of the events that were shown as having happened since. */
  readonly changedSince: readonly number[] | null;
}

/** How a request stands that somebody is about to work on. */
export type Claim =
  /** It is new, or was given up, or nobody answered it in time: the caller does it. */
  | { readonly state: "OURS"; readonly owner: string }
  /** Somebody else is at it. */
  | { readonly state: "UNDER_WAY" }
  | { readonly state: "ANSWERED"; readonly outcome: StoredOutcome }
  /** The key was used for something else. */
  | { readonly state: "OTHER_INPUT" };

/** The requests that carry an idempotency key, unique by key. */
export interface Requests {
  /** Claims a request, or tells how it stands. */
  claim(key: string, input: string): Promise<Claim>;
  /** Stores the answer; false when somebody else has taken the request over. */
  answer(key: string, owner: string, outcome: StoredOutcome): Promise<boolean>;
  /** Forgets a request that came to no answer. */
  giveUp(key: string, owner: string): Promise<void>;
}

interface StoredRequest {
  /** Digest of the actor and the key. */
  _id: string;
  /** Digest of the mutation and its input. */
  input: string;
  owner: string;
  claimedAt: Date;
  /** When the database may forget it. */
  expiresAt: Date;
  outcome: StoredOutcome | null;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** The requests of a database, kept in its collection `requests`. */
export function requestsOn(connection: Connection, now: () => number = Date.now): Requests {
  const requests = connection.collection<StoredRequest>("requests");

  let swept = now();

  async function claim(key: string, input: string): Promise<Claim> {
    const claimedAt = new Date(now());
    const owner = randomUUID();
    const expiresAt = new Date(now() + ANSWERS_KEPT_DAYS * DAY_MS);
    if (now() - swept > HOUR_MS) {
      swept = now();
      await requests.deleteMany({ expiresAt: { $lt: claimedAt } });
    }
    try {
      await requests.insertOne({ _id: key, input, owner, claimedAt, expiresAt, outcome: null });
      return { state: "OURS", owner };
    } catch (error) {
      if ((error as { code?: number }).code !== 11000) throw error;
    }
    const known = await requests.findOne({ _id: key });
    if (!known) return claim(key, input);
    if (known.expiresAt.getTime() <= now()) {
      await requests.deleteOne({ _id: key, owner: known.owner });
      return claim(key, input);
    }
    if (known.input !== input) return { state: "OTHER_INPUT" };
    if (known.outcome) return { state: "ANSWERED", outcome: known.outcome };
    if (claimedAt.getTime() - known.claimedAt.getTime() < TAKE_OVER_MS) return { state: "UNDER_WAY" };
    const { matchedCount } = await requests.updateOne(
      { _id: key, owner: known.owner, outcome: null },
      { $set: { owner, claimedAt } },
    );
    return matchedCount === 1 ? { state: "OURS", owner } : { state: "UNDER_WAY" };
  }

  return {
    claim: (key, input) => named(() => claim(key, input)),
    answer: (key, owner, outcome) =>
      named(async () => {
        const { matchedCount } = await requests.updateOne({ _id: key, owner }, { $set: { outcome } });
        return matchedCount === 1;
      }),
    giveUp: (key, owner) =>
      named(async () => {
        await requests.deleteOne({ _id: key, owner, outcome: null });
      }),
  };
}

/**
 * Makes the index by expiry, and forgets what has expired. Every start does this, and then every hour, on every server alike: not all of
 * them know indexes that expire documents.
 */
export async function ensureRequestIndexes(connection: Connection): Promise<void> {
  const requests = connection.collection("requests");
  await requests.createIndex({ expiresAt: 1 });
  await requests.deleteMany({ expiresAt: { $lt: new Date() } });
}
