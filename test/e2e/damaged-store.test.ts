import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { open } from "lmdb";
import { packed, unpacked } from "../../src/embedded/packing.js";
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
        expect(errors + output).to.match(/The store in \S+ is damaged: .*restore a backup|are lost/);
        expect(errors + output).to.not.match(/ {4}at |loaded from seeds/);
      }
    });
  }

  /** Changes a byte of every document in which this is found, at `offset` from there. */
  const damage = async (needle: string, offset: number, byte: number) => {
    const options = { noSubdir: true, encoding: "binary", keyEncoding: "binary" } as const;
    const environment = open<Buffer, Buffer>({ path: file, ...options });
    let found = 0;
    for (const { key, value } of environment.getRange({ start: Buffer.from("d"), end: Buffer.from("e") })) {
      const document = Buffer.from(unpacked(value));
      const at = document.indexOf(needle);
      if (at < 0) continue;
      document[at + offset] = byte;
      environment.putSync(key, packed(document));
      found += 1;
    }
    await environment.close();
    expect(found).to.be.greaterThan(0);
  };

  it("in one document: start, verify and backup name it and end with 1; the rest can be saved and restored", async () => {
    await damage("\x02acronym\0\x0a\0\0\0Y.QKD-TLS", 9, 99);
    const named = /workItems [0-9a-f-]{36}: .*BSON/;
    const [start, verify, backup] = [
      await run(),
      await run("verify"),
      await run("backup", join(directory, "b")),
    ];
    for (const { status, errors, output } of [start, verify, backup]) {
      expect(status).to.equal(1);
      expect(errors + output).to.match(named);
      expect(errors + output).to.not.match(/ {4}at /);
    }
    expect(start.errors).to.include("--skip-damaged");
    expect(verify.output).to.match(/46 aggregates with \d+ events checked, 0 broken/);
    const saved = await run("backup", "--skip-damaged", join(directory, "saved"));
    expect(saved.status, saved.errors).to.equal(0);
    expect(saved.output).to.match(/^LEFT OUT workItems [0-9a-f-]{36}: .*BSON/m);
    const other = join(directory, "other");
    const restored = startTracker({ DATA_DIR: other }, ["restore", join(directory, "saved")]);
    expect(await restored.ended, restored.errors()).to.equal(0);
    const checked = startTracker({ DATA_DIR: other }, ["verify"]);
    expect(await checked.ended, checked.output()).to.equal(0);
    expect(checked.output()).to.include("46 aggregates");
  });

  it("in the name of a field that holds nothing: verify names it", async () => {
    await damage("\nsummary\0", 7, "z".charCodeAt(0));
    const { status, output } = await run("verify");
    expect(status).to.equal(1);
    expect(output).to.match(/BROKEN workItem \S+ .*UNKNOWN_FIELD.*: summarz\./);
  });
});
