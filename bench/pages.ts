// What a page costs the server, and what comes over the wire on a first visit:
//
//     npm run bench:pages [-- WORDS]
//
// It starts the built server on data folders of 29, 200 and 20 000 work items (BENCH_SIZES: others; BENCH_DATA keeps them) and
// opens each page, or those whose addresses have the WORDS, in all of them in turn, warmed up: as nobody, anew and as before,
// as the chair of WP4/13, and as the secretariat, to whom everything is entrusted. A figure is the CPU time per page of all threads
// of the server, in milliseconds: the median of several batches, and after these the bytes of a first visit, packed as for a
// browser, with everything that the page needs.
// Wanted: 10 ms a page, 60 kB on a first visit.
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Browsing } from "../test/support/browsing.js";
import { type ChildServer, startChild } from "./child.js";
import { fillOnce } from "./fill.js";

const SIZES = (process.env.BENCH_SIZES ?? "29,200,20000").split(",").map(Number);
const BATCHES = Number(process.env.BENCH_ROUNDS ?? 5);
const BATCH_MS = 120;
const WARM_UP_MS = Number(process.env.BENCH_WARM_UP_MS ?? 8000);
const IDLE_MS = Number(process.env.BENCH_IDLE_MS ?? 15_000);
const PAGES = [
  "/",
  "/?asOf=2026-02-27",
  "/items/Y.QKD-TLS",
  "/items/Y.QKD-TLS?asOf=2026-02-01",
  "/items?sort=STAGE",
  "/items?text=network",
  "/boards",
  "/boards/SG13",
  "/boards/WP4/13",
  "/boards/Q16/13",
  "/meetings",
  "/meetings/T25-SG13-260223",
  "/meetings/T25-SG13-260223/console/WP4/13",
  "/meetings/T25-SG13-260223/screen/WP4/13",
  "/people",
  "/people/try-out-chair",
  "/clauses",
  "/clauses/Rec.%20ITU-T%20A.8%20%C2%A73.1",
  "/search?text=qkd",
  "/acts/updateWorkItem?workItem=Y.QKD-TLS",
  "/sign-in",
];
const WHO = ["nobody, anew", "nobody, as before", "chair", "secretariat"] as const;
const BROWSER = { accept: "text/html", "accept-encoding": "gzip, deflate, br" };
const KILOBYTE = 1000;

/** A server with the headers that the requests of each of {@link WHO} have. */
interface Served {
  readonly server: ChildServer;
  readonly headers: Readonly<Record<(typeof WHO)[number], Record<string, string>>>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const words = process.argv.slice(2).join(" ");
const pages = PAGES.filter((path) => path.includes(words));
const folders = SIZES.map(() => mkdtempSync(join(tmpdir(), "bench-pages-")));
const all: Served[] = [];
try {
  for (const [index, folder] of folders.entries()) {
    await fillOnce(folder, SIZES[index] ?? 0);
    all.push(await served(await startChild(folder, { isTryOut: true })));
  }
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  for (const one of all) await warmUp(one);
  const columns = WHO.flatMap((who) => SIZES.map((size) => `${who} ${size}`));
  console.log(`| page | ${columns.join(" | ")} | kB |`);
  console.log(`|---|${"--:|".repeat(columns.length + 1)}`);
  for (const path of pages) {
    const cells: number[][] = [];
    for (const who of WHO) cells.push(await measure(path, who));
    const kilobytes = await firstVisit(path);
    console.log(
      `| \`${path}\` | ${[...cells.flat(), kilobytes].map((cell) => cell.toFixed(1)).join(" | ")} |`,
    );
  }
} finally {
  for (const { server } of all) await server.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  agent.destroy();
}

async function served(server: ChildServer): Promise<Served> {
  const cookieOf = async (what: string) => {
    const browsing = new Browsing(server.url);
    await browsing.signInAs(what);
    return { ...BROWSER, cookie: browsing.cookies };
  };
  const headers = {
    "nobody, anew": { ...BROWSER, "cache-control": "no-cache" },
    "nobody, as before": BROWSER,
    chair: await cookieOf("chair of WP4/13"),
    secretariat: await cookieOf("secretariat (TSB)"),
  };
  return { server, headers };
}

async function warmUp({ server, headers }: Served): Promise<void> {
  const end = performance.now() + WARM_UP_MS;
  while (performance.now() < end)
    for (const path of pages) for (const who of WHO) await open(server, path, headers[who]);
}

/** CPU per page at each size, in milliseconds: the median of batches, taken in turn. */
async function measure(path: string, who: (typeof WHO)[number]): Promise<number[]> {
  const figures = all.map((): number[] => []);
  for (let batch = 0; batch <= BATCHES; batch += 1) {
    for (const [index, { server, headers }] of all.entries()) {
      const before = server.cpu();
      const began = performance.now();
      let opened = 0;
      while (opened === 0 || performance.now() - began < BATCH_MS) {
        await open(server, path, headers[who]);
        opened += 1;
      }
      // The first batch warms up.
      if (batch > 0) figures[index]?.push((server.cpu() - before) / opened / 1000);
    }
  }
  return figures.map((some) => some.toSorted((a, b) => a - b)[Math.floor(some.length / 2)] ?? Number.NaN);
}

/** What comes over the wire, heads left out, when a browser opens the page for the first time, where there is most to show. */
async function firstVisit(path: string): Promise<number> {
  const last = all.at(-1);
  if (!last) return Number.NaN;
  const { server, headers } = last;
  const page = await open(server, path, headers.chair);
  const html = unpacked(page).toString();
  const needed = [...html.matchAll(/<(?:link rel="stylesheet"|script)[^>]* (?:href|src)="([^"]+)"/g)];
  let bytes = page.body.length;
  for (const [, address = ""] of needed) bytes += (await open(server, address, BROWSER)).body.length;
  return bytes / KILOBYTE;
}

interface Answer {
  readonly response: IncomingMessage;
  readonly body: Buffer;
}

function open({ url }: ChildServer, path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = get(new URL(path, url), { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`));
        resolve({ response, body: Buffer.concat(chunks) });
      });
    });
    asking.on("error", reject);
  });
}

function unpacked({ response, body }: Answer): Buffer {
  const coding = response.headers["content-encoding"];
  if (coding === "br") return brotliDecompressSync(body);
  return coding === "gzip" ? gunzipSync(body) : body;
}
