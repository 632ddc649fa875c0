import fc from "fast-check";
import { Decimal128, type Document, Double, Int32, Long, ObjectId } from "mongodb";

/**
 * Random operations over a small space: few ids, few fields, few values of every kind, so that operations meet.
 *
 * An operation is a raw command. What MongoDB leaves open is kept out: every read is in an order that ends with
 * `_id`, a write to one of many is pinned by `_id`, an upsert names its `_id`, and a write to many keeps off the
 * field that is unique (`u`), because which documents a failing one had reached depends on the natural order.
 */
export type Operation = Document;

/** What a server does not take, so that the generator stays within what it does. The reason is part of the entry. */
export interface Profile {
  readonly values: readonly unknown[];
  readonly filters: ReadonlySet<string>;
  readonly updates: ReadonlySet<string>;
  readonly stages: ReadonlySet<string>;
  readonly indexes: boolean;
  /** Paths that reach into documents and arrays, in updates. */
  readonly deepUpdates: boolean;
  /** References in expressions, `$a.x`, to documents whose `a` is an array. */
  readonly referencesThroughArrays: boolean;
  /** Sorts by a field of the documents in an array. */
  readonly sortsThroughArrays: boolean;
  /** `$push` with `$sort` by a field. */
  readonly sortsElementsByField: boolean;
  /** Arrays as elements of arrays. */
  readonly nestedArrays: boolean;
  readonly projections: ReadonlySet<string>;
}

const plainValues: readonly unknown[] = [
  null,
  new Int32(-1),
  new Int32(0),
  new Int32(1),
  new Int32(2),
  new Double(0.5),
  new Double(1),
  Long.fromNumber(1),
  "",
  "a",
  "b",
  "ab",
  true,
  false,
  new Date(0),
  new Date(5),
  new ObjectId("000000000000000000000001"),
  [],
  [new Int32(1), new Int32(2)],
  ["a", "b"],
  {},
  { x: new Int32(1) },
  { x: new Int32(1), y: "a" },
  [{ x: new Int32(1) }, { x: new Int32(2), y: "a" }],
];

const awkwardValues: readonly unknown[] = [
  new Double(-0),
  new Double(Number.NaN),
  Long.fromString("9007199254740993"),
  new Double(9007199254740992),
  Decimal128.fromString("1.0"),
  [null],
  [[new Int32(1)], new Int32(2)],
  { x: null },
  { x: [new Int32(1), new Int32(2)] },
  { y: "a", x: new Int32(1) },
  [new Int32(2), "a", null, { x: new Int32(1) }],
];

const everything: Profile = {
  values: [...plainValues, ...awkwardValues],
  filters: new Set([
    ...[
      "$eq",
      "$ne",
      "$gt",
      "$gte",
      "$lt",
      "$lte",
      "$in",
      "$nin",
      "$exists",
      "$type",
      "$size",
      "$all",
      "$mod",
    ],
    ...["$elemMatch", "$elemMatchValue", "$not", "$and", "$or", "$nor", "$regex", "$expr"],
  ]),
  updates: new Set([
    ...["$set", "$unset", "$inc", "$mul", "$min", "$max", "$rename", "$setOnInsert"],
    ...["$push", "$pushMany", "$addToSet", "$addToSetMany", "$pop", "$pull", "$pullWhere", "$pullAll"],
    ...["replacement", "arrayFilters", "all", "positional"],
  ]),
  stages: new Set([
    ...[
      "$match",
      "$group",
      "$unwind",
      "$unwindKeep",
      "$project",
      "$addFields",
      "$lookup",
      "$facet",
      "$count",
    ],
    ...["$sortByCount", "$replaceRoot", "$skip", "$limit", "$unset"],
  ]),
  indexes: true,
  deepUpdates: true,
  referencesThroughArrays: true,
  sortsThroughArrays: true,
  sortsElementsByField: true,
  nestedArrays: true,
  projections: new Set(["include", "exclude", "nested", "$slice", "$elemMatch"]),
};

/** FerretDB lacks much (docs/independent-servers.md): only what it claims to do, so that every answer can be compared. */
const ferretdb: Profile = {
  // Documents in arrays: FerretDB does not find them by their whole value.
  values: plainValues.filter(
    (value) => !(Array.isArray(value) && value.some((one) => typeof one === "object" && "x" in one)),
  ),
  filters: new Set(["$eq", "$gt", "$gte", "$lt", "$lte", "$in", "$exists", "$size", "$and", "$or", "$nor"]),
  updates: new Set(["$set", "$unset", "$inc", "$push", "$addToSet", "$pop", "replacement"]),
  stages: new Set(["$match", "$skip", "$limit", "$count"]),
  indexes: false,
  deepUpdates: false,
  referencesThroughArrays: false,
  sortsThroughArrays: false,
  sortsElementsByField: false,
  nestedArrays: false,
  projections: new Set(["include", "exclude"]),
};

