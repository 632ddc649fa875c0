import {
  type Doc,
  decode,
  docOf,
  encode,
  Int64,
  int,
  isDoc,
  RawDocument,
  typeName,
  type Value,
} from "../bson.js";
import { type Collection, KEYS } from "../catalog.js";
import type { Stored } from "../collection.js";
import { compareValues } from "../compare.js";
import { refuse } from "../errors.js";
import type { Variables } from "../expression-tools.js";
import { encodeValue } from "../index-keys.js";
import { toInteger } from "../numbers.js";
import { checkResultSize, compilePipeline, type PipelineContext, runPipeline } from "../pipeline.js";
import { candidates, describePlan, type Examined, plan } from "../planner.js";
import { compileProjection } from "../projection.js";
import { compileFilter, wholeNumberOf } from "../query.js";
import { compileSort, sortFields } from "../sort.js";
import { afterPrefix, walkRange } from "../storage.js";
import {
  type Command,
  checkCollation,
  checkFields,
  checkHint,
  collectionName,
  letVariables,
  optionalBool,
  optionalDoc,
  type Request,
  statements,
} from "./request.js";

const FIRST_BATCH = 101;
const SORT_BYTES = 256 * 1024 * 1024;
const NO_VARIABLES: Variables = new Map();

/** What a filter matches, undecoded; a filter on some fields decodes only those. */
export function* matching(
  request: Request,
  collection: Collection | undefined,
  source: Doc,
  variables = NO_VARIABLES,
  examined?: Examined,
): Generator<Stored> {
  const filter = compileFilter(source, variables);
  if (!collection) return;
  const view = request.engine.viewFor(request.caller);
  for (const stored of candidates(view, collection, plan(collection, source), examined)) {
    if (source.size === 0 || filter.matches(decode(stored.bytes, filter.fields))) yield stored;
  }
}

interface FindOptions {
  filter: Doc;
  sort: Doc;
  projection: Doc;
  skip: number;
  limit: number;
  variables: Variables;
}

function nonNegative(value: Value | undefined, name: string): number {
  const number = wholeNumberOf(value, name) ?? 0;
  if (number < 0) refuse(51024, `BSON field '${name}' value must be >= 0, actual value '${number}'`);
  return number;
}

function findOptions(body: Doc, filterField: string): FindOptions {
  return {
    filter: optionalDoc(body.get(filterField), filterField),
    sort: optionalDoc(body.get("sort"), "sort"),
    projection: optionalDoc(body.get("projection"), "projection"),
    skip: nonNegative(body.get("skip"), "skip"),
    limit: nonNegative(body.get("limit"), "limit"),
    variables: letVariables(body.get("let")),
  };
}

function* found(
  request: Request,
  collection: Collection | undefined,
  options: FindOptions,
  examined?: Examined,
): Generator<Buffer> {
  const { filter, sort, projection, skip, limit, variables } = options;
  const project = projection.size > 0 ? compileProjection(projection, filter) : undefined;
  const matched = matching(request, collection, filter, variables, examined);
  const ordered = sort.size > 0 ? sorted(matched, sort) : matched;
  let passed = 0;
  let shown = 0;
  for (const { bytes } of ordered) {
    if (passed++ < skip) continue;
    yield project ? encode(project(decode(bytes), variables)) : bytes;
    if (++shown === limit) return;
  }
}

function* sorted(matched: Iterable<Stored>, spec: Doc): Generator<Stored> {
  const natural = spec.get("$natural");
  if (natural !== undefined) {
    if (spec.size > 1) refuse("BadValue", "cannot combine $natural with other sort keys");
    if (wholeNumberOf(natural, "$natural") === 1) yield* matched;
    else yield* [...matched].sort((a, b) => (a.record < b.record ? 1 : -1));
    return;
  }
  const compare = compileSort(spec);
  const fields = new Set(sortFields(spec));
  const rows: { key: Doc; stored: Stored }[] = [];
  let bytes = 0;
  for (const stored of matched) {
    bytes += stored.bytes.length;
    if (bytes > SORT_BYTES) {
      refuse("QueryExceededMemoryLimitNoDiskUseAllowed", `Sort exceeded memory limit of ${SORT_BYTES} bytes`);
    }
    rows.push({ key: decode(stored.bytes, fields), stored });
  }
  rows.sort((a, b) => compare(a.key, b.key));
  for (const { stored } of rows) yield stored;
}

