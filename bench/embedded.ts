/**
 * Figures of the embedded store, as it is in a thread of its own and on the caller's thread; with MONGODB_URI set, those
 * of that server beside them, from the same run:
 *
 *     npm run build && npx tsx bench/embedded.ts
 *     node scripts/independent-server.mjs run secantus -- npx tsx bench/embedded.ts
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { type Collection, MongoClient } from "mongodb";

// The built store: its thread would else begin with loading and translating TypeScript.
const built = (file: string) => new URL(`../dist/embedded/${file}`, import.meta.url).href;
const { openEmbeddedStore }: typeof import("../src/embedded/index.js") = await import(built("index.js"));
const { openStoreHere }: typeof import("../src/embedded/open-store.js") = await import(
  built("open-store.js")
);

interface Running {
  readonly uri: string;
  close(): Promise<unknown>;
}

interface Target {
  readonly name: string;
  /** Opens the server on what it has stored before, if anything. */
  open(): Promise<Running>;
}

const directories: string[] = [];
const newDirectory = () => {
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  directories.push(directory);
  return directory;
};

function targets(): Target[] {
  const [apart, here] = [newDirectory(), newDirectory()];
  const other = process.env.MONGODB_URI;
  return [
    { name: "embedded", open: () => openEmbeddedStore({ directory: apart }) },
    { name: "caller's thread", open: () => openStoreHere({ directory: here }) },
    ...(other
      ? [
          {
            name: process.env.INDEPENDENT_SERVER ?? "MONGODB_URI",
            open: async () => ({ uri: other, close: async () => undefined }),
          },
        ]
      : []),
  ];
}

const history = Array.from({ length: 24 }, (_, i) => ({
  effectiveOn: "2026-03-01",
  recordedAt: new Date(1_700_000_000_000 + i),
  action: "edit",
  before: { title: "a".repeat(8) },
  after: { title: "b".repeat(8) },
}));
const item = (i: number) => ({
  key: `Y.item-${i}`,
  stage: i % 20,
  question: `Q${i % 23}/13`,
  title: `Item number ${i} ${"of a work programme ".repeat(8)}`,
  history,
});

/** Operations per second. */
async function rate(times: number, operation: (i: number) => Promise<unknown>, width = 1): Promise<number> {
  const started = performance.now();
  for (let i = 0; i < times; i += width) {
    await Promise.all(Array.from({ length: width }, (_, k) => operation(i + k)));
  }
  return (times / (performance.now() - started)) * 1000;
}

async function seconds(operation: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await operation();
  return (performance.now() - started) / 1000;
}

async function fill(collection: Collection, count: number): Promise<void> {
  await collection.createIndex({ key: 1 }, { unique: true });
  await collection.createIndex({ stage: 1 });
  for (let i = 0; i < count; i += 1000) {
    await collection.insertMany(Array.from({ length: Math.min(1000, count - i) }, (_, k) => item(i + k)));
  }
}

const SIZES = [200, 20_000] as const;

async function measure(target: Target): Promise<Map<string, string>> {
  const figures = new Map<string, string>();
  const note = (name: string, value: number, unit: string, digits = 0) =>
    void figures.set(`${name}, ${unit}`, value.toFixed(digits));
  let server = await target.open();
  let client = new MongoClient(server.uri, { writeConcern: { w: "majority" } });
  await client.db("bench").dropDatabase();
  const collectionOf = (size: number) => client.db("bench").collection(`items${size}`);

  const byKey: number[] = [];
  for (const size of SIZES) {
    const collection = collectionOf(size);
    note(`load ${size} documents`, await seconds(() => fill(collection, size)), "s", 2);
    const find = (i: number) => collection.findOne({ key: `Y.item-${(i * 7919) % size}` });
    await rate(500, find);
    byKey.push(await rate(3000, find));
    note(`find by unique key among ${size}`, byKey.at(-1) ?? 0, "/s");
  }
  note("cost of find by key, 20000 : 200", (byKey[0] ?? 0) / (byKey[1] ?? 1), "ratio", 2);

  const items = collectionOf(20_000);
  const page = (i: number) =>
    items
      .find({ stage: i % 20 })
      .limit(20)
      .toArray();
  note("find a page of 20 by index", await rate(300, page), "/s");
  const insert = (prefix: string) => (i: number) => items.insertOne({ ...item(i), key: `${prefix}-${i}` });
  const update = (i: number) => items.updateOne({ key: `Y.item-${i}` }, { $inc: { stage: 1 } });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  note("insert, one after another", await rate(200, insert("new")), "/s");
  note("insert, 32 at a time", await rate(960, insert("wide"), 32), "/s");
  note("update, one after another", await rate(200, update), "/s");
  note("update, 32 at a time", await rate(960, update, 32), "/s");
  delay.disable();
  note("caller's event loop held while writing, median", delay.percentile(50) / 1e6, "ms", 1);
  note("caller's event loop held while writing, 99 %", delay.percentile(99) / 1e6, "ms", 1);

  await client.close();
  await server.close();
  const open = async () => {
    server = await target.open();
    client = await new MongoClient(server.uri).connect();
  };
  note("open and connect at 20000 documents", (await seconds(open)) * 1000, "ms");
  const before = process.memoryUsage.rss();
  let most = before;
  let count = 0;
  const stream = async () => {
    for await (const _ of collectionOf(20_000).find({}).batchSize(1000))
      if (++count % 1000 === 0) most = Math.max(most, process.memoryUsage.rss());
  };
  note("stream all 21160 documents", await seconds(stream), "s", 2);
  if (count !== 21_160) throw new Error(`${target.name} gave ${count} documents`);
  note("this process' memory, more while streaming", (most - before) / 1e6, "MB");
  await client.close();
  await server.close();
  return figures;
}

const columns: { name: string; figures: Map<string, string> }[] = [];
for (const target of targets()) columns.push({ name: target.name, figures: await measure(target) });
const names = [...(columns[0]?.figures.keys() ?? [])];
const cell = (text = "-") => text.padStart(14);
console.log("".padEnd(56) + columns.map(({ name }) => cell(name)).join(""));
for (const name of names)
  console.log(name.padEnd(56) + columns.map(({ figures }) => cell(figures.get(name))).join(""));
for (const directory of directories) rmSync(directory, { recursive: true, force: true });
