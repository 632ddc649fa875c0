import { createReadStream, createWriteStream } from "node:fs";
import { link, mkdir, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { BackupRefused, backupLines, checkBackup, type Progress, restore } from "../persistence/backup.js";
import type { Config } from "../server/config.js";
import { connectReadable, inWords } from "./damage.js";
import { connectConfigured } from "./open-database.js";

/** How often progress is said, in milliseconds. */
const PROGRESS_MS = 2000;

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
    : { ...(await connectConfigured(config)), leftOut: null };
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

/** Writes a backup file into an empty database: all of it or nothing. */
export async function restoreCommand(
  config: Config,
  file: string,
  say: (line: string) => void,
): Promise<void> {
  const source = resolve(file);
  const documents = await checkBackup(linesOf(source));
  const { connection, where, close } = await connectConfigured(config);
  try {
    const counter = progressOf(say, `of ${documents} documents written`);
    await restore(connection, linesOf(source), counter.progress);
    say(`${documents} documents of ${source} restored to ${where}`);
  } finally {
    await close();
  }
}

/** A generator, because readline loses the lines that it reads before somebody asks for them. */
async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
}

function progressOf(say: (line: string) => void, what: string): { progress: Progress; count: () => number } {
  let count = 0;
  let said = Date.now();
  const progress: Progress = (documents) => {
    count = documents;
    if (Date.now() - said < PROGRESS_MS) return;
    said = Date.now();
    say(`  ${documents} ${what}`);
  };
  return { progress, count: () => count };
}
