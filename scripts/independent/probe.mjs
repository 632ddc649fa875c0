#!/usr/bin/env node
/**
 * What does the server at MONGODB_URI do of what we need? One line of Markdown per capability: yes, or what it does instead.
 *
 *   scripts/independent-server.mjs run ferretdb -- scripts/independent/probe.mjs
 */
import assert from "node:assert/strict";
import { MongoClient } from "mongodb";

const client = new MongoClient(process.env.MONGODB_URI, { serverSelectionTimeoutMS: 5000 });
const db = client.db(`probe_${process.pid}`);
let number = 0;

const failing = async (promise) => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("accepted in silence");
};

/** Each check gets an empty collection. */
const checks = {
  "`hello`, `buildInfo`, `ping`": async () => {
    assert.equal((await db.command({ hello: 1 })).isWritablePrimary, true);
    assert.ok((await db.command({ buildInfo: 1 })).version);
    await db.command({ ping: 1 });
  },
  "insert, find, sort, skip, limit, projection": async (c) => {
    await c.insertMany([1, 2, 3, 4].map((n) => ({ _id: n, n, other: "x" })));
    const found = await c
      .find({ n: { $gt: 1 } }, { projection: { n: 1, _id: 0 } })
      .sort({ n: -1 })
      .skip(1)
      .limit(1)
      .toArray();
    assert.deepEqual(found, [{ n: 3 }]);
  },
  "`$set`, `$push` (`$each`), `$inc`, `$unset`": async (c) => {
    await c.insertOne({ _id: 1, history: [1], n: 1, gone: true });
    await c.updateOne(
      { _id: 1 },
      { $set: { "a.b": 1 }, $push: { history: { $each: [2, 3] } }, $inc: { n: 2 }, $unset: { gone: 1 } },
    );
    assert.deepEqual(await c.findOne(), { _id: 1, history: [1, 2, 3], n: 3, a: { b: 1 } });
  },
  "`updateOne` on `{_id, revision}`": async (c) => {
    await c.insertOne({ _id: 1, revision: 1 });
    const update = { $set: { title: "t" }, $inc: { revision: 1 } };
    assert.equal((await c.updateOne({ _id: 1, revision: 1 }, update)).modifiedCount, 1);
    assert.equal((await c.updateOne({ _id: 1, revision: 1 }, update)).matchedCount, 0);
  },
  "`findOneAndUpdate`, upsert and `$inc` (a counter)": async (c) => {
    const next = () =>
      c.findOneAndUpdate(
        { _id: "counter" },
        { $inc: { value: 1 } },
        { upsert: true, returnDocument: "after" },
      );
    assert.equal((await next()).value, 1);
    assert.equal((await next()).value, 2);
  },
  "the counter from 20 callers at once": async (c) => {
    await c.insertOne({ _id: "counter", value: 0 });
    const next = () =>
      c.findOneAndUpdate({ _id: "counter" }, { $inc: { value: 1 } }, { returnDocument: "after" });
    const seen = await Promise.all(Array.from({ length: 20 }, next));
    assert.equal(new Set(seen.map(({ value }) => value)).size, 20);
  },
  "unique index": async (c) => {
    await c.createIndex({ key: 1 }, { unique: true });
    await c.insertOne({ key: "a" });
    assert.equal((await failing(c.insertOne({ key: "a" }))).code, 11000);
  },
  "unique index on an array of strings": async (c) => {
    await c.createIndex({ names: 1 }, { unique: true });
    await c.insertOne({ names: ["a", "b"] });
    await c.insertOne({ names: ["c", "c"] });
    assert.equal((await failing(c.insertOne({ names: ["d", "b"] }))).code, 11000);
  },
  "11000 with `keyPattern` and `keyValue`": async (c) => {
    await c.createIndex({ key: 1 }, { unique: true });
    await c.insertOne({ key: "a" });
    const error = await failing(c.insertOne({ key: "a" }));
    const { keyPattern, keyValue } = error.writeErrors?.[0]?.err ?? error;
    assert.deepEqual(
      [error.keyPattern ?? keyPattern, error.keyValue ?? keyValue],
      [{ key: 1 }, { key: "a" }],
    );
  },
  "sparse unique index": async (c) => {
    await c.createIndex({ key: 1 }, { unique: true, sparse: true });
    await c.insertMany([{ _id: 1 }, { _id: 2 }]);
  },
  "partial unique index": async (c) => {
    await c.createIndex({ key: 1 }, { unique: true, partialFilterExpression: { live: true } });
    await c.insertMany([{ key: 1 }, { key: 1 }, { key: 1, live: true }]);
    assert.equal((await failing(c.insertOne({ key: 1, live: true }))).code, 11000);
  },
  "TTL index can be made": async (c) => {
    await c.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    assert.equal((await c.listIndexes().toArray())[1].expireAfterSeconds, 60);
  },
  "`listIndexes`, `dropIndex`": async (c) => {
    await c.createIndex({ a: 1, b: -1 }, { name: "ab" });
    assert.deepEqual(
      (await c.listIndexes().toArray()).map(({ name }) => name),
      ["_id_", "ab"],
    );
    await c.dropIndex("ab");
    assert.equal((await c.listIndexes().toArray()).length, 1);
  },
  "another index of the same name is refused (86)": async (c) => {
    await c.createIndex({ a: 1 }, { name: "i" });
    assert.equal((await failing(c.createIndex({ b: 1 }, { name: "i" }))).code, 86);
  },
  "`$in`, `$nin`, `$exists`, `$elemMatch`, `$regex`": async (c) => {
    await c.insertMany([
      { _id: 1, a: [{ k: 1, v: 1 }] },
      { _id: 2, a: [{ k: 1, v: 2 }] },
      { _id: 3, s: "Quantum" },
    ]);
    assert.equal((await c.find({ _id: { $in: [1, 3] } }).toArray()).length, 2);
    assert.equal((await c.find({ a: { $elemMatch: { k: 1, v: 2 } } }).toArray()).length, 1);
    assert.equal((await c.find({ s: /^quan/i }).toArray()).length, 1);
    assert.equal((await c.find({ s: { $exists: false }, _id: { $nin: [1] } }).toArray()).length, 1);
  },
  "`countDocuments`, `estimatedDocumentCount`": async (c) => {
    await c.insertMany([{ n: 1 }, { n: 2 }]);
    assert.equal(await c.countDocuments({ n: 2 }), 1);
    assert.equal(await c.estimatedDocumentCount(), 2);
  },
  "`bulkWrite` ordered and unordered": async (c) => {
    const operations = [1, 1, 2].map((_id) => ({ insertOne: { document: { _id } } }));
    assert.equal((await failing(c.bulkWrite(operations))).result.insertedCount, 1);
    await c.deleteMany({});
    assert.equal((await failing(c.bulkWrite(operations, { ordered: false }))).result.insertedCount, 2);
  },
  "`getMore` over batches": async (c) => {
    await c.insertMany(Array.from({ length: 250 }, (_, n) => ({ n })));
    assert.equal((await c.find({}, { batchSize: 40 }).toArray()).length, 250);
  },
  sessions: async (c) => {
    await client.withSession((session) => c.insertOne({ a: 1 }, { session }));
    assert.equal(await c.countDocuments(), 1);
  },
  "transactions: commit and abort": async (c) => {
    await db.createCollection(c.collectionName);
    await client.withSession(async (session) => {
      await session.withTransaction(() => c.insertOne({ _id: 1 }, { session }));
      session.startTransaction();
      await c.insertOne({ _id: 2 }, { session });
      await session.abortTransaction();
    });
    assert.deepEqual(await c.find().toArray(), [{ _id: 1 }]);
  },
  "write conflict in a transaction is 112": async (c) => {
    await c.insertOne({ _id: 1, n: 0 });
    const [one, two] = [client.startSession(), client.startSession()];
    one.startTransaction();
    two.startTransaction();
    await c.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: one });
    const error = await failing(c.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: two }));
    await one.commitTransaction();
    await two.abortTransaction().catch(() => {});
    await Promise.all([one.endSession(), two.endSession()]);
    assert.equal(error.code, 112);
  },
  "retryable writes (same `txnNumber`, applied once)": async (c) => {
    await c.insertOne({ _id: 1, n: 0 });
    const { randomUUID } = await import("node:crypto");
    const { Long, UUID } = await import("mongodb");
    const lsid = { id: new UUID(randomUUID()).toBinary() };
    const updates = [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }];
    const raw = await MongoClient.connect(process.env.MONGODB_URI, { retryWrites: false });
    try {
      for (let time = 0; time < 2; time += 1) {
        await sendRaw({
          update: c.collectionName,
          updates,
          lsid,
          txnNumber: Long.fromNumber(1),
          $db: db.databaseName,
        });
      }
    } finally {
      await raw.close();
    }
    assert.equal((await c.findOne()).n, 1);
  },
  "write concern `majority` and read concern `majority`": async (c) => {
    await c.insertOne({ a: 1 }, { writeConcern: { w: "majority", journal: true } });
    assert.equal((await c.find({}, { readConcern: { level: "majority" } }).toArray()).length, 1);
  },
  "change stream on a collection": async (c) => {
    const stream = c.watch([], { maxAwaitTimeMS: 200 });
    try {
      const first = stream.tryNext().catch((error) => error);
      const opened = await first;
      if (opened instanceof Error) throw opened;
      await c.insertOne({ a: 1 });
      let seen = null;
      for (let time = 0; time < 10 && seen === null; time += 1) seen = await stream.tryNext();
      assert.equal(seen?.operationType, "insert");
    } finally {
      await stream.close();
    }
  },
  "BSON types there and back": async (c) => {
    const { Decimal128, Long, Timestamp, UUID, Binary, Double, ObjectId } = await import("mongodb");
    const document = {
      _id: new ObjectId(),
      long: Long.fromString("9007199254740993"),
      decimal: Decimal128.fromString("1.10"),
      stamp: new Timestamp({ t: 5, i: 6 }),
      uuid: new UUID(),
      binary: new Binary(Buffer.from([1, 2])),
      negative: new Double(-0),
      date: new Date(-1),
      regex: /a.b/i,
      nothing: null,
      nested: [[1, [2]], {}],
    };
    for (const [name, value] of Object.entries(document)) {
      if (name === "_id") continue;
      await c.insertOne({ [name]: value }).catch((error) => assert.fail(`${name}: ${error.message}`));
      const found = await c.findOne(
        { [name]: { $exists: true } },
        { promoteLongs: false, promoteValues: false },
      );
      const { BSON } = await import("mongodb");
      assert.deepEqual(
        Buffer.from(BSON.serialize({ v: found[name] })),
        Buffer.from(BSON.serialize({ v: value })),
        name,
      );
    }
  },
  "`listCollections`, `dropDatabase`": async (c) => {
    await c.insertOne({});
    assert.ok((await db.listCollections().toArray()).some(({ name }) => name === c.collectionName));
    const other = client.db(`${db.databaseName}_other`);
    await other.collection("x").insertOne({});
    await other.dropDatabase();
    assert.deepEqual(await other.listCollections().toArray(), []);
  },
  "unknown command is 59": async () => {
    assert.equal((await failing(db.command({ noSuchCommand: 1 }))).code, 59);
  },
};

