import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Document } from "mongodb";
import { COMMANDS } from "../../src/embedded/commands/index.js";
import { QUERY_OPERATORS } from "../../src/embedded/query-operators.js";
import { UPDATE_OPERATORS } from "../../src/embedded/update-operators.js";
import { refusal, useStore } from "./support.js";

const SUPPORTED = {
  commands:
    "abortTransaction aggregate buildInfo buildinfo commitTransaction count create createIndexes delete drop dropDatabase dropIndexes endSessions find findAndModify findandmodify getMore hello insert isMaster ismaster killCursors listCollections listDatabases listIndexes ping refreshSessions startSession update",
  query: "$elemMatch $eq $exists $gt $gte $in $lt $lte $ne $nin $not $options $regex",
  update: "$inc $max $push $set $setOnInsert $unset",
};

describe("embedded store: what is supported, and what is refused", () => {
  const t = useStore();
  before(() => t.db.collection("c").insertOne({ _id: 1, a: 5, s: "x", l: [1] } as never));

  it("supports what the table says, no more and no less", () => {
    const listed = (names: readonly string[]) => [...new Set(names)].sort().join(" ");
    expect(listed(Object.keys(COMMANDS))).to.equal(SUPPORTED.commands);
    expect(listed(Object.keys(QUERY_OPERATORS))).to.equal(SUPPORTED.query);
    expect(listed(Object.keys(UPDATE_OPERATORS))).to.equal(SUPPORTED.update);
  });

  it("says so in the README", () => {
    const readme = readFileSync("src/embedded/README.md", "utf8");
    const named = (what: string, pattern: RegExp) => {
      const [, item = ""] = new RegExp(`^- ${what}: (.*?)\\n- `, "ms").exec(readme) ?? [];
      return [...item.matchAll(pattern)].map(([, name]) => name as string).sort();
    };
    const aliases = ["buildinfo", "findandmodify", "ismaster"];
    expect([...named("commands", /`(\w+)`/g), ...aliases].sort()).to.deep.equal(Object.keys(COMMANDS).sort());
    const combining = ["$and", "$or", "$nor"];
    const operators = [...Object.keys(QUERY_OPERATORS), ...combining].sort();
    expect(named("filters", /`(\$\w+)`/g)).to.deep.equal(operators);
    const changes = [...Object.keys(UPDATE_OPERATORS), "$each"].sort();
    expect(named("updates", /`(\$\w+)`/g)).to.deep.equal(changes);
  });

  const find = (filter: Document, more: Document = {}) => ({ find: "c", filter, ...more });
  const COUNT = { $group: { _id: 1, n: { $sum: 1 } } };
  const pipe = (...pipeline: Document[]) => ({ aggregate: "c", pipeline, cursor: {} });
  const update = (u: unknown, more: Document = {}) => ({
    findAndModify: "c",
    query: { _id: 1 },
    update: u,
    ...more,
  });
  const index = (more: Document, key: Document = { z: 1 }) => ({
    createIndexes: "c",
    indexes: [{ key, name: "n", ...more }],
  });
  const REFUSED: [what: string, command: Document, code: number][] = [
    ["a command", { mapReduce: "c" }, 59],
    ["another command", { renameCollection: "a.b", to: "a.c" }, 59],
    ["a command by a name of Object's", { constructor: 1 }, 59],
    ["bulkWrite", { bulkWrite: 1 }, 59],
    ["dbStats", { dbStats: 1 }, 59],
    ["explain", { explain: { find: "c" } }, 59],
    ["distinct", { distinct: "c", key: "a" }, 59],
    ["let", find({}, { let: { a: 1 } }), 40415],
    ["the natural order", find({}, { sort: { $natural: 1 } }), 2],
    ["a hint of no index", find({}, { hint: { nope: 1 } }), 2],
    ["an unknown field", find({}, { frobnicate: 1 }), 40415],
    [
      "a field of a statement",
      { update: "c", updates: [{ q: {}, u: { $set: { a: 1 } }, frobnicate: 1 }] },
      40415,
    ],
    [
      "a sort of an update, which MongoDB 7 does not know",
      { update: "c", updates: [{ q: {}, u: { $set: { a: 1 } }, sort: { a: 1 } }] },
      40415,
    ],
    ["a sort of a replacement", { update: "c", updates: [{ q: {}, u: { a: 1 }, sort: { a: 1 } }] }, 40415],
    ["tailable", find({}, { tailable: true }), 2],
    ["max of an index", find({}, { max: { a: 1 } }), 40415],
    ["collation", find({}, { collation: { locale: "de" } }), 2],
    ["w: 2", { insert: "c", documents: [{}], writeConcern: { w: 2 } }, 100],
    ["$where", find({ $where: "1" }), 2],
    ["$text", find({ $text: { $search: "x" } }), 2],
    ["$jsonSchema", find({ $jsonSchema: {} }), 2],
    ["$near", find({ a: { $near: [1, 2] } }), 2],
    ["$bitsAllSet", find({ a: { $bitsAllSet: 1 } }), 2],
    ["$expr", find({ $expr: { $gt: ["$a", 1] } }), 2],
    ["$size", find({ l: { $size: 1 } }), 2],
    ["$all", find({ l: { $all: [1] } }), 2],
    ["$mod", find({ a: { $mod: [2, 1] } }), 2],
    ["$type", find({ a: { $type: "int" } }), 2],
    ["an operator nested", find({ a: { $elemMatch: { $frob: 1 } } }), 2],
    ["an operator after a good one", find({ a: { $gt: 1, $frob: 2 } }), 2],
    ["an empty $or", find({ $or: [] }), 2],
    ["$in of no array", find({ a: { $in: 5 } }), 2],
    ["a bad regex", find({ a: { $regex: "(" } }), 51091],
    ["a regex JavaScript would misread", find({ a: { $regex: "[[:alpha:]]" } }), 51091],
    ["regex option x", find({ a: { $regex: "a", $options: "x" } }), 2],
    ["a sort by meta", find({}, { sort: { s: { $meta: "textScore" } } }), 2],
    ["a sort order 2", find({}, { sort: { a: 2 } }), 15975],
    ["a negative skip", find({}, { skip: -1 }), 51024],
    ["a mixed projection", find({}, { projection: { a: 1, s: 0 } }), 31254],
    ["the other mixed projection", find({}, { projection: { a: 0, s: 1 } }), 31253],
    ["$meta in a projection", find({}, { projection: { a: { $meta: "x" } } }), 168],
    ["$slice in a projection", find({}, { projection: { l: { $slice: 1 } } }), 168],
    ["$elemMatch in a projection", find({}, { projection: { l: { $elemMatch: { $gt: 0 } } } }), 168],
    ["a computed field in a projection", find({}, { projection: { x: { $add: ["$a", 1] } } }), 168],
    ["another field's value in a projection", find({}, { projection: { x: "$a" } }), 168],
    ["the positional projection", find({ l: 1 }, { projection: { "l.$": 1 } }), 16410],
    ["a projection collision", find({}, { projection: { a: 1, "a.b": 1 } }), 31250],
    ["$changeStream", pipe({ $changeStream: {} }), 40573],
    ["no stage", pipe(), 40324],
    ["a pipeline without a count", pipe({ $match: {} }), 40324],
    ["another stage", pipe({ $match: {} }, { $sort: { a: 1 } }, COUNT), 40324],
    ["a stage after the count", pipe({ $match: {} }, COUNT, { $limit: 1 }), 40324],
    ["a count out of order", pipe({ $match: {} }, { $limit: 1 }, { $skip: 1 }, COUNT), 40324],
    ["a stage by a name of Object's", pipe({ constructor: {} }), 40324],
    ["a group by a field", pipe({ $match: {} }, { $group: { _id: "$a", n: { $sum: 1 } } }), 40324],
    ["a sum of a field", pipe({ $match: {} }, { $group: { _id: 1, n: { $sum: "$a" } } }), 40324],
    ["a count that takes none", pipe({ $match: {} }, { $limit: 0 }, COUNT), 15958],
    ["an operator in a counted filter", pipe({ $match: { a: { $frob: 1 } } }, COUNT), 2],
    ["a pipeline on a database", { aggregate: 1, pipeline: [{ $match: {} }, COUNT], cursor: {} }, 73],
    ["an update operator", update({ $frob: { a: 1 } }), 9],
    ["a mixed update", update({ $set: { a: 1 }, b: 1 }), 9],
    ["conflicting paths", update({ $set: { a: 1, "a.b": 2 } }), 40],
    ["conflicting operators", update({ $set: { a: 1 }, $inc: { a: 1 } }), 40],
    ["a path through a scalar", update({ $set: { "a.b": 1 } }), 28],
    ["$inc of a string", update({ $inc: { s: 1 } }), 14],
    ["$inc by a string", update({ $inc: { a: "1" } }), 14],
    ["$push to a scalar", update({ $push: { a: 1 } }), 2],
    ["another _id", update({ $set: { _id: 2 } }), 66],
    ["a replacement with another _id", update({ _id: 2, a: 1 }), 66],
    ["an empty path", update({ $set: { "": 1 } }), 56],
    ["a dollar path", update({ $set: { "a.$b": 1 } }), 52],
    ["array filters", update({ $set: { a: 1 } }, { arrayFilters: [{ x: 1 }] }), 40415],
    ["the path of an array filter", update({ $set: { "l.$[x]": 1 } }), 2],
    ["all elements of an array in a path", update({ $set: { "l.$[]": 1 } }), 2],
    ["the positional $", update({ $set: { "l.$": 1 } }, { query: { l: 1 } }), 2],
    ["a position of $push", update({ $push: { l: { $each: [1], $position: 0 } } }), 2],
    ["a sort of $push", update({ $push: { l: { $each: [1], $sort: 1 } } }), 2],
    ["a slice of $push", update({ $push: { l: { $each: [1], $slice: 1 } } }), 2],
    ["$each of no array", update({ $push: { l: { $each: 1 } } }), 2],
    ["$rename", update({ $rename: { a: "b" } }), 9],
    ["$pull", update({ $pull: { l: 1 } }), 9],
    ["an update operator by a name of Object's", update({ $set: { a: 1 }, constructor: { a: 1 } }), 9],
    ["an update by pipeline", update([{ $set: { a: 1 } }]), 9],
    ["$bit", update({ $bit: { a: { and: 1 } } }), 9],
    ["update and remove", update({ $set: { a: 1 } }, { remove: true }), 9],
    ["a text index", index({}, { s: "text" }), 67],
    ["a hashed index", index({}, { s: "hashed" }), 67],
    ["a TTL index", index({ expireAfterSeconds: 5 }), 72],
    ["a wildcard projection", index({ wildcardProjection: {} }), 72],
    ["a partial filter with $type", index({ partialFilterExpression: { a: { $type: "int" } } }), 67],
    ["a partial filter with $ne", index({ partialFilterExpression: { a: { $ne: 1 } } }), 67],
    ["an index on a position", index({}, { "l.0": 1 }), 67],
    ["a capped collection", { create: "d", capped: true, size: 100 }, 40415],
    ["a validator", { create: "d", validator: {} }, 40415],
    ["a time series", { create: "d", timeseries: {} }, 40415],
    ["a bad namespace", { insert: "a$b", documents: [{}] }, 73],
    ["an unknown cursor", { getMore: 5n, collection: "c" }, 43],
    ["no statements", { insert: "c", documents: [] }, 16],
    ["an index that is not there", { dropIndexes: "c", index: "nope" }, 27],
    ["dropping _id_", { dropIndexes: "c", index: "_id_" }, 72],
  ];
  for (const [what, command, code] of REFUSED) {
    it(`refuses ${what} (${code})`, async () => {
      const before = await t.db.collection("c").find().toArray();
      expect((await refusal(t.db.command(command))).code).to.equal(code);
      expect(await t.db.collection("c").find().toArray()).to.deep.equal(before);
    });
  }

  it("refuses documents that MongoDB would not store", async () => {
    const c = t.db.collection<Document>("bad");
    const raw = (document: Document) => t.db.command({ insert: "bad", documents: [document] });
    const code = async (document: Document) => (await raw(document)).writeErrors?.[0]?.code;
    expect(await code({ _id: [1] })).to.equal(53);
    expect(await code({ _id: /x/ })).to.equal(53);
    expect(await code({ $a: 1 })).to.equal(52);
    await c.insertOne({ _id: 1, s: "" } as never);
    const big = "x".repeat(16 * 1024 * 1024 - 100);
    expect(
      (await refusal(c.updateOne({ _id: 1 } as never, { $set: { s: big, t: "y".repeat(200) } }))).code,
    ).to.be.oneOf([17419, 10334]);
    let deep: Document = {};
    for (let i = 0; i < 190; i++) deep = { a: deep };
    expect((await refusal(raw(deep))).code).to.equal(15);
    expect(await c.countDocuments()).to.equal(1);
  });
});
