import { randomUUID } from "node:crypto";
import type { Connection } from "mongoose";
import type { Problem } from "../domain/problem.js";
import { named } from "./errors.js";

/** How long an answer is kept for requests that are sent again, in days. */
export const ANSWERS_KEPT_DAYS = 7;

/** So many answers are kept of one caller; a further one takes the place of the oldest. */
export const MOST_ANSWERS_KEPT = 1000;
/** At every so many requests of a caller its answers are counted. */
const COUNTED_EVERY = 50;

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
  /** Claims a request of a caller, who is told by a digest; or tells how it stands. */
  claim(key: string, input: string, caller: string): Promise<Claim>;
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
  /** Digest of the actor; requests of earlier versions have none. */
  caller?: string;
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
  /** Claims by caller since the last sweep. */
  const claims = new Map<string, number>();

  /** Forgets the oldest answers of a caller who has too many. */
  async function makeRoom(caller: string): Promise<void> {
    const tooMany = await requests
      .find({ caller, outcome: { $ne: null } })
      .sort({ claimedAt: -1 })
      .skip(MOST_ANSWERS_KEPT - COUNTED_EVERY)
      .project({ _id: 1 })
      .toArray();
    if (tooMany.length > 0) await requests.deleteMany({ _id: { $in: tooMany.map(({ _id }) => _id) } });
  }

  async function claim(key: string, input: string, caller: string): Promise<Claim> {
    const claimedAt = new Date(now());
    const owner = randomUUID();
    const expiresAt = new Date(now() + ANSWERS_KEPT_DAYS * DAY_MS);
    if (now() - swept > HOUR_MS) {
      swept = now();
      claims.clear();
      await requests.deleteMany({ expiresAt: { $lt: claimedAt } });
    }
    const claimed = (claims.get(caller) ?? 0) + 1;
    claims.set(caller, claimed);
    if (claimed % COUNTED_EVERY === 0) await makeRoom(caller);
    try {
      await requests.insertOne({ _id: key, input, owner, caller, claimedAt, expiresAt, outcome: null });
      return { state: "OURS", owner };
    } catch (error) {
      if ((error as { code?: number }).code !== 11000) throw error;
    }
    const known = await requests.findOne({ _id: key });
    if (!known) return claim(key, input, caller);
    if (known.expiresAt.getTime() <= now()) {
      await requests.deleteOne({ _id: key, owner: known.owner });
      return claim(key, input, caller);
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
    claim: (key, input, caller) => named(() => claim(key, input, caller)),
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
  await requests.createIndex({ caller: 1, claimedAt: 1 });
  await requests.deleteMany({ expiresAt: { $lt: new Date() } });
}
