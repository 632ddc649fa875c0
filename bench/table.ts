// What reading and writing costs, and that it does not grow: one table.
//
//     npm run bench [-- WORDS]
//     npm run bench -- --peer FOLDER [WORDS]
//
// It starts the built server on data folders of 29, 200 and 20 000 work items (BENCH_SIZES: others) and asks each row of
// queries.ts, or those whose names have the WORDS, in all of them in turn, warmed up. A figure is the CPU time per request,
// of all threads of the server, in microseconds: the lower quartile over rounds, because what else the machine does can
// only add to it. Ratios count, single times depend on the machine. BENCH_DATA names a folder that keeps the data for
// the next run. With --peer, three questions are asked of PostGraphile as well, in turn with us: it has to be installed in
// that FOLDER, and its database to run, as docs/performance.md says.
import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { printBesidePeer } from "./beside-peer.js";
import { type ChildServer, startChild } from "./child.js";
import { fillOnce } from "./fill.js";
import { ROWS, type Row } from "./queries.js";

const SIZES = (process.env.BENCH_SIZES ?? "29,200,20000").split(",").map(Number);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const ROUND_MS = 100;
const WARM_UP_MS = Number(process.env.BENCH_WARM_UP_MS ?? 4000);
const IDLE_MS = Number(process.env.BENCH_IDLE_MS ?? 15_000);
const COLUMN = 10;

const { values, positionals } = parseArgs({ options: { peer: { type: "string" } }, allowPositionals: true });
const words = positionals.join(" ").toLowerCase();
const rows = ROWS.filter(({ name }) => name.toLowerCase().includes(words));
const folders = SIZES.map(() => mkdtempSync(join(tmpdir(), "tracker-bench-")));
const servers: ChildServer[] = [];
try {
  for (const [index, folder] of folders.entries()) {
    await fillOnce(folder, SIZES[index] ?? 0);
    servers.push(await startChild(folder));
  }
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const last = SIZES.at(-1);
  print("", [...SIZES.map((size) => `${size}`), `${last} : ${SIZES.at(-2)}`]);
  printFigures(
    "start, s of CPU",
    servers.map(({ startedIn }) => startedIn),
    1,
  );
  printFigures(
    "memory, loaded and idle, MB",
    servers.map((server) => server.memory()),
  );
  for (const server of servers) await warmUp(server);
  for (const row of rows) printFigures(`${row.name}, us`, await measure(row));
  if (values.peer) {
    const sized = servers.map((server, index) => ({ server, size: SIZES[index] ?? 0 }));
    await printBesidePeer(values.peer, sized);
  }
  printFigures(
    "memory after all that, MB",
    servers.map((server) => server.memory()),
  );
} finally {
  for (const server of servers) await server.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** Asks everything in turn, so that what is measured runs compiled. */
async function warmUp(server: ChildServer): Promise<void> {
  const reading = ROWS.filter(({ isSignedIn }) => !isSignedIn);
  const end = performance.now() + WARM_UP_MS;
  while (performance.now() < end) for (const row of reading) await server.ask(row.body(0));
}

/** CPU per request in each size, the lower quartile over rounds in turn. */
async function measure(row: Row): Promise<number[]> {
  const asked = servers.map(() => 0);
  const figures = servers.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, server] of servers.entries()) {
      const before = server.cpu();
      const began = performance.now();
      let requests = 0;
      while (requests === 0 || performance.now() - began < ROUND_MS) {
        await server.ask(row.body(asked[index] ?? 0), row);
        asked[index] = (asked[index] ?? 0) + 1;
        requests += 1;
      }
      // The first round warms up.
      if (round > 0) figures[index]?.push((server.cpu() - before) / requests);
    }
  }
  return figures.map((some) => some.toSorted((a, b) => a - b)[Math.floor(some.length / 4)] ?? Number.NaN);
}

function printFigures(name: string, figures: readonly number[], digits = 0): void {
  const ratio = (figures.at(-1) ?? Number.NaN) / (figures.at(-2) ?? Number.NaN);
  print(name, [...figures.map((figure) => figure.toFixed(digits)), ratio.toFixed(2)]);
}

function print(name: string, cells: readonly string[]): void {
  console.log(`${name.padEnd(72)}${cells.map((cell) => cell.padStart(COLUMN + 2)).join("")}`);
}
