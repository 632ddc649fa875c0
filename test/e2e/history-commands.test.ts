import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Connection } from "mongoose";
import { openEmbeddedStore } from "../../src/embedded/index.js";
import { connect } from "../../src/persistence/connection.js";
import { endAll, startTracker } from "../support/tracker-process.js";

describe("verify and migrate as commands", () => {
  let directory = "";
  const run = async (...args: string[]) => {
    const command = startTracker({ DATA_DIR: directory }, args);
    return { code: await command.ended, output: command.output(), errors: command.errors() };
  };
  /** Changes the data behind the program's back. */
  const meddle = async (change: (connection: Connection) => Promise<unknown>) => {
    const store = await openEmbeddedStore({ directory });
    const connection = await connect({ uri: store.uri, database: "work_programme", patienceMs: 3000 });
    await change(connection);
    await connection.close();
    await store.close();
  };
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tracker-"));
    expect((await run("seed")).code).to.equal(0);
  });
  afterEach(async () => {
    await endAll();
    await rm(directory, { recursive: true, force: true });
  });

  it("verifies what lies in the database, and ends with 1 when an event was changed", async () => {
    const sound = await run("verify");
    expect(sound.code).to.equal(0);
    expect(sound.output).to.match(/^47 aggregates with \d+ events checked, 0 broken\n/);
    await meddle((connection) =>
      connection
        .collection("workItems")
        .updateOne({ acronym: "Y.QKD-TLS" }, { $set: { "history.1.by.name": "Somebody else" } }),
    );
    const broken = await run("verify");
    expect(broken.code).to.equal(1);
    expect(broken.output).to.match(/^BROKEN workItem Y\.QKD-TLS \(\S+\) event 2: HASH\./);
  });

  it("does not serve another shape, and says what to run; then migrates and serves", async () => {
    await meddle(async (connection) => {
      const items = connection.collection("workItems");
      for await (const { _id, history } of items.find())
        await items.updateOne({ _id }, { $set: { history: history.map(withoutHash) } });
      await connection.collection("migrations").deleteMany({});
    });
    const refused = await run("serve");
    expect(refused.code).to.equal(1);
    expect(refused.errors).to.include("npm run migrate").and.not.include("    at ");
    const migrated = await run("migrate");
    expect(migrated.code).to.equal(0);
    expect(migrated.output).to.include("Shape 1 (hash chain): 29 documents changed");
    expect((await run("verify")).code).to.equal(0);
    const server = startTracker({ DATA_DIR: directory });
    await server.url();
    expect(await server.stop()).to.equal(0);
  }).timeout(60_000);
});

const withoutHash = ({ hash: _, ...event }: Record<string, unknown>) => event;
