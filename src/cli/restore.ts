import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { restore } from "../persistence/backup.js";
import type { Config } from "../server/config.js";
import { connectConfigured } from "./open-database.js";
import { progressOf } from "./progress.js";
import { noteRestore } from "./restore-note.js";

/**
 * Writes a backup file into an empty database: all of it or nothing. A note that this is under way comes before everything
 * else, so that a server that is started after it was cut off does not take the database for a new one.
 */
export async function restoreCommand(
  config: Config,
  file: string,
  say: (line: string) => void,
): Promise<void> {
  const source = resolve(file);
  const removeNote = config.mongodbUri ? () => undefined : noteRestore(config.dataDir);
  try {
    const { connection, where, close } = await connectConfigured(config);
    try {
      const checking = progressOf(say, "documents checked").progress;
      const { progress } = progressOf(say, "documents written");
      const documents = await restore(connection, () => linesOf(source), progress, checking);
      say(`${documents} documents of ${source} restored to ${where}`);
    } finally {
      await close();
    }
  } finally {
    removeNote();
  }
}

/** A generator, because readline loses the lines that it reads before somebody asks for them. */
async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
}