/** The reply of `find` and `aggregate`, and the cursor that holds the rest. */
function firstBatch(
  request: Request,
  namespace: string,
  documents: Iterator<Buffer>,
  size: number,
  single: boolean,
): Doc {
  const { engine, caller } = request;
  const cursor = engine.cursors.create(namespace, documents, caller.lsid, caller.transaction !== undefined);
  const batch = engine.cursors.batch(cursor, size, single);
  return docOf({
    cursor: docOf({
      firstBatch: batch.documents.map((bytes) => new RawDocument(bytes)),
      id: new Int64(batch.id),
      ns: namespace,
    }),
    ok: 1,
  });
}

const FIND_FIELDS = [
  "filter",
  "sort",
  "projection",
  "hint",
  "skip",
  "limit",
  "batchSize",
  "singleBatch",
  "let",
  "collation",
  "allowDiskUse",
  "noCursorTimeout",
  "allowPartialResults",
];
const ONLY_FALSE = ["returnKey", "showRecordId", "tailable", "awaitData", "oplogReplay"];

function refuseTrue(body: Doc, names: readonly string[]): void {
  for (const name of names) {
    if (optionalBool(body.get(name), name)) refuse("BadValue", `'${name}' is not supported by this store`);
  }
}

const find: Command = {
  fields: [...FIND_FIELDS, ...ONLY_FALSE],
  transactional: true,
  run(request) {
    const { body, database, engine, caller } = request;
    const name = collectionName(request);
    refuseTrue(body, ONLY_FALSE);
    checkCollation(body.get("collation"));
    checkHint(request, name, body.get("hint"));
    const options = findOptions(body, "filter");
    if (options.sort.size > 0 && !options.sort.has("$natural")) compileSort(options.sort);
    if (options.projection.size > 0) compileProjection(options.projection, options.filter);
    const size = body.has("batchSize") ? nonNegative(body.get("batchSize"), "batchSize") : FIRST_BATCH;
    const documents = found(request, engine.collection(caller, database, name), options);
    return firstBatch(
      request,
      `${database}.${name}`,
      documents,
      size,
      optionalBool(body.get("singleBatch"), "singleBatch"),
    );
  },
};

const getMore: Command = {
  fields: ["collection", "batchSize"],
  transactional: true,
  run({ body, database, engine, caller }) {
    const id = toInteger(body.get("getMore"));
    const name = body.get("collection");
    if (id === undefined || typeof name !== "string")
      refuse("TypeMismatch", "getMore takes a cursor id and a collection");
    const cursor = engine.cursors.get(id, `${database}.${name}`);
    if (
      cursor.inTransaction !== (caller.transaction !== undefined) ||
      (cursor.inTransaction && cursor.lsid !== caller.lsid)
    ) {
      refuse(
        50738,
        `Cannot run getMore on cursor ${id}, which was created in another session or transaction`,
      );
    }
    const size = nonNegative(body.get("batchSize"), "batchSize") || Number.POSITIVE_INFINITY;
    const batch = engine.cursors.batch(cursor, size);
    return docOf({
      cursor: docOf({
        nextBatch: batch.documents.map((bytes) => new RawDocument(bytes)),
        id: new Int64(batch.id),
        ns: cursor.namespace,
      }),
      ok: 1,
    });
  },
};

const killCursors: Command = {
  fields: ["cursors"],
  transactional: true,
  run(request) {
    const name = collectionName(request);
    const killed: Value[] = [];
    const unknown: Value[] = [];
    for (const id of statements(request.body, "cursors", true)) {
      const number = toInteger(id);
      if (number === undefined)
        refuse("TypeMismatch", `BSON field 'killCursors.cursors' holds a ${typeName(id)}`);
      (request.engine.cursors.kill(number, `${request.database}.${name}`) ? killed : unknown).push(
        new Int64(number),
      );
    }
    return docOf({
      cursorsKilled: killed,
      cursorsNotFound: unknown,
      cursorsAlive: [],
      cursorsUnknown: [],
      ok: 1,
    });
  },
};

