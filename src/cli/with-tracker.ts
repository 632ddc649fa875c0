import type { Tracker } from "../application/tracker.js";
import type { Config } from "../server/config.js";
import { createLog } from "../server/log.js";
import { startProgramme } from "../server/start-programme.js";
import { type OpenedDatabase, openConfigured, openForReading } from "./open-database.js";

/** Opens the configured database, loads the programme, lets something be done with it, and closes it again. */
export async function withTracker<T>(config: Config, act: (tracker: Tracker) => Promise<T>): Promise<T> {
  return on(await openConfigured(config), config, act);
}

/** The same for what only reads, also while a server has the embedded store open. */
export async function readingTracker<T>(config: Config, act: (tracker: Tracker) => Promise<T>): Promise<T> {
  return on(await openForReading(config), config, act);
}

async function on<T>(
  opened: OpenedDatabase,
  config: Config,
  act: (tracker: Tracker) => Promise<T>,
): Promise<T> {
  try {
    const programme = await startProgramme(opened.database, config.pollMs, createLog(config.logLevel));
    programme.stop();
    return await act(programme.tracker);
  } finally {
    await opened.close();
  }
}
