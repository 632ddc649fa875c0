import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Document, MongoClient } from "mongodb";
import { checkOurs } from "../../src/embedded/directory.js";
import { openEmbeddedStore } from "../../src/embedded/index.js";
import { findDamage, salvage } from "../../src/rescue/salvage.js";
import { checkConsistency, refusal, temporaryDirectory } from "../embedded/support.js";
import { incompressible } from "../support/incompressible.js";

const PAGE = 4096;

describe("embedded store: documents that cannot be read", () => {
  let directory: string;
  let file: string;
  let whole: Buffer;

  beforeEach(async () => {
    directory = temporaryDirectory();
    file = join(directory, "a", "data.mdb");
    const store = await openEmbeddedStore({ directory: join(directory, "a") });
    const client = new MongoClient(store.uri);
    const items = client.db("d").collection<Document>("items");
    await items.createIndex({ name: 1 }, { unique: true });
    for (let i = 0; i < 40; i++)
      await items.insertOne({
        _id: `id${i}`,
        name: `name${i}`,
        end: null,
        text: incompressible(i % 2 ? 200 : 6000, i),
      } as never);
    await client
      .db("d")
      .collection<Document>("others")
      .insertOne({ _id: "other" } as never);
    await client.close();
    await store.close();
    whole = readFileSync(file);
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  /** Changes bytes wherever the document with this name lies, in this or an older state. */
  const damage = (name: string, change: (bytes: Buffer, at: number) => void) => {
    const bytes = Buffer.from(whole);
    const needle = Buffer.from(`\x02name\0${String.fromCharCode(name.length + 1)}\0\0\0${name}\0`);
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) change(bytes, at);
    writeFileSync(file, bytes);
  };
  const find = () => findDamage(join(directory, "a"));
  const rescue = async () => {
    const target = join(directory, "b");
    rmSync(target, { recursive: true, force: true });
    const { documents, lostPages } = await salvage(join(directory, "a"), target);
    const left = documents.map(({ collection, id }) => `${collection} ${id}`);
    return { left, lostPages, ...checkConsistency(target) };
  };

  it("are none in a whole store, of which everything is copied", async () => {
    expect(await find()).to.equal(null);
    expect(await rescue()).to.deep.include({ left: [], documents: 41 });
  });

  for (const [what, change] of [
    ["the length of a text", (bytes: Buffer, at: number) => bytes.writeUInt8(77, at + 6)],
    ["a type", (bytes: Buffer, at: number) => bytes.writeUInt8(0x42, at)],
    ["the end of a name", (bytes: Buffer, at: number) => bytes.writeUInt8(1, at + 5)],
    [
      "the document's own length",
      (bytes: Buffer, at: number) => bytes.writeUInt8(3, at - 16 - "id7".length + 2),
    ],
  ] as const) {
    it(`are named by collection and id, and everything else is saved: ${what}`, async () => {
      damage("name7", change);
      const [found, ...more] = (await find())?.documents ?? [];
      expect(more).to.deep.equal([]);
      expect(found).to.deep.include({ database: "d", collection: "items", id: "id7" });
      expect(found?.why).to.match(/BSON/);
      expect(await rescue()).to.deep.include({ left: ["items id7"], documents: 40 });
    });
  }

  const catalogueEntry = Buffer.from("\x02name\0\x06\0\0\0items\0\x10id\0");
  for (const [what, offset, byte] of [
    ["name", 10, 0x7a],
    ["length of its name", 6, 0x77],
    ["number", catalogueEntry.length, 99],
  ] as const) {
    it(`are none when one collection's ${what} is damaged: it is refused, and everything is saved`, async () => {
      const bytes = Buffer.from(whole);
      for (let at = bytes.indexOf(catalogueEntry); at >= 0; at = bytes.indexOf(catalogueEntry, at + 20))
        bytes[at + offset] = byte;
      writeFileSync(file, bytes);
      const error = await refusal(openEmbeddedStore({ directory: join(directory, "a") }));
      expect(error.code).to.equal("DAMAGED");
      expect(await rescue()).to.deep.include({ left: [], documents: 41 });
      const store = await openEmbeddedStore({ directory: join(directory, "b") });
      const client = new MongoClient(store.uri);
      expect(await client.db("d").collection("items").countDocuments()).to.equal(40);
      await client.close();
      await store.close();
    });
  }

  it("do not spoil what is read with them", async () => {
    damage("name7", (bytes, at) => bytes.writeUInt8(3, at - 16 - "id7".length + 2));
    const store = await openEmbeddedStore({ directory: join(directory, "a") });
    const client = new MongoClient(store.uri);
    const items = client.db("d").collection<Document>("items");
    expect((await refusal(items.find({ _id: "id7" as never }).toArray())).code).to.equal(22);
    expect((await items.find({ _id: "id8" as never }).toArray()).length).to.equal(1);
    await client.close();
    await store.close();
  });

  it("are those of a page that was emptied, and no others; the store is refused, in words, whatever page it is", async () => {
    let refused = 0;
    const lost = new Set<string>();
    for (let page = 2; page < whole.length / PAGE; page += 3) {
      const bytes = Buffer.from(whole);
      bytes.fill(0, page * PAGE, (page + 1) * PAGE);
      writeFileSync(file, bytes);
      const error = await checkOurs(join(directory, "a")).catch((error) => error);
      if (error) expect(error.code).to.equal("DAMAGED");
      if (error) refused++;
      const { left, documents, lostPages } = await rescue();
      for (const one of left) lost.add(one);
      if (lostPages === 0 || left.length > 0) expect(documents + left.length, `page ${page}`).to.equal(41);
      if (!error) expect(lostPages).to.equal(0);
    }
    expect(refused).to.be.greaterThan(4);
    expect(lost.size).to.be.greaterThan(3);
  });
});