const count: Command = {
  fields: ["query", "limit", "skip", "hint", "collation"],
  run(request) {
    const { body, database, engine, caller } = request;
    const name = collectionName(request);
    checkCollation(body.get("collation"));
    checkHint(request, name, body.get("hint"));
    const limit = Math.abs(wholeNumberOf(body.get("limit"), "limit") ?? 0) || Number.POSITIVE_INFINITY;
    const skip = nonNegative(body.get("skip"), "skip");
    const query = optionalDoc(body.get("query") ?? undefined, "query");
    const collection = engine.collection(caller, database, name);
    let n = 0;
    if (query.size === 0 && collection) {
      const prefix = KEYS.index(collection.indexes[0] as { id: number });
      for (const _ of walkRange(engine.viewFor(caller), prefix, afterPrefix(prefix), 4096)) n++;
    } else {
      for (const _ of matching(request, collection, query)) if (++n === skip + limit) break;
    }
    return docOf({ n: int(Math.min(Math.max(0, n - skip), limit)), ok: 1 });
  },
};

const distinct: Command = {
  fields: ["key", "query", "hint", "collation"],
  transactional: true,
  run(request) {
    const { body, database, engine, caller } = request;
    const name = collectionName(request);
    checkCollation(body.get("collation"));
    checkHint(request, name, body.get("hint"));
    const key = body.get("key");
    if (typeof key !== "string")
      refuse(
        "TypeMismatch",
        `BSON field 'distinct.key' is the wrong type '${typeName(key)}', expected type 'string'`,
      );
    const parts = key.split(".");
    const only = new Set([parts[0] as string]);
    const values = new Map<string, Value>();
    const add = (value: Value) => {
      const encoded = encodeValue(value);
      if (!values.has(encoded)) values.set(encoded, value);
    };
    const reach = (value: Value | undefined, at: number): void => {
      if (Array.isArray(value)) {
        const part = parts[at];
        if (part === undefined) for (const item of value) add(item);
        else {
          for (const item of value) if (isDoc(item)) reach(item, at);
          if (/^\d+$/.test(part)) reach(value[Number(part)], at + 1);
        }
      } else if (at === parts.length) {
        if (value !== undefined) add(value);
      } else if (isDoc(value)) reach(value.get(parts[at] as string), at + 1);
    };
    const query = optionalDoc(body.get("query") ?? undefined, "query");
    for (const { bytes } of matching(request, engine.collection(caller, database, name), query))
      reach(decode(bytes, only), 0);
    return docOf({ values: [...values.values()].sort(compareValues), ok: 1 });
  },
};

function contextOf(request: Request, variables: Variables): PipelineContext {
  return {
    variables,
    *read(name, equals) {
      const source: Doc = equals ? new Map([[equals.path, docOf({ $eq: equals.value })]]) : new Map();
      const collection = request.engine.collection(request.caller, request.database, name);
      if (!collection) return;
      const view = request.engine.viewFor(request.caller);
      for (const { bytes } of candidates(view, collection, plan(collection, source))) yield decode(bytes);
    },
  };
}

/** Takes leading `$match` stages off a pipeline, so that they can use an index and skip decoding. */
function leadingMatch(pipeline: Value[]): { filter: Doc; rest: Value[] } {
  const [first, ...rest] = pipeline;
  const filter = isDoc(first) && first.size === 1 ? first.get("$match") : undefined;
  return isDoc(filter) ? { filter, rest } : { filter: new Map(), rest: pipeline };
}