/**
 * SecantusDB takes `$a.x` for missing where `a` is an array; MongoDB gives the array of the elements' `x`. Its `$unset`
 * stage does not go into arrays either. And where
 * an element is no document, MongoDB's `$push` sorts it as one without the field; SecantusDB in no order we could name.
 */
const secantus: Profile = { ...everything, referencesThroughArrays: false, sortsElementsByField: false };

export const profiles: Readonly<Record<string, Profile>> = { ferretdb, secantus };
export const fullProfile = everything;

export const COLLECTION = "c";
const OTHER = "o";

const fields = ["a", "b", "u", "t"] as const;
const paths = [...fields, "d", "a.x", "d.x", "t.x", "t.0", "d.x.y"] as const;
/** Paths that a write to many may touch: not `u`, which may be unique. */
const freePaths = ["a", "b", "t", "d", "d.x", "a.x", "t.0"] as const;

export function operations(profile: Profile): fc.Arbitrary<Operation[]> {
  const value = fc.constantFrom(...profile.values);
  const path = fc.constantFrom(...paths);
  const id = fc.constantFrom<unknown>(
    ...[0, 1, 2, 3, 4].map((n) => new Int32(n)),
    new Double(1),
    Long.fromNumber(2),
    "x",
  );
  const filter = filters(profile, value, path);
  const document = fc
    .record(
      { _id: id, a: value, b: value, u: value, t: value, d: value },
      { requiredKeys: ["_id"], noNullPrototype: true },
    )
    .map((made) => ({ ...made }));
  const sort = fc
    .array(fc.tuple(profile.sortsThroughArrays ? path : fc.constantFrom(...fields), fc.constantFrom(1, -1)), {
      maxLength: 2,
    })
    .map((keys) => ({ ...Object.fromEntries(keys), _id: 1 }));
  const update = updates(profile, value, paths);
  const freeUpdate = updates(profile, value, freePaths).filter(({ u }) => !isReplacement(u));
  const projection = projections(profile, value);

  const insert = fc.record({
    insert: fc.constantFrom(COLLECTION, COLLECTION, COLLECTION, OTHER),
    documents: fc.array(document, { minLength: 1, maxLength: 4 }),
    ordered: fc.boolean(),
  });
  const find = fc.record(
    {
      find: fc.constant(COLLECTION),
      filter,
      sort,
      projection,
      skip: fc.constantFrom(0, 1),
      limit: fc.constantFrom(0, 0, 1, 2),
    },
    { requiredKeys: ["find", "filter", "sort"] },
  );
  const updateOne = fc.tuple(id, filter, update, fc.boolean()).map(([_id, q, change, upsert]) => ({
    update: COLLECTION,
    updates: [{ q: { ...(upsert ? {} : q), _id }, ...change, upsert }],
  }));
  const updateMany = fc.tuple(filter, freeUpdate).map(([q, change]) => ({
    update: COLLECTION,
    updates: [{ q, ...change, multi: true }],
  }));
  const remove = fc.tuple(filter, fc.option(id, { nil: undefined })).map(([q, _id]) => ({
    delete: COLLECTION,
    deletes: [_id === undefined ? { q, limit: 0 } : { q: { ...q, _id }, limit: 1 }],
  }));
  const findAndModify = fc
    .tuple(filter, sort, update, fc.boolean(), fc.boolean(), fc.boolean(), id)
    .map(([query, order, { u, arrayFilters }, after, removing, upsert, _id]) => ({
      findAndModify: COLLECTION,
      ...(removing
        ? { query, sort: order, remove: true }
        : { query: upsert ? { _id } : query, sort: order, update: u, new: after, upsert }),
      ...(arrayFilters && !removing ? { arrayFilters } : {}),
    }));
  const count = filter.map((query) => ({ count: COLLECTION, query }));
  const distinct = fc.tuple(path, filter).map(([key, query]) => ({ distinct: COLLECTION, key, query }));
  const aggregate = pipelines(profile, value, filter, path).map((pipeline) => ({
    aggregate: COLLECTION,
    pipeline,
    cursor: { batchSize: 1000 },
  }));

  const all: fc.WeightedArbitrary<Operation>[] = [
    { weight: 6, arbitrary: insert },
    { weight: 5, arbitrary: find },
    { weight: 5, arbitrary: updateOne },
    { weight: 2, arbitrary: updateMany },
    { weight: 2, arbitrary: remove },
    { weight: 2, arbitrary: findAndModify },
    { weight: 1, arbitrary: count },
    { weight: 1, arbitrary: distinct },
    { weight: 3, arbitrary: aggregate },
  ];
  if (profile.indexes) all.push({ weight: 2, arbitrary: indexOperations() });
  return fc.array(fc.oneof(...all), { minLength: 2, maxLength: 20 });
}

