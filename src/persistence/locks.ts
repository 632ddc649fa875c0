import { randomUUID } from "node:crypto";
import { setTimeout as rest } from "node:timers/promises";
import type { Connection } from "mongoose";
import { DatabaseUnavailable, named } from "./errors.js";

/** A lock that nobody has renewed for so long is free: whoever held it is gone, in milliseconds. */
export const LEASE_MS = 30_000;
const LOOK_AGAIN_MS = 25;
/** So long somebody waits for a lock; the one before renews it as long as it works. */
const LONGEST_WAIT_MS = 20_000;

/** Does a task while no other process on the database does one under the same name. */
export type Alone = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/** MongoDB's NamespaceExists. */
const IS_THERE = 48;

/** Makes the collection, so that a database looks the same whether or not anything was ever locked. */
export async function ensureLocks(connection: Connection): Promise<void> {
  await connection.createCollection("locks").catch((error: { code?: number }) => {
    if (error.code !== IS_THERE) throw error;
  });
}

interface StoredLock {
  _id: string;
  owner: string;
  /** Until when it is held, unless it is renewed. */
  until: Date;
}

/**
 * The locks of a database, kept in its collection `locks` while they are held. A process that dies leaves its lock to expire; one that
 * stands still for longer than the lease may find another at work, whose writes it then meets like anybody's.
 */
export function locksOn(connection: Connection, now: () => number = Date.now): Alone {
  const locks = connection.collection<StoredLock>("locks");
  const lease = () => new Date(now() + LEASE_MS);

  async function take(_id: string, owner: string): Promise<boolean> {
    try {
      await locks.insertOne({ _id, owner, until: lease() });
      return true;
    } catch (error) {
      if ((error as { code?: number }).code !== 11000) throw error;
    }
    const expired = { _id, until: { $lt: new Date(now()) } };
    const { matchedCount } = await locks.updateOne(expired, { $set: { owner, until: lease() } });
    return matchedCount === 1;
  }

  return async (name, task) => {
    const owner = randomUUID();
    const mine = { _id: name, owner };
    for (let waited = 0; !(await named(() => take(name, owner))); waited += LOOK_AGAIN_MS) {
      if (waited >= LONGEST_WAIT_MS) throw new DatabaseUnavailable(`${name} is locked by another process`);
      await rest(LOOK_AGAIN_MS);
    }
    const renew = () => locks.updateOne(mine, { $set: { until: lease() } });
    const timer = setInterval(() => void renew().catch(() => undefined), LEASE_MS / 3);
    timer.unref();
    try {
      return await task();
    } finally {
      clearInterval(timer);
      // What cannot be given back now expires.
      await locks.deleteOne(mine).catch(() => undefined);
    }
  };
}
