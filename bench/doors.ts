// How long others wait beside ten hostile clients, and what these are answered:
//
//     npm run bench:doors
//
// It starts the built server on 20 000 work items and 50 officers more (BENCH_ITEMS: others; BENCH_DATA: a folder that keeps them).
// One client asks for a work item after another; beside it ten others, each from an address of its own, send the dearest that the
// limits allow as fast as they are answered, or hang up after half a second. Wanted: the longest wait of others (99 %) at most doubles.
// What else the machine does shows in the waits; "busy" tells only for how long the server's own thread worked meanwhile.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fill } from "./fill.js";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const CLIENTS = 10;
const ITEMS = Number(process.env.BENCH_ITEMS ?? 20_000);
const OFFICERS = 50;
const CHEAP =
  '{ workItem(acronym: "Y.QKD-TLS") { acronym number stage title question { label } editors { name } } }';
const BETWEEN_MS = 10;
/** After so long everything that is made after the start is there. */
const WARM_UP_MS = Number(process.env.BENCH_WARM_UP_MS ?? 20_000);

let count = 0;
const fresh = () => {
  count += 1;
  return count;
};
const day = (index: number) => new Date(Date.UTC(2025, 0, 2 + (index % 600))).toISOString().slice(0, 10);
const alias = (many: number, field: (index: number) => string) =>
  Array.from({ length: many }, (_, index) => `a${index}: ${field(index)}`).join(" ");

const HOSTILE: Readonly<Record<string, () => string>> = {
  "2 x availableActions of 100 items, other days": () =>
    `{ workItems(first: 100) { nodes { ${alias(2, (i) => `availableActions(by: { role: SG_CHAIR }, date: "${day(i)}") { __typename }`)} } } }`,
  "changes of two other periods": () =>
    `{ ${alias(2, () => `changes(from: { date: "${day(fresh())}" }, first: 1) { totalCount }`)} }`,
  "8 moments of the past": () =>
    `{ ${alias(8, () => `workItems(moment: { asOf: "${day(fresh())}", asKnownAt: "2026-01-0${1 + (count % 9)}T00:00:00Z" }, first: 1) { totalCount }`)} }`,
  "90 000 plain fields": () => `{ workItems(first: 100) { nodes { ${alias(900, () => "acronym")} } } }`,
  "50 searches by words": () =>
    `{ ${alias(50, (i) => `workItems(first: 1, filter: { text: "a${i} b c" }) { totalCount }`)} }`,
  "the whole schema, three times": () =>
    `{ ${alias(3, () => "__schema { types { name description fields { name description args { name description type { name ofType { name } } } type { name ofType { name ofType { name } } } } enumValues { name description } inputFields { name description } } }")} }`,
  "900 aliases, another text each time": () =>
    `{ workItem(acronym: "Y.QKD-TLS") { ${alias(900, () => "acronym")} x${fresh()}: acronym } }`,
  verify: () => "{ verify { events } }",
};

