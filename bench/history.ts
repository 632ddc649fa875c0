/**
 * What the past costs: a view of the programme at a moment, the next question about the same moment, a change table
 * and the hashes of a history, on ITEMS work items (default 20 000: all of ITU-T) with six events each.
 * Run: node --expose-gc --import tsx bench/history.ts [ITEMS]
 */
import "reflect-metadata";
import { advance, begin, hashOf } from "../src/domain/history.js";
import { verifyHistory } from "../src/domain/verify-history.js";
import type { WorkItemState } from "../src/domain/work-item.js";
import { changesAmongAll } from "../src/graphql/changes-list.js";
import { programmeAsOf } from "../src/programme/as-of.js";
import { Programme } from "../src/programme/programme.js";
import { draft } from "../test/support/story.js";

const ITEMS = Number(process.argv[2] ?? 20_000);
const by = { name: "Bench", role: "TSB" } as const;

const actOn = (day: string) => ({
  action: "UPDATE",
  effectiveOn: day,
  recordedAt: `${day}T00:00:00.000Z`,
  by,
});

const items = Array.from({ length: ITEMS }, (_, position) => {
  const act = (month: number) => actOn(`2026-0${month}-01`);
  const acronym = `Y.item-${position}`;
  let item = begin<WorkItemState>(
    acronym,
    draft({ acronym, question: `Q${(position % 20) + 1}/13` }),
    act(1),
  );
  item = advance(item, { summary: "A summary of the usual length. ".repeat(10) }, act(2));
  item = advance(item, { editors: [{ name: "Somebody", affiliation: "A member" }] }, act(3));
  item = advance(item, { timing: { raw: "2026-09", month: "2026-09" } }, act(4));
  item = advance(item, { baseTexts: ["TD1"] }, act(5));
  return advance(item, { stage: "CONSENTED", cycle: 1 }, act(6));
});
const programme = Programme.of(items.map((aggregate) => ({ kind: "workItem", aggregate }) as const));

/** CPU time of this process: what else the machine does counts less in it. */
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const timed = <T>(what: string, task: () => T): T => {
  const start = cpuMs();
  const result = task();
  console.log(`${what.padEnd(64)} ${(cpuMs() - start).toFixed(2).padStart(9)} ms`);
  return result;
};

const timedAsync = async (what: string, task: () => Promise<unknown>): Promise<void> => {
  const start = cpuMs();
  await task();
  console.log(`${what.padEnd(64)} ${(cpuMs() - start).toFixed(2).padStart(9)} ms`);
};

/** With --expose-gc: what a view holds. */
const held = () => {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

console.log(`${ITEMS} work items with 6 events each`);
const before = held();
const half = { asOf: "2026-03-15", asKnownAt: null };
timed("a view of a day in the middle", () => programmeAsOf(programme, half));
console.log(`${"memory of that view".padEnd(64)} ${(held() - before).toFixed(2).padStart(9)} MB`);
timed("the same moment again", () => programmeAsOf(programme, half));
const [first] = items;
const later = first && advance(first, { summary: "Another one." }, actOn("2026-02-01"));
const next = programme.with(later ? [{ kind: "workItem", aggregate: later }] : []);
timed("the same moment after a write", () => programmeAsOf(next, half));
timed("a view that leaves nothing out", () => programmeAsOf(programme, { ...half, asOf: "2026-12-31" }));
const period = { from: "2026-03-15", to: "2026-12-31", asKnownAt: null };
const asked = { period, questions: [], categories: null };
const page = (of: Programme) =>
  changesAmongAll(of, asked, async () => undefined).then((rows) => rows.firstOf(0, 20, 20));
await timedAsync("changes since, with the index of events made for it", () => page(programme));
await timedAsync("the next page", () => page(programme));
await timedAsync("a page after a write", () => page(next));
timed("the hash of one event of each", () =>
  items.map((item) => hashOf(item.id, null, item.history.at(5) ?? {})),
);
timed("verify all histories, without reading them", () =>
  items.map(({ id, ...item }) => verifyHistory(id, item as unknown as Record<string, unknown>)),
);