const aggregate: Command = {
  fields: ["pipeline", "cursor", "allowDiskUse", "hint", "let", "collation", "bypassDocumentValidation"],
  transactional: true,
  run(request) {
    const { body, database, engine, caller } = request;
    const target = body.get("aggregate");
    if (typeof target !== "string") {
      const pipeline = statements(body, "pipeline", true);
      compilePipeline(pipeline, contextOf(request, NO_VARIABLES));
      refuse(
        "InvalidNamespace",
        "aggregate without a collection ({aggregate: 1}) is not supported by this store",
      );
    }
    const name = collectionName(request);
    checkCollation(body.get("collation"));
    checkHint(request, name, body.get("hint"));
    const cursor = body.get("cursor");
    if (!isDoc(cursor))
      refuse(
        "FailedToParse",
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    checkFields(cursor, ["batchSize"], "cursor");
    const documents = aggregated(
      request,
      engine.collection(caller, database, name),
      statements(body, "pipeline", true),
    );
    const size = cursor.has("batchSize") ? nonNegative(cursor.get("batchSize"), "batchSize") : FIRST_BATCH;
    return firstBatch(request, `${database}.${name}`, documents, size, false);
  },
};

function aggregated(
  request: Request,
  collection: Collection | undefined,
  pipeline: Value[],
  examined?: Examined,
): Iterator<Buffer> {
  const variables = letVariables(request.body.get("let"));
  const context = contextOf(request, variables);
  compilePipeline(pipeline, context);
  const { filter, rest } = leadingMatch(pipeline);
  const stages = compilePipeline(rest, context);
  function* input() {
    for (const { bytes } of matching(request, collection, filter, variables, examined)) yield decode(bytes);
  }
  return (function* () {
    for (const doc of runPipeline(stages, input())) yield checkResultSize(encode(doc));
  })();
}

const explain: Command = {
  fields: ["verbosity"],
  run(request) {
    const inner = request.body.get("explain");
    if (!isDoc(inner)) refuse("TypeMismatch", "explain takes a command");
    const verbosity = request.body.get("verbosity") ?? "allPlansExecution";
    if (!["queryPlanner", "executionStats", "allPlansExecution"].includes(verbosity as string)) {
      refuse(
        "BadValue",
        "verbosity string must be one of {'queryPlanner', 'executionStats', 'allPlansExecution'}",
      );
    }
    const [name] = inner.keys();
    const nested: Request = { ...request, name: name as string, body: inner };
    const { options, pipeline } = explained(nested);
    const coll = collectionName(nested);
    const collection = request.engine.collection(request.caller, request.database, coll);
    const winningPlan = collection
      ? describePlan(plan(collection, options.filter), options.filter)
      : docOf({ stage: "EOF" });
    const reply = docOf({
      explainVersion: "1",
      queryPlanner: docOf({
        namespace: `${request.database}.${coll}`,
        parsedQuery: options.filter,
        winningPlan,
        rejectedPlans: [],
      }),
    });
    if (verbosity !== "queryPlanner") {
      const examined: Examined = { keys: 0, documents: 0 };
      const rows = pipeline
        ? aggregated(nested, collection, pipeline, examined)
        : found(nested, collection, options, examined);
      let n = 0;
      while (!rows.next().done) n++;
      reply.set(
        "executionStats",
        docOf({
          executionSuccess: true,
          nReturned: int(n),
          totalKeysExamined: int(examined.keys),
          totalDocsExamined: int(examined.documents),
        }),
      );
    }
    return reply.set("ok", 1);
  },
};

/** The filter of the command that is explained, without doing what it does. */
function explained({ name, body }: Request): { options: FindOptions; pipeline?: Value[] } {
  switch (name) {
    case "find":
      return { options: findOptions(body, "filter") };
    case "count":
    case "distinct":
    case "findAndModify":
      return {
        options: {
          ...findOptions(new Map(), "query"),
          filter: optionalDoc(body.get("query") ?? undefined, "query"),
        },
      };
    case "aggregate": {
      const pipeline = statements(body, "pipeline", true);
      return {
        options: { ...findOptions(new Map(), "filter"), filter: leadingMatch(pipeline).filter },
        pipeline,
      };
    }
    case "update":
    case "delete": {
      const [first] = statements(body, `${name}s`, true);
      const statement = optionalDoc(first, `${name}s`);
      return { options: { ...findOptions(new Map(), "q"), filter: optionalDoc(statement.get("q"), "q") } };
    }
    default:
      refuse("CommandNotFound", `Explain failed due to unknown command: ${name}`);
  }
}

export const readCommands: Record<string, Command> = {
  find,
  getMore,
  killCursors,
  count,
  distinct,
  aggregate,
  explain,
};
