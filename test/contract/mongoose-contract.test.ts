import { expect } from "chai";
import mongoose, { type Connection } from "mongoose";
import { contractSuite } from "../support/independent/contract-store.js";

const stepSchema = new mongoose.Schema({ kind: String, startsOn: String }, { _id: false });

const itemSchema = new mongoose.Schema(
  {
    acronym: { type: String, required: true, unique: true },
    names: { type: [String], default: undefined, index: { unique: true, sparse: true } },
    steps: [stepSchema],
    question: { type: mongoose.Schema.Types.ObjectId, ref: "Question" },
    revision: { type: Number, default: 1 },
  },
  { strict: "throw", strictQuery: "throw", timestamps: true },
);

const questionSchema = new mongoose.Schema({ label: String });

contractSuite("store contract: mongoose", (test) => {
  const withModels = (
    title: string,
    body: (models: ReturnType<typeof modelsOf>, connection: Connection) => Promise<void>,
  ) =>
    test(title, async ({ uri, db }) => {
      const connection = await mongoose
        .createConnection(uri, { dbName: db.databaseName, serverSelectionTimeoutMS: 10_000 })
        .asPromise();
      try {
        const models = modelsOf(connection);
        await Promise.all([models.Item.init(), models.Question.init()]);
        await body(models, connection);
      } finally {
        await connection.close();
      }
    });

  withModels("makes the indexes of a schema, and finds them in place", async ({ Item }) => {
    expect(await Item.syncIndexes()).to.deep.equal([]);
    expect((await Item.listIndexes()).map(({ name }) => name as string)).to.have.members([
      "_id_",
      "acronym_1",
      "names_1",
    ]);
  });

  withModels("creates, finds, saves and deletes a document", async ({ Item }) => {
    const made = await Item.create({
      acronym: "Y.QKD-TLS",
      steps: [{ kind: "AAP", startsOn: "2026-01-01" }],
    });
    made.steps.push({ kind: "LC", startsOn: "2026-02-01" });
    await made.save();
    const found = await Item.findOne({ acronym: "Y.QKD-TLS" }).lean().orFail();
    expect(found.steps.map(({ kind }) => kind)).to.deep.equal(["AAP", "LC"]);
    expect(found.createdAt).to.be.instanceOf(Date);
    await made.deleteOne();
    expect(await Item.countDocuments()).to.equal(0);
  });

  withModels("refuses a second document of the same key with 11000", async ({ Item }) => {
    await Item.create({ acronym: "A" });
    const error = await Item.create({ acronym: "A" }).catch((caught: unknown) => caught);
    expect(error).to.have.property("code", 11000);
    expect(await Item.countDocuments()).to.equal(1);
  });

  withModels("refuses a stale document by its version", async ({ Item }) => {
    await Item.create({ acronym: "A", steps: [{ kind: "1" }, { kind: "2" }] });
    const [one, two] = [await Item.findOne().orFail(), await Item.findOne().orFail()];
    one.steps.splice(0, 1);
    await one.save();
    two.steps.splice(1, 1);
    const error = await two.save().catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(mongoose.Error.VersionError);
  });

  withModels("saves on the expected revision only", async ({ Item }) => {
    await Item.create({ acronym: "A" });
    const save = () =>
      Item.findOneAndUpdate(
        { acronym: "A", revision: 1 },
        { $inc: { revision: 1 } },
        { returnDocument: "after" },
      ).lean();
    expect((await save())?.revision).to.equal(2);
    expect(await save()).to.equal(null);
  });

  withModels("populates a reference", async ({ Item, Question }) => {
    const question = await Question.create({ label: "Q16/13" });
    await Item.create({ acronym: "A", question: question._id });
    const found = await Item.findOne().populate<{ question: { label: string } }>("question").orFail();
    expect(found.question.label).to.equal("Q16/13");
  });

  withModels("streams with a cursor", async ({ Item }) => {
    await Item.insertMany(Array.from({ length: 120 }, (_, n) => ({ acronym: `A${n}` })));
    let seen = 0;
    for await (const _ of Item.find().lean().cursor({ batchSize: 25 })) seen += 1;
    expect(seen).to.equal(120);
  });

  withModels("writes in bulk, and counts", async ({ Item }) => {
    await Item.bulkWrite([
      { insertOne: { document: { acronym: "A" } } },
      { insertOne: { document: { acronym: "B", revision: 5 } } },
      { updateOne: { filter: { acronym: "A" }, update: { $set: { revision: 5 } } } },
    ]);
    expect(await Item.countDocuments({ revision: 5 })).to.equal(2);
  });

  withModels("changes two documents in one transaction, or neither", async ({ Item }, connection) => {
    await connection.transaction(async (session) => {
      await Item.create([{ acronym: "A" }, { acronym: "B" }], { session, ordered: true });
    });
    const failing = connection.transaction(async (session) => {
      await Item.updateOne({ acronym: "A" }, { $set: { revision: 9 } }, { session });
      throw new Error("changed my mind");
    });
    expect(await failing.catch((error: Error) => error.message)).to.equal("changed my mind");
    expect((await Item.find().sort({ acronym: 1 }).lean()).map(({ revision }) => revision)).to.deep.equal([
      1, 1,
    ]);
  });
});

function modelsOf(connection: Connection) {
  return {
    Item: connection.model("Item", itemSchema),
    Question: connection.model("Question", questionSchema),
  };
}
