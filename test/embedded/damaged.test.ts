import { spawn } from "node:child_process";
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { open } from "lmdb";
import { type Document, MongoClient } from "mongodb";
import { openEmbeddedStore } from "../../src/embedded/index.js";
import { incompressible } from "../support/incompressible.js";
import { checkConsistency, refusal, temporaryDirectory } from "./support.js";

const PAGE = 4096;

describe("embedded store: a damaged or lost file", () => {
  let directory: string;
  let file: string;
  const made = () => join(directory, "store.made");
  const lock = () => `${file}-lock`;

  beforeEach(() => {
    directory = temporaryDirectory();
    file = join(directory, "data.mdb");
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const start = () => openEmbeddedStore({ directory });
  const fill = async () => {
    const store = await start();
    const client = new MongoClient(store.uri);
    const documents = Array.from({ length: 60 }, (_, i) => ({
      _id: i,
      text: incompressible(3000 + 100 * i, i),
    }));
    await client
      .db("d")
      .collection<Document>("c")
      .insertMany(documents as never[]);
    await client.close();
    await store.close();
  };
  const count = async () => {
    const store = await start();
    await store.close();
    return checkConsistency(directory).documents;
  };
  const isRefused = async (what: string) => {
    const before = existsSync(file) ? readFileSync(file) : null;
    const error = await refusal(start());
    expect(error.code, what).to.equal("DAMAGED");
    expect(error.message, what).to.include(directory).and.to.include("restore a backup");
    expect(existsSync(file) ? readFileSync(file) : null, what).to.deep.equal(before);
    return error.message;
  };

  it("is refused in words wherever it is cut off, and left as it is", async () => {
    await fill();
    const whole = readFileSync(file);
    const sizes = [
      100,
      PAGE,
      PAGE + 100,
      2 * PAGE,
      whole.length / 2,
      whole.length - PAGE,
      whole.length - 2 * PAGE,
    ];
    for (const size of sizes) {
      writeFileSync(file, whole.subarray(0, size));
      expect(await isRefused(`${size} bytes`)).to.include("missing or spoilt");
    }
    writeFileSync(file, whole);
    expect(await count()).to.equal(60);
  });

  it("is never taken for a new one when it was emptied, taken away or made anew", async () => {
    await fill();
    truncateSync(file, 0);
    expect(await isRefused("emptied")).to.include("is empty");
    rmSync(file);
    expect(await isRefused("gone")).to.include("is gone");
    await open({ path: file, noSubdir: true }).close();
    expect(await isRefused("without anything")).to.include("holds nothing");
    writeFileSync(file, Buffer.alloc(10 * PAGE));
    expect(await isRefused("zeros")).to.include("does not begin as it should");
  });

  it("is refused when it was emptied before there was a mark, too", async () => {
    await fill();
    rmSync(made());
    truncateSync(file, 0);
    expect(await isRefused("emptied")).to.include("is empty");
  });

  it("gets its mark at the next start when it is older than that", async () => {
    await fill();
    rmSync(made());
    expect(await count()).to.equal(60);
    expect(existsSync(made())).to.equal(true);
  });

  it("may be shorter than its last page when the pages that are missing are free", async () => {
    await fill();
    const environment = open<Buffer, Buffer>({
      path: file,
      noSubdir: true,
      encoding: "binary",
      keyEncoding: "binary",
    });
    const beyondTheEnd = () => {
      const { lastPageNumber } = environment.getStats() as { lastPageNumber: number };
      return (lastPageNumber + 1) * PAGE - statSync(file).size;
    };
    // Where the list of free pages comes to stand on the very last one, a longer round leaves others behind it.
    for (let entries = 300; beyondTheEnd() <= 0 && entries <= 1500; entries += 300) {
      environment.transactionSync(() => {
        for (let i = 0; i < entries; i++) environment.putSync(Buffer.from(`z${i}`), Buffer.alloc(9000));
        for (let i = entries - 1; i >= 0; i--) environment.removeSync(Buffer.from(`z${i}`));
      });
    }
    expect(beyondTheEnd()).to.be.above(0);
    await environment.close();
    expect(await count()).to.equal(60);
    truncateSync(file, 20 * PAGE);
    await isRefused("cut off as well");
  });

  it("a first start that was ended before its first commit does not lock anybody out", async () => {
    const other = join(directory, "other");
    mkdirSync(other);
    const environment = open({ path: join(other, "data.mdb"), noSubdir: true });
    copyFileSync(join(other, "data.mdb-lock"), lock());
    await environment.close();
    rmSync(other, { recursive: true });
    closeSync(openSync(file, "w"));
    expect(await count()).to.equal(0);
  });

  it("nor does one that is killed at any other moment", async () => {
    const code = `import { openStoreHere } from ${JSON.stringify(join(process.cwd(), "src/embedded/open-store.ts"))};
      process.stdout.write("now"); await openStoreHere({ directory: ${JSON.stringify(directory)} });
      process.stdout.write("open");`;
    for (let delay = 0; delay <= 40; delay += 8) {
      const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await new Promise((resolve) => child.stdout.once("data", resolve));
      setTimeout(() => child.kill("SIGKILL"), delay);
      await ended;
      expect(await count(), `killed after ${delay} ms`).to.equal(0);
      for (const left of [file, lock(), made()]) rmSync(left, { force: true });
    }
  });
});
