import type { Tracker } from "../application/tracker.js";
import type { Config } from "../server/config.js";
import { createLog } from "../server/log.js";
import { startProgramme } from "../server/start-programme.js";
import { openConfigured } from "./open-database.js";

/** Opens the configured database, loads the programme, lets something be done with it, and closes it again. */
export async function withTracker<T>(config: Config, act: (tracker: Tracker) => Promise<T>): Promise<T> {
  const opened = await openConfigured(config);
  try {
    const programme = await startProgramme(opened.database, config.pollMs, createLog(config.logLevel));
    programme.stop();
    return await act(programme.tracker);
  } finally {
    await opened.close();
  }
}
