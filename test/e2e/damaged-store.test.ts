import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { endAll, startTracker } from "../support/tracker-process.js";

describe("a store that was damaged", () => {
  let directory: string;
  let file: string;
  let whole: Buffer;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "tracker-"));
    file = join(directory, "data.mdb");
    const server = startTracker({ DATA_DIR: directory });
    await server.url();
    await server.stop();
    whole = readFileSync(file);
  });
  beforeEach(() => writeFileSync(file, whole));
  after(async () => {
    await endAll();
    rmSync(directory, { recursive: true, force: true });
  });

  const run = async (...args: string[]) => {
    const process = startTracker({ DATA_DIR: directory }, args);
    return { status: await process.ended, errors: process.errors(), output: process.output() };
  };

  for (const size of [0, 100, 4096, 8192, 0.5]) {
    it(`cut to ${size === 0.5 ? "half" : `${size} bytes`}: start, verify and backup end with 1, in words`, async () => {
      truncateSync(file, size === 0.5 ? whole.length / 2 : size);
      for (const args of [[], ["verify"], ["backup", join(directory, "b")]]) {
        const { status, errors, output } = await run(...args);
        expect(status, args[0]).to.equal(1);
        expect(errors).to.match(/^The store in \S+ is damaged: .*restore a backup/);
        expect(errors.trim().split("\n")).to.have.length(1);
        expect(output).to.equal("");
      }
    });
  }
});
