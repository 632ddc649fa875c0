import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { endAll, startTracker, type TrackerProcess } from "../support/tracker-process.js";

const register = (acronym: string) =>
  `mutation { registerWorkItem(input: { acronym: "${acronym}", question: "Q16/13", type: RECOMMENDATION }) { problems { code } } }`;

describe("a backup of a server that is written to", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tracker-backup-"));
  });
  after(async () => {
    await endAll();
    await rm(folder, { recursive: true, force: true });
  });

  const freePort = () =>
    new Promise<number>((resolve) => {
      const server = createServer().listen(0, "127.0.0.1", () => {
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(port));
      });
    });
  const registerUntil = async (server: TrackerProcess, isOver: () => boolean) => {
    const token = await server.token("secretariat");
    const writer = async (name: number) => {
      for (let i = 0; !isOver(); i++) {
        const { body } = await server.ask(register(`Y.load-${name}-${i}`), {}, token);
        expect(body.errors, JSON.stringify(body)).to.equal(undefined);
      }
    };
    await Promise.all([1, 2, 3].map(writer));
  };
  const ended = async (process: TrackerProcess) => {
    expect(await process.ended, process.errors() + process.output()).to.equal(0);
    return process.output();
  };

  it("has a counter that no document is beyond, and two servers on what is restored see each other", async () => {
    const port = await freePort();
    const live = startTracker({ DATA_DIR: join(folder, "live"), STORE_PORT: String(port) });
    await live.url();
    const file = join(folder, "backup");
    let isOver = false;
    const backup = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await ended(startTracker({ MONGODB_URI: `mongodb://127.0.0.1:${port}/` }, ["backup", file]));
      isOver = true;
    };
    await Promise.all([registerUntil(live, () => isOver), backup()]);
    await live.stop();

    const lines = (await readFile(file, "utf8"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const highest = Math.max(...lines.map(({ document }) => Number(document?.position?.$numberInt ?? 0)));
    const counter = lines.find(({ collection }) => collection === "counters");
    expect(highest).to.be.greaterThan(50);
    expect(Number(counter.document.value.$numberInt)).to.be.at.least(highest);

    const restored = { DATA_DIR: join(folder, "restored") };
    await ended(startTracker(restored, ["restore", file]));
    expect(await ended(startTracker(restored, ["verify"]))).to.include(", 0 broken");
    const again = await freePort();
    const one = startTracker({ ...restored, STORE_PORT: String(again) });
    const token = await one.token("secretariat");
    const two = startTracker({ MONGODB_URI: `mongodb://127.0.0.1:${again}/`, POLL_MS: "50" });
    await two.url();
    for (const acronym of ["Y.after-1", "Y.after-2", "Y.after-3"]) {
      const { body } = await one.ask(register(acronym), {}, token);
      expect(body.data).to.deep.equal({ registerWorkItem: { problems: [] } });
    }
    const seen = async () =>
      (await two.ask(`{ workItem(acronym: "Y.after-3") { revision } }`)).body.data as object | null;
    const end = Date.now() + 5000;
    while (!JSON.stringify(await seen())?.includes("revision") && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await seen()).to.deep.equal({ workItem: { revision: 1 } });
    await Promise.all([two.stop(), one.stop()]);
  });
});
