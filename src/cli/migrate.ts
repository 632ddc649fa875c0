import { migrate, NEWEST_SHAPE } from "../persistence/migrations/index.js";
import type { Config } from "../server/config.js";
import { connectConfigured } from "./open-database.js";

/** Brings the stored documents to the shape that this program works with. */
export async function migrateCommand(config: Config, say: (line: string) => void): Promise<void> {
  const { connection, where, close } = await connectConfigured(config);
  try {
    for (const { version, name, documents } of await migrate(connection)) {
      say(`Shape ${version} (${name}): ${documents} documents changed`);
    }
    say(`The database has shape ${NEWEST_SHAPE}, in ${where}`);
  } finally {
    await close();
  }
}
