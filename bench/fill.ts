import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { openEmbeddedStore } from "../src/embedded/index.js";
import { openDatabase } from "../src/persistence/database.js";
import { seedOnce, startProgramme } from "../src/server/start-programme.js";
import { moreOf } from "./many-items.js";

const AT_ONCE = 200;
/** So many items the seeds have. */
const SEEDS = 29;

/** Writes the seeds into a data folder, and so many work items and officers more. */
export async function fill(directory: string, items: number, officers: number): Promise<void> {
  const store = await openEmbeddedStore({ directory });
  const database = await openDatabase({ uri: store.uri, database: "work_programme", patienceMs: 5000 });
  const silent = () => undefined;
  const log = { info: silent, warn: silent, error: silent, debug: silent } as never;
  const programme = await startProgramme(database, 60_000, log);
  await seedOnce(programme.tracker, database, "seeds");
  const more = moreOf(programme.tracker.programme.current, items, officers);
  for (let start = 0; start < more.length; start += AT_ONCE) {
    await Promise.all(
      more
        .slice(start, start + AT_ONCE)
        .map(({ kind, aggregate }) => database.repositories[kind].insert(aggregate as never)),
    );
  }
  programme.stop();
  await database.close();
  await store.close();
}

/** Fills a folder so that it has so many items, or copies what an earlier run kept in the folder that BENCH_DATA names. */
export async function fillOnce(folder: string, size: number): Promise<void> {
  const kept = process.env.BENCH_DATA ? join(process.env.BENCH_DATA, `${size}`) : null;
  if (!kept) return fill(folder, size - SEEDS, 0);
  if (!existsSync(kept)) await fill(kept, size - SEEDS, 0);
  // Another run may be at work in it, through a socket.
  cpSync(kept, folder, { recursive: true, filter: (path) => !path.endsWith(".sock") });
}
