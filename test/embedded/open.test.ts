import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { open } from "lmdb";
import { type Document, MongoClient } from "mongodb";
import { docOf, int } from "../../src/embedded/bson.js";
import { encode } from "../../src/embedded/bson-encode.js";
import { EmbeddedStoreError, openEmbeddedStore } from "../../src/embedded/index.js";
import { incompressible } from "../support/incompressible.js";
import { checkConsistency, refusal, temporaryDirectory } from "./support.js";

describe("embedded store: opening", () => {
  let directory: string;
  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const codeOf = async (path: string) => {
    const error = await refusal(openEmbeddedStore({ directory: path }));
    expect(error).to.be.instanceOf(EmbeddedStoreError);
    return error.code as unknown;
  };
  const hashes = () =>
    readdirSync(directory)
      .filter((name) => !name.endsWith("-lock"))
      .map(
        (name) =>
          `${name} ${createHash("sha256")
            .update(readFileSync(join(directory, name)))
            .digest("hex")}`,
      );

  it("has one owner: not twice in a process, not by another path, not from another process; free again after", async () => {
    const store = await openEmbeddedStore({ directory });
    expect(await codeOf(directory)).to.equal("IN_USE");
    const link = `${directory}-link`;
    symlinkSync(directory, link);
    expect(await codeOf(link)).to.equal("IN_USE");
    rmSync(link);
    const code = `import { openEmbeddedStore } from ${JSON.stringify(join(process.cwd(), "src/embedded/index.ts"))};
      openEmbeddedStore({ directory: ${JSON.stringify(directory)} }).catch((e) => { console.log(e.code); process.exit(3); });`;
    const other = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
      encoding: "utf8",
    });
    expect(other.stdout.trim()).to.equal("IN_USE");
    expect(other.status).to.equal(3);
    await store.close();
    await store.close();
    await (await openEmbeddedStore({ directory })).close();
  });

  it("lets exactly one of ten that start at once have it", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => openEmbeddedStore({ directory })),
    );
    const winners = results.flatMap((r) => (r.status === "fulfilled" ? [r.value] : []));
    expect(winners).to.have.length(1);
    await winners[0]?.close();
  });

  it("listens where only the owner or this machine can reach it", async () => {
    const store = await openEmbeddedStore({ directory });
    expect(store.uri).to.equal(`mongodb://${encodeURIComponent(join(store.directory, "store.sock"))}/`);
    expect(statSync(join(directory, "store.sock")).mode & 0o777).to.equal(0o600);
    await store.close();
    expect(readdirSync(directory)).to.not.include("store.sock");
    const deep = join(directory, "d".repeat(100));
    const far = await openEmbeddedStore({ directory: deep });
    const client = new MongoClient(far.uri);
    expect(await client.db("x").command({ ping: 1 })).to.include({ ok: 1 });
    await client.close();
    await far.close();
    const tcp = await openEmbeddedStore({ directory: deep, port: 0 });
    expect(tcp.uri).to.match(/^mongodb:\/\/127\.0\.0\.1:\d+\/$/);
    for (const options of [{}, { directConnection: true }]) {
      const again = new MongoClient(tcp.uri, options);
      expect(await again.db("x").collection("c").insertOne({})).to.include({ acknowledged: true });
      await again.close();
    }
    await tcp.close();
  });

  it("refuses what is not its own and leaves it as it was", async () => {
    writeFileSync(join(directory, "letter.txt"), "dear colleague");
    let before = hashes();
    expect(await codeOf(directory)).to.equal("NOT_OURS");
    expect(hashes()).to.deep.equal(before);
    rmSync(join(directory, "letter.txt"));
    writeFileSync(join(directory, "data.mdb"), "x".repeat(20_000));
    before = hashes();
    expect(await codeOf(directory)).to.equal("NOT_OURS");
    expect(hashes()).to.deep.equal(before);
    rmSync(join(directory, "data.mdb"));
    const foreign = open({ path: join(directory, "data.mdb"), noSubdir: true });
    await foreign.put("hello", "world");
    await foreign.close();
    before = hashes();
    expect(await codeOf(directory)).to.equal("NOT_OURS");
    expect(hashes()).to.deep.equal(before);
  });

  it("refuses a newer format and leaves it as it was", async () => {
    await (await openEmbeddedStore({ directory })).close();
    const environment = open<Buffer, Buffer>({
      path: join(directory, "data.mdb"),
      noSubdir: true,
      encoding: "binary",
      keyEncoding: "binary",
    });
    await environment.put(
      Buffer.from("mformat"),
      encode(docOf({ store: "embedded-document-store", format: int(3) })),
    );
    await environment.close();
    const before = hashes();
    expect(await codeOf(directory)).to.equal("NEWER_FORMAT");
    expect(hashes()).to.deep.equal(before);
  });

  it("refuses a place it cannot write", async () => {
    const file = join(directory, "file");
    writeFileSync(file, "");
    expect(await codeOf(file)).to.equal("UNWRITABLE");
    expect(await codeOf("/proc/embedded")).to.equal("UNWRITABLE");
  });

  it("answers a full disk with an error, keeps what it has, and goes on when there is room", async function () {
    if (process.platform !== "linux" || process.getuid?.() !== 0) this.skip();
    const mount = join(directory, "small");
    mkdirSync(mount);
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", mount]).status !== 0) this.skip();
    try {
      await fill(await openEmbeddedStore({ directory: join(mount, "store") }), join(mount, "store"));
    } finally {
      spawnSync("umount", ["-l", mount]);
    }
  });

  async function fill(store: Awaited<ReturnType<typeof openEmbeddedStore>>, path: string): Promise<void> {
    const client = new MongoClient(store.uri);
    const c = client.db("full").collection<Document>("c");
    await c.createIndex({ k: 1 }, { unique: true });
    let acknowledged = 0;
    let error: { code?: number } | undefined;
    for (let i = 0; i < 2000 && !error; i++) {
      await c.insertOne({ _id: i, k: i, s: incompressible(20_000, i) } as never).then(
        () => acknowledged++,
        (refused) => {
          error = refused;
        },
      );
    }
    expect(error?.code).to.equal(14031);
    expect(await c.countDocuments()).to.equal(acknowledged);
    expect((await c.find({ k: { $in: [0, acknowledged - 1] } }).toArray()).length).to.equal(2);
    await client.close();
    await store.close();
    expect(checkConsistency(path).documents).to.equal(acknowledged);
  }
});
