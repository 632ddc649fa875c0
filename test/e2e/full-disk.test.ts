import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { endAll, startTracker } from "../support/tracker-process.js";

const register = (acronym: string) =>
  `mutation { registerWorkItem(input: { acronym: "${acronym}", question: "Q16/13", type: RECOMMENDATION }) { problems { code } } }`;

describe("the server on a disk that is full", () => {
  let folder: string;
  let mount: string;
  before(function () {
    folder = mkdtempSync(join(tmpdir(), "tracker-full-"));
    mount = join(folder, "small");
    mkdirSync(mount);
    const isRoot = process.platform === "linux" && process.getuid?.() === 0;
    if (!isRoot || spawnSync("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", mount]).status !== 0)
      this.skip();
  });
  after(async () => {
    await endAll();
    spawnSync("umount", ["-l", mount]);
    rmSync(folder, { recursive: true, force: true });
  });

  it("says STORAGE_FULL and is not ready, until there is room again", async () => {
    const server = startTracker({ DATA_DIR: join(mount, "data") });
    const url = await server.url();
    const token = await server.token("secretariat");
    const status = async () => (await fetch(`${url}/readyz`)).status;
    expect(await status()).to.equal(200);
    const { bavail, bsize } = statfsSync(mount);
    const ballast = join(mount, "ballast");
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - 900_000));

    const refused = await server.ask(register("Y.no-room"), {}, token);
    expect(refused.status).to.equal(200);
    expect(JSON.stringify(refused.body))
      .to.match(/STORAGE_FULL/)
      .and.match(/Nothing was stored/);
    expect(await status()).to.equal(503);
    const read = await server.ask(`{ workItem(acronym: "Y.no-room") { revision } }`, {}, token);
    expect(JSON.stringify(read.body)).to.include("NOT_FOUND");
    expect(server.errors())
      .to.include("disk is full")
      .and.not.match(/ {4}at /);

    rmSync(ballast);
    const end = Date.now() + 10_000;
    while ((await status()) !== 200 && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await status()).to.equal(200);
    const { body } = await server.ask(register("Y.room"), {}, token);
    expect(body.data).to.deep.equal({ registerWorkItem: { problems: [] } });
    expect(await server.stop()).to.equal(0);
  });
});
