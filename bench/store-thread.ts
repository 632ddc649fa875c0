// Whether the embedded store's own thread helps the server: queries that are answered while others write, with the
// store in its thread and on the server's.
//
//     npm run build && npx tsx bench/store-thread.ts
//
// A server process of each kind is asked by this one over HTTP: four writers change four items one act after the other,
// a reader asks for one item every few milliseconds. The kinds take turns. Figures are medians of the rounds.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const KINDS = ["own thread", "server's thread"] as const;
const ROUNDS = 5;
const SECONDS = 6;
const PAUSE_MS = 4;
const ITEMS = ["Y.QKD-TLS", "Y.QKD-IPsec-fr", "Y.QKDN-qos-allo", "Y.IMT2020-qos-cec-rf"];
const READ = JSON.stringify({
  query: `{ workItem(acronym: "Y.DTN-ModelReq") { acronym title stage question { label title } } }`,
});

interface Figures {
  /** Acts a second. */
  readonly writes: number;
  /** How long a query waits for its answer, in milliseconds. */
  readonly median: number;
  readonly slow: number;
  /** CPU time of the server for each act, queries included, in milliseconds. */
  readonly cpu: number;
}

/** The built program, without what it prints and with whoever writes taken on trust. */
async function serve(kind: string): Promise<void> {
  const dist = (file: string) => import(new URL(`../dist/${file}`, import.meta.url).href);
  const [store, here, database, programme, app, schema] = await Promise.all([
    dist("embedded/index.js") as Promise<typeof import("../src/embedded/index.js")>,
    dist("embedded/open-store.js") as Promise<typeof import("../src/embedded/open-store.js")>,
    dist("persistence/database.js") as Promise<typeof import("../src/persistence/database.js")>,
    dist("server/start-programme.js") as Promise<typeof import("../src/server/start-programme.js")>,
    dist("server/app.js") as Promise<typeof import("../src/server/app.js")>,
    dist("graphql/schema.js") as Promise<typeof import("../src/graphql/schema.js")>,
  ]);
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const open = kind === KINDS[0] ? store.openEmbeddedStore : here.openStoreHere;
  const { uri } = await open({ directory });
  const opened = await database.openDatabase({ uri, database: "bench", patienceMs: 5000 });
  const silent = () => undefined;
  const log = { info: silent, warn: silent, error: silent, debug: silent } as never;
  const { tracker, behindMs, isBehind } = await programme.startProgramme(opened, 60_000, log);
  await programme.seed(tracker, "seeds");
  const health = {
    room: opened.room,
    isReachable: async () => true,
    behindMs,
    isBehind,
    position: () => tracker.programme.position,
  };
  const by = { name: "Bench", role: "TSB" } as const;
  const parts = { schema: await schema.createSchema(), tracker, log, health, authenticate: async () => by };
  const server = createServer((await app.createApp(parts)).app);
  server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
}

async function measure(url: string, pid: number): Promise<Figures> {
  const end = performance.now() + SECONDS * 1000;
  const waits: number[] = [];
  let acts = 0;
  const before = cpuOf(pid);
  const write = async (workItem: string) => {
    while (performance.now() < end) {
      const { revision } = await ask(url, `{ workItem(acronym: "${workItem}") { revision } }`).then(
        (data) => data.workItem as { revision: number },
      );
      const input = `workItem: "${workItem}", expectedRevision: ${revision}, particulars: { scope: "${Math.random()}" }`;
      const done = await ask(url, `mutation { updateWorkItem(input: { ${input} }) { problems { code } } }`);
      if ((done.updateWorkItem as { problems: unknown[] }).problems.length > 0) throw new Error("refused");
      acts += 1;
    }
  };
  const read = async () => {
    while (performance.now() < end) {
      const asked = performance.now();
      await post(url, READ);
      waits.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  await Promise.all([...ITEMS.map(write), read()]);
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
  const cpu = (cpuOf(pid) - before) / acts;
  return { writes: acts / SECONDS, median: at(0.5), slow: at(0.99), cpu };
}

async function post(url: string, body: string): Promise<string> {
  const headers = { "content-type": "application/json" };
  return (await fetch(`${url}/graphql`, { method: "POST", headers, body })).text();
}

async function ask(url: string, query: string): Promise<Record<string, unknown>> {
  const { data } = JSON.parse(await post(url, JSON.stringify({ query }))) as {
    data: Record<string, unknown>;
  };
  return data;
}

/** CPU time of a process with all its threads, in milliseconds (Linux). */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function start(kind: string): Promise<{ child: ChildProcess; url: string }> {
  const script = new URL(import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", script, "serve", kind], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", (port) => resolve({ child, url: `http://127.0.0.1:${String(port).trim()}` }));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function compare(): Promise<void> {
  const servers = await Promise.all(KINDS.map(start));
  const rounds = KINDS.map((): Figures[] => []);
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [position, { child, url }] of servers.entries()) {
        const figures = await measure(url, child.pid ?? 0);
        // The first round warms up.
        if (round > 0) rounds[position]?.push(figures);
      }
    }
  } finally {
    for (const { child } of servers) child.kill("SIGTERM");
  }
  for (const [position, kind] of KINDS.entries()) {
    const of = (name: keyof Figures) => median((rounds[position] ?? []).map((one) => one[name])).toFixed(1);
    console.log(
      `${kind.padEnd(16)} ${of("writes")} acts a second; a query waits ${of("median")} ms, 99 % ${of("slow")} ms; ${of("cpu")} ms CPU an act`,
    );
  }
}

const [mode, kind] = process.argv.slice(2);
if (mode === "serve" && kind) {
  process.once("SIGTERM", () => process.exit(0));
  await serve(kind);
} else {
  await compare();
}
