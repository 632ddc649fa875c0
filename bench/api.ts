// CPU per request of the API for three queries, through HTTP, in production mode:
//
//     npm run bench
//
// It starts the built server on a data folder of its own, sends requests one after the other over one connection,
// and reads the CPU time of the server process (all its threads, so the embedded store is included) before and after.
// Figures are medians of several rounds. BENCH_ITEMS adds that many work items first.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROUNDS = 9;
const REQUESTS = 400;
const WARM_UP = 2000;
const TICKS_PER_SECOND = 100;

const ONE_ITEM = "one item, its Question, editors, six events";
const QUERIES = {
  "nothing: the cost of HTTP, Express and Apollo": { query: "{ __typename }", variables: {} },
  [ONE_ITEM]: {
    query: `query($a: String!) { workItem(acronym: $a) { acronym number title { text } stage question { label title { text } }
      editors { name affiliation } history { nodes { seq action effectiveOn recordedAt by { name role } changes { field } } } } }`,
    variables: { a: "Y.QKD-TLS" },
  },
  "filtered page of 20 with its count": {
    query: `query($f: WorkItemFilter) { workItems(filter: $f, first: 20, orderBy: [{ field: TITLE }]) { totalCount
      nodes { acronym title { text } stage process timing { raw } question { label } } pageInfo { hasNextPage endCursor } } }`,
    variables: { f: { process: { in: ["AAP"] }, stage: { in: ["UNDER_STUDY"] } } },
  },
  "a working party with its Questions, items, editors": {
    query: `query($l: String!) { workingParty(label: $l) { label name questions { label title
      workItems(first: 50) { nodes { acronym title { text } stage editors { name } } } } } }`,
    variables: { l: "WP4/13" },
  },
};

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const folder = mkdtempSync(join(tmpdir(), "tracker-bench-"));
const env = {
  ...process.env,
  NODE_ENV: "production",
  PORT: "0",
  DATA_DIR: folder,
  LOG_LEVEL: "error",
  BUDGET_PER_MINUTE: "0",
};
command("person", "register", "--handle", "bench", "--name", "Bench");
command("person", "appoint", "--person", "bench", "--role", "TSB");
const token = command("token", "create", "--person", "bench", "--name", "bench").split("\n").at(-1) ?? "";
const server = spawn(process.execPath, ["dist/main.js"], { env, stdio: ["ignore", "pipe", "inherit"] });

try {
  const url = await started();
  await prepare(url);
  const anonymous = Object.entries(QUERIES).map(([name, body]) => [name, body, ""] as const);
  const signedIn = ["one item, the same, signed in with a personal token", QUERIES[ONE_ITEM], token] as const;
  for (const [name, body, by] of [...anonymous, signedIn]) {
    const payload = JSON.stringify(body);
    const answer = await post(url, payload, by);
    if (answer.includes('"errors"')) throw new Error(`${name}: ${answer}`);
    for (let i = 0; i < WARM_UP; i += 1) await post(url, payload, by);
    const rounds: { cpu: number; wall: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(url, payload, by));
    const cpu = median(rounds.map((round) => round.cpu));
    const wall = median(rounds.map((round) => round.wall));
    console.log(
      `${name.padEnd(52)} ${cpu.toFixed(0).padStart(6)} us CPU  ${wall.toFixed(0).padStart(6)} us wall  ${answer.length} bytes`,
    );
  }
} finally {
  server.kill("SIGTERM");
  agent.destroy();
  await new Promise((resolve) => server.once("exit", resolve));
  rmSync(folder, { recursive: true, force: true });
}

/** Runs a command of the built program, and gives what it prints. */
function command(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/main.js", ...args], {
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

async function measure(url: string, payload: string, by: string): Promise<{ cpu: number; wall: number }> {
  const cpuBefore = cpuOf(server.pid);
  const wallBefore = performance.now();
  for (let i = 0; i < REQUESTS; i += 1) await post(url, payload, by);
  const wall = ((performance.now() - wallBefore) * 1000) / REQUESTS;
  return { cpu: (cpuOf(server.pid) - cpuBefore) / REQUESTS, wall };
}

/** Six events on the item that is asked for, editors on the items of the working party, and more items if wanted. */
async function prepare(url: string): Promise<void> {
  const items = [
    "Y.QKD-TLS",
    "Y.QKD-IPsec-fr",
    "Y.QKDN-qos-allo",
    "Y.IMT2020-qos-cec-rf",
    "Y.det-qos-req-ml-jrs",
  ];
  for (const workItem of items) {
    await mutate(url, "updateWorkItem", "UpdateWorkItemInput", {
      workItem,
      expectedRevision: 2,
      particulars: {
        editors: [
          { name: "First Editor", affiliation: "A member" },
          { name: "Second Editor", affiliation: "Another" },
        ],
      },
    });
  }
  for (const [index, timing] of ["2026-02", "2026-03", "2026-07"].entries()) {
    await mutate(url, "updateWorkItem", "UpdateWorkItemInput", {
      workItem: "Y.QKD-TLS",
      expectedRevision: 3 + index,
      particulars: { timing },
    });
  }
  const more = Number(process.env.BENCH_ITEMS ?? 0);
  for (let i = 0; i < more; i += 1) {
    await mutate(url, "registerWorkItem", "RegisterWorkItemInput", {
      acronym: `Y.bench-${i}`,
      question: `Q${[2, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23][i % 11]}/13`,
      type: "RECOMMENDATION",
      particulars: {
        titles: [{ language: "en", text: `Bench item ${i}: requirements and framework of something` }],
      },
    });
  }
}

async function mutate(url: string, name: string, type: string, input: object): Promise<void> {
  const query = `mutation($input: ${type}!) { ${name}(input: $input) { problems { code message } } }`;
  const answer = await post(url, JSON.stringify({ query, variables: { input } }), token);
  if (!answer.includes('"problems":[]')) throw new Error(answer);
}

function post(url: string, payload: string, by = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(payload),
      ...(by ? { authorization: `Bearer ${by}` } : {}),
    };
    const sent = request(`${url}/graphql`, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve(text));
    });
    sent.on("error", reject);
    sent.end(payload);
  });
}

function started(): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    server.stdout.setEncoding("utf8");
    server.stdout.on("data", (chunk: string) => {
      text += chunk;
      const url = /POST (http:\S+)\/graphql/.exec(text)?.[1];
      if (url) resolve(url);
    });
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

/** CPU time of a process with all its threads, in microseconds (Linux). */
function cpuOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return (ticks / TICKS_PER_SECOND) * 1_000_000;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
