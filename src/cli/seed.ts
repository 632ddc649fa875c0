import type { Config } from "../server/config.js";
import { createLog } from "../server/log.js";
import { seed, startProgramme } from "../server/start-programme.js";
import { openConfigured } from "./open-database.js";

/** Loads what the seed files hold and the database does not; changes nothing that is there. */
export async function seedCommand(config: Config, say: (line: string) => void): Promise<void> {
  const opened = await openConfigured(config);
  try {
    const programme = await startProgramme(opened.database, config.pollMs, createLog(config.logLevel));
    programme.stop();
    const { written, present } = await seed(programme.tracker, config.seedsDir);
    await opened.database.marks.set("seeds");
    say(`${written} records written, ${present} there already, in ${opened.where}`);
  } finally {
    await opened.close();
  }
}
