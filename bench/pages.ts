// What a page costs the server, and what comes over the wire on a first visit:
//
//     npm run bench:pages
//
// It starts the built server on 20 000 work items and opens each page again and again, as nobody and as the chair of WP4/13.
// Wanted: 10 ms of processor time a page, 60 kB on a first visit.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browsing } from "../test/support/browsing.js";
import { fill } from "./fill.js";

const ITEMS = Number(process.env.BENCH_ITEMS ?? 20_000);
const TIMES = 20;
const PAGES = [
  "/",
  "/items/Y.QKD-TLS",
  "/items?sort=STAGE",
  "/items?text=network",
  "/boards/WP4/13",
  "/meetings",
  "/meetings/T25-SG13-260223",
  "/meetings/T25-SG13-260223/console/WP4/13",
  "/people",
  "/clauses/Rec.%20ITU-T%20A.8%20%C2%A73.1",
  "/search?text=qkd",
  "/acts/updateWorkItem?workItem=Y.QKD-TLS",
];

const folder = mkdtempSync(join(tmpdir(), "bench-pages-"));
try {
  await fill(folder, ITEMS, 0);
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const env = { ...process.env, PORT: "0", DATA_DIR: folder, LOG_LEVEL: "error", BUDGET_PER_MINUTE: "0" };
  const server = spawn(process.execPath, ["dist/main.js"], { env, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const url = await new Promise<string>((resolve) => {
      let text = "";
      server.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        const found = /Pages +(http:\S+)/.exec(text)?.[1];
        if (found && text.includes("Stop")) resolve(found);
      });
    });
    const chair = new Browsing(url);
    await chair.signInAs("chair of WP4/13");
    for (const [who, browser] of [
      ["nobody", new Browsing(url)],
      ["chair", chair],
    ] as const) {
      for (const path of PAGES) {
        for (let time = 0; time < 5; time += 1) await browser.open(path);
        const before = processorMs(server.pid);
        for (let time = 0; time < TIMES; time += 1) await browser.open(path);
        const ms = (processorMs(server.pid) - before) / TIMES;
        console.log(`${who.padEnd(8)} ${path.padEnd(46)} ${ms.toFixed(1).padStart(7)} ms`);
      }
    }
  } finally {
    server.kill();
  }
}

/** The processor time that a process has taken, in milliseconds; Linux counts it in hundredths of a second. */
function processorMs(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