function isReplacement(update: Document): boolean {
  return !Object.keys(update).some((name) => name.startsWith("$"));
}

function filters(
  profile: Profile,
  value: fc.Arbitrary<unknown>,
  path: fc.Arbitrary<string>,
): fc.Arbitrary<Document> {
  const types = fc.constantFrom(
    "int",
    "string",
    "array",
    "object",
    "null",
    "double",
    "long",
    "number",
    "bool",
    "date",
  );
  const possible: Record<string, fc.Arbitrary<unknown>> = {
    $eq: value,
    $ne: value,
    $gt: value,
    $gte: value,
    $lt: value,
    $lte: value,
    $in: fc.array(value, { maxLength: 3 }),
    $nin: fc.array(value, { maxLength: 2 }),
    $exists: fc.boolean(),
    $type: types,
    $size: fc.constantFrom(0, 1, 2),
    $all: fc.array(value, { maxLength: 2 }),
    $mod: fc.constantFrom([2, 0], [2, 1]),
    $regex: fc.constantFrom("^a", "b$", "A"),
  };
  const named = Object.entries(possible).filter(([name]) => profile.filters.has(name));
  const condition = fc.oneof(...named.map(([name, operand]) => operand.map((o) => ({ [name]: o }))));
  const conditions: fc.Arbitrary<unknown>[] = [value, condition];
  if (profile.filters.has("$not")) conditions.push(condition.map((c) => ({ $not: c })));
  if (profile.filters.has("$elemMatch")) {
    conditions.push(
      fc
        .tuple(fc.constantFrom("x", "y"), fc.oneof(value, condition))
        .map(([f, c]) => ({ $elemMatch: { [f]: c } })),
    );
  }
  if (profile.filters.has("$elemMatchValue")) conditions.push(condition.map((c) => ({ $elemMatch: c })));
  const single = fc.tuple(path, fc.oneof(...conditions)).map(([p, c]) => ({ [p]: c }) as Document);
  const several = fc.array(single, { minLength: 1, maxLength: 2 });
  const all: fc.WeightedArbitrary<Document>[] = [
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 6, arbitrary: single },
    { weight: 1, arbitrary: fc.tuple(single, single).map(([one, two]) => ({ ...one, ...two })) },
  ];
  for (const name of ["$and", "$or", "$nor"]) {
    if (profile.filters.has(name))
      all.push({ weight: 1, arbitrary: several.map((list) => ({ [name]: list })) });
  }
  if (profile.filters.has("$expr")) {
    const comparison = fc.tuple(fc.constantFrom("$eq", "$gt", "$lte"), value);
    all.push({
      weight: 1,
      arbitrary: comparison.map(([name, v]) => ({ $expr: { [name]: ["$a", { $literal: v }] } })),
    });
  }
  return fc.oneof(...all);
}

interface Change {
  u: Document;
  arrayFilters?: Document[];
}

