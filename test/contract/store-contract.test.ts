import { expect } from "chai";
import {
  BSON,
  type Collection,
  Decimal128,
  type Document,
  Double,
  Long,
  MaxKey,
  MinKey,
  MongoBulkWriteError,
  MongoServerError,
  ObjectId,
  Timestamp,
  UUID,
} from "mongodb";
import { contractSuite } from "../support/independent/contract-store.js";

/** Collections whose `_id` is whatever a test says. */
type Loose = Document & { _id?: number | string | Long | ObjectId };
type Items = Collection<Loose>;

async function refusal(promise: Promise<unknown>): Promise<MongoServerError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof MongoServerError) return error;
    throw error;
  }
  throw new Error("accepted, but a refusal was expected");
}

const ids = (documents: readonly Document[]) => documents.map(({ _id }) => _id as unknown);

contractSuite("store contract: the driver", (test) => {
  const withItems = (title: string, body: (items: Items) => Promise<void>) =>
    test(title, ({ db }) => body(db.collection<Loose>("items")));

  describe("insert and find", () => {
    withItems("gives back what was inserted, fields in the same order", async (items) => {
      await items.insertOne({ _id: 1, z: 1, a: { y: 1, b: 2 }, list: [3, 1, 2] });
      const found = await items.findOne({ _id: 1 });
      expect(JSON.stringify(found)).to.equal('{"_id":1,"z":1,"a":{"y":1,"b":2},"list":[3,1,2]}');
    });

    withItems("makes an ObjectId where none is given", async (items) => {
      const { insertedId } = await items.insertOne({ a: 1 });
      expect(insertedId).to.be.instanceOf(ObjectId);
      expect(await items.findOne({ _id: insertedId })).to.include({ a: 1 });
    });

    withItems("sorts, skips, limits and projects", async (items) => {
      await items.insertMany([1, 2, 3, 4].map((n) => ({ _id: n, n, other: "x" })));
      const found = await items
        .find({ n: { $gt: 1 } }, { projection: { n: 1, _id: 0 }, sort: { n: -1 }, skip: 1, limit: 1 })
        .toArray();
      expect(found).to.deep.equal([{ n: 3 }]);
      expect(await items.findOne({ _id: 1 }, { projection: { other: 0 } })).to.deep.equal({ _id: 1, n: 1 });
    });

    withItems("sorts by several keys, in the order they are given", async (items) => {
      await items.insertMany([
        { _id: 1, a: 1, b: 1 },
        { _id: 2, a: 1, b: 2 },
        { _id: 3, a: 0, b: 3 },
      ]);
      expect(ids(await items.find().sort({ a: 1, b: -1 }).toArray())).to.deep.equal([3, 2, 1]);
    });

    withItems("projects nested fields, in documents and in arrays of them", async (items) => {
      await items.insertOne({ _id: 1, a: { b: 1, c: 2 }, steps: [{ k: 1 }, { k: 2, v: "x" }] });
      expect(await items.findOne({}, { projection: { "a.b": 1 } })).to.deep.equal({ _id: 1, a: { b: 1 } });
      expect(await items.findOne({}, { projection: { a: 0, "steps.k": 0 } })).to.deep.equal({
        _id: 1,
        steps: [{}, { v: "x" }],
      });
    });

    withItems("reads over many batches", async (items) => {
      await items.insertMany(Array.from({ length: 350 }, (_, n) => ({ _id: n })));
      const found = await items.find({}, { batchSize: 40 }).sort({ _id: 1 }).toArray();
      expect(ids(found)).to.deep.equal(Array.from({ length: 350 }, (_, n) => n));
    });

    withItems("matches equality, comparison, sets, existence and patterns", async (items) => {
      await items.insertMany([
        { _id: 1, n: 1, s: "Quantum key" },
        { _id: 2, n: 2, s: "network" },
        { _id: 3, n: null },
        { _id: 4 },
      ]);
      const matching = async (filter: Document) => ids(await items.find(filter).sort({ _id: 1 }).toArray());
      expect(await matching({ n: { $gte: 1, $lt: 2 } })).to.deep.equal([1]);
      expect(await matching({ n: { $in: [2, null] } })).to.deep.equal([2, 3, 4]);
      expect(await matching({ n: null })).to.deep.equal([3, 4]);
      expect(await matching({ n: { $exists: false } })).to.deep.equal([4]);
      expect(await matching({ s: /^quan/i })).to.deep.equal([1]);
      expect(await matching({ s: { $not: /work/ } })).to.deep.equal([1, 3, 4]);
      expect(await matching({ $or: [{ _id: 1 }, { n: 2 }] })).to.deep.equal([1, 2]);
      expect(await matching({ $nor: [{ n: 1 }, { n: null }] })).to.deep.equal([2]);
      expect(await matching({ n: { $nin: [1, 2] } })).to.deep.equal([3, 4]);
      expect(await matching({ n: { $ne: 1 } })).to.deep.equal([2, 3, 4]);
    });

    withItems("matches an array by element, by whole and by position", async (items) => {
      await items.insertMany([
        { _id: 1, t: ["a", "b"] },
        { _id: 2, t: ["b", "a"] },
        { _id: 3, t: "a" },
        { _id: 4, t: [] },
      ]);
      const matching = async (filter: Document) => ids(await items.find(filter).sort({ _id: 1 }).toArray());
      expect(await matching({ t: "a" })).to.deep.equal([1, 2, 3]);
      expect(await matching({ t: ["a", "b"] })).to.deep.equal([1]);
      expect(await matching({ t: [] })).to.deep.equal([4]);
      expect(await matching({ "t.1": "a" })).to.deep.equal([2]);
    });

    withItems("matches several conditions on one element of an array", async (items) => {
      await items.insertMany([
        { _id: 1, steps: [{ k: 1, v: 1 }] },
        {
          _id: 2,
          steps: [
            { k: 1, v: 2 },
            { k: 2, v: 1 },
          ],
        },
      ]);
      expect(ids(await items.find({ steps: { $elemMatch: { k: 1, v: 1 } } }).toArray())).to.deep.equal([1]);
      const apart = await items.find({ "steps.k": 1, "steps.v": 1 }).sort({ _id: 1 }).toArray();
      expect(ids(apart)).to.deep.equal([1, 2]);
    });
  });

  describe("types", () => {
    const roundTrips: Record<string, unknown> = {
      "ObjectId and Date": { id: new ObjectId(), date: new Date(-1) },
      "Long beyond 2^53": Long.fromString("9007199254740993"),
      Timestamp: new Timestamp({ t: 5, i: 6 }),
      "UUID and Binary": { uuid: new UUID(), bytes: Buffer.from([0, 255]) },
      "regular expression": /a.b/i,
      "null, empty and nested documents": { nothing: null, empty: {}, list: [], deep: { deep: { deep: 1 } } },
      "double that is whole": new Double(2),
      Decimal128: Decimal128.fromString("1.10"),
      "negative zero": new Double(-0),
      "NaN and infinities": {
        nan: Number.NaN,
        plus: Number.POSITIVE_INFINITY,
        minus: Number.NEGATIVE_INFINITY,
      },
      "arrays in arrays": [[1, [2]], []],
      "MinKey and MaxKey": { low: new MinKey(), high: new MaxKey() },
    };
    for (const [name, value] of Object.entries(roundTrips)) {
      withItems(`gives back, byte for byte: ${name}`, async (items) => {
        await items.insertOne({ _id: 1, v: value });
        const [found] = await items.find({}, { raw: true }).toArray();
        const expected = BSON.serialize({ _id: 1, v: value }, { ignoreUndefined: true });
        expect(Buffer.from(found as unknown as Uint8Array).toString("hex")).to.equal(
          Buffer.from(expected).toString("hex"),
        );
      });
    }

    withItems("orders values of different types as MongoDB documents", async (items) => {
      const ordered = [
        null,
        new Double(-1.5),
        Long.fromNumber(2),
        3,
        "a",
        { a: 1 },
        Buffer.from([1]),
        new ObjectId("000000000000000000000001"),
        false,
        true,
        new Date(0),
      ];
      await items.insertMany(ordered.map((v, n) => ({ _id: n, v })).reverse());
      expect(ids(await items.find().sort({ v: 1 }).toArray())).to.deep.equal(ordered.map((_, n) => n));
      expect(ids(await items.find().sort({ v: -1 }).toArray())).to.deep.equal(
        ordered.map((_, n) => n).reverse(),
      );
    });

    withItems("holds numbers of different types equal when their values are", async (items) => {
      await items.insertMany([
        { _id: 1, v: new Double(1) },
        { _id: 2, v: Long.fromNumber(1) },
        { _id: 3, v: 1 },
      ]);
      expect(await items.countDocuments({ v: 1 })).to.equal(3);
      expect((await refusal(items.insertOne({ _id: Long.fromNumber(1) }))).code).to.equal(11000);
    });

    withItems("compares only within a type", async (items) => {
      await items.insertMany([
        { _id: 1, v: 5 },
        { _id: 2, v: "5" },
        { _id: 3, v: new Date(5) },
        { _id: 4, v: null },
      ]);
      expect(ids(await items.find({ v: { $gt: 1 } }).toArray())).to.deep.equal([1]);
      expect(ids(await items.find({ v: { $gt: "" } }).toArray())).to.deep.equal([2]);
      expect(ids(await items.find({ v: { $lte: new Date(9) } }).toArray())).to.deep.equal([3]);
    });
  });

  describe("update and delete", () => {
    withItems("applies $set, $push, $inc and $unset in one update", async (items) => {
      await items.insertOne({ _id: 1, history: [1], n: 1, gone: true });
      const result = await items.updateOne(
        { _id: 1 },
        {
          $set: { "a.b": 1 },
          $push: { history: { $each: [2, 3] } } as never,
          $inc: { n: 2 },
          $unset: { gone: 1 },
        },
      );
      expect(result).to.include({ matchedCount: 1, modifiedCount: 1 });
      expect(await items.findOne()).to.deep.equal({ _id: 1, history: [1, 2, 3], n: 3, a: { b: 1 } });
    });

    withItems("raises by $max and never lowers", async (items) => {
      await items.insertOne({ _id: 1, value: 5 });
      await items.updateOne({ _id: 1 }, { $max: { value: 3 } });
      expect((await items.findOne())?.value).to.equal(5);
      await items.updateOne({ _id: 1 }, { $max: { value: 9 } });
      expect((await items.findOne())?.value).to.equal(9);
      await items.updateOne({ _id: 2 }, { $max: { value: 1 } }, { upsert: true });
      expect(await items.findOne({ _id: 2 })).to.deep.equal({ _id: 2, value: 1 });
    });

    withItems("saves only on the expected revision", async (items) => {
      await items.insertOne({ _id: 1, revision: 1 });
      const save = () =>
        items.updateOne({ _id: 1, revision: 1 }, { $set: { title: "t" }, $inc: { revision: 1 } });
      expect(await save()).to.include({ matchedCount: 1, modifiedCount: 1 });
      expect(await save()).to.include({ matchedCount: 0, modifiedCount: 0 });
    });

    withItems("lets exactly one of many save on the same revision", async (items) => {
      for (let round = 0; round < 5; round += 1) {
        await items.insertOne({ _id: round, revision: 1, history: [] });
        const results = await Promise.all(
          Array.from({ length: 15 }, (_, by) =>
            items.updateOne(
              { _id: round, revision: 1 },
              { $inc: { revision: 1 }, $push: { history: by } as never },
            ),
          ),
        );
        expect(results.filter(({ modifiedCount }) => modifiedCount === 1)).to.have.length(1);
        const saved = await items.findOne({ _id: round });
        expect(saved?.revision).to.equal(2);
        expect(saved?.history).to.have.length(1);
      }
    });

    withItems("gives each of many callers its own number from a counter", async (items) => {
      for (let round = 0; round < 5; round += 1) {
        await items.insertOne({ _id: round, value: 0 });
        const numbers = await Promise.all(
          Array.from({ length: 20 }, () =>
            items.findOneAndUpdate({ _id: round }, { $inc: { value: 1 } }, { returnDocument: "after" }),
          ),
        );
        expect(new Set(numbers.map((found) => found?.value as number)).size).to.equal(20);
      }
    });

    withItems("makes the counter on first use and returns before or after", async (items) => {
      const counter = { _id: "counter" };
      const up = { $inc: { value: 1 } };
      const after = { upsert: true, returnDocument: "after" } as const;
      expect((await items.findOneAndUpdate(counter, up, after))?.value).to.equal(1);
      expect((await items.findOneAndUpdate(counter, up, after))?.value).to.equal(2);
      const before = await items.findOneAndUpdate(counter, up, { returnDocument: "before" });
      expect(before?.value).to.equal(2);
      expect(await items.findOneAndUpdate({ _id: "none" }, up)).to.equal(null);
    });

    withItems("finds and deletes, and finds and replaces, in sort order with a projection", async (items) => {
      await items.insertMany([
        { _id: 1, n: 1 },
        { _id: 2, n: 2 },
        { _id: 3, n: 3 },
      ]);
      const deleted = await items.findOneAndDelete({}, { sort: { n: -1 }, projection: { n: 1, _id: 0 } });
      expect(deleted).to.deep.equal({ n: 3 });
      const replaced = await items.findOneAndReplace({ n: 1 }, { x: 9 }, { returnDocument: "after" });
      expect(replaced).to.deep.equal({ _id: 1, x: 9 });
    });

    withItems("replaces and upserts, taking equalities of the filter", async (items) => {
      const result = await items.updateOne(
        { key: "k", n: { $gt: 5 } },
        { $set: { a: 1 }, $setOnInsert: { b: 2 } },
        { upsert: true },
      );
      expect(result.upsertedCount).to.equal(1);
      const [made] = await items.find({}, { projection: { _id: 0 } }).toArray();
      expect(made).to.deep.equal({ key: "k", a: 1, b: 2 });
      await items.replaceOne({ _id: 7 }, { whole: true }, { upsert: true });
      expect(await items.findOne({ _id: 7 })).to.deep.equal({ _id: 7, whole: true });
    });

    withItems("counts a no-op update as matched and not modified", async (items) => {
      await items.insertOne({ _id: 1, a: 1 });
      expect(await items.updateOne({ _id: 1 }, { $set: { a: 1 } })).to.include({
        matchedCount: 1,
        modifiedCount: 0,
      });
    });

    withItems("updates and deletes many", async (items) => {
      await items.insertMany([
        { _id: 1, a: 1 },
        { _id: 2, a: 1 },
        { _id: 3, a: 2 },
      ]);
      expect((await items.updateMany({ a: 1 }, { $set: { b: 1 } })).modifiedCount).to.equal(2);
      expect((await items.deleteMany({ a: 1 })).deletedCount).to.equal(2);
      expect((await items.deleteOne({})).deletedCount).to.equal(1);
      expect(await items.countDocuments()).to.equal(0);
    });

    withItems("refuses two operators on one path, and a change of _id", async (items) => {
      await items.insertOne({ _id: 1, a: { b: 1 } });
      expect((await refusal(items.updateOne({}, { $set: { a: 1 }, $inc: { "a.b": 1 } }))).code).to.equal(40);
      expect((await refusal(items.updateOne({}, { $set: { _id: 2 } }))).code).to.equal(66);
      expect(await items.findOne()).to.deep.equal({ _id: 1, a: { b: 1 } });
    });

    withItems("refuses an operator on a value of the wrong type", async (items) => {
      await items.insertOne({ _id: 1, s: "text" });
      expect((await refusal(items.updateOne({}, { $inc: { s: 1 } }))).code).to.equal(14);
      expect((await refusal(items.updateOne({}, { $push: { s: 1 } as never }))).code).to.equal(2);
      expect((await refusal(items.updateOne({}, { $set: { "s.deep": 1 } }))).code).to.equal(28);
    });

    withItems("writes in bulk, ordered and unordered", async (items) => {
      const operations = [1, 1, 2].map((_id) => ({ insertOne: { document: { _id } } }));
      const first = (await refusal(items.bulkWrite(operations))) as MongoBulkWriteError;
      expect(first.result.insertedCount).to.equal(1);
      await items.deleteMany({});
      const second = (await refusal(items.bulkWrite(operations, { ordered: false }))) as MongoBulkWriteError;
      expect(second).to.be.instanceOf(MongoBulkWriteError);
      expect(second.code).to.equal(11000);
      expect(second.result.insertedCount).to.equal(2);
      const mixed = await items.bulkWrite([
        { updateOne: { filter: { _id: 1 }, update: { $set: { a: 1 } } } },
        { replaceOne: { filter: { _id: 5 }, replacement: { b: 1 }, upsert: true } },
        { deleteOne: { filter: { _id: 2 } } },
      ]);
      expect(mixed).to.include({ modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
    });
  });

  describe("indexes", () => {
    withItems("refuses a duplicate key with code 11000", async (items) => {
      await items.createIndex({ key: 1 }, { unique: true });
      await items.insertMany([{ key: "a" }, { key: "b" }]);
      expect((await refusal(items.insertOne({ key: "a" }))).code).to.equal(11000);
      expect((await refusal(items.updateOne({ key: "b" }, { $set: { key: "a" } }))).code).to.equal(11000);
      expect(await items.countDocuments({ key: "a" })).to.equal(1);
    });

    withItems("says in a duplicate key error which key and which value", async (items) => {
      await items.createIndex({ a: 1, b: -1 }, { unique: true });
      await items.insertOne({ a: 1, b: "x" });
      const error = await refusal(items.insertOne({ a: 1, b: "x" }));
      expect(error.keyPattern).to.deep.equal({ a: 1, b: -1 });
      expect(error.keyValue).to.deep.equal({ a: 1, b: "x" });
      expect(error.message).to.include("a_1_b_-1").and.include("dup key");
      const found = await refusal(
        items.findOneAndUpdate({ _id: 9 }, { $set: { a: 1, b: "x" } }, { upsert: true }),
      );
      expect([found.code, found.keyPattern]).to.deep.equal([11000, { a: 1, b: -1 }]);
    });

    withItems("holds every element of an array unique between documents", async (items) => {
      await items.createIndex({ names: 1 }, { unique: true });
      await items.insertOne({ names: ["a", "b"] });
      await items.insertOne({ names: ["c", "c"] });
      expect((await refusal(items.insertOne({ names: ["d", "b"] }))).code).to.equal(11000);
      expect(
        (await refusal(items.updateOne({ names: "c" }, { $push: { names: "a" } as never }))).code,
      ).to.equal(11000);
    });

    withItems("holds missing and null for one key, unless the index is sparse", async (items) => {
      await items.createIndex({ key: 1 }, { unique: true });
      await items.insertOne({ _id: 1 });
      expect((await refusal(items.insertOne({ _id: 2, key: null }))).code).to.equal(11000);
    });

    withItems("lets a sparse unique index pass over documents without the key", async (items) => {
      await items.createIndex({ key: 1 }, { unique: true, sparse: true });
      await items.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, key: null }]);
      expect((await refusal(items.insertOne({ _id: 4, key: null }))).code).to.equal(11000);
    });

    withItems("lets a partial unique index pass over documents outside it", async (items) => {
      await items.createIndex({ key: 1 }, { unique: true, partialFilterExpression: { live: true } });
      await items.insertMany([{ key: 1 }, { key: 1 }, { key: 1, live: true }]);
      expect((await refusal(items.insertOne({ key: 1, live: true }))).code).to.equal(11000);
    });

    withItems("refuses a unique index over documents that break it", async (items) => {
      await items.insertMany([{ key: 1 }, { key: 1 }]);
      expect((await refusal(items.createIndex({ key: 1 }, { unique: true }))).code).to.equal(11000);
      expect(await items.listIndexes().toArray()).to.have.length(1);
    });

    withItems("lists and drops indexes, and making one again changes nothing", async (items) => {
      expect(await items.createIndex({ a: 1, b: -1 })).to.equal("a_1_b_-1");
      expect(await items.createIndex({ a: 1, b: -1 })).to.equal("a_1_b_-1");
      const listed = await items.listIndexes().toArray();
      expect(listed.map(({ name, key }) => [name, key])).to.deep.equal([
        ["_id_", { _id: 1 }],
        ["a_1_b_-1", { a: 1, b: -1 }],
      ]);
      await items.dropIndex("a_1_b_-1");
      expect(await items.listIndexes().toArray()).to.have.length(1);
      expect((await refusal(items.dropIndex("a_1_b_-1"))).code).to.equal(27);
    });

    withItems("refuses another index of the same name or the same keys with other options", async (items) => {
      await items.createIndex({ a: 1 }, { name: "i" });
      expect((await refusal(items.createIndex({ b: 1 }, { name: "i" }))).code).to.equal(86);
      expect((await refusal(items.createIndex({ a: 1 }, { name: "j" }))).code).to.equal(85);
    });

    withItems("keeps the options of an index that expires documents", async (items) => {
      await items.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
      expect((await items.listIndexes().toArray())[1]).to.include({ expireAfterSeconds: 60 });
    });

    withItems("finds the same with an index as without", async (items) => {
      const values = [1, "a", null, ["a", "b"], { k: 1 }, new Date(0), true, [], [null]];
      await items.insertMany([...values.map((v, n) => ({ _id: n, v })), { _id: values.length }]);
      const filters = [
        { v: 1 },
        { v: "a" },
        { v: null },
        { v: { $in: ["a", null] } },
        { v: { $gt: 0 } },
        { v: { k: 1 } },
        { v: [] },
        { v: { $exists: true } },
      ];
      const answers = async () =>
        Promise.all(filters.map(async (filter) => ids(await items.find(filter).sort({ _id: 1 }).toArray())));
      const scanned = await answers();
      await items.createIndex({ v: 1 });
      expect(await answers()).to.deep.equal(scanned);
      expect(scanned[2]).to.deep.equal([2, 8, 9]);
    });
  });

  describe("count", () => {
    withItems("counts with a filter, a skip and a limit", async (items) => {
      await items.insertMany([1, 2, 3, 4].map((n) => ({ n })));
      expect(await items.countDocuments({ n: { $gt: 1 } })).to.equal(3);
      expect(await items.countDocuments({}, { skip: 1, limit: 2 })).to.equal(2);
      expect(await items.countDocuments({ n: 9 })).to.equal(0);
      expect(await items.estimatedDocumentCount()).to.equal(4);
    });
  });

  describe("collections and databases", () => {
    test("lists, makes and drops collections", async ({ db }) => {
      await db.createCollection("a");
      await db.collection("b").insertOne({});
      const names = async () => (await db.listCollections().toArray()).map(({ name }) => name).sort();
      expect(await names()).to.deep.equal(["a", "b"]);
      await db.dropCollection("a");
      expect(await names()).to.deep.equal(["b"]);
    });

    test("lists databases and drops one with all in it", async ({ db, client }) => {
      await db.collection("x").insertOne({});
      const listed = async () =>
        (await client.db("admin").admin().listDatabases()).databases.map(({ name }) => name);
      expect(await listed()).to.include(db.databaseName);
      await db.dropDatabase();
      expect(await listed()).not.to.include(db.databaseName);
      expect(await db.collection("x").countDocuments()).to.equal(0);
    });

    test("answers hello, ping and buildInfo", async ({ db }) => {
      const hello = await db.command({ hello: 1 });
      expect(hello).to.include({ isWritablePrimary: true, maxBsonObjectSize: 16_777_216 });
      expect(hello.maxWireVersion).to.be.at.least(21);
      expect(await db.command({ ping: 1 })).to.include({ ok: 1 });
      expect((await db.command({ buildInfo: 1 })).versionArray).to.have.length(4);
    });

    test("refuses commands, stages and operators that nobody knows", async ({ db }) => {
      const items = db.collection<Loose>("items");
      await items.insertOne({ _id: 1, a: 1 });
      expect((await refusal(db.command({ noSuchCommand: 1 }))).code).to.equal(59);
      expect((await refusal(items.aggregate([{ $noSuchStage: {} }]).toArray())).code).to.equal(40324);
      expect((await refusal(items.find({ a: { $noSuchOperator: 1 } }).toArray())).code).to.equal(2);
      expect((await refusal(items.updateOne({}, { $noSuchUpdate: { a: 1 } } as never))).code).to.equal(9);
    });
  });

  describe("sessions and transactions", () => {
    test("reads and writes in a session", async ({ db, client }) => {
      const items = db.collection<Loose>("items");
      await client.withSession(async (session) => {
        await items.insertOne({ _id: 1 }, { session });
        expect(await items.findOne({ _id: 1 }, { session })).to.deep.equal({ _id: 1 });
      });
    });

    test("writes and reads with majority concern", async ({ db }) => {
      const items = db.collection<Loose>("items", {
        readConcern: { level: "majority" },
        writeConcern: { w: "majority", journal: true },
      });
      await items.insertOne({ _id: 1 });
      expect(await items.countDocuments()).to.equal(1);
    });

    test("commits a transaction whole and aborts it whole", async ({ db, client }) => {
      const items = await db.createCollection<Loose>("items");
      await client.withSession(async (session) => {
        await session.withTransaction(async () => {
          await items.insertOne({ _id: 1 }, { session });
          await items.insertOne({ _id: 2 }, { session });
        });
        session.startTransaction();
        await items.insertOne({ _id: 3 }, { session });
        await items.deleteOne({ _id: 1 }, { session });
        await session.abortTransaction();
      });
      expect(ids(await items.find().sort({ _id: 1 }).toArray())).to.deep.equal([1, 2]);
    });

    test("hides a transaction's writes until it commits, but not from itself", async ({ db, client }) => {
      const items = await db.createCollection<Loose>("items");
      await client.withSession(async (session) => {
        session.startTransaction();
        await items.insertOne({ _id: 1 }, { session });
        expect(await items.countDocuments({}, { session })).to.equal(1);
        expect(await items.findOne({ _id: 1 })).to.equal(null);
        await session.commitTransaction();
      });
      expect(await items.findOne({ _id: 1 })).to.deep.equal({ _id: 1 });
    });

    test("refuses the second of two transactions on one document with a write conflict", async ({
      db,
      client,
    }) => {
      const items = db.collection<Loose>("items");
      await items.insertOne({ _id: 1, n: 0 });
      const [one, two] = [client.startSession(), client.startSession()];
      try {
        one.startTransaction();
        two.startTransaction();
        await items.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: one });
        const error = await refusal(items.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: two }));
        expect(error.code).to.equal(112);
        expect(error.hasErrorLabel("TransientTransactionError")).to.equal(true);
        await one.commitTransaction();
        await two.abortTransaction();
      } finally {
        await Promise.all([one.endSession(), two.endSession()]);
      }
      expect(await items.findOne()).to.deep.equal({ _id: 1, n: 1 });
    });

    test("loses no update when many transactions are retried", async ({ db, client }) => {
      const items = db.collection<Loose>("items");
      await items.insertOne({ _id: 1, n: 0 });
      await Promise.all(
        Array.from({ length: 5 }, () =>
          client.withSession((session) =>
            session.withTransaction(async () => {
              const found = await items.findOne({ _id: 1 }, { session });
              await items.updateOne({ _id: 1 }, { $set: { n: Number(found?.n) + 1 } }, { session });
            }),
          ),
        ),
      );
      expect(await items.findOne()).to.deep.equal({ _id: 1, n: 5 });
    });

    test("follows a collection by change stream", async ({ db }) => {
      const items = await db.createCollection<Loose>("items");
      const stream = items.watch([], { fullDocument: "updateLookup", maxAwaitTimeMS: 200 });
      try {
        await stream.tryNext();
        await items.insertOne({ _id: 1, a: 1 });
        await items.updateOne({ _id: 1 }, { $set: { a: 2 } });
        await items.deleteOne({ _id: 1 });
        const seen: Document[] = [];
        for (let tries = 0; tries < 20 && seen.length < 3; tries += 1) {
          const event = await stream.tryNext();
          if (event !== null) seen.push(event);
        }
        expect(seen.map(({ operationType }) => operationType as string)).to.deep.equal([
          "insert",
          "update",
          "delete",
        ]);
        expect(seen.map(({ documentKey }) => documentKey as unknown)).to.deep.equal([
          { _id: 1 },
          { _id: 1 },
          { _id: 1 },
        ]);
        expect(seen[0]?.fullDocument).to.deep.equal({ _id: 1, a: 1 });
      } finally {
        await stream.close();
      }
    });
  });
});
