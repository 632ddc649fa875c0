import { join } from "node:path";
import { expect } from "chai";
import type { Document } from "mongodb";
import { lastCommitIn } from "../../src/lmdb-file/data-file.js";
import { useStore } from "./support.js";

describe("embedded store: writes that need not be on disk when they are answered", () => {
  const t = useStore();
  const rows = () => t.db.collection<Document & { _id: number }>("sync");
  const relaxed = { writeConcern: { w: 1, journal: false } };
  const commits = () => lastCommitIn(join(t.directory, "data.mdb-lock"));

  before(() => rows().insertOne({ _id: 0, n: 0 }));

  it("go into the commit of the next one", async () => {
    const before = commits();
    for (let round = 1; round <= 10; round += 1) {
      const counted = await rows().findOneAndUpdate(
        { _id: 0 },
        { $inc: { n: 1 } },
        { returnDocument: "after", ...relaxed },
      );
      expect(counted).to.deep.equal({ _id: 0, n: round });
      await rows().insertOne({ _id: round, n: 1 });
      expect(await rows().findOne({ _id: 0 })).to.deep.equal({ _id: 0, n: round });
    }
    // A machine that is slow between the two may put the first on disk by itself.
    expect(commits() - before).to.be.within(10, 14);
  });

  it("are seen by the next write at once, and by reads soon, also where no other one comes", async () => {
    await rows().updateOne({ _id: 0 }, { $inc: { n: 1 } }, relaxed);
    const found = await rows().findOneAndUpdate({ _id: 0 }, { $inc: { n: 1 } }, relaxed);
    expect(found?.n).to.equal(11);
    while ((await rows().findOne({ _id: 0 }))?.n !== 12)
      await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it("are kept when the store is closed", async () => {
    await rows().updateOne({ _id: 0 }, { $set: { n: 100 } }, relaxed);
    await t.restart();
    expect(await rows().findOne({ _id: 0 })).to.deep.equal({ _id: 0, n: 100 });
  });

  it("wait for the disk where a majority is asked for, as with MongoDB", async () => {
    const before = commits();
    await rows().updateOne(
      { _id: 0 },
      { $inc: { n: 1 } },
      { writeConcern: { w: "majority", journal: false } },
    );
    expect(commits() - before).to.equal(1);
  });
});

describe("embedded store: an update leaves alone what it does not look into", () => {
  const t = useStore();
  const rows = () => t.db.collection<Document & { _id: number }>("around");

  it("adds to a list, sets fields and keeps the others and their order, to the byte", async () => {
    const long = { depth: { list: [1, "two", { three: null }] }, at: new Date(0), pattern: /a/i };
    await rows().createIndex({ tags: 1 });
    await rows().insertOne({ _id: 1, history: [{ seq: 1, long }], long, tags: ["a"], name: "before" });
    await rows().updateOne(
      { _id: 1 },
      { $set: { name: "after", tags: ["b"] }, $push: { history: { $each: [{ seq: 2 }] } as never } },
    );
    const found = await rows().findOne({ tags: "b" });
    expect(JSON.stringify(found)).to.equal(
      JSON.stringify({ _id: 1, history: [{ seq: 1, long }, { seq: 2 }], long, tags: ["b"], name: "after" }),
    );
    expect(await rows().findOne({ tags: "a" })).to.equal(null);
  });

  it("refuses to add to what is no list", async () => {
    await rows().insertOne({ _id: 2, history: "none" });
    const message = await rows()
      .updateOne({ _id: 2 }, { $push: { history: 1 } as never })
      .catch((error: Error) => error.message);
    expect(message).to.contain("no array but a string");
  });
});