function updates(
  profile: Profile,
  value: fc.Arbitrary<unknown>,
  available: readonly string[],
): fc.Arbitrary<Change> {
  const path = fc.constantFrom(...available.filter((name) => profile.deepUpdates || !name.includes(".")));
  const element = profile.nestedArrays ? value : value.filter((v) => !Array.isArray(v));
  const numbers = fc.constantFrom<unknown>(
    new Int32(1),
    new Int32(-2),
    new Double(0.5),
    Long.fromNumber(3),
    "a",
  );
  const list = fc.array(value, { maxLength: 3 });
  const on = (name: string, operand: fc.Arbitrary<unknown>) =>
    fc.tuple(path, operand).map(([p, o]) => ({ u: { [name]: { [p]: o } } }) as Change);
  const many = fc.record(
    {
      $each: list,
      $slice: fc.constantFrom(0, 2, -2),
      $position: fc.constantFrom(0, 1, -1),
      $sort: fc.constantFrom<unknown>(1, -1, ...(profile.sortsElementsByField ? [{ x: 1 }] : [])),
    },
    { requiredKeys: ["$each"], noNullPrototype: true },
  );
  const possible: Record<string, fc.Arbitrary<Change>> = {
    $set: on("$set", value),
    $unset: on("$unset", fc.constant("")),
    $inc: on("$inc", numbers),
    $mul: on("$mul", numbers),
    $min: on("$min", value),
    $max: on("$max", value),
    $rename: on("$rename", path),
    $setOnInsert: on("$setOnInsert", value),
    $push: on("$push", element),
    $pushMany: on("$push", many),
    $addToSet: on("$addToSet", element),
    $addToSetMany: on(
      "$addToSet",
      list.map(($each) => ({ $each })),
    ),
    $pop: on("$pop", fc.constantFrom(1, -1)),
    $pull: on("$pull", value),
    $pullWhere: on(
      "$pull",
      fc.tuple(fc.constantFrom("$gt", "$lte", "$ne"), value).map(([n, v]) => ({ [n]: v })),
    ),
    $pullAll: on("$pullAll", list),
    replacement: fc
      .record({ a: value, b: value, t: value, d: value }, { requiredKeys: [], noNullPrototype: true })
      .map((u) => ({ u: { ...u } })),
    arrayFilters: value.map((v) => ({ u: { $set: { "t.$[e]": "set" } }, arrayFilters: [{ e: v }] })),
    all: fc.constantFrom<Change>({ u: { $inc: { "t.$[]": 1 } } }, { u: { $set: { "t.$[].x": 5 } } }),
    positional: fc.constant<Change>({ u: { $set: { "t.$": "set" } } }),
  };
  const enabled = Object.entries(possible)
    .filter(([name]) => profile.updates.has(name))
    .map(([, arbitrary]) => arbitrary);
  const single = fc.oneof(...enabled);
  // Two operators in one update: also how conflicting paths are tried.
  const pair = fc
    .tuple(
      on("$set", value),
      profile.updates.has("$unset") ? on("$unset", fc.constant("")) : on("$inc", numbers),
    )
    .map(([one, two]) => ({ u: { ...one.u, ...two.u } }));
  return fc.oneof({ weight: 6, arbitrary: single }, { weight: 1, arbitrary: pair });
}

function projections(profile: Profile, value: fc.Arbitrary<unknown>): fc.Arbitrary<Document> {
  const possible: Record<string, fc.Arbitrary<Document>> = {
    include: fc.constantFrom<Document>({ a: 1 }, { b: 1, a: 1, _id: 0 }, { _id: 1 }),
    exclude: fc.constantFrom<Document>({ a: 0 }, { t: 0, _id: 0 }, { _id: 0 }),
    nested: fc.constantFrom<Document>({ "d.x": 1 }, { "t.x": 0 }, { "a.x": 1, b: 1 }, { "t.x": 1 }),
    $slice: fc.constantFrom<Document>(
      { t: { $slice: 1 } },
      { t: { $slice: [1, 1] }, a: 1 },
      { t: { $slice: -1 } },
    ),
    $elemMatch: value.map((v) => ({ t: { $elemMatch: { x: v } } })),
  };
  return fc.oneof(
    ...Object.entries(possible)
      .filter(([name]) => profile.projections.has(name))
      .map(([, arbitrary]) => arbitrary),
  );
}

