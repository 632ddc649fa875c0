import { loadSeeds } from "../application/load-seeds.js";
import type { Tracker } from "../application/tracker.js";
import type { Instant } from "../domain/calendar.js";
import { planSeeds } from "../exchange/seeds/plan-seeds.js";
import { readSeeds } from "../exchange/seeds/read-seeds.js";
import type { Database } from "../persistence/database.js";
import { NobodyWaits } from "../persistence/verify.js";
import { LiveProgramme } from "../programme/live-programme.js";
import type { Logger } from "./log.js";

/** The programme of this process, following the database. */
export interface RunningProgramme {
  readonly tracker: Tracker;
  /** Milliseconds since the database's commits were last seen. */
  readonly behindMs: () => number;
  /** Whether that is longer than it takes where the database can be reached. */
  readonly isBehind: () => boolean;
  stop(): void;
}

/** Within this long a look at the database ends where it can be reached, in milliseconds. */
const USUAL_LOOK_MS = 2000;

/** Loads the whole programme from the database and follows it from then on; `progress` is told how many documents were read. */
export async function startProgramme(
  database: Database,
  pollMs: number,
  log: Logger,
  progress?: (documents: number) => void,
): Promise<RunningProgramme> {
  const { aggregates, unreadable, position, follower } = await database.load(Date.now, progress);
  for (const one of unreadable) log.error(one, "left out, because it cannot be read: run npm run verify");
  const programme = new LiveProgramme(aggregates, position);
  let lastSeen = Date.now();
  let looking: Promise<void> | null = null;

  const behindMs = () => Date.now() - lastSeen;
  const look = async () => {
    const { changed, position: reached } = await follower.look();
    programme.apply(changed);
    programme.reach(reached);
    lastSeen = Date.now();
  };
  // One look at a time; whoever asks while one is under way waits for the next, which sees what is there by then.
  const catchUp = async (): Promise<void> => {
    await looking?.catch(() => undefined);
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
  let stopped = false;
  const follow = () => {
    catchUp().catch((error: unknown) => {
      // A look that was under way when the database was closed is no fault of the database's.
      if (!stopped) log.warn({ err: error }, "cannot follow the database");
    });
  };
  const timer = setInterval(follow, pollMs);
  timer.unref();
  const endSignals = database.onCommit(follow);

  return {
    tracker: {
      programme,
      repositories: database.repositories,
      requests: database.requests,
      tokens: database.tokens,
      alone: database.alone,
      verify: shared((isWanted) => database.verify(isWanted)),
      catchUp,
      now: () => new Date().toISOString(),
    },
    behindMs,
    isBehind: () => behindMs() > 2 * pollMs + USUAL_LOOK_MS,
    stop: () => {
      stopped = true;
      endSignals();
      clearInterval(timer);
    },
  };
}

/** The running programme with another clock. */
export function withClock(running: RunningProgramme, now: () => Instant): RunningProgramme {
  return { ...running, tracker: { ...running.tracker, now } };
}

/** Lets those who ask while an answer is on its way share it. It is looked for as long as one of them wants it. */
function shared<T>(look: (isWanted: () => boolean) => Promise<T>): (isWanted?: () => boolean) => Promise<T> {
  let looking: Promise<T> | null = null;
  let wants: (() => boolean)[] = [];
  return (isWanted = () => true) => {
    wants.push(isWanted);
    looking ??= look(() => wants.some((want) => want()))
      .finally(() => {
        looking = null;
        wants = [];
      })
      .catch((error: unknown) => {
        if (error instanceof NobodyWaits) return new Promise<never>(() => undefined);
        throw error;
      });
    return looking;
  };
}

/** Loads the seed files unless that was done before. Returns how much was written, or null when nothing was to do. */
export async function seedOnce(tracker: Tracker, database: Database, folder: string): Promise<number | null> {
  if (await database.marks.has("seeds")) return null;
  const { written } = await seed(tracker, folder);
  await database.marks.set("seeds");
  return written;
}

/** Loads what the seed files hold and the database does not. */
export async function seed(tracker: Tracker, folder: string) {
  return loadSeeds(tracker, await planSeeds(tracker, await readSeeds(folder)));
}
