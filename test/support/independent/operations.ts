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
  readonly indexes: boolean;
  /** Paths that reach into documents and arrays, in updates. */
  readonly deepUpdates: boolean;
  /** Sorts by a field of the documents in an array. */
  readonly sortsThroughArrays: boolean;
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
    ...["$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists"],
    ...["$elemMatch", "$elemMatchValue", "$not", "$and", "$or", "$nor", "$regex"],
  ]),
  updates: new Set(["$set", "$unset", "$inc", "$max", "$setOnInsert", "$push", "$pushMany", "replacement"]),
  indexes: true,
  deepUpdates: true,
  sortsThroughArrays: true,
  nestedArrays: true,
  projections: new Set(["include", "exclude", "nested"]),
};

/** FerretDB lacks much (docs/independent-servers.md): only what it claims to do, so that every answer can be compared. */
const ferretdb: Profile = {
  // Documents in arrays: FerretDB does not find them by their whole value.
  values: plainValues.filter(
    (value) => !(Array.isArray(value) && value.some((one) => typeof one === "object" && "x" in one)),
  ),
  filters: new Set(["$eq", "$gt", "$gte", "$lt", "$lte", "$in", "$exists", "$and", "$or", "$nor"]),
  updates: new Set(["$set", "$unset", "$inc", "$push", "replacement"]),
  indexes: false,
  deepUpdates: false,
  sortsThroughArrays: false,
  nestedArrays: false,
  projections: new Set(["include", "exclude"]),
};

export const profiles: Readonly<Record<string, Profile>> = { ferretdb, secantus: everything };
export const fullProfile = everything;

export const COLLECTION = "c";

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
  const projection = projections(profile);

  const insert = fc.record({
    insert: fc.constant(COLLECTION),
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
    .map(([query, order, { u }, after, removing, upsert, _id]) => ({
      findAndModify: COLLECTION,
      ...(removing
        ? { query, sort: order, remove: true }
        : { query: upsert ? { _id } : query, sort: order, update: u, new: after, upsert }),
    }));
  const count = filter.map((query) => ({ count: COLLECTION, query }));
  const counting = fc
    .tuple(filter, fc.constantFrom(undefined, 0, 1), fc.constantFrom(undefined, 1, 2))
    .map(([query, skip, limit]) => ({
      aggregate: COLLECTION,
      pipeline: [
        { $match: query },
        ...(skip === undefined ? [] : [{ $skip: skip }]),
        ...(limit === undefined ? [] : [{ $limit: limit }]),
        { $group: { _id: 1, n: { $sum: 1 } } },
      ],
      cursor: {},
    }));

  const all: fc.WeightedArbitrary<Operation>[] = [
    { weight: 6, arbitrary: insert },
    { weight: 5, arbitrary: find },
    { weight: 5, arbitrary: updateOne },
    { weight: 2, arbitrary: updateMany },
    { weight: 2, arbitrary: remove },
    { weight: 2, arbitrary: findAndModify },
    { weight: 1, arbitrary: count },
    { weight: 2, arbitrary: counting },
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
  return fc.oneof(...all);
}

interface Change {
  u: Document;
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
  const possible: Record<string, fc.Arbitrary<Change>> = {
    $set: on("$set", value),
    $unset: on("$unset", fc.constant("")),
    $inc: on("$inc", numbers),
    $max: on("$max", value),
    $setOnInsert: on("$setOnInsert", value),
    $push: on("$push", element),
    $pushMany: on(
      "$push",
      list.map(($each) => ({ $each })),
    ),
    replacement: fc
      .record({ a: value, b: value, t: value, d: value }, { requiredKeys: [], noNullPrototype: true })
      .map((u) => ({ u: { ...u } })),
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

function projections(profile: Profile): fc.Arbitrary<Document> {
  const possible: Record<string, fc.Arbitrary<Document>> = {
    include: fc.constantFrom<Document>({ a: 1 }, { b: 1, a: 1, _id: 0 }, { _id: 1 }),
    exclude: fc.constantFrom<Document>({ a: 0 }, { t: 0, _id: 0 }, { _id: 0 }),
    nested: fc.constantFrom<Document>({ "d.x": 1 }, { "t.x": 0 }, { "a.x": 1, b: 1 }, { "t.x": 1 }),
  };
  return fc.oneof(
    ...Object.entries(possible)
      .filter(([name]) => profile.projections.has(name))
      .map(([, arbitrary]) => arbitrary),
  );
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
