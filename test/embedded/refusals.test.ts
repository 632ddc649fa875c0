import { expect } from "chai";
import type { Document } from "mongodb";
import { COMMANDS } from "../../src/embedded/commands/index.js";
import { EXPRESSION_OPERATORS } from "../../src/embedded/expressions.js";
import { ACCUMULATOR_NAMES } from "../../src/embedded/group.js";
import { STAGE_NAMES } from "../../src/embedded/pipeline.js";
import { QUERY_OPERATORS } from "../../src/embedded/query-operators.js";
import { UPDATE_OPERATORS } from "../../src/embedded/update.js";
import { refusal, useStore } from "./support.js";

const SUPPORTED = {
  commands:
    "abortTransaction aggregate buildInfo buildinfo commitTransaction count create createIndexes delete distinct drop dropDatabase dropIndexes endSessions explain find findAndModify findandmodify getMore hello insert isMaster ismaster killCursors listCollections listDatabases listIndexes ping refreshSessions startSession update",
  stages:
    "$addFields $count $facet $group $limit $lookup $match $project $replaceRoot $replaceWith $set $skip $sort $sortByCount $unset $unwind",
  query: "$all $elemMatch $eq $exists $gt $gte $in $lt $lte $mod $ne $nin $not $options $regex $size $type",
  update:
    "$addToSet $currentDate $inc $max $min $mul $pop $pull $pullAll $push $rename $set $setOnInsert $unset",
  accumulators: "$addToSet $avg $count $first $last $max $min $push $sum",
  expressions:
    "$abs $add $and $arrayElemAt $arrayToObject $ceil $cmp $concat $concatArrays $cond $divide $eq $filter $first $floor $gt $gte $ifNull $in $isArray $isNumber $last $let $literal $lt $lte $map $mergeObjects $multiply $ne $not $objectToArray $or $reduce $round $size $slice $split $strLenCP $substrCP $subtract $switch $toDouble $toInt $toLower $toObjectId $toString $toUpper $type",
};

describe("embedded store: what is supported, and what is refused", () => {
  const t = useStore();
  before(() => t.db.collection("c").insertOne({ _id: 1, a: 5, s: "x", l: [1] } as never));

  it("supports what the table says, no more and no less", () => {
    const listed = (names: readonly string[]) => [...new Set(names)].sort().join(" ");
    expect(listed(Object.keys(COMMANDS))).to.equal(SUPPORTED.commands);
    expect(listed(STAGE_NAMES)).to.equal(SUPPORTED.stages);
    expect(listed(Object.keys(QUERY_OPERATORS))).to.equal(SUPPORTED.query);
    expect(listed(UPDATE_OPERATORS)).to.equal(SUPPORTED.update);
    expect(listed(ACCUMULATOR_NAMES)).to.equal(SUPPORTED.accumulators);
    expect(listed(EXPRESSION_OPERATORS)).to.equal(SUPPORTED.expressions);
  });

  const find = (filter: Document, more: Document = {}) => ({ find: "c", filter, ...more });
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
    ["explain of a write", { explain: { delete: "c", deletes: [] } }, 59],
    ["let", find({}, { let: { a: 1 } }), 40415],
    ["the natural order", find({}, { sort: { $natural: 1 } }), 2],
    ["a hint of no index", find({}, { hint: { nope: 1 } }), 2],
    ["an unknown field", find({}, { frobnicate: 1 }), 40415],
    [
      "a field of a statement",
      { update: "c", updates: [{ q: {}, u: { $set: { a: 1 } }, frobnicate: 1 }] },
      40415,
    ],
    ["tailable", find({}, { tailable: true }), 2],
    ["max of an index", find({}, { max: { a: 1 } }), 40415],
    ["collation", find({}, { collation: { locale: "de" } }), 2],
    ["w: 2", { insert: "c", documents: [{}], writeConcern: { w: 2 } }, 100],
    ["$where", find({ $where: "1" }), 2],
    ["$text", find({ $text: { $search: "x" } }), 2],
    ["$jsonSchema", find({ $jsonSchema: {} }), 2],
    ["$near", find({ a: { $near: [1, 2] } }), 2],
    ["$bitsAllSet", find({ a: { $bitsAllSet: 1 } }), 2],
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
    ["$meta in a projection", find({}, { projection: { a: { $meta: "x" } } }), 2],
    ["a projection collision", find({}, { projection: { a: 1, "a.b": 1 } }), 31250],
    ["$changeStream", pipe({ $changeStream: {} }), 40573],
    ["$out", pipe({ $out: "d" }), 40324],
    ["$merge", pipe({ $merge: "d" }), 40324],
    ["a stage inside $facet", pipe({ $facet: { a: [{ $frob: 1 }] } }), 40324],
    ["a stage inside $lookup", pipe({ $lookup: { from: "d", as: "x", pipeline: [{ $frob: 1 }] } }), 40324],
    ["an expression", pipe({ $project: { x: { $frob: 1 } } }), 168],
    ["an expression inside another", pipe({ $project: { x: { $add: [1, { $frob: 1 }] } } }), 168],
    ["an expression in $expr", find({ $expr: { $function: {} } }), 168],
    ["an accumulator", pipe({ $group: { _id: null, x: { $frob: 1 } } }), 15952],
    ["a date expression", pipe({ $project: { x: { $dateToString: { date: "$d" } } } }), 168],
    ["date arithmetic", pipe({ $project: { x: { $add: ["$$NOW", 1] } } }), 16554],
    ["$round to a place", pipe({ $project: { x: { $round: ["$a", 1] } } }), 16020],
    ["$graphLookup", pipe({ $graphLookup: {} }), 40324],
    ["$bucket", pipe({ $bucket: {} }), 40324],
    ["$unionWith", pipe({ $unionWith: "d" }), 40324],
    ["$sample", pipe({ $sample: { size: 1 } }), 40324],
    ["division by zero", pipe({ $project: { x: { $divide: [1, 0] } } }), 2],
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
    ["an unused array filter", update({ $set: { a: 1 } }, { arrayFilters: [{ x: 1 }] }), 9],
    ["a missing array filter", update({ $set: { "l.$[x]": 1 } }), 2],
    ["$ without a match", update({ $set: { "l.$": 1 } }), 2],
    ["an update by pipeline", update([{ $set: { a: 1 } }]), 9],
    ["$bit", update({ $bit: { a: { and: 1 } } }), 9],
    ["update and remove", update({ $set: { a: 1 } }, { remove: true }), 9],
    ["a text index", index({}, { s: "text" }), 67],
    ["a hashed index", index({}, { s: "hashed" }), 67],
    ["a TTL index", index({ expireAfterSeconds: 5 }), 72],
    ["a wildcard projection", index({ wildcardProjection: {} }), 72],
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