/** One OP_MSG with exactly these fields: the driver would add a session of its own. */
async function sendRaw(command) {
  const { BSON } = await import("mongodb");
  const { connect } = await import("node:net");
  const { hostname, port } = new URL(process.env.MONGODB_URI);
  const body = Buffer.from(BSON.serialize(command));
  const head = Buffer.alloc(21);
  head.writeInt32LE(body.length + 21, 0);
  head.writeInt32LE(1, 4);
  head.writeInt32LE(2013, 12);
  const socket = connect(Number(port), hostname);
  try {
    socket.write(Buffer.concat([head, body]));
    let received = Buffer.alloc(0);
    for await (const part of socket) {
      received = Buffer.concat([received, part]);
      if (received.length >= 4 && received.length >= received.readInt32LE(0)) break;
    }
    const reply = BSON.deserialize(received.subarray(21));
    if (reply.ok !== 1) throw new Error(`${reply.code}: ${reply.errmsg}`);
    return reply;
  } finally {
    socket.destroy();
  }
}

const limited = (promise) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer within 15 s")), 15_000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

for (const [name, check] of Object.entries(checks)) {
  number += 1;
  const collection = db.collection(`c${number}`);
  const answer = await limited(check(collection)).then(
    () => "yes",
    (error) =>
      `**no**: ${error.code === "ERR_ASSERTION" ? "" : error.code ? `(${error.code}) ` : ""}${error.message.replace(/\s+/g, " ").replaceAll("|", "\\|").slice(0, 110)}`,
  );
  console.log(`| ${name} | ${answer} |`);
}
await limited(db.dropDatabase()).catch(() => {});
await client.close();
