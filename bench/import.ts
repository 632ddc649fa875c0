import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { carryOut } from "../src/application/imports/carry-out.js";
import { planImport } from "../src/application/imports/plan.js";
import { withTracker } from "../src/cli/with-tracker.js";
import { Config } from "../src/server/config.js";
import { generatedRows } from "../test/support/generated-programme.js";

const ROWS = Number(process.env.ROWS ?? 20_000);
const BY = { name: "Bench", role: "ADMINISTRATOR" } as const;

const dataDir = await mkdtemp(join(tmpdir(), "bench-import-"));
const config = Config.from({ DATA_DIR: dataDir, LOG_LEVEL: "error" });
const rows = generatedRows(ROWS).map((row, index) => ({ line: index + 2, row, faults: [] }));
try {
  for (const what of ["into an empty store", "a second time"]) {
    const began = { cpu: process.cpuUsage(), at: performance.now() };
    const outcomes = await withTracker(config, async (tracker) => {
      const plan = planImport(tracker, { source: "bench", rows, by: BY, setsUp: true });
      return (await carryOut(tracker, plan)).rows.map(({ outcome }) => outcome);
    });
    const { user, system } = process.cpuUsage(began.cpu);
    const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
    console.log(
      `${outcomes.length} rows ${what} (${[...new Set(outcomes)].join(", ")}): ${seconds((user + system) / 1000)} s of processor time, ${seconds(performance.now() - began.at)} s`,
    );
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
