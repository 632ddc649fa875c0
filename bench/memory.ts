// What a programme of the size of ITU-T takes, and what a write costs in it:
//
//     npm run bench:memory
//
// For 29 and for BENCH_ITEMS (20 000) work items with six events each it fills an embedded store, backs it up and restores it, starts
// the built server on it, and prints how long it takes to the first answer, the process' memory when it is idle (the store's thread
// included), and per write the CPU, the bytes and the synced commits. BENCH_MORE_EVENTS (6) more events an item show what an event takes.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedStore } from "../src/embedded/index.js";
import { lastCommitIn } from "../src/lmdb-file/data-file.js";
import { openDatabase } from "../src/persistence/database.js";
import { raisePositions } from "../src/persistence/positions.js";
import { COLLECTIONS } from "../src/persistence/schemas.js";
import { documentsOf } from "./many-documents.js";

const ITEMS = Number(process.env.BENCH_ITEMS ?? 20_000);
const MORE_EVENTS = Number(process.env.BENCH_MORE_EVENTS ?? 6);
const WRITES = 300;
const IDLE_MS = 15_000;
const TICK_MS = 10;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const small = await measure(29, 6);
const large = await measure(ITEMS, 6);
const long = MORE_EVENTS > 0 ? await measure(ITEMS, 6 + MORE_EVENTS) : null;
const ratio = (of: (one: typeof small) => number) => (of(large) / of(small)).toFixed(2);
console.log(`a write, ${ITEMS} : 29 — CPU ${ratio((one) => one.cpuMs)}, bytes ${ratio((one) => one.bytes)}`);
if (long) {
  const bytes = ((long.memory - large.memory) * 1024) / (ITEMS * MORE_EVENTS);
  console.log(`a further event takes ${bytes.toFixed(0)} bytes of memory`);
}
agent.destroy();

async function measure(items: number, events: number) {
  const folder = mkdtempSync(join(tmpdir(), "bench-memory-"));
  const directory = join(folder, "data");
  const env = {
    ...process.env,
    NODE_ENV: "production",
    PORT: "0",
    DATA_DIR: directory,
    LOG_LEVEL: "error",
    BUDGET_PER_MINUTE: "0",
  };
  const command = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/main.js", ...args], {
      env,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${args.join(" ")}: ${stdout}${stderr}`);
    return stdout.trim();
  };
  try {
    command("seed");
    command("person", "register", "--handle", "bench", "--name", "Bench");
    command("person", "appoint", "--person", "bench", "--role", "TSB");
    const token = command("token", "create", "--person", "bench", "--name", "bench").split("\n").at(-1) ?? "";
    await fill(directory, items - 29, events);
    console.log(`\n${items} work items with ${events} events each`);
    if (items > 29) {
      command("backup", join(folder, "file"));
      rmSync(directory, { recursive: true });
      const began = performance.now();
      command("restore", join(folder, "file"));
      say("restored from a backup in", `${seconds(began)} s`);
    }
    return await serve(env, directory, token);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(directory: string, items: number, events: number): Promise<void> {
  const store = await openEmbeddedStore({ directory });
  const database = await openDatabase({ uri: store.uri, database: "work_programme", patienceMs: 5000 });
  const first = await database.positions.last();
  const collection = database.connection.collection(COLLECTIONS.workItem);
  for (let start = 0; start < items; start += 500) {
    await collection.insertMany(documentsOf(start, Math.min(start + 500, items), events, first + 1) as never);
  }
  await raisePositions(database.connection);
  await database.close();
  await store.close();
}

async function serve(env: NodeJS.ProcessEnv, directory: string, token: string) {
  const began = performance.now();
  const server = spawn(process.execPath, ["--enable-source-maps", "dist/main.js"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pid = server.pid ?? 0;
  try {
    const url = await new Promise<string>((resolve) => {
      let text = "";
      server.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        const found = /POST (http:\S+)\/graphql/.exec(text)?.[1];
        if (found) resolve(found);
      });
    });
    await post(url, { query: '{ workItem(acronym: "Y.QKD-TLS") { title } }' }, token);
    say("start to the first answer", `${seconds(began)} s, ${(cpuMs(pid) / 1000).toFixed(2)} s of CPU`);
    const started = memoryKb(pid);
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    const idle = memoryKb(pid);
    say(
      "memory when started, and idle",
      `${mb(started.all)} MB, ${mb(idle.all)} MB (${mb(idle.own)} MB of its own, ${mb(idle.file)} MB of files)`,
    );
    await writes(url, token, WRITES, 0);
    const before = {
      cpu: cpuMs(pid),
      bytes: writtenBytes(pid),
      commits: lastCommitIn(join(directory, "data.mdb-lock")),
    };
    await writes(url, token, WRITES, WRITES);
    const cpu = (cpuMs(pid) - before.cpu) / WRITES;
    const bytes = (writtenBytes(pid) - before.bytes) / WRITES;
    const commits = (lastCommitIn(join(directory, "data.mdb-lock")) - before.commits) / WRITES;
    say(
      "a write",
      `${cpu.toFixed(2)} ms of CPU, ${(bytes / 1024).toFixed(0)} KiB, ${commits.toFixed(2)} synced commits`,
    );
    say("memory after the writes", `${mb(memoryKb(pid).all)} MB`);
    return { cpuMs: cpu, bytes, memory: idle.all };
  } finally {
    server.kill("SIGTERM");
    await new Promise((resolve) => server.once("exit", resolve));
  }
}

async function writes(url: string, token: string, times: number, from: number): Promise<void> {
  const listed = await post(
    url,
    { query: "{ workItems(first: 100) { nodes { acronym revision } } }" },
    token,
  );
  const items = [...listed.matchAll(/"acronym":"([^"]+)","revision":(\d+)/g)].slice(0, 20);
  const revisions = items.map(([, , revision]) => Number(revision));
  const query = `mutation($i: UpdateWorkItemInput!) { updateWorkItem(input: $i) { problems { code message } } }`;
  for (let n = from; n < from + times; n += 1) {
    const at = n % items.length;
    const expectedRevision = revisions[at] as number;
    revisions[at] = expectedRevision + 1;
    const input = { workItem: items[at]?.[1], expectedRevision, baseTexts: [`TD${n}/WP4`] };
    const answer = await post(url, { query, variables: { i: input } }, token);
    if (!answer.includes('"problems":[]')) throw new Error(answer);
  }
}

function post(url: string, body: object, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const payload = JSON.stringify(body);
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(payload),
      authorization: `Bearer ${token}`,
    };
    const sent = request(`${url}/graphql`, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve(text));
    });
    sent.on("error", reject);
    sent.end(payload);
  });
}

/** CPU of a process, all its threads included, in milliseconds. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function writtenBytes(pid: number): number {
  return Number(/^write_bytes: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, "utf8"))?.[1]);
}

function memoryKb(pid: number): { all: number; own: number; file: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
  return { all: of("VmRSS"), own: of("RssAnon"), file: of("RssFile") + of("RssShmem") };
}

function mb(kb: number): string {
  return (kb / 1024).toFixed(0);
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(2);
}

function say(what: string, figure: string): void {
  console.log(`  ${what.padEnd(32)} ${figure}`);
}
