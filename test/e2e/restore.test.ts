import { existsSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { endAll, startTracker } from "../support/tracker-process.js";

describe("backup and restore by the commands", () => {
  let folder: string;
  let backup: string;

  const run = async (data: string, ...args: string[]) => {
    const process = startTracker({ DATA_DIR: join(folder, data) }, args);
    return { status: await process.ended, said: process.output() + process.errors() };
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tracker-restore-"));
    backup = join(folder, "backup");
  });
  after(async () => {
    await endAll();
    await rm(folder, { recursive: true, force: true });
  });

  it("backup and verify ask the server that runs on the store, as its owner only", async () => {
    const server = startTracker({ DATA_DIR: join(folder, "live") });
    await server.url();
    expect((await stat(join(folder, "live", "store.address"))).mode & 0o777).to.equal(0o600);
    const made = await run("live", "backup", backup);
    expect(made.status, made.said).to.equal(0);
    expect(made.said).to.match(/\d+ documents of .*of the server that runs on it/);
    const verified = await run("live", "verify");
    expect(verified.status, verified.said).to.equal(0);
    expect(verified.said).to.include(", 0 broken");
    const restored = await run("live", "restore", backup);
    expect(restored.status).to.equal(1);
    expect(restored.said).to.include("already open");
    await server.stop();
    expect(existsSync(join(folder, "live", "store.address"))).to.equal(false);
    expect((await run("live", "verify")).status).to.equal(0);
  });

  it("a restore that is cut off at any moment is not seeded over, and can be repeated", async () => {
    for (let delay = 300; delay <= 1500; delay += 200) {
      const data = `cut-${delay}`;
      const restoring = startTracker({ DATA_DIR: join(folder, data) }, ["restore", backup]);
      setTimeout(() => restoring.process.kill("SIGKILL"), delay);
      const end = await restoring.ended;
      if (end === 0 || !existsSync(join(folder, data))) continue;
      const started = await run(data);
      expect(started.status, `${delay} ms: ${started.said}`).to.equal(1);
      expect(started.said).to.include("Run npm run restore again");
      const again = await run(data, "restore", backup);
      expect(again.status, `${delay} ms: ${again.said}`).to.equal(0);
      expect((await run(data, "verify")).said).to.include(", 0 broken");
    }
  });

  it("a restore that is refused leaves no note behind", async () => {
    const refused = await run("refused", "restore", join(folder, "no-such-file"));
    expect(refused.status).to.equal(1);
    const server = startTracker({ DATA_DIR: join(folder, "refused") });
    await server.url();
    await server.stop();
    const full = await run("refused", "restore", backup);
    expect(full.said).to.include("not empty");
    const again = startTracker({ DATA_DIR: join(folder, "refused") });
    await again.url();
    expect(again.output()).to.include("29 work items");
    await again.stop();
  });
});