function pipelines(
  profile: Profile,
  value: fc.Arbitrary<unknown>,
  filter: fc.Arbitrary<Document>,
  path: fc.Arbitrary<string>,
): fc.Arbitrary<Document[]> {
  const reference = path.filter((p) => !/\d/.test(p)).map((p) => `$${p}`);
  const sorted = { $sort: { _id: 1 } };
  const accumulator = fc.constantFrom("$sum", "$avg", "$min", "$max", "$first", "$last", "$push");
  const expression = fc.oneof(
    reference,
    fc
      .tuple(fc.constantFrom("$eq", "$gt", "$lte", "$cmp"), reference, value)
      .map(([n, r, v]) => ({ [n]: [r, { $literal: v }] })),
    fc.tuple(reference, value).map(([r, v]) => ({ $ifNull: [r, { $literal: v }] })),
    fc.tuple(reference, reference).map(([one, two]) => ({ $cond: [one, two, "no"] })),
    reference.map((r) => ({ $cond: [{ $isArray: r }, { $size: r }, -1] })),
    reference.map((r) => ({ $type: r })),
    reference.map((r) => ({ $cond: [{ $isNumber: r }, { $add: [r, 1] }, null] })),
    reference.map((r) => ({ $concatArrays: [{ $cond: [{ $isArray: r }, r, []] }, [1]] })),
    reference.map((r) => ({
      $map: { input: { $cond: [{ $isArray: r }, r, []] }, as: "e", in: { $type: "$$e" } },
    })),
    reference.map((r) => ({
      $filter: { input: { $cond: [{ $isArray: r }, r, []] }, as: "e", cond: { $gt: ["$$e", 1] } },
    })),
  );
  const possible: Record<string, fc.Arbitrary<Document[]>> = {
    $match: filter.map((f) => [{ $match: f }, sorted]),
    $group: fc
      .tuple(reference, accumulator, reference)
      .map(([by, name, of]) => [sorted, { $group: { _id: by, v: { [name]: of } } }, sorted]),
    $unwind: reference.map((r) => [sorted, { $unwind: r }]),
    $unwindKeep: reference.map((r) => [
      sorted,
      { $unwind: { path: r, preserveNullAndEmptyArrays: true, includeArrayIndex: "n" } },
    ]),
    $project: fc
      .tuple(expression, fc.boolean())
      .map(([e, plain]) => [sorted, { $project: plain ? { a: 1, e } : { e } }]),
    $addFields: expression.map((e) => [sorted, { $addFields: { b: e } }]),
    $lookup: fc
      .constantFrom("a", "b", "t", "d.x")
      .map((localField) => [
        sorted,
        { $lookup: { from: OTHER, localField, foreignField: "a", as: "found" } },
        { $addFields: { found: { $size: "$found" } } },
      ]),
    $facet: fc.tuple(filter, reference).map(([f, r]) => [
      {
        $facet: {
          all: [{ $count: "n" }],
          some: [{ $match: f }, sorted],
          by: [{ $sortByCount: { $type: r } }, sorted],
        },
      },
    ]),
    $count: filter.map((f) => [{ $match: f }, { $count: "n" }]),
    $sortByCount: reference.map((r) => [sorted, { $sortByCount: r }, sorted]),
    $replaceRoot: fc.constant([
      { $match: { d: { $type: "object" } } },
      sorted,
      { $replaceRoot: { newRoot: "$d" } },
    ]),
    $skip: fc.constant([sorted, { $skip: 1 }]),
    $limit: fc.constant([sorted, { $limit: 2 }]),
    $unset: fc.constant([sorted, { $unset: profile.referencesThroughArrays ? ["a", "d.x"] : ["a", "b"] }]),
  };
  const pipeline = fc.oneof(
    ...Object.entries(possible)
      .filter(([name]) => profile.stages.has(name))
      .map(([, arbitrary]) => arbitrary),
  );
  if (profile.referencesThroughArrays) return pipeline;
  return pipeline.map((stages) => {
    const crossed = crossings(JSON.stringify(stages));
    if (crossed.length === 0) return stages;
    return [
      { $match: Object.fromEntries(crossed.map((name) => [name, { $not: { $type: "array" } }])) },
      ...stages,
    ];
  });
}

/** The fields that references such as `$d.x.y` go through: `d` and `d.x`. */
function crossings(stages: string): string[] {
  const found = new Set<string>();
  for (const [, reference = ""] of stages.matchAll(/"\$([a-z](?:\.[a-z])+)"/g)) {
    const parts = reference.split(".");
    for (let length = 1; length < parts.length; length += 1) found.add(parts.slice(0, length).join("."));
  }
  return [...found];
}

function indexOperations(): fc.Arbitrary<Operation> {
  const index = fc.constantFrom<Document>(
    { key: { u: 1 }, name: "u", unique: true },
    { key: { u: 1 }, name: "u", unique: true, sparse: true },
    { key: { u: 1 }, name: "u", unique: true, partialFilterExpression: { a: { $gt: 0 } } },
    { key: { u: 1, _id: 1 }, name: "u2", unique: true },
    { key: { a: 1 }, name: "a" },
    { key: { a: 1, b: -1 }, name: "ab" },
    { key: { "d.x": 1 }, name: "dx" },
    { key: { t: 1 }, name: "t" },
  );
  return fc.oneof(
    { weight: 4, arbitrary: index.map((one) => ({ createIndexes: COLLECTION, indexes: [one] })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom("u", "a", "ab", "t")
        .map((name) => ({ dropIndexes: COLLECTION, index: name })),
    },
    { weight: 1, arbitrary: fc.constant({ listIndexes: COLLECTION }) },
  );
}
