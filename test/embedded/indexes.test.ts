import { serialize } from "bson";
import { expect } from "chai";
import fc from "fast-check";
import { type Document, Double, Long } from "mongodb";
import { decode } from "../../src/embedded/bson-decode.js";
import type { Collection as Definition } from "../../src/embedded/catalog.js";
import { makeIndex } from "../../src/embedded/index-spec.js";
import { plan } from "../../src/embedded/planner.js";
import { refusal, useStore } from "./support.js";

describe("embedded store: indexes", () => {
  const t = useStore();
  let n = 0;
  const fresh = () => t.db.collection<Document>(`i${n++}`);
  it("keeps unique keys unique, with the pattern and the value in the refusal", async () => {
    const c = fresh();
    await c.createIndex({ a: 1, "b.c": -1 }, { unique: true });
    await c.insertMany([{ a: 1, b: { c: 1 } }, { a: 1 }]);
    const error = await refusal(c.insertOne({ a: new Double(1), b: { c: Long.ONE } }));
    expect(error).to.deep.include({ code: 11000, keyPattern: { a: 1, "b.c": -1 } });
    expect(error.keyValue).to.deep.equal({ a: 1, "b.c": 1 });
    expect(error.message).to.match(
      /^E11000 duplicate key error collection: test\.i\d+ index: a_1_b\.c_-1 dup key: \{ a: 1/,
    );
    expect((await refusal(c.insertOne({ a: 1, b: 5 }))).code).to.equal(11000);
    expect((await refusal(c.updateOne({ b: { $exists: false } }, { $set: { b: { c: 1 } } }))).code).to.equal(
      11000,
    );
    expect(await c.countDocuments({ a: 1, "b.c": 1 })).to.equal(1);
  });

  it("makes elements of arrays unique over documents, not within one", async () => {
    const c = fresh();
    await c.createIndex({ t: 1 }, { unique: true });
    await c.insertMany([{ t: ["x", "y", "x"] }, { t: [] }]);
    expect((await refusal(c.insertOne({ t: "y" }))).code).to.equal(11000);
    await c.updateOne({ t: "y" }, { $set: { t: ["x"] } });
    await c.insertOne({ t: "y" });
  });

  it("leaves out of a sparse index what has no field, and of a partial one what does not match", async () => {
    const c = fresh();
    await c.createIndex({ s: 1 }, { unique: true, sparse: true });
    await c.createIndex({ p: 1 }, { unique: true, partialFilterExpression: { p: { $gt: "" } } });
    await c.insertMany([{ p: 1 }, { p: 1 }, { s: null, p: "x" }]);
    expect((await refusal(c.insertOne({ s: null }))).code).to.equal(11000);
    expect((await refusal(c.insertOne({ p: "x" }))).code).to.equal(11000);
    expect(await c.countDocuments({ p: 1 })).to.equal(2);
    expect(await c.countDocuments({ p: "x" })).to.equal(1);
    expect(await c.countDocuments({ s: null })).to.equal(3);
  });

  it("looks up in an index what it can, and scans for the rest", () => {
    const doc = (of: Document) => decode(Buffer.from(serialize(of)));
    const index = (id: number, spec: Document) => makeIndex(id, doc(spec));
    const collection = {
      indexes: [
        index(1, { key: { _id: 1 }, name: "_id_" }),
        index(2, { key: { a: 1, b: 1 } }),
        index(3, { key: { p: 1 }, unique: true, partialFilterExpression: { p: { $gt: "" } } }),
      ],
    } as unknown as Definition;
    const cases: [Document, string][] = [
      [{ _id: 1 }, "_id_ at 1"],
      [{ _id: { $in: [1, 2] } }, "_id_ at 2"],
      [{ a: 1 }, "a_1_b_1 in 1"],
      [{ a: { $in: [1, 2] }, b: 3 }, "a_1_b_1 in 2"],
      [{ $and: [{ a: 1 }] }, "a_1_b_1 in 1"],
      [{ a: { $gt: 1 } }, "a_1_b_1 in 1"],
      [{ p: "x" }, "p_1 at 1"],
      [{ p: 1 }, "scan"],
      [{ b: 1 }, "scan"],
      [{ a: null }, "scan"],
      [{ a: { $ne: 1 } }, "scan"],
      [{ $or: [{ a: 1 }, { b: 1 }] }, "scan"],
    ];
    for (const [filter, wanted] of cases) {
      const chosen = plan(collection, doc(filter));
      const said = () => {
        if (chosen.kind === "scan") return "scan";
        const { index, exact, ranges } = chosen;
        return exact.length > 0 ? `${index.name} at ${exact.length}` : `${index.name} in ${ranges.length}`;
      };
      expect(said(), JSON.stringify(filter)).to.equal(wanted);
    }
  });

  it("refuses contradictory definitions and duplicates that are there already", async () => {
    const c = fresh();
    await c.insertMany([{ a: 1 }, { a: 1 }]);
    expect((await refusal(c.createIndex({ a: 1 }, { unique: true }))).code).to.equal(11000);
    expect(await c.indexes()).to.have.length(1);
    await c.createIndex({ a: 1 });
    await c.createIndex({ a: 1 });
    expect((await refusal(c.createIndex({ a: 1 }, { name: "other" }))).code).to.equal(85);
    expect((await refusal(c.createIndex({ b: 1 }, { name: "a_1" }))).code).to.equal(86);
    expect(
      (
        await refusal(
          c.insertOne({ _id: 1, a: [1], b: [2] } as never).then(() => c.createIndex({ a: 1, b: 1 })),
        )
      ).code,
    ).to.equal(171);
    await c.dropIndex("a_1");
    expect((await c.indexes()).map(({ name }) => name)).to.deep.equal(["_id_"]);
  });

  it("misses no document while an index is being made, and ends no cursor early when one is dropped", async () => {
    const c = t.db.collection("whileMade");
    await c.insertMany(Array.from({ length: 300 }, (_, i) => ({ k: "a", i })));
    for (let round = 0; round < 20; round++) {
      const [, ...found] = await Promise.all([
        c.createIndex({ k: 1 }),
        ...Array.from({ length: 10 }, () => c.countDocuments({ k: "a" })),
      ]);
      expect(new Set(found)).to.deep.equal(new Set([300]));
      await c.dropIndex("k_1");
    }
    await c.createIndex({ k: 1 });
    const cursor = c.find({ k: "a" }, { batchSize: 10 });
    await cursor.next();
    await c.dropIndex("k_1");
    expect((await refusal(cursor.toArray())).code).to.equal(175);
  });

  it("indexes keys longer than the disk takes", async () => {
    const c = fresh();
    await c.createIndex({ k: 1 }, { unique: true });
    const long = "k".repeat(5000);
    await c.insertMany([{ k: `${long}a` }, { k: `${long}b` }, { k: long }]);
    expect((await refusal(c.insertOne({ k: `${long}a` }))).code).to.equal(11000);
    expect(await c.countDocuments({ k: `${long}b` })).to.equal(1);
    expect(await c.countDocuments({ k: { $gt: long } })).to.equal(2);
    expect(await c.countDocuments({ k: { $lte: long } })).to.equal(1);
  });

  it("finds through any index what a scan finds", async () => {
    const scanned = fresh();
    const indexed = fresh();
    await indexed.createIndexes([
      { key: { a: 1 } },
      { key: { "a.b": 1, c: 1 } },
      { key: { c: 1, "a.b": 1, "a.d": 1 }, name: "three" },
      { key: { d: 1 }, sparse: true },
    ]);
    const leaf = fc.oneof(
      fc.integer({ min: -2, max: 2 }),
      fc.constantFrom("", "x", "y"),
      fc.constant(null),
      fc.boolean(),
      fc.constantFrom(0.5, -0, new Date(0), Number.NaN, Long.fromString("9007199254740993")),
    );
    const sub = fc.record({ b: leaf, d: leaf }, { requiredKeys: [] });
    const field = fc.oneof(leaf, sub, fc.array(fc.oneof(leaf, sub), { maxLength: 3 }));
    const doc = fc.record(
      { a: field, c: leaf, d: fc.oneof(leaf, fc.array(leaf, { maxLength: 2 })) },
      { requiredKeys: [] },
    );
    const condition = fc.oneof(
      leaf,
      fc.record({ $in: fc.array(leaf, { maxLength: 3 }) }),
      fc.record({ $gt: leaf }),
      fc.record({ $lte: leaf, $gte: leaf }, { requiredKeys: ["$lte"] }),
      fc.record({ $elemMatch: fc.record({ b: leaf }) }),
      fc.record({ $exists: fc.boolean() }),
    );
    const filter = fc.dictionary(fc.constantFrom("a", "a.b", "a.d", "c", "d"), condition, { maxKeys: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(doc, { minLength: 1, maxLength: 12 }),
        fc.array(filter, { minLength: 6, maxLength: 6 }),
        async (docs, filters) => {
          await Promise.all([scanned.deleteMany({}), indexed.deleteMany({})]);
          const rows = docs.map((d, _id) => ({ ...structuredCloneable(d), _id }));
          await Promise.all([scanned.insertMany(rows as never), indexed.insertMany(rows as never)]);
          await indexed.updateMany({ c: "x" }, { $set: { d: 1 } });
          await scanned.updateMany({ c: "x" }, { $set: { d: 1 } });
          for (const each of filters) {
            const [x, y] = await Promise.all(
              [scanned, indexed].map(async (c) =>
                (await c.find(each).toArray()).map((d) => Number(d._id)).sort((p, q) => p - q),
              ),
            );
            expect(y, JSON.stringify(each)).to.deep.equal(x);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

const structuredCloneable = (doc: object) => ({ ...doc });
