import { createWriteStream } from "node:fs";
import { link, mkdir, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { BackupRefused, backupLines } from "../persistence/backup.js";
import type { Config } from "../server/config.js";
import { connectReadable, inWords } from "./damage.js";
import { connectForReading } from "./open-database.js";
import { progressOf } from "./progress.js";

/**
 * Writes the whole database to a file, or what of it can be read. The file appears when it is whole; one that exists is
 * not overwritten.
 */
export async function backupCommand(
  config: Config,
  file: string,
  { skipDamaged = false }: { readonly skipDamaged?: boolean },
  say: (line: string) => void,
): Promise<void> {
  const target = resolve(file);
  const partial = `${target}.partial`;
  const opened = skipDamaged
    ? await connectReadable(config)
    : { ...(await connectForReading(config)), leftOut: null };
  const { connection, where, leftOut, close } = opened;
  try {
    await mkdir(dirname(target), { recursive: true });
    const counter = progressOf(say, "documents read");
    const lines = backupLines(connection, counter.progress);
    await pipeline(lines, createWriteStream(partial, { flags: "w", mode: 0o600, flush: true }));
    await link(partial, target).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "EEXIST"
        ? new BackupRefused(`${target} exists already. Choose another name.`)
        : error;
    });
    for (const line of leftOut ? inWords(leftOut) : []) say(`LEFT OUT ${line}`);
    say(`${counter.count()} documents of ${where} written to ${target}`);
  } finally {
    await rm(partial, { force: true });
    await close();
  }
}
