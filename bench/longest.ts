// The query that holds the thread longest of those that the limits let through:
//
//     npm run bench:longest [-- QUERIES]
//
// It starts the server in this process on 20 000 work items (BENCH_ITEMS: others; BENCH_DATA: a folder that keeps them), sends
// one generated query after another (BENCH_QUERIES: how many; SEED repeats a run), beside those that are named, each widened with aliases as far as the
// limits allow, and prints those during which nothing else could be done for longest. Wanted: at most 50 ms. A time counts as
// far as this process used the processor in it: what else the machine does is not the query's.
import "reflect-metadata";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../src/cli/serve.js";
import { createSchema } from "../src/graphql/schema.js";
import { Config } from "../src/server/config.js";
import { randomFrom } from "../test/support/random.js";
import { RandomOperations } from "../test/support/random-graphql.js";
import { fill } from "./fill.js";

const ITEMS = Number(process.env.BENCH_ITEMS ?? 20_000);
const QUERIES = Number(process.env.BENCH_QUERIES ?? 400);
const SEED = Number(process.env.SEED ?? 1);
const SHOWN = 10;
const AGAIN = 4;
/** After so long a client goes away: what holds the thread shows long before. */
const PATIENCE_MS = Number(process.env.BENCH_PATIENCE_MS ?? 4000);
const SEEDS = 29;

const POOLS = {
  acronym: ["Y.QKD-TLS", "Y.bench-17"],
  label: ["SG13", "WP4/13", "Q16/13"],
  studyGroup: ["SG13"],
  code: ["T25-SG13-260223", "T25-SG13-B17"],
  meeting: ["T25-SG13-260223", "T25-SG13-B17"],
  question: ["Q16/13"],
  body: ["WP4/13"],
  text: ["framework", "r", "requirements 17", "security of a thing"],
  String: ["bench", "Editor 17", "a"],
  Int: [1, 50, 100, 400],
  first: [0, 20, 100],
  last: [],
  LocalDate: ["2025-06-01", "2026-02-27", "2026-06-01"],
  DateTimeISO: ["2026-02-27T12:00:00.000Z"],
};

const kept = process.env.BENCH_DATA ? join(process.env.BENCH_DATA, `${ITEMS}`) : null;
const folder = kept ?? mkdtempSync(join(tmpdir(), "bench-longest-"));
if (!kept || !existsSync(kept)) await fill(folder, ITEMS - SEEDS, 0);
const config = Config.from({ DATA_DIR: folder, PORT: "0", LOG_LEVEL: "silent", BUDGET_PER_MINUTE: "0" });
const server = await serve(config, () => undefined);
let held = 0;
const watching = watch();
try {
  const operations = new RandomOperations(await createSchema(), randomFrom(SEED), POOLS);
  const found: { ms: number; status: number; query: string }[] = [];
  for (let index = 0; index < QUERIES; index += 1) {
    const fields = operations
      .query()
      .replace(/^\{|\}$/g, "")
      .trim();
    for (const copies of [1, 4]) {
      const query = Array.from({ length: copies }, (_, copy) => `...P${copy}`).join(" ");
      const parts = Array.from(
        { length: copies },
        (_, copy) => `fragment P${copy} on Query { ${renamed(fields, copy)} }`,
      );
      found.push(await ask(`{ ${query} } ${parts.join(" ")}`));
    }
  }
  for (const query of process.argv.slice(2)) found.push(await ask(query));
  const counted = new Map<number, number>();
  for (const { status } of found) counted.set(status, (counted.get(status) ?? 0) + 1);
  console.log([...counted].map(([status, times]) => `${times} x ${status}`).join(", "));
  // What else the machine does can only add to it.
  const longest = found.toSorted((a, b) => b.ms - a.ms).slice(0, 4 * SHOWN);
  for (const one of longest)
    for (let time = 0; time < AGAIN; time += 1) one.ms = Math.min(one.ms, (await ask(one.query)).ms);
  for (const { ms, status, query } of longest.toSorted((a, b) => b.ms - a.ms).slice(0, SHOWN))
    console.log(
      `${ms.toFixed(0).padStart(6)} ms  ${status}  ${query.slice(0, Number(process.env.BENCH_SHOWN ?? 400))}`,
    );
} finally {
  clearInterval(watching);
  await server.stop();
  if (!kept) rmSync(folder, { recursive: true, force: true });
}

/** The same fields under other names. */
function renamed(fields: string, copy: number): string {
  return copy === 0 ? fields : fields.replace(/\bf(\d+):/g, `g${copy}_$1:`);
}

/** Sends a query, and tells for how long nothing else could be done meanwhile. */
async function ask(query: string): Promise<{ ms: number; status: number; query: string }> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  held = 0;
  const status = await new Promise<number>((resolve, reject) => {
    const headers = { "content-type": "application/json", "cache-control": "no-cache" };
    const sent = request(`${server.url}/graphql`, { method: "POST", headers }, (response) => {
      response.resume();
      response.on("close", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", (error) => (sent.destroyed ? resolve(0) : reject(error)));
    setTimeout(() => sent.destroy(), PATIENCE_MS).unref();
    sent.end(JSON.stringify({ query }));
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  return { ms: held, status, query };
}

/** Keeps in {@link held} the longest time during which it had no turn. */
function watch(): NodeJS.Timeout {
  let began = performance.now();
  let used = process.cpuUsage();
  return setInterval(() => {
    const { user, system } = process.cpuUsage(used);
    held = Math.max(held, Math.min(performance.now() - began, (user + system) / 1000));
    began = performance.now();
    used = process.cpuUsage();
  }, 1);
}
