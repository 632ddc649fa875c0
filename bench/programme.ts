// Loading the programme at start: seconds and megabytes for 20 000 work items with six events each.
//
//     npm run bench:programme
//
// It fills a database (the embedded store in a folder of its own, or MONGODB_URI) and loads it in this process.
import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { advance, begin } from "../src/domain/history.js";
import type { WorkItemState } from "../src/domain/work-item.js";
import { NO_PARTICULARS } from "../src/domain/work-items/particulars.js";
import { concludeRegistration } from "../src/domain/work-items/register.js";
import { openEmbeddedStore } from "../src/embedded/index.js";
import { openDatabase } from "../src/persistence/database.js";
import { LiveProgramme } from "../src/programme/live-programme.js";
import { itemSearch } from "../src/programme/search.js";

const ITEMS = Number(process.env.BENCH_ITEMS ?? 20_000);
const EVENTS = 6;
const act = {
  effectiveOn: "2026-01-01",
  recordedAt: "2026-01-01T00:00:00.000Z",
  by: { name: "Bench", role: "TSB" },
} as const;

const folder = mkdtempSync(join(tmpdir(), "tracker-bench-"));
const store = process.env.MONGODB_URI ? null : await openEmbeddedStore({ directory: folder });
const name = `bench${process.pid}`;
const options = { uri: process.env.MONGODB_URI ?? store?.uri ?? "", database: name, patienceMs: 10_000 };

try {
  let database = await openDatabase(options);
  const filling = performance.now();
  for (let start = 0; start < ITEMS; start += 500) {
    await Promise.all(
      Array.from({ length: Math.min(500, ITEMS - start) }, (_, offset) =>
        database.repositories.workItem.insert(itemOf(start + offset)),
      ),
    );
  }
  say("written through the repository", seconds(filling));
  await database.close();

  database = await openDatabase(options);
  global.gc?.();
  const before = process.memoryUsage();
  const loading = performance.now();
  const { aggregates, position } = await database.load(Date.now);
  const programme = new LiveProgramme(aggregates, position);
  say(`loaded, ${ITEMS} items of ${EVENTS} events`, seconds(loading));
  global.gc?.();
  const after = process.memoryUsage();
  say(
    "held in memory",
    `${((after.heapUsed - before.heapUsed) / 1e6).toFixed(0)} MB of heap, ${((((after.heapUsed - before.heapUsed) / ITEMS) * 1000) / 1e6).toFixed(2)} MB per 1 000 items`,
  );

  const one = programme.current.workItem("Y.bench-77");
  if (!one) throw new Error("the items are not there");
  say(
    "replace one item (a commit)",
    each(200, (round) => {
      programme.apply([
        {
          kind: "workItem",
          aggregate: advance<WorkItemState>(
            programme.current.workItem("Y.bench-77") ?? one,
            { scope: `Scope ${round}` },
            { ...act, action: "UPDATE" },
          ),
        },
      ]);
    }),
  );
  const search = (text: string) => {
    const { items, test } = itemSearch(programme.current, { text }, "2026-02-27");
    return items.filter(test);
  };
  search("framework");
  say(
    "search the text of all items",
    each(20, () => search("framework 777")),
  );
  await database.connection.dropDatabase();
  await database.close();
} finally {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
}

function itemOf(number: number) {
  const question = {
    label: `Q${(number % 23) + 1}/13`,
    studyGroup: "SG13",
    workingParty: "WP1/13",
    titles: {},
  };
  const studyGroup = { label: "SG13", names: {}, studyPeriod: "2025-2028", chair: null, authorisations: [] };
  const { state } = concludeRegistration(
    { question, studyGroup, holderOf: () => null },
    {
      ...NO_PARTICULARS,
      acronym: `Y.bench-${number}`,
      type: "RECOMMENDATION",
      timing: null,
      titles: [
        {
          language: "en",
          text: `Bench ${number}: requirements and framework of a network that has number ${number}`,
        },
      ],
      checklist: [],
    },
  );
  let item = begin<WorkItemState>(`bench-${number}`, state, { ...act, action: "REGISTER" });
  for (let event = 1; event < EVENTS; event += 1) {
    item = advance(
      item,
      { summary: `Summary ${event}. ${"A sentence that says what the text is about. ".repeat(6)}` },
      { ...act, action: "UPDATE" },
    );
  }
  return item;
}

function each(times: number, work: (round: number) => void): string {
  const started = performance.now();
  for (let round = 0; round < times; round += 1) work(round);
  return `${((performance.now() - started) / times).toFixed(2)} ms`;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(2)} s`;
}

function say(what: string, figure: string): void {
  console.log(`${what.padEnd(40)} ${figure}`);
}
