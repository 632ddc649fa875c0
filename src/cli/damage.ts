import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { EmbeddedStoreError } from "../embedded/index.js";
import type { Damage } from "../rescue/salvage.js";
import type { Config } from "../server/config.js";
import { type ConnectedDatabase, connectConfigured, connectForReading, isInUse } from "./open-database.js";

/** Documents of the embedded store cannot be read. The message names them, and says what can be done. */
export class DocumentsDamaged extends Error {}

/** How many damaged documents a message names. */
const MOST_NAMED = 20;

/** A database of which everything can be read, and what had to be left out for that. */
export interface ReadableDatabase extends ConnectedDatabase {
  /** Null where nothing was. */
  readonly leftOut: Damage | null;
}

/** Connects to the configured database, or, where documents of the embedded store are damaged, to a copy without them. */
export async function connectReadable(config: Config): Promise<ReadableDatabase> {
  if (config.mongodbUri) return { ...(await connectConfigured(config)), leftOut: null };
  const { findDamage, salvage } = await salvaging();
  const damage = await findDamage(config.dataDir).catch((error: unknown) => {
    if (!isInUse(error)) throw error;
    return null;
  });
  const whole = damage ? null : await connectForReading(config).catch(unlessDamaged);
  if (whole) return { ...whole, leftOut: null };
  const copy = await mkdtemp(join(tmpdir(), "salvaged-"));
  const removeCopy = () => rm(copy, { recursive: true, force: true });
  try {
    const leftOut = await salvage(config.dataDir, join(copy, "store"));
    const opened = await connectConfigured({ ...config, dataDir: join(copy, "store") });
    const close = async () => {
      await opened.close();
      await removeCopy();
    };
    const where = `${resolve(config.dataDir)} (embedded store, without what is damaged)`;
    return { connection: opened.connection, where, leftOut, close };
  } catch (error) {
    await removeCopy();
    throw error;
  }
}

function unlessDamaged(error: unknown): null {
  if (error instanceof EmbeddedStoreError && error.code === "DAMAGED") return null;
  throw error;
}

/** What is behind a failure: documents that are damaged, by name; or the failure itself. */
export async function damageBehind(error: unknown, config: Config): Promise<unknown> {
  if (config.mongodbUri) return error;
  const { findDamage } = await salvaging();
  const damage = await findDamage(config.dataDir).catch(() => null);
  if (!damage) return error;
  const first =
    error instanceof EmbeddedStoreError
      ? error.message
      : `The store in ${resolve(config.dataDir)} has documents that cannot be read.`;
  return new DocumentsDamaged(
    [
      first,
      ...inWords(damage, MOST_NAMED).map((line) => `  ${line}`),
      "Restore a backup into another directory; or save what can be read: npm run backup -- --skip-damaged FILE",
    ].join("\n"),
  );
}

/** Damage in lines: each document, or the first of them, and how much of the file is lost. */
export function inWords({ documents, lostPages }: Damage, most = Number.POSITIVE_INFINITY): string[] {
  const named = documents
    .slice(0, most)
    .map(({ collection, id, why }) => `${collection} ${id ?? "(its id cannot be read)"}: ${why}`);
  const more = documents.length > most ? [`and ${documents.length - most} more documents`] : [];
  const lost =
    lostPages > 0 ? [`${lostPages} pages of the file are lost, and with them what only they knew of`] : [];
  const lines = [...named, ...more, ...lost];
  return lines.length > 0 ? lines : ["its list of collections is damaged; nothing else is missing"];
}

/** Only when it is needed, for it loads LMDB into this thread. */
const salvaging = () => import("../rescue/salvage.js");
