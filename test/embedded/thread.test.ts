import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { MongoClient } from "mongodb";
import { EmbeddedStoreError, openEmbeddedStore } from "../../src/embedded/index.js";
import { openInThread } from "../../src/embedded/thread.js";
import { checkConsistency, refusal, temporaryDirectory } from "./support.js";

const DYING = new URL(`file://${join(process.cwd(), "test/embedded/dying-thread.mjs")}`);

describe("embedded store: its thread", () => {
  let directory: string;
  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
    rmSync(`${directory}.die`, { force: true });
  });

  /** Runs a program of its own, in which `open` opens the store of this test. */
  const program = (code: string, opening = "openEmbeddedStore({ directory })") =>
    spawnSync(
      process.execPath,
      [
        "--import",
        "tsx",
        "--input-type=module",
        "-e",
        `import { writeFileSync } from "node:fs";
         import { MongoClient } from "mongodb";
         import { openEmbeddedStore } from ${JSON.stringify(join(process.cwd(), "src/embedded/index.ts"))};
         import { openInThread } from ${JSON.stringify(join(process.cwd(), "src/embedded/thread.ts"))};
         const directory = ${JSON.stringify(directory)};
         const store = await ${opening};
         ${code}`,
      ],
      { encoding: "utf8", timeout: 20_000 },
    );

  it("tells its owner when it dies, hangs nobody, lets the directory go and keeps what it acknowledged", async () => {
    const store = await openInThread({ directory }, DYING);
    const client = new MongoClient(store.uri, { serverSelectionTimeoutMS: 500, retryWrites: false });
    const items = client.db("d").collection<{ _id: number }>("items");
    let acknowledged = 0;
    const writing = async () => {
      for (;;) {
        await items.insertOne({ _id: acknowledged });
        if (++acknowledged === 3) writeFileSync(`${directory}.die`, "");
      }
    };
    const stopped = refusal(writing());
    const error = await refusal(store.ended);
    expect(error).to.be.instanceOf(EmbeddedStoreError);
    expect(error.code).to.equal("DIED");
    expect(error.message).to.contain("as the test wants").and.to.contain(directory);
    await stopped;
    await client.close();
    expect(await refusal(store.close())).to.equal(error);
    await (await openEmbeddedStore({ directory })).close();
    expect(checkConsistency(directory).documents).to.be.within(acknowledged, acknowledged + 1);
  });

  it("ends the process when it dies and nobody cares to know", () => {
    const run = program(
      `writeFileSync(directory + ".die", ""); setTimeout(() => console.log("still there"), 10_000);`,
      `openInThread({ directory }, new URL(${JSON.stringify(DYING)}))`,
    );
    expect(run.stderr).to.contain("as the test wants").and.to.contain("DIED");
    expect(run.stdout).to.equal("");
    expect(run.status).to.equal(1);
  });

  it("tells of a thread that cannot begin", async () => {
    const error = await refusal(openInThread({ directory }, new URL("./no-such-thread.mjs", DYING)));
    expect(error.code).to.match(/MODULE_NOT_FOUND$/);
  });

  it("keeps no process alive once it is closed, and may be closed twice", () => {
    const run = program(
      `await Promise.all([store.close(), store.close()]); await store.close(); await store.ended;
       process.on("exit", () => console.log("at an end"));`,
    );
    expect(run.stderr).to.equal("");
    expect(run.stdout.trim()).to.equal("at an end");
    expect(run.status).to.equal(0);
  });

  it("does not stand in the way of process.exit, which loses nothing acknowledged", async () => {
    const run = program(
      `const items = new MongoClient(store.uri).db("d").collection("items");
       let acknowledged = 0;
       for (let i = 0; i < 4; i++) void (async () => { for (;;) { await items.insertOne({}); acknowledged++; } })().catch(() => {});
       setTimeout(() => { console.log(acknowledged); process.exit(7); }, 300);`,
    );
    expect(run.stderr).to.equal("");
    expect(run.signal).to.equal(null);
    expect(run.status).to.equal(7);
    expect(Number(run.stdout)).to.be.greaterThan(0);
    expect(checkConsistency(directory).documents).to.be.within(Number(run.stdout), Number(run.stdout) + 4);
    await (await openEmbeddedStore({ directory })).close();
  });
});
