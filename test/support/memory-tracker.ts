import { loadSeeds } from "../../src/application/load-seeds.js";
import { onPaper } from "../../src/application/on-paper.js";
import type { Tracker } from "../../src/application/tracker.js";
import { planSeeds } from "../../src/exchange/seeds/plan-seeds.js";
import { readSeeds } from "../../src/exchange/seeds/read-seeds.js";

/** A tracker in memory alone, with the structure of the seeds, which says what day it is by `now`. */
export async function memoryTracker(now: string, { whole = false } = {}): Promise<Tracker> {
  const tracker = onPaper({ now: () => now } as Tracker);
  const seeds = await readSeeds("seeds");
  const structure = { ...seeds, ...(whole ? {} : { meeting: [], workItem: [] }) };
  await loadSeeds(tracker, await planSeeds(tracker, structure));
  return tracker;
}
