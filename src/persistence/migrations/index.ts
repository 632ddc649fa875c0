import { randomUUID } from "node:crypto";
import type { Connection } from "mongoose";
import { KINDS } from "../../domain/aggregates.js";
import { named } from "../errors.js";
import { COLLECTIONS } from "../schemas.js";
import { hashChain } from "./0001-hash-chain.js";
import { nameKeys } from "./0002-name-keys.js";
import type { Migration } from "./migration.js";

/** Every migration, in order. A new one is added at the end; one that was released is never changed. */
export const MIGRATIONS: readonly Migration[] = [hashChain, nameKeys];

/** The shape that this program works with. */
export const NEWEST_SHAPE = MIGRATIONS.at(-1)?.version ?? 0;

/** How long a migration may hold its lock without renewing it, in milliseconds. */
export const LOCK_MS = 60_000;

/** The database has another shape than this program works with. Nothing was changed. */
export class WrongShape extends Error {}

interface Mark {
  _id: string;
  version?: number;
  owner?: string;
  expiresAt?: Date;
  at?: Date;
  migrations?: { version: number; name: string; documents: number; at: Date }[];
}

const marksOf = (connection: Connection) => connection.collection<Mark>("migrations");

/** The shape of the documents of a database; null when it holds none and no shape was noted. */
export async function shapeOf(connection: Connection): Promise<number | null> {
  const noted = async () => (await marksOf(connection).findOne({ _id: "shape" }))?.version ?? null;
  const before = await noted();
  if (before !== null) return before;
  for (const kind of KINDS) {
    // Another process may have noted the shape and begun to write in between.
    if (await connection.collection(COLLECTIONS[kind]).findOne({}, { projection: { _id: 1 } }))
      return (await noted()) ?? 0;
  }
  return null;
}

/** Throws {@link WrongShape} unless the database has the newest shape. An empty one gets it. */
export async function requireNewestShape(connection: Connection): Promise<void> {
  const shape = await named(() => shapeOf(connection));
  if (shape === null) return note(connection, NEWEST_SHAPE);
  if (shape < NEWEST_SHAPE) {
    throw new WrongShape(
      `The database has shape ${shape}; this program works with shape ${NEWEST_SHAPE}.\n` +
        "Make a backup, stop every server on it, and run: npm run migrate",
    );
  }
  if (shape > NEWEST_SHAPE) {
    throw new WrongShape(
      `The database has shape ${shape}, which is newer than this program knows (${NEWEST_SHAPE}).\n` +
        "Install the version of the program that migrated it, then run: npm start",
    );
  }
}

/** Runs the migrations that the database still needs, in order, one process at a time. Returns what was done. */
export async function migrate(
  connection: Connection,
  migrations: readonly Migration[] = MIGRATIONS,
  now: () => number = Date.now,
  progress: (documents: number) => void = () => undefined,
): Promise<{ readonly version: number; readonly name: string; readonly documents: number }[]> {
  const newest = migrations.at(-1)?.version ?? 0;
  const owner = await lock(connection, now);
  try {
    const shape = await named(() => shapeOf(connection));
    if (shape === null) {
      await note(connection, newest);
      return [];
    }
    if (shape > newest)
      throw new WrongShape(`The database has shape ${shape}; this program knows ${newest}.`);
    const done = [];
    for (const migration of migrations.filter(({ version }) => version > shape)) {
      await renew(connection, owner, now);
      const { version, name } = migration;
      const documents = await migration.up(connection, async (changed) => {
        await renew(connection, owner, now);
        progress(changed);
      });
      const entry = { version, name, documents, at: new Date(now()) };
      await marksOf(connection).updateOne(
        { _id: "shape" },
        { $set: { version }, $push: { migrations: entry } },
        { upsert: true },
      );
      done.push({ version, name, documents });
    }
    return done;
  } finally {
    await marksOf(connection).deleteOne({ _id: "lock", owner });
  }
}

function note(connection: Connection, version: number): Promise<void> {
  return named(async () => {
    await marksOf(connection).updateOne({ _id: "shape" }, { $setOnInsert: { version } }, { upsert: true });
  });
}

async function lock(connection: Connection, now: () => number): Promise<string> {
  const owner = randomUUID();
  const expiresAt = new Date(now() + LOCK_MS);
  const locks = marksOf(connection);
  try {
    await locks.deleteOne({ _id: "lock", expiresAt: { $lt: new Date(now()) } });
    await locks.insertOne({ _id: "lock", owner, expiresAt });
    return owner;
  } catch (error) {
    if ((error as { code?: number }).code !== 11000) throw error;
    throw new WrongShape("Another process is migrating this database. Wait for it, then try again.");
  }
}

async function renew(connection: Connection, owner: string, now: () => number): Promise<void> {
  const expiresAt = new Date(now() + LOCK_MS);
  const { matchedCount } = await marksOf(connection).updateOne(
    { _id: "lock", owner },
    { $set: { expiresAt } },
  );
  if (matchedCount === 0)
    throw new WrongShape("Another process has taken over the migration of this database.");
}
