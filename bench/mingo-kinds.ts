/** Random questions about random documents, by kind: what bench/compare-mingo.ts asks. */
import {
  Binary,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from "bson";
import fc from "fast-check";

/** What is asked about some documents. */
export type Question =
  | { readonly filter: Document }
  | { readonly sort: Document }
  | { readonly projection: Document }
  | { readonly update: Document; readonly arrayFilters?: Document[]; readonly filter?: Document }
  | { readonly pipeline: Document[] };

/** Documents, and a question about them. */
export interface Case {
  readonly documents: Document[];
  readonly question: Question;
}

const int = (value: number) => new Int32(value);
const numbers = [
  ...[-1, 0, 1, 2].map(int),
  ...[-0, 0.5, 1, 9007199254740992].map((value) => new Double(value)),
  ...["1", "2", "9007199254740993"].map((text) => Long.fromString(text)),
  ...["1.0", "0.5", "9007199254740993"].map((text) => Decimal128.fromString(text)),
];
const plain = [...[-1, 0, 1, 2, 3].map(int), new Double(0.5), "", "a", "ab", "b"];
const strings = ["", "a", "ab", "B", "b", "é", "\uffff", "\u{1f600}"];
const dates = [-1, 0, 1, 1_700_000_000_000].map((millis) => new Date(millis));
const ids = [1, 2, 255].map((n) => new ObjectId(n.toString(16).padStart(24, "0")));
const nothing = [null, undefined, int(1), "a"];
const arrays = [[], [int(1)], [int(2), int(1)], [int(1), int(2)], [null], [[int(1)]], int(1), int(2)];
const documents = [
  {},
  { x: int(1) },
  { x: int(2) },
  { x: int(1), y: int(2) },
  { y: int(2), x: int(1) },
  { x: null },
];
const bytes = [
  new Binary(Buffer.from("a"), 0),
  new Binary(Buffer.from("b"), 0),
  new Binary(Buffer.from("aa"), 0),
  new Binary(Buffer.from("a"), 5),
];
const ends = [new MinKey(), new MaxKey(), new Timestamp({ t: 1, i: 1 }), new Timestamp({ t: 1, i: 2 })];
const perType = [null, int(1), "a", documents[1], [int(1)], true, dates[1], ids[0], bytes[0]];
const nested = [
  { x: int(1) },
  { x: [int(1), int(2)] },
  [{ x: int(1) }, { x: int(2), y: "a" }],
  [{ x: [int(1)] }, int(5)],
  [],
  int(1),
  undefined,
];

const from = (pool: readonly unknown[]) => fc.constantFrom(...pool);

/** Some documents whose `v` is of this pool; `undefined` leaves it out. */
function having(pool: readonly unknown[]): fc.Arbitrary<Document[]> {
  return fc
    .array(from(pool), { minLength: 3, maxLength: 6 })
    .map((values) => values.map((v, i) => ({ _id: int(i), ...(v === undefined ? {} : { v }) })));
}

function asking(pool: readonly unknown[], question: fc.Arbitrary<Question>): fc.Arbitrary<Case> {
  return fc.record({ documents: having(pool), question });
}

const sorting = (pool: readonly unknown[]) =>
  asking(
    pool,
    fc.constantFrom(1, -1).map((order) => ({ sort: { v: order, _id: 1 } })),
  );

function finding(
  pool: readonly unknown[],
  operators = ["$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin"],
  path = "v",
): fc.Arbitrary<Case> {
  const operand = from(pool.filter((value) => value !== undefined));
  return asking(
    pool,
    fc.tuple(fc.constantFrom(...operators), operand, operand).map(([name, one, two]) => ({
      filter: { [path]: { [name]: name.endsWith("in") ? [one, two] : one } },
    })),
  );
}

const ask = (pool: readonly unknown[], ...questions: Question[]) =>
  asking(pool, fc.constantFrom(...questions));

const changing = (pool: readonly unknown[], operators: string[], operands: readonly unknown[] = pool) =>
  asking(
    pool,
    fc
      .tuple(fc.constantFrom(...operators), from(operands.filter((value) => value !== undefined)))
      .map(([name, operand]) => ({ update: { [name]: { v: operand } } })),
  );

const SORTED = { $sort: { _id: 1 } };
const computing = (pool: readonly unknown[], ...expressions: unknown[]) =>
  ask(pool, ...expressions.map((e) => ({ pipeline: [SORTED, { $project: { e } }] })));
const onArrays = { $cond: [{ $isArray: "$v" }, "$v", []] };
const grouping = (pool: readonly unknown[], ...groups: Document[]) =>
  ask(pool, ...groups.map((group) => ({ pipeline: [SORTED, { $group: group }, SORTED] })));

/** Every kind of question. */
export const KINDS: Readonly<Record<string, fc.Arbitrary<Case>>> = {
  "sort: whole numbers and strings": sorting([...[1, 2, 3].map(int), "a", "b"]),
  "sort: strings beyond ASCII": sorting(strings),
  "sort: int, long, double, decimal": sorting(numbers),
  "sort: dates": sorting(dates),
  "sort: ObjectIds": sorting(ids),
  "sort: binaries, timestamps, MinKey, MaxKey": sorting([...bytes, ...ends]),
  "sort: arrays": sorting(arrays),
  "sort: documents": sorting(documents),
  "sort: null and missing": sorting(nothing),
  "sort: one of every type": sorting(perType),
  "filter: whole numbers and strings": finding(plain),
  "filter: int, long, double, decimal": finding(numbers),
  "filter: between types ($gt … $lte)": finding(perType, ["$gt", "$gte", "$lt", "$lte"]),
  "filter: null and missing": finding(nothing),
  "filter: dates": finding(dates),
  "filter: ObjectIds": finding(ids),
  "filter: binaries, timestamps, MinKey, MaxKey": finding([...bytes, ...ends]),
  "filter: arrays": finding(arrays),
  "filter: documents": finding(documents),
  "filter: paths through arrays": asking(
    nested,
    fc
      .tuple(fc.constantFrom("v.x", "v.0", "v.0.x", "v.x.0"), from([int(1), int(2), null, [int(1)]]))
      .map(([path, operand]) => ({ filter: { [path]: operand } })),
  ),
  "filter: $exists, $type, $size, $mod, $all, $elemMatch, $regex": ask(
    [...perType, ...arrays, ...strings, undefined, Long.fromString("9007199254740993")],
    ...[true, false].map((yes) => ({ filter: { v: { $exists: yes } } })),
    ...["int", "long", "string", "array", "object", "null", "date", "number", "binData"].map((name) => ({
      filter: { v: { $type: name } },
    })),
    { filter: { v: { $size: 1 } } },
    { filter: { v: { $mod: [2, 1] } } },
    { filter: { v: { $all: [int(1), int(2)] } } },
    { filter: { v: { $all: [null] } } },
    { filter: { v: { $elemMatch: { $gt: 1 } } } },
    { filter: { v: { $elemMatch: { $ne: 1 } } } },
    { filter: { v: { $not: { $gt: 1 } } } },
    { filter: { v: { $regex: "^A", $options: "i" } } },
  ),
  "projection: fields": ask(
    perType,
    { projection: { v: 1 } },
    { projection: { v: 0 } },
    { projection: { _id: 0 } },
  ),
  "projection: paths into documents and arrays": ask(
    nested,
    { projection: { "v.x": 1 } },
    { projection: { "v.x": 0 } },
    { projection: { v: { x: 1 }, _id: 0 } },
  ),
  "projection: $slice, $elemMatch": ask(
    [...arrays, ...nested],
    { projection: { v: { $slice: 1 } } },
    { projection: { v: { $slice: [-1, 1] } } },
    { projection: { v: { $elemMatch: { x: 1 } } } },
  ),
  "update: $set, $unset": changing(perType, ["$set", "$unset"]),
  "update: $set, $unset along paths": ask(
    nested,
    { update: { $set: { "v.x": int(7) } } },
    { update: { $set: { "v.0": int(7) } } },
    { update: { $set: { "v.3": int(7) } } },
    { update: { $unset: { "v.x": "" } } },
    { update: { $unset: { "v.0": "" } } },
  ),
  "update: $inc, $mul of int, long, double, decimal": changing([...numbers, undefined], ["$inc", "$mul"]),
  "update: $inc, $mul of what is no number": changing(perType, ["$inc", "$mul"], [int(1)]),
  "update: $min, $max": changing([...perType, ...numbers, undefined], ["$min", "$max"]),
  "update: $push, $addToSet, $pull, $pullAll, $pop": ask(
    [...arrays, [Long.fromNumber(1), new Double(1)], documents.slice(0, 4), undefined],
    ...[int(1), null, { x: int(1) }, [int(1)]].flatMap((one): Question[] => [
      { update: { $push: { v: one } } },
      { update: { $addToSet: { v: one } } },
      { update: { $pull: { v: one } } },
      { update: { $pullAll: { v: [one] } } },
    ]),
    { update: { $push: { v: { $each: [int(3), int(0)], $sort: 1, $slice: -2 } } } },
    { update: { $pull: { v: { $gt: 1 } } } },
    { update: { $pop: { v: -1 } } },
  ),
  "update: array filters, $[], $": ask(
    [...arrays, ...nested],
    { update: { $set: { "v.$[e]": int(9) } }, arrayFilters: [{ e: { $gt: 1 } }] },
    { update: { $set: { "v.$[e].y": int(9) } }, arrayFilters: [{ "e.x": int(1) }] },
    { update: { $inc: { "v.$[]": int(1) } } },
    { update: { $set: { "v.$": int(9) } }, filter: { v: int(1) } },
  ),
  "update: $rename": ask(perType, { update: { $rename: { v: "w" } } }, { update: { $rename: { v: "w.x" } } }),
  "$group by numbers, dates, ids, documents": grouping(
    [...numbers, ...dates, ...ids, ...documents, null, undefined],
    { _id: "$v", n: { $sum: 1 } },
  ),
  "$group: $sum, $min, $max, $avg": grouping(
    [...perType, ...numbers.filter((value) => !(value instanceof Decimal128)), undefined],
    { _id: null, n: { $sum: "$v" } },
    { _id: null, n: { $min: "$v" } },
    { _id: null, n: { $max: "$v" } },
    { _id: null, n: { $avg: "$v" } },
  ),
  "$group: $first, $last, $push, $addToSet": grouping(
    [...plain, null, undefined],
    { _id: null, n: { $first: "$v" } },
    { _id: null, n: { $last: "$v" } },
    { _id: null, n: { $push: "$v" } },
  ),
  "expressions: comparisons": computing(
    [...perType, ...numbers, undefined],
    ...["$eq", "$ne", "$gt", "$lte", "$cmp"].flatMap((name) =>
      [null, int(1), Long.fromString("9007199254740993"), "a", [int(1)]].map((literal) => ({
        [name]: ["$v", { $literal: literal }],
      })),
    ),
  ),
  "expressions: arithmetic": computing(
    numbers,
    ...["$add", "$subtract", "$multiply"].flatMap((name) =>
      [int(1), Long.fromNumber(2), new Double(0.5)].map((literal) => ({
        [name]: ["$v", { $literal: literal }],
      })),
    ),
  ),
  "expressions: $cond, $ifNull, $and, $not, $type, $switch": computing(
    [...perType, ...numbers, undefined],
    { $cond: ["$v", 1, 2] },
    { $ifNull: ["$v", "none"] },
    { $and: ["$v", true] },
    { $not: ["$v"] },
    { $type: "$v" },
    // biome-ignore lint/suspicious/noThenProperty: it is MongoDB's
    { $switch: { branches: [{ case: { $gt: ["$v", 1] }, then: "more" }], default: "less" } },
  ),
  "expressions: arrays": computing(
    [...arrays, ...nested],
    { $size: onArrays },
    { $arrayElemAt: [onArrays, -1] },
    { $slice: [onArrays, 1] },
    { $concatArrays: [onArrays, [1]] },
    { $in: [1, onArrays] },
    { $map: { input: onArrays, as: "e", in: { $type: "$$e" } } },
    { $filter: { input: onArrays, as: "e", cond: { $gt: ["$$e", 1] } } },
    { $reduce: { input: onArrays, initialValue: 0, in: { $add: ["$$value", 1] } } },
    "$v.x",
  ),
  "expressions: strings": computing(
    strings,
    { $concat: ["$v", "-"] },
    { $toUpper: "$v" },
    { $strLenCP: "$v" },
    { $substrCP: ["$v", 0, 1] },
    { $split: ["$v", "a"] },
  ),
  "stages: $unwind": ask(
    [...arrays, null, undefined],
    { pipeline: [SORTED, { $unwind: "$v" }] },
    {
      pipeline: [
        SORTED,
        { $unwind: { path: "$v", preserveNullAndEmptyArrays: true, includeArrayIndex: "n" } },
      ],
    },
  ),
  "stages: $addFields, $replaceRoot, $facet, $sortByCount": ask(
    [...documents, ...nested.slice(0, 4)],
    { pipeline: [SORTED, { $addFields: { "v.z": 1 } }] },
    { pipeline: [{ $match: { v: { $type: "object" } } }, SORTED, { $replaceRoot: { newRoot: "$v" } }] },
    { pipeline: [{ $facet: { all: [{ $count: "n" }], one: [{ $match: { "v.x": 1 } }, SORTED] } }] },
  ),
  "stages: $lookup": ask([...numbers, ...arrays, ...documents, null, undefined], {
    pipeline: [
      SORTED,
      { $lookup: { from: "c", localField: "v", foreignField: "v", as: "found" } },
      { $project: { found: { $size: "$found" } } },
    ],
  }),
};
