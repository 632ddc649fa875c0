import { openEmbeddedStore } from "../src/embedded/index.js";
import { openDatabase } from "../src/persistence/database.js";
import { seedOnce, startProgramme } from "../src/server/start-programme.js";
import { moreOf } from "./many-items.js";

const AT_ONCE = 200;

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