const folder = mkdtempSync(join(tmpdir(), "bench-doors-"));
try {
  const kept = process.env.BENCH_DATA ? join(process.env.BENCH_DATA, `${ITEMS}-${OFFICERS}`) : folder;
  if (kept === folder || !existsSync(kept)) await fill(kept, ITEMS, OFFICERS);
  if (kept !== folder) cpSync(join(kept, "data.mdb"), join(folder, "data.mdb"));
  await measure(folder, `${ITEMS} work items, ${OFFICERS} officers more`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(folder: string, what: string): Promise<void> {
  const env = { ...process.env, PORT: "0", DATA_DIR: folder, LOG_LEVEL: "error", BUDGET_PER_MINUTE: "0" };
  const server = spawn(process.execPath, ["dist/main.js"], { env, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const url = await new Promise<string>((resolve) => {
      let text = "";
      server.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        const found = /POST (http:\S+)\/graphql/.exec(text)?.[1];
        if (found) resolve(found);
      });
    });
    const asked = { url, busyMs: () => busyMs(server.pid) };
    await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
    await beside(asked, []);
    console.log(`\n${what}`);
    say("nobody", await beside(asked, []));
    for (const [name, query] of Object.entries(HOSTILE)) {
      say(name, await beside(asked, Array<() => string>(CLIENTS).fill(query)));
    }
    const all = Object.values(HOSTILE);
    const mixed = Array.from({ length: CLIENTS }, (_, index) => all[index % all.length] as () => string);
    say("all of these at once", await beside(asked, mixed));
    say("all of these, hanging up", await beside(asked, mixed, 500));
    const began = performance.now();
    await post(url, "/healthz", "", new Agent(), 10_000);
    console.log(`/healthz after they left: ${(performance.now() - began).toFixed(0)} ms`);
    say("nobody", await beside(asked, []));
  } finally {
    server.kill("SIGTERM");
    await new Promise((resolve) => server.once("exit", resolve));
  }
}

/** For how long the main thread of a process has worked, in milliseconds. */
function busyMs(pid: number | undefined): number {
  const [worked = ""] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ");
  return Number(worked) / 1e6;
}

interface Figures {
  readonly waits: number[];
  /** For how long the server's thread worked during each wait, in milliseconds. */
  readonly busy: number[];
  readonly failed: number;
  /** How often the hostile clients were answered with each status; 0: they hung up. */
  readonly answers: Map<number, number>;
}

/** Asks cheap queries for a while, beside clients that send these. */
async function beside(
  { url, busyMs }: { readonly url: string; readonly busyMs: () => number },
  hostile: (() => string)[],
  hangUpMs = 60_000,
): Promise<Figures> {
  const end = performance.now() + SECONDS * 1000;
  const answers = new Map<number, number>();
  const attacks = hostile.map(async (query, index) => {
    const agent = new Agent({ keepAlive: true, localAddress: `127.0.0.${10 + index}` });
    while (performance.now() < end) {
      const status = await post(
        url,
        "/graphql",
        query(),
        agent,
        Math.min(hangUpMs, end - performance.now() + 50),
      );
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
    agent.destroy();
  });
  const agent = new Agent({ keepAlive: true, localAddress: "127.0.0.2" });
  const waits: number[] = [];
  const busy: number[] = [];
  let failed = 0;
  while (performance.now() < end) {
    const began = performance.now();
    const before = busyMs();
    const status = await post(url, "/graphql", CHEAP, agent, 20_000);
    waits.push(performance.now() - began);
    busy.push(busyMs() - before);
    if (status !== 200) failed += 1;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  agent.destroy();
  await Promise.all(attacks);
  return { waits, busy, failed, answers };
}

function say(what: string, { waits, busy, failed, answers }: Figures): void {
  const told = [...answers].map(([status, times]) => `${times} x ${status || "hung up"}`).join(", ");
  console.log(
    `${what.padEnd(48)} others: ${inParts(waits)}; busy ${inParts(busy)}; ${failed} failed   ${told}`,
  );
}

function inParts(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) =>
    (sorted[Math.floor(sorted.length * part)] ?? Number.NaN).toFixed(1).padStart(6);
  return `${at(0.5)} ms, 99 % ${at(0.99)}, longest ${at(0.9999)}`;
}

/** Sends a query and gives the status of the answer; 0 when it was not there in time. */
function post(url: string, path: string, query: string, agent: Agent, timeoutMs: number): Promise<number> {
  return new Promise((resolve) => {
    const body = JSON.stringify({ query });
    const method = query ? "POST" : "GET";
    const headers = query
      ? { "content-type": "application/json", "content-length": Buffer.byteLength(body) }
      : {};
    const sent = request(`${url}${path}`, { method, agent, headers }, (response) => {
      response.on("data", () => undefined);
      response.on("end", () => done(response.statusCode ?? 0));
      response.on("error", () => done(0));
    });
    const timer = setTimeout(() => sent.destroy(), Math.max(timeoutMs, 1));
    const done = (status: number) => {
      clearTimeout(timer);
      resolve(status);
    };
    sent.on("error", () => done(0));
    sent.end(query ? body : undefined);
  });
}
