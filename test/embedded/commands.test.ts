import { expect } from "chai";
import { Decimal128, type Document, Double, Int32, Long, ObjectId } from "mongodb";
import { refusal, useStore } from "./support.js";

describe("embedded store: commands", () => {
  const t = useStore();
  let n = 0;
  const fresh = async (docs: Document[] = []) => {
    const collection = t.db.collection<Document>(`c${n++}`);
    if (docs.length > 0) await collection.insertMany(docs as never);
    return collection;
  };
  const ids = async (filter: Document, docs: Document[]) =>
    (await (await fresh(docs)).find(filter).sort({ _id: 1 }).toArray()).map((d) => d._id);

  it("finds in batches, sorted, skipped, limited, projected", async () => {
    const c = await fresh(
      Array.from({ length: 250 }, (_, i) => ({
        _id: i,
        a: { b: i % 5, c: 1 },
        list: [i, i + 1, i + 2],
      })) as never,
    );
    expect((await c.find().batchSize(7).toArray()).map((d) => d._id)).to.deep.equal(
      Array.from({ length: 250 }, (_, i) => i),
    );
    expect(
      await c.find({ "a.b": 3 }).sort({ _id: -1 }).skip(1).limit(2).project({ "a.b": 1 }).toArray(),
    ).to.deep.equal([
      { _id: 243, a: { b: 3 } },
      { _id: 238, a: { b: 3 } },
    ]);
    expect(await c.findOne({ _id: 3 } as never, { projection: { a: 0 } })).to.deep.equal({
      _id: 3,
      list: [3, 4, 5],
    });
    expect(await c.findOne({ list: 4 } as never, { projection: { list: 1, _id: 0 } })).to.deep.equal({
      list: [2, 3, 4],
    });
  });

  const P: [name: string, projection: Document, after: Document][] = [
    ["only the _id", { _id: 1 }, { _id: 1 }],
    ["all but the _id", { _id: 0 }, { a: 1, d: { x: 1, y: 2 }, l: [{ x: 1, y: 2 }, 3, [{ x: 4 }]] }],
    ["into documents and arrays", { "d.x": 1, "l.x": 1, _id: 0 }, { d: { x: 1 }, l: [{ x: 1 }, [{ x: 4 }]] }],
    [
      "out of documents and arrays",
      { d: { x: 0 }, "l.x": 0, a: 0 },
      { _id: 1, d: { y: 2 }, l: [{ y: 2 }, 3, [{}]] },
    ],
    ["into what is no document", { "a.x": 1 }, { _id: 1 }],
    ["what is not there", { z: true }, { _id: 1 }],
  ];
  for (const [name, projection, after] of P) {
    it(`projects: ${name}`, async () => {
      const c = await fresh([{ _id: 1, a: 1, d: { x: 1, y: 2 }, l: [{ x: 1, y: 2 }, 3, [{ x: 4 }]] }]);
      expect(await c.findOne({}, { projection })).to.deep.equal(after);
    });
  }

  const F: [name: string, filter: Document, docs: Document[], expected: unknown[]][] = [
    [
      "null is null or missing",
      { a: null },
      [{ _id: 1 }, { _id: 2, a: null }, { _id: 3, a: 0 }, { _id: 4, a: [null] }],
      [1, 2, 4],
    ],
    [
      "null on a path into an array",
      { "a.b": null },
      [
        { _id: 1, a: [] },
        { _id: 2, a: [{ b: 1 }, {}] },
        { _id: 3, a: 5 },
        { _id: 4, a: [1] },
      ],
      [2, 3],
    ],
    [
      "$exists looks at arrays as they are",
      { "a.b": { $exists: false } },
      [{ _id: 1, a: [] }, { _id: 2, a: [{ b: 1 }, {}] }, { _id: 3 }],
      [1, 3],
    ],
    [
      "comparison stays within a type",
      { a: { $gt: 1 } },
      [
        { _id: 1, a: "2" },
        { _id: 2, a: 2 },
        { _id: 3, a: new Date() },
        { _id: 4, a: Long.fromNumber(3) },
        { _id: 5, a: [0, 9] },
      ],
      [2, 4, 5],
    ],
    [
      "numbers are equal over types",
      { a: 2 },
      [
        { _id: 1, a: new Double(2) },
        { _id: 2, a: Long.fromNumber(2) },
        { _id: 3, a: new Int32(2) },
        { _id: 4, a: "2" },
      ],
      [1, 2, 3],
    ],
    [
      "arrays whole or by element",
      { a: [1, 2] },
      [
        { _id: 1, a: [1, 2] },
        { _id: 2, a: [[1, 2], 3] },
        { _id: 3, a: [2, 1] },
        { _id: 4, a: 1 },
      ],
      [1, 2],
    ],
    [
      "documents by field order",
      { a: { x: 1, y: 2 } },
      [
        { _id: 1, a: { x: 1, y: 2 } },
        { _id: 2, a: { y: 2, x: 1 } },
      ],
      [1],
    ],
    ["$ne of an array", { a: { $ne: 1 } }, [{ _id: 1, a: [1, 2] }, { _id: 2, a: [2] }, { _id: 3 }], [2, 3]],
    ["$nin with null", { a: { $nin: [null] } }, [{ _id: 1 }, { _id: 2, a: 1 }], [2]],
    [
      "$elemMatch on one element",
      { a: { $elemMatch: { x: 1, y: 2 } } },
      [
        {
          _id: 1,
          a: [
            { x: 1, y: 1 },
            { x: 2, y: 2 },
          ],
        },
        { _id: 2, a: [{ x: 1, y: 2 }] },
      ],
      [2],
    ],
    [
      "two conditions on several elements",
      { "a.x": 1, "a.y": 2 },
      [
        {
          _id: 1,
          a: [
            { x: 1, y: 1 },
            { x: 2, y: 2 },
          ],
        },
        { _id: 2, a: [{ x: 1, y: 1 }] },
      ],
      [1],
    ],
    [
      "a regex with options",
      { a: /^b.r$/i },
      [
        { _id: 1, a: "BAR" },
        { _id: 2, a: "bar\n" },
        { _id: 3, a: "foobar" },
        { _id: 4, a: ["x", "ber"] },
      ],
      [1, 2, 4],
    ],
    ["$not with a regex", { a: { $not: /x/ } }, [{ _id: 1, a: "x" }, { _id: 2, a: "y" }, { _id: 3 }], [2, 3]],
    [
      "$nor and $or",
      { $nor: [{ a: 1 }, { $or: [{ a: 2 }] }] },
      [
        { _id: 1, a: 1 },
        { _id: 2, a: 2 },
        { _id: 3, a: 3 },
      ],
      [3],
    ],
    [
      "an index in an array",
      { "a.1": 5 },
      [
        { _id: 1, a: [4, 5] },
        { _id: 2, a: [5, 4] },
        { _id: 3, a: { 1: 5 } },
      ],
      [1, 3],
    ],
    [
      "NaN equals NaN and is in no range",
      { a: { $gte: Number.NaN } },
      [
        { _id: 1, a: Number.NaN },
        { _id: 2, a: 1 },
      ],
      [1],
    ],
    [
      "$in with regex",
      { a: { $in: [/^x/, 3] } },
      [
        { _id: 1, a: "xy" },
        { _id: 2, a: 3 },
        { _id: 3, a: "yx" },
      ],
      [1, 2],
    ],
  ];
  for (const [name, filter, docs, expected] of F) {
    it(`filters: ${name}`, async () => {
      expect(await ids(filter, docs)).to.deep.equal(expected);
    });
  }

  const U: [name: string, before: Document, update: Document, after: Document][] = [
    [
      "$set on nested paths, new fields by name",
      { a: { z: 1 } },
      { $set: { "b.y": 2, "b.x": 1, "a.z": 3 } },
      { a: { z: 3 }, b: { x: 1, y: 2 } },
    ],
    ["$set past the end of an array", { a: [1] }, { $set: { "a.3": 4 } }, { a: [1, null, null, 4] }],
    ["$unset in an array leaves null", { a: [1, 2] }, { $unset: { "a.0": "" } }, { a: [null, 2] }],
    ["$inc and $max", { a: 1, d: 4, e: 5 }, { $inc: { a: 2 }, $max: { d: 9, e: 3 } }, { a: 3, d: 9, e: 5 }],
    ["$inc and $max from nothing", {}, { $inc: { a: 2 }, $max: { b: 5 } }, { a: 2, b: 5 }],
    ["$inc beyond an int", { a: 2147483647 }, { $inc: { a: 1 } }, { a: 2147483648 }],
    [
      "$inc of a decimal that is not finite",
      { a: Decimal128.fromString("-Infinity") },
      { $inc: { a: Decimal128.fromString("1E+6000") } },
      { a: Decimal128.fromString("-Infinity") },
    ],
    [
      "$inc of a decimal by a double, which has 15 digits",
      { a: Decimal128.fromString("1.0") },
      { $inc: { a: 0.5 } },
      { a: Decimal128.fromString("1.500000000000000") },
    ],
    ["$push of one", { a: [5] }, { $push: { a: [1, 2] } }, { a: [5, [1, 2]] }],
    ["$push of each", { a: [5, 1] }, { $push: { a: { $each: [4, 3] } } }, { a: [5, 1, 4, 3] }],
    ["$push of none to what is not there", {}, { $push: { a: { $each: [] } } }, { a: [] }],
    ["a field of an element by its position", { a: [{ x: 1 }] }, { $unset: { "a.0.x": "" } }, { a: [{}] }],
    ["a replacement", { a: 1, b: 2 }, { c: 3 }, { c: 3 }],
    ["$setOnInsert of what is there", { a: 1 }, { $setOnInsert: { z: 1 } }, { a: 1 }],
  ];
  for (const [name, before, update, after] of U) {
    it(`updates: ${name}`, async () => {
      const c = await fresh([{ _id: 1, ...before }]);
      const command = { updates: [{ q: { _id: 1 }, u: update }] };
      const reply = await t.db.command({ update: c.collectionName, ...command });
      expect(reply).to.include({ ok: 1, n: 1 });
      expect(reply.writeErrors).to.equal(undefined);
      const found = (await c.findOne({ _id: 1 } as never)) as Document;
      expect(found).to.deep.equal({ _id: 1, ...after });
      expect(Object.keys(found)).to.deep.equal(["_id", ...Object.keys(after)]);
      expect(reply.nModified).to.equal(JSON.stringify(before) === JSON.stringify(after) ? 0 : 1);
    });
  }

  it("counts nothing of an update of many that fails part way, and changes nothing", async () => {
    const before = [
      { _id: 1, a: [] },
      { _id: 2, a: 1 },
    ];
    const c = await fresh(before);
    const updates = [{ q: {}, u: { $push: { a: 1 } }, multi: true }];
    const reply = await t.db.command({ update: c.collectionName, updates });
    expect(reply).to.include({ ok: 1, n: 0, nModified: 0 });
    expect(reply.writeErrors).to.have.length(1);
    expect(reply.writeErrors[0]).to.include({ index: 0, code: 2 });
    expect(await c.find().sort({ _id: 1 }).toArray()).to.deep.equal(before);
  });

  it("upserts with the fields its filter fixes, and says so", async () => {
    const c = await fresh();
    const result = await c.updateOne(
      { k: "a", "deep.x": 1, n: { $gt: 3 }, _id: 7 } as never,
      { $set: { v: 1 }, $setOnInsert: { w: 2 } },
      { upsert: true },
    );
    expect(result).to.include({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1, upsertedId: 7 });
    expect(await c.findOne()).to.deep.equal({ _id: 7, k: "a", deep: { x: 1 }, v: 1, w: 2 });
    expect((await c.updateOne({ k: "a" }, { $set: { v: 1 } })).modifiedCount).to.equal(0);
    const replaced = await c.replaceOne({ k: "zz" }, { r: 1 }, { upsert: true });
    expect(replaced.upsertedId).to.be.instanceOf(ObjectId);
    expect(await c.countDocuments({ k: "zz" })).to.equal(0);
  });

  it("finds and modifies with every way to return", async () => {
    const c = await fresh([
      { _id: 1, v: 1 },
      { _id: 2, v: 2 },
    ] as never);
    expect(
      await c.findOneAndUpdate({}, { $inc: { v: 10 } }, { sort: { v: -1 }, returnDocument: "before" }),
    ).to.deep.equal({ _id: 2, v: 2 });
    expect(
      await c.findOneAndUpdate(
        { _id: 2 } as never,
        { $inc: { v: 10 } },
        { returnDocument: "after", projection: { _id: 0 } },
      ),
    ).to.deep.equal({ v: 22 });
    expect(
      await c.findOneAndReplace({ _id: 1 } as never, { r: 1 }, { returnDocument: "after" }),
    ).to.deep.equal({ _id: 1, r: 1 });
    expect(await c.findOneAndDelete({ _id: 1 } as never)).to.deep.equal({ _id: 1, r: 1 });
    expect(await c.findOneAndUpdate({ _id: 9 } as never, { $set: { v: 1 } })).to.equal(null);
    const raw = await c.findOneAndUpdate(
      { _id: 9 } as never,
      { $set: { v: 1 } },
      { upsert: true, includeResultMetadata: true },
    );
    expect(raw).to.deep.include({
      lastErrorObject: { n: 1, updatedExisting: false, upserted: 9 },
      value: null,
    });
  });

  it("deletes one or all, and counts", async () => {
    const c = await fresh([{ a: 1, t: ["x", "y"] }, { a: 1, t: ["y"] }, { a: 2 }]);
    expect(await c.countDocuments({ a: 1 })).to.equal(2);
    expect(await c.countDocuments({}, { skip: 1, limit: 5 })).to.equal(2);
    expect(await c.countDocuments({ a: 1 }, { limit: 1, hint: "_id_" })).to.equal(1);
    expect(await c.countDocuments({ a: 9 })).to.equal(0);
    const count = { count: c.collectionName, query: { a: { $lt: 9 } }, skip: 1, limit: -1 };
    expect(await t.db.command(count)).to.include({ n: 1 });
    expect(await c.countDocuments({}, { skip: 9 })).to.equal(0);
    expect((await c.deleteOne({ a: 1 })).deletedCount).to.equal(1);
    expect((await c.deleteMany({})).deletedCount).to.equal(2);
    expect(await c.estimatedDocumentCount()).to.equal(0);
  });

  it("keeps what an unordered batch could write and tells what it could not", async () => {
    const c = await fresh([{ _id: 1 }] as never);
    const error = await refusal(
      c.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 1 }, { _id: 3 }] as never, { ordered: false }),
    );
    expect(error.code).to.equal(11000);
    expect((error.writeErrors as { index: number }[]).map((e) => e.index)).to.deep.equal([0, 2]);
    expect((await c.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).to.deep.equal([1, 2, 3]);
    await refusal(c.insertMany([{ _id: 4 }, { _id: 1 }, { _id: 5 }] as never));
    expect((await c.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).to.deep.equal([1, 2, 3, 4]);
  });

  it("sorts by a position as by one value, even if that is an array", async () => {
    const c = await fresh([
      { _id: 0, t: [[1], 2] },
      { _id: 1, t: [{ x: 1 }] },
      { _id: 2, t: [[]] },
      { _id: 3, t: [7] },
    ]);
    expect((await c.find().sort({ "t.0": 1 }).toArray()).map(({ _id }) => _id)).to.deep.equal([2, 3, 1, 0]);
  });

  it("manages collections and databases", async () => {
    const db = t.client.db("managed");
    await db.createCollection("one");
    expect((await refusal(db.createCollection("one"))).code).to.equal(48);
    expect((await db.listCollections({}, { nameOnly: true }).toArray()).map((c) => c.name)).to.deep.equal([
      "one",
    ]);
    expect(
      (await t.client.db().admin().listDatabases({ nameOnly: true })).databases.map((d) => d.name),
    ).to.include("managed");
    expect(await db.collection("one").drop()).to.equal(true);
    await db.collection("two").insertOne({});
    await db.dropDatabase();
    expect(await db.listCollections().toArray()).to.deep.equal([]);
    expect((await refusal(db.collection("none").indexes())).code).to.equal(26);
  });

  it("survives a restart", async () => {
    const c = await fresh([
      { _id: 0, v: 1 },
      { _id: 1, v: 2 },
    ] as never);
    await c.createIndex({ v: 1 }, { unique: true });
    await t.restart();
    const again = t.db.collection<Document>(c.collectionName);
    expect(await again.findOne({ _id: 0 } as never)).to.deep.equal({ _id: 0, v: 1 });
    expect((await refusal(again.insertOne({ v: 1 }))).code).to.equal(11000);
    expect((await refusal(again.insertOne({ _id: 0 } as never))).code).to.equal(11000);
  });
});
