import { migrate, NEWEST_SHAPE } from "../persistence/migrations/index.js";
import type { Config } from "../server/config.js";
import { connectConfigured } from "./open-database.js";
import { progressOf } from "./progress.js";

/** Brings the stored documents to the shape that this program works with. */
export async function migrateCommand(config: Config, say: (line: string) => void): Promise<void> {
  const { connection, where, close } = await connectConfigured(config);
  try {
    const { progress } = progressOf(say, "documents changed");
    const done = await migrate(connection, undefined, undefined, progress);
    for (const { version, name, documents } of done) {
      say(`Shape ${version} (${name}): ${documents} documents changed`);
    }
    say(`The database has shape ${NEWEST_SHAPE}, in ${where}`);
  } finally {
    await close();
  }
}
