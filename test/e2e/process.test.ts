import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { endAll, startTracker } from "../support/tracker-process.js";

const CONSENT = `mutation { recordDecision(input: { workItem: "Y.DTN-ModelReq", kind: CONSENT, outcome: AGREED,
  meeting: "T25-SG13-260223", body: "WP3/13", finalText: "TD305-R1/WP3", assignedNumber: "Y.3094" }) { workItem { designation stage } problems { code } } }`;
const DECISIONS = "{ decisions { totalCount nodes { workItem { designation stage } finalText decidedOn } } }";

describe("the server as a process", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "tracker-e2e-"));
  });
  afterEach(async () => {
    await endAll();
    await rm(folder, { recursive: true, force: true });
  });

  it("says where it is and what it loaded, stops on Ctrl-C, and finds its data again", async () => {
    const first = startTracker({ DATA_DIR: folder });
    const url = await first.url();
    expect(first.output()).to.include(`Explorer   ${url}/graphql`);
    expect(first.output()).to.include(folder);
    expect(first.output()).to.match(
      /SG13: 4 working parties, 11 Questions, 29 work items, 1 meeting; \d+ records loaded/,
    );
    const { body } = await first.ask(CONSENT, {}, await first.token("secretariat"));
    expect(body.data).to.deep.equal({
      recordDecision: {
        workItem: { designation: "Y.3094 (ex Y.DTN-ModelReq)", stage: "CONSENTED" },
        problems: [],
      },
    });
    expect(await first.stop("SIGINT")).to.equal(0);
    expect(first.output()).to.include("Stopped by SIGINT.");

    const second = startTracker({ DATA_DIR: folder });
    await second.url();
    expect(second.output()).not.to.include("loaded from seeds");
    expect((await second.ask(DECISIONS)).body.data).to.deep.equal({
      decisions: {
        totalCount: 1,
        nodes: [
          {
            workItem: { designation: "Y.3094 (ex Y.DTN-ModelReq)", stage: "CONSENTED" },
            finalText: "TD305-R1/WP3",
            decidedOn: "2026-02-27",
          },
        ],
      },
    });
    expect(await second.stop("SIGTERM")).to.equal(0);
  });

  it("loses no decision that it acknowledged when it is killed", async () => {
    const first = startTracker({ DATA_DIR: folder });
    await first.ask(CONSENT, {}, await first.token("secretariat"));
    expect(await first.stop("SIGKILL")).to.equal("SIGKILL");
    const second = startTracker({ DATA_DIR: folder });
    expect(JSON.stringify((await second.ask(DECISIONS)).body)).to.include('"totalCount":1');
  });

  it("refuses a data folder that another process uses, and leaves that one alone", async () => {
    const first = startTracker({ DATA_DIR: folder });
    await first.url();
    const second = startTracker({ DATA_DIR: folder });
    expect(await second.ended).to.equal(1);
    expect(second.errors()).to.include(folder);
    expect(second.errors()).not.to.include("    at ");
    expect((await first.ask("{ decisions { totalCount } }")).status).to.equal(200);
  });

  it("follows what another process on the same database commits", async () => {
    const port = await freePort();
    const first = startTracker({ DATA_DIR: folder, STORE_PORT: String(port) });
    await first.url();
    const second = startTracker({ MONGODB_URI: `mongodb://127.0.0.1:${port}`, POLL_MS: "50" });
    await second.url();
    await first.ask(CONSENT, {}, await first.token("secretariat"));
    const deadline = Date.now() + 10_000;
    let seen = "";
    while (!seen.includes("Y.3094") && Date.now() < deadline) {
      seen = JSON.stringify(
        (await second.ask('{ workItem(acronym: "Y.DTN-ModelReq") { number stage } }')).body,
      );
    }
    expect(seen).to.include('"number":"Y.3094","stage":"CONSENTED"');
    expect(await second.stop()).to.equal(0);
  });

  it("lists everything that is wrong with its configuration, without a stack trace", async () => {
    const tracker = startTracker({
      DATA_DIR: folder,
      PORT: "ninety",
      POLL_MS: "1",
      MONGODB_URI: "postgres://x",
    });
    expect(await tracker.ended).to.equal(1);
    for (const name of ["PORT", "POLL_MS", "MONGODB_URI"]) expect(tracker.errors()).to.include(name);
    expect(tracker.errors()).not.to.include("    at ");
  });

  it("says so when its port is taken", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => holder.once("listening", resolve));
    const { port } = holder.address() as { port: number };
    const tracker = startTracker({ DATA_DIR: folder, PORT: String(port) });
    expect(await tracker.ended).to.equal(1);
    expect(tracker.errors()).to.include("Set PORT to another one");
    holder.close();
  });

  it("refuses damaged seeds with file, line and reason, and loads nothing of them", async () => {
    const seeds = join(folder, "seeds");
    await cp("seeds", seeds, { recursive: true });
    const file = join(seeds, "work-items.yaml");
    await writeFile(file, (await readFile(file, "utf8")).replace("question: Q16/13", "question: Q99/13"));
    const data = join(folder, "data");
    const refused = startTracker({ DATA_DIR: data, SEEDS_DIR: seeds });
    expect(await refused.ended).to.equal(1);
    expect(refused.errors()).to.match(
      /work-items\.yaml: line \d+: \d+\.question: There is no Question Q99\/13/,
    );

    const empty = startTracker({ DATA_DIR: data, SEED_ON_START: "false" });
    await empty.url();
    expect(empty.output()).to.include(
      "no study group: 0 working parties, 0 Questions, 0 work items, 0 meetings",
    );
  });

  it("loads the seeds on command, and twice changes nothing", async () => {
    const first = startTracker({ DATA_DIR: folder }, ["seed"]);
    expect(await first.ended).to.equal(0);
    expect(first.output()).to.match(/^(\d+) records written, 0 there already/);
    const second = startTracker({ DATA_DIR: folder }, ["seed"]);
    expect(await second.ended).to.equal(0);
    expect(second.output()).to.match(/^0 records written, \d+ there already/);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
