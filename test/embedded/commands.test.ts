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
    expect(
      await c.findOne({ _id: 3 } as never, { projection: { a: 0, list: { $slice: [1, 1] } } }),
    ).to.deep.equal({ _id: 3, list: [4] });
    expect(await c.findOne({ list: 4 } as never, { projection: { "list.$": 1, _id: 0 } })).to.deep.equal({
      list: [4],
    });
    expect(
      await c.findOne({ _id: 3 } as never, { projection: { _id: 0, up: { $add: ["$_id", 1] } } }),
    ).to.deep.equal({ up: 4 });
  });

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
      "$all",
      { a: { $all: [1, 2] } },
      [
        { _id: 1, a: [2, 1, 3] },
        { _id: 2, a: [1] },
        { _id: 3, a: 1 },
      ],
      [1],
    ],
    [
      "$size",
      { a: { $size: 2 } },
      [
        { _id: 1, a: [1, 2] },
        { _id: 2, a: [[1, 2]] },
        { _id: 3, a: 2 },
      ],
      [1],
    ],
    [
      "$type by name and number",
      { a: { $type: ["string", 16] } },
      [
        { _id: 1, a: "s" },
        { _id: 2, a: 5 },
        { _id: 3, a: 1.5 },
        { _id: 4, a: ["s"] },
      ],
      [1, 2, 4],
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
      "$mod",
      { a: { $mod: [3, 1] } },
      [
        { _id: 1, a: 4 },
        { _id: 2, a: 4.9 },
        { _id: 3, a: -2 },
        { _id: 4, a: "4" },
      ],
      [1, 2],
    ],
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
      "$expr",
      { $expr: { $gt: ["$a", "$b"] } },
      [
        { _id: 1, a: 2, b: 1 },
        { _id: 2, a: 1, b: 2 },
        { _id: 3, b: null },
      ],
      [1],
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

  const U: [
    name: string,
    before: Document,
    update: Document,
    after: Document,
    options?: Document,
    filter?: Document,
  ][] = [
    [
      "$set on nested paths, new fields by name",
      { a: { z: 1 } },
      { $set: { "b.y": 2, "b.x": 1, "a.z": 3 } },
      { a: { z: 3 }, b: { x: 1, y: 2 } },
    ],
    ["$set past the end of an array", { a: [1] }, { $set: { "a.3": 4 } }, { a: [1, null, null, 4] }],
    ["$unset in an array leaves null", { a: [1, 2] }, { $unset: { "a.0": "" } }, { a: [null, 2] }],
    [
      "$inc, $mul, $min, $max",
      { a: 1, b: 2, c: 3, d: 4 },
      { $inc: { a: 2 }, $mul: { b: 5 }, $min: { c: 1 }, $max: { d: 9 } },
      { a: 3, b: 10, c: 1, d: 9 },
    ],
    ["$inc from nothing and $mul from nothing", {}, { $inc: { a: 2 }, $mul: { b: 5 } }, { a: 2, b: 0 }],
    ["$rename", { a: 1, b: 2 }, { $rename: { a: "c" } }, { b: 2, c: 1 }],
    ["$rename onto what is there", { a: 1, b: 2 }, { $rename: { b: "a" } }, { a: 2 }],
    ["$rename of null", { a: null, b: 2 }, { $rename: { a: "b" } }, { b: null }],
    [
      "$rename of null, from a later path to an earlier",
      { d: { x: null } },
      { $rename: { "d.x": "c" } },
      { d: {}, c: null },
    ],
    [
      "$rename of what is not there, whatever the destination",
      { b: [1], c: 2 },
      { $rename: { a: "b.0", "d.x": "c.x" } },
      { b: [1], c: 2 },
    ],
    [
      "$inc of a decimal by a double, which has 15 digits",
      { a: Decimal128.fromString("1.0") },
      { $inc: { a: 0.5 } },
      { a: Decimal128.fromString("1.500000000000000") },
    ],
    [
      "$push with modifiers",
      { a: [5, 1] },
      { $push: { a: { $each: [4, 3], $sort: 1, $slice: -3 } } },
      { a: [3, 4, 5] },
    ],
    [
      "$push at a position",
      { a: [1, 4] },
      { $push: { a: { $each: [2, 3], $position: 1 } } },
      { a: [1, 2, 3, 4] },
    ],
    [
      "$addToSet compares by value",
      { a: [1, { x: 1 }] },
      { $addToSet: { a: { $each: [new Double(1), { x: 1 }, 2] } } },
      { a: [1, { x: 1 }, 2] },
    ],
    [
      "$pop and $pull",
      { a: [1, 2, 3], b: [1, 5, 9] },
      { $pop: { a: -1 }, $pull: { b: { $gte: 5 } } },
      { a: [2, 3], b: [1] },
    ],
    ["$pull of documents", { a: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }] }],
    ["$pullAll", { a: [1, 2, 1] }, { $pullAll: { a: [1] } }, { a: [2] }],
    ["$[] on all", { a: [{ x: 1 }, { x: 2 }] }, { $inc: { "a.$[].x": 1 } }, { a: [{ x: 2 }, { x: 3 }] }],
    [
      "array filters",
      { a: [{ x: 1 }, { x: 5 }] },
      { $set: { "a.$[big].y": 1 } },
      { a: [{ x: 1 }, { x: 5, y: 1 }] },
      { arrayFilters: [{ "big.x": { $gt: 3 } }] },
    ],
    [
      "array filters on scalars",
      { a: [1, 5, 9] },
      { $set: { "a.$[e]": 0 } },
      { a: [1, 0, 0] },
      { arrayFilters: [{ e: { $gte: 5 } }] },
    ],
    [
      "the positional $",
      { a: [{ x: 1 }, { x: 5 }] },
      { $set: { "a.$.y": 1 } },
      { a: [{ x: 1 }, { x: 5, y: 1 }] },
      {},
      { "a.x": 5 },
    ],
    ["a replacement", { a: 1, b: 2 }, { c: 3 }, { c: 3 }],
    ["$currentDate keeps to its place", { a: 1 }, { $setOnInsert: { z: 1 } }, { a: 1 }],
  ];
  for (const [name, before, update, after, options, filter] of U) {
    it(`updates: ${name}`, async () => {
      const c = await fresh([{ _id: 1, ...before }]);
      const command = { updates: [{ q: { _id: 1, ...filter }, u: update, ...options }] };
      const reply = await t.db.command({ update: c.collectionName, ...command });
      expect(reply).to.include({ ok: 1, n: 1 });
      expect(reply.writeErrors).to.equal(undefined);
      const found = (await c.findOne({ _id: 1 } as never)) as Document;
      expect(found).to.deep.equal({ _id: 1, ...after });
      expect(Object.keys(found)).to.deep.equal(["_id", ...Object.keys(after)]);
      expect(reply.nModified).to.equal(JSON.stringify(before) === JSON.stringify(after) ? 0 : 1);
    });
  }

  const renames: [what: string, before: Document, from: string, to: string, code: number][] = [
    ["onto a path that it begins", { a: 1 }, "a", "a.x", 2],
    ["onto the beginning of its own path", { b: 1 }, "a.x", "a", 2],
    ["out of an array", { a: [{ x: 1 }] }, "a.0", "u", 2],
    ["into an array", { a: 1, t: [1] }, "a", "t.0", 2],
    ["into a document in an array", { a: 1, t: [{}] }, "a", "t.0.x", 2],
    ["of a field of a number", { a: 1 }, "a.x", "u", 28],
    ["of a field of null", { a: null }, "a.x", "u", 28],
    ["of a field of an array", { a: [{ x: 1 }] }, "a.x", "u", 28],
    ["to a field of a number", { a: 1, b: 2 }, "a", "b.x", 28],
  ];
  for (const [what, before, from, to, code] of renames) {
    it(`refuses $rename ${what} (${code})`, async () => {
      const c = await fresh([{ _id: 1, ...before }]);
      const error = await refusal(c.updateOne({ _id: 1 } as never, { $rename: { [from]: to } }));
      expect(error.code).to.equal(code);
      expect(await c.findOne()).to.deep.equal({ _id: 1, ...before });
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

  it("deletes one or all, counts, tells distinct values", async () => {
    const c = await fresh([{ a: 1, t: ["x", "y"] }, { a: 1, t: ["y"] }, { a: 2 }]);
    expect(await c.distinct("t")).to.deep.equal(["x", "y"]);
    expect(await c.countDocuments({ a: 1 })).to.equal(2);
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
    expect(await c.distinct("_id")).to.deep.equal([1, 2, 3]);
    await refusal(c.insertMany([{ _id: 4 }, { _id: 1 }, { _id: 5 }] as never));
    expect(await c.distinct("_id")).to.deep.equal([1, 2, 3, 4]);
  });

  it("aggregates", async () => {
    const people = await fresh([
      { _id: 1, city: "a", n: 3 },
      { _id: 2, city: "b", n: 4 },
      { _id: 3, city: "a", n: 5, tags: ["x", "y"] },
    ] as never);
    const cities = await fresh([
      { _id: "a", name: "A" },
      { _id: "b", name: "B" },
    ] as never);
    const run = (pipeline: Document[]) => people.aggregate(pipeline).toArray();
    expect(
      await run([
        { $group: { _id: "$city", n: { $sum: "$n" }, avg: { $avg: "$n" }, ids: { $push: "$_id" } } },
        { $sort: { _id: 1 } },
      ]),
    ).to.deep.equal([
      { _id: "a", n: 8, avg: 4, ids: [1, 3] },
      { _id: "b", n: 4, avg: 4, ids: [2] },
    ]);
    expect(
      await run([
        { $match: { _id: 2 } },
        { $lookup: { from: cities.collectionName, localField: "city", foreignField: "_id", as: "at" } },
        { $unwind: "$at" },
        { $project: { name: "$at.name", _id: 0 } },
      ]),
    ).to.deep.equal([{ name: "B" }]);
    expect(
      await run([
        {
          $lookup: {
            from: cities.collectionName,
            let: { c: "$city" },
            pipeline: [{ $match: { $expr: { $eq: ["$_id", "$$c"] } } }, { $count: "k" }],
            as: "l",
          },
        },
        { $limit: 1 },
        { $project: { l: 1 } },
      ]),
    ).to.deep.equal([{ _id: 1, l: [{ k: 1 }] }]);
    expect(
      await run([
        { $facet: { low: [{ $match: { n: { $lt: 4 } } }, { $count: "c" }], none: [{ $match: { n: 99 } }] } },
      ]),
    ).to.deep.equal([{ low: [{ c: 1 }], none: [] }]);
    expect(
      await run([
        { $unwind: { path: "$tags", preserveNullAndEmptyArrays: true, includeArrayIndex: "i" } },
        { $match: { _id: { $gte: 2 } } },
        { $project: { tags: 1, i: 1 } },
      ]),
    ).to.deep.equal([
      { _id: 2, i: null },
      { _id: 3, tags: "x", i: 0 },
      { _id: 3, tags: "y", i: 1 },
    ]);
    expect(await run([{ $sortByCount: "$city" }, { $limit: 1 }])).to.deep.equal([{ _id: "a", count: 2 }]);
    expect(
      await run([
        { $match: { _id: 1 } },
        {
          $replaceRoot: {
            newRoot: { $mergeObjects: ["$$ROOT", { z: { $cond: [{ $gt: ["$n", 2] }, "big", "small"] } }] },
          },
        },
      ]),
    ).to.deep.equal([{ _id: 1, city: "a", n: 3, z: "big" }]);
  });

  it("sums up without rounding errors, whole numbers exactly, in the widest type; $add one after the other", async () => {
    const c = await fresh([{ v: [0.1, 0.2, 0.3] }]);
    const [sum] = await c
      .aggregate([{ $unwind: "$v" }, { $group: { _id: null, sum: { $sum: "$v" }, avg: { $avg: "$v" } } }])
      .toArray();
    expect(sum).to.include({ sum: 0.6, avg: 0.6 / 3 });
    expect(
      await c.aggregate([{ $project: { _id: 0, e: { $add: [0.1, 0.2, 0.3] } } }]).toArray(),
    ).to.deep.equal([{ e: 0.1 + 0.2 + 0.3 }]);
    const big = await fresh([{ v: Long.fromString("9007199254740993") }, { v: 1 }, { v: new Double(0.5) }]);
    const totals = (match: Document) =>
      big
        .aggregate([{ $match: match }, { $group: { _id: null, n: { $sum: "$v" } } }], {
          promoteValues: false,
        })
        .toArray();
    expect((await totals({ v: { $ne: 0.5 } }))[0]?.n).to.deep.equal(Long.fromString("9007199254740994"));
    expect((await totals({}))[0]?.n).to.deep.equal(new Double(9007199254740994));
    const mixed = await fresh([{ v: new Double(0.5) }, { v: Decimal128.fromString("1") }]);
    const refused = await refusal(mixed.aggregate([{ $group: { _id: null, n: { $sum: "$v" } } }]).toArray());
    expect(refused.code).to.equal(2);
  });

  it("joins by each element of a local array, and by null where there is none", async () => {
    const foreign = await fresh([
      { _id: 0, a: 1 },
      { _id: 1, a: null },
      { _id: 2 },
      { _id: 3, a: [[], 5] },
      { _id: 4, a: [2, 3] },
      { _id: 5, a: /x/ },
      { _id: 6, a: "x" },
    ]);
    const joined = async (local: Document, localField = "b") => {
      const c = await fresh([local]);
      const stage = { from: foreign.collectionName, localField, foreignField: "a", as: "f" };
      const found = await c.aggregate([{ $lookup: stage }, { $unwind: "$f" }]).toArray();
      return found.map(({ f }) => f._id);
    };
    expect(await joined({ b: [] })).to.deep.equal([1, 2]);
    expect(await joined({})).to.deep.equal([1, 2]);
    expect(await joined({ b: [1, 3] })).to.deep.equal([0, 4]);
    expect(await joined({ b: [[], 1] })).to.deep.equal([0, 3]);
    expect(await joined({ b: [1, 2] }, "b.x")).to.deep.equal([1, 2]);
    expect(await joined({ b: [{ x: 1 }, { x: [2] }, [{ x: "x" }]] }, "b.x")).to.deep.equal([0, 4]);
    expect(await joined({ b: [[1], [2]] }, "b.1")).to.deep.equal([4]);
    expect(await joined({ b: [/x/, 1] })).to.deep.equal([0, 5]);
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

  it("follows a path through the documents of an array, not through arrays in it", async () => {
    const c = await fresh([
      { _id: 1, a: [[1], 2] },
      { _id: 2, a: [[{ x: 1 }], { x: 2 }] },
    ]);
    expect(await c.aggregate([{ $sort: { _id: 1 } }, { $project: { e: "$a.x" } }]).toArray()).to.deep.equal([
      { _id: 1, e: [] },
      { _id: 2, e: [2] },
    ]);
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
