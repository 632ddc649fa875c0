import { expect } from "chai";
import { Binary, type ClientSession, type Document, Long, UUID } from "mongodb";
import mongoose from "mongoose";
import { refusal, useStore } from "./support.js";

describe("embedded store: sessions, retryable writes, transactions", () => {
  const t = useStore();
  const lsid = () => ({ id: new Binary(new UUID().buffer, 4) });
  const rows = (name: string) => t.db.collection<Document>(name);

  it("applies a retryable write once and repeats its answer, also after a restart", async () => {
    const command = {
      update: "once",
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      txnNumber: Long.fromNumber(1),
    };
    // The driver puts in a session of its own; a connection of the test's own is what a repeated message needs.
    const send = rawCommand();
    const id = lsid();
    const first = await send(t.store.uri, { ...command, lsid: id, $db: "test" });
    const second = await send(t.store.uri, { ...command, lsid: id, $db: "test" });
    expect(first).to.deep.include({ ok: 1, n: 1 });
    expect(second).to.deep.equal(first);
    await t.restart();
    expect(await send(t.store.uri, { ...command, lsid: id, $db: "test" })).to.deep.equal(first);
    expect(await rows("once").findOne()).to.deep.equal({ _id: 1, n: 1 });
    expect(
      await send(t.store.uri, { ...command, txnNumber: Long.fromNumber(0), lsid: id, $db: "test" }),
    ).to.include({ code: 225 });
    expect(
      await send(t.store.uri, { ...command, txnNumber: Long.fromNumber(2), lsid: id, $db: "test" }),
    ).to.include({ nModified: 1 });
    expect(await rows("once").findOne()).to.deep.equal({ _id: 1, n: 2 });
  });

  it("applies it once when it comes twice at once", async () => {
    const id = lsid();
    const command = {
      findAndModify: "twice",
      query: { _id: 1 },
      update: { $inc: { n: 1 } },
      upsert: true,
      new: true,
      txnNumber: Long.ONE,
      lsid: id,
      $db: "test",
    };
    const answers = await Promise.all(Array.from({ length: 5 }, () => rawCommand()(t.store.uri, command)));
    for (const answer of answers) expect(answer).to.deep.equal(answers[0]);
    expect(await rows("twice").findOne()).to.deep.equal({ _id: 1, n: 1 });
  });

  async function begin(): Promise<ClientSession> {
    const session = t.client.startSession();
    session.startTransaction({ readConcern: { level: "snapshot" }, writeConcern: { w: "majority" } });
    return session;
  }

  it("shows nothing of a transaction before its commit, and all after", async () => {
    const c = rows("commit");
    await c.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
    ] as never);
    const session = await begin();
    await c.updateOne({ _id: 1 } as never, { $inc: { n: 5 } }, { session });
    await c.insertOne({ _id: 3, n: 9 } as never, { session });
    await c.deleteOne({ _id: 2 } as never, { session });
    expect(await c.find({}, { session }).sort({ _id: 1 }).toArray()).to.deep.equal([
      { _id: 1, n: 6 },
      { _id: 3, n: 9 },
    ]);
    expect(await c.find().toArray()).to.deep.equal([
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
    ]);
    await session.commitTransaction();
    await session.commitTransaction();
    expect(await c.find().sort({ _id: 1 }).toArray()).to.deep.equal([
      { _id: 1, n: 6 },
      { _id: 3, n: 9 },
    ]);
    await session.endSession();
  });

  it("leaves nothing of an aborted one", async () => {
    await t.db.createCollection("abort");
    const session = await begin();
    await rows("abort").insertOne({ _id: 1 } as never, { session });
    await session.abortTransaction();
    await session.endSession();
    expect(await rows("abort").countDocuments()).to.equal(0);
  });

  it("makes no collection in a transaction, which nobody outside could be kept from seeing", async () => {
    const c = rows("unmade");
    const change = { $set: { n: 1 } };
    const writes: [string, (session: ClientSession) => Promise<unknown>][] = [
      ["an insert", (session) => c.insertOne({ _id: 1 } as never, { session })],
      ["an upsert", (session) => c.updateOne({ n: 1 }, change, { session, upsert: true })],
      ["findAndModify", (session) => c.findOneAndUpdate({ n: 1 }, change, { session, upsert: true })],
      ["createIndexes", (session) => c.createIndex({ n: 1 }, { session })],
    ];
    for (const [what, write] of writes) {
      const session = await begin();
      expect((await refusal(write(session))).code, what).to.equal(263);
      expect((await refusal(session.commitTransaction())).code, what).to.equal(251);
      await session.endSession();
    }
    const session = await begin();
    expect((await c.updateOne({ n: 1 }, change, { session })).matchedCount).to.equal(0);
    expect((await c.deleteOne({ n: 1 }, { session })).deletedCount).to.equal(0);
    await session.commitTransaction();
    await session.endSession();
    expect(await t.db.listCollections({ name: "unmade" }).toArray()).to.deep.equal([]);
  });

  it("reads a snapshot: a later commit of somebody else is not in it", async () => {
    const c = rows("snapshot");
    await c.insertOne({ _id: 1, n: 1 } as never);
    const session = await begin();
    expect((await c.findOne({}, { session }))?.n).to.equal(1);
    await c.updateOne({ _id: 1 } as never, { $set: { n: 2 } });
    expect((await c.findOne({}, { session }))?.n).to.equal(1);
    const error = await refusal(c.updateOne({ _id: 1 } as never, { $inc: { n: 1 } }, { session }));
    expect(error.code).to.equal(112);
    expect((error.errorLabels as string[]) ?? []).to.include("TransientTransactionError");
    await session.endSession();
    expect(await c.findOne()).to.deep.equal({ _id: 1, n: 2 });
  });

  it("refuses the second of two transactions that write the same document or unique key", async () => {
    const c = rows("conflict");
    await c.createIndex({ k: 1 }, { unique: true });
    await c.insertOne({ _id: 1, k: "a" } as never);
    const [one, two, three] = [await begin(), await begin(), await begin()];
    await c.updateOne({ _id: 1 } as never, { $set: { x: 1 } }, { session: one });
    expect(
      (await refusal(c.updateOne({ _id: 1 } as never, { $set: { x: 2 } }, { session: two }))).code,
    ).to.equal(112);
    await c.insertOne({ k: "new" } as never, { session: one });
    expect((await refusal(c.insertOne({ k: "new" } as never, { session: three }))).code).to.equal(112);
    await one.commitTransaction();
    for (const session of [one, two, three]) await session.endSession();
    expect(await c.findOne({ _id: 1 } as never)).to.deep.equal({ _id: 1, k: "a", x: 1 });
  });

  it("commits at the first attempt right after an index was made", async () => {
    const c = rows("indexed");
    await c.createIndex({ k: 1 }, { unique: true });
    const session = await begin();
    await c.insertMany([{ k: "a" }, { k: "b" }] as never, { session });
    await session.commitTransaction();
    await session.endSession();
    expect(await c.countDocuments({ k: { $in: ["a", "b"] } })).to.equal(2);
  });

  it("does not look in an index made after its snapshot, and does not write past it", async () => {
    const c = rows("lateIndex");
    await c.createIndex({ other: 1 });
    await c.insertMany([
      { _id: 1, k: "a", other: 1 },
      { _id: 2, k: "a", other: 1 },
    ] as never);
    const session = await begin();
    await c.findOne({}, { session });
    await c.createIndex({ k: 1 });
    for (const filter of [{ k: "a" }, { other: 1 }, { k: { $gte: "a" } }])
      expect(await c.countDocuments(filter, { session }), JSON.stringify(filter)).to.equal(2);
    expect((await c.find({ k: "a" }, { session }).toArray()).length).to.equal(2);
    await c.dropIndex("other_1");
    expect(await c.countDocuments({ other: 1 }, { session })).to.equal(2);
    const error = await refusal(c.insertOne({ k: "b" } as never, { session }));
    expect(error.code).to.equal(112);
    expect(error.errorLabels as unknown as string[]).to.include("TransientTransactionError");
    await session.endSession();
    await t.client.withSession((retried) =>
      retried.withTransaction(() => c.insertOne({ k: "b" } as never, { session: retried })),
    );
    expect(await c.countDocuments({ k: { $gte: "a" } })).to.equal(3);
  });

  it("lets a write outside wait for the transaction that is in its way", async () => {
    const c = rows("waits");
    await c.insertOne({ _id: 1, n: 0 } as never);
    const session = await begin();
    await c.updateOne({ _id: 1 } as never, { $inc: { n: 1 } }, { session });
    let done = false;
    const outside = c.updateOne({ _id: 1 } as never, { $inc: { n: 10 } }).then(() => {
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).to.equal(false);
    await session.commitTransaction();
    await outside;
    await session.endSession();
    expect((await c.findOne())?.n).to.equal(11);
  });

  it("loses no update of many at once", async () => {
    const c = rows("counter");
    await c.insertOne({ _id: 1, n: 0 } as never);
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        i % 2
          ? c.updateOne({ _id: 1 } as never, { $inc: { n: 1 } })
          : t.client.withSession((session) =>
              session.withTransaction(async () => {
                const found = await c.findOne({ _id: 1 } as never, { session });
                await c.updateOne({ _id: 1 } as never, { $set: { n: found?.n + 1 } }, { session });
              }),
            ),
      ),
    );
    expect((await c.findOne())?.n).to.equal(12);
  });

  it("knows no transaction that nobody began, and none after an error", async () => {
    const send = rawCommand();
    const common = { lsid: lsid(), txnNumber: Long.ONE, autocommit: false };
    expect(await send(t.store.uri, { commitTransaction: 1, ...common, $db: "admin" })).to.include({
      code: 251,
    });
    expect(await send(t.store.uri, { find: "x", ...common, $db: "test" })).to.include({ code: 251 });
    expect(
      await send(t.store.uri, { create: "x", ...common, startTransaction: true, $db: "test" }),
    ).to.include({ code: 263 });
    const session = await begin();
    await rows("dup").insertOne({ _id: 1 } as never);
    expect((await refusal(rows("dup").insertOne({ _id: 1 } as never, { session }))).code).to.equal(11000);
    expect((await refusal(rows("dup").findOne({}, { session }))).code).to.equal(251);
    await session.endSession();
  });

  it("works with mongoose", async () => {
    const connection = await mongoose.createConnection(t.store.uri, { dbName: "goose" }).asPromise();
    const schema = new mongoose.Schema(
      { key: { type: String, unique: true }, tags: [String], at: Date, nested: { a: Number } },
      { timestamps: true, optimisticConcurrency: true },
    );
    const Model = connection.model("Thing", schema);
    await Model.init();
    const doc = await Model.create({ key: "a", tags: ["x"], nested: { a: 1 } });
    doc.tags.push("y");
    doc.set("nested.a", 2);
    await doc.save();
    const stale = await Model.findOne({ key: "a" }).orFail();
    await Model.updateOne({ key: "a" }, { $inc: { __v: 1 } });
    stale.set("nested.a", 3);
    expect((await refusal(stale.save())) as unknown).to.be.instanceOf(mongoose.Error.VersionError);
    expect((await refusal(Model.create({ key: "a" }))).code).to.equal(11000);
    await connection.transaction(async (session) => {
      await Model.create([{ key: "b" }], { session });
    });
    expect(await Model.countDocuments({ tags: { $exists: true } })).to.equal(2);
    expect(
      (
        await Model.find({ key: { $in: ["a", "b"] } })
          .sort("key")
          .lean()
      ).map((d) => d.key),
    ).to.deep.equal(["a", "b"]);
    await connection.close();
  });
});

function rawCommand() {
  return async (uri: string, command: Document): Promise<Document> => {
    const { exchange } = await import("./raw.js");
    return exchange(uri, command);
  };
}
