/**
 * Figures of the embedded store: npx tsx bench/embedded.ts
 * The same operations against another server:   MONGODB_URI=mongodb://127.0.0.1:27017 npx tsx bench/embedded.ts
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Collection, MongoClient } from "mongodb";
import { openEmbeddedStore } from "../src/embedded/index.js";

const directory = mkdtempSync(join(tmpdir(), "bench-"));
const other = process.env.MONGODB_URI;
let store = other ? undefined : await openEmbeddedStore({ directory });
const connect = () => new MongoClient(other ?? store?.uri ?? "", { writeConcern: { w: "majority" } });
let client = connect();

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

async function rate(
  name: string,
  times: number,
  operation: (i: number) => Promise<unknown>,
  width = 1,
): Promise<number> {
  const started = performance.now();
  for (let i = 0; i < times; i += width) {
    await Promise.all(Array.from({ length: width }, (_, k) => operation(i + k)));
  }
  const perSecond = (times / (performance.now() - started)) * 1000;
  console.log(`${name.padEnd(46)} ${perSecond.toFixed(0).padStart(8)} /s`);
  return perSecond;
}

async function fill(collection: Collection, count: number): Promise<void> {
  await collection.drop().catch(() => false);
  await collection.createIndex({ key: 1 }, { unique: true });
  await collection.createIndex({ stage: 1 });
  for (let i = 0; i < count; i += 1000) {
    await collection.insertMany(Array.from({ length: Math.min(1000, count - i) }, (_, k) => item(i + k)));
  }
}

const db = () => client.db("bench");
const byKey: number[] = [];
for (const size of [200, 20_000]) {
  const collection = db().collection(`items${size}`);
  const started = performance.now();
  await fill(collection, size);
  console.log(
    `load ${size} documents`.padEnd(46),
    `${((performance.now() - started) / 1000).toFixed(2).padStart(8)} s`,
  );
  await rate(`(warm-up at ${size})`, 500, (i) => collection.findOne({ key: `Y.item-${i % size}` }));
  byKey.push(
    await rate(`find by unique key, ${size} documents`, 3000, (i) =>
      collection.findOne({ key: `Y.item-${(i * 7919) % size}` }),
    ),
  );
}
console.log(
  "ratio 20 000 : 200 of find by key".padEnd(46),
  ((byKey[0] ?? 0) / (byKey[1] ?? 1)).toFixed(2).padStart(8),
);
const items = () => db().collection("items20000");
await rate("find page (20 of an indexed stage)", 300, (i) =>
  items()
    .find({ stage: i % 20 })
    .limit(20)
    .toArray(),
);
await rate("scan with filter, 20 000 documents", 5, (i) =>
  items()
    .find({ question: `Q${i}/13` })
    .limit(2000)
    .toArray(),
);
await rate("insert one, one after another", 200, (i) => items().insertOne({ ...item(i), key: `new-${i}` }));
await rate("insert one, 32 at a time", 960, (i) => items().insertOne({ ...item(i), key: `wide-${i}` }), 32);
await rate("update one by key, one after another", 200, (i) =>
  items().updateOne({ key: `Y.item-${i}` }, { $inc: { stage: 1 } }),
);
await rate(
  "update one by key, 32 at a time",
  960,
  (i) => items().updateOne({ key: `Y.item-${i}` }, { $inc: { stage: 1 } }),
  32,
);

await client.close();
await store?.close();
const before = process.memoryUsage();
let started = performance.now();
if (!other) store = await openEmbeddedStore({ directory });
client = connect();
await client.connect();
console.log(
  "open the store and connect".padEnd(46),
  `${(performance.now() - started).toFixed(0).padStart(8)} ms`,
);
started = performance.now();
let count = 0;
let most = 0;
for await (const _ of items().find({}).batchSize(1000))
  if (++count % 1000 === 0) most = Math.max(most, process.memoryUsage().rss);
const seconds = (performance.now() - started) / 1000;
console.log(`stream all ${count} documents`.padEnd(46), `${seconds.toFixed(2).padStart(8)} s`);
console.log(
  "rss before and most while streaming".padEnd(46),
  `${(before.rss / 1e6).toFixed(0)} MB, ${(most / 1e6).toFixed(0)} MB`,
);
await client.close();
await store?.close();
rmSync(directory, { recursive: true, force: true });
