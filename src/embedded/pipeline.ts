import { type Doc, docOf, Int32, isDoc, MAX_DOCUMENT_BYTES, show, typeName, type Value } from "./bson.js";
import { compareValues } from "./compare.js";
import { CommandError } from "./errors.js";
import {
  compareInExpression,
  compileExpression,
  type Expression,
  splitPath,
  type Variables,
} from "./expressions.js";
import { compileGroup } from "./group.js";
import { toInteger } from "./numbers.js";
import { compileAddFields, compileProjection } from "./projection.js";
import { compileFilter } from "./query.js";
import { compileSort } from "./sort.js";

/** One compiled stage. */
export type PipelineStage = (docs: Iterable<Doc>) => Iterable<Doc>;

/** What stages need from outside: other collections, by name, and variables of an outer `$lookup`. */
export interface PipelineContext {
  /** Documents of a collection; with `equals`, at least those whose field equals the value, through an index if there is one. */
  read(collection: string, equals?: { path: string; value: Value }): Iterable<Doc>;
  variables: Variables;
}

const fail = (code: number, message: string) => new CommandError(code, message);
const NO_CONTEXT: PipelineContext = { read: () => [], variables: new Map() };

function needDoc(value: Value | undefined, stage: string, code = 9): Doc {
  if (!isDoc(value))
    throw fail(code, `the ${stage} specification must be an object, but found ${typeName(value)}`);
  return value;
}

function* map(docs: Iterable<Doc>, apply: (doc: Doc) => Doc): Generator<Doc> {
  for (const doc of docs) yield apply(doc);
}

function count(value: Value, stage: string, code: number, least: bigint): number {
  const whole = toInteger(value);
  if (whole === undefined || whole < least)
    throw fail(
      code,
      `invalid argument to ${stage} stage: Expected a ${least > 0n ? "positive" : "non-negative"} number in: ${stage}: ${show(value)}`,
    );
  return Number(whole);
}

function* limit(docs: Iterable<Doc>, size: number): Generator<Doc> {
  let left = size;
  for (const doc of docs) {
    yield doc;
    if (--left === 0) return;
  }
}

function* skip(docs: Iterable<Doc>, size: number): Generator<Doc> {
  let left = size;
  for (const doc of docs) if (left-- <= 0) yield doc;
}

type Compile = (spec: Value, context: PipelineContext) => PipelineStage;

function match(spec: Value, { variables }: PipelineContext): PipelineStage {
  if (!isDoc(spec)) throw fail(15959, "the match filter must be an expression in an object");
  const filter = compileFilter(spec, variables);
  return function* (docs) {
    for (const doc of docs) if (filter.matches(doc)) yield doc;
  };
}

function project(spec: Value, { variables }: PipelineContext): PipelineStage {
  const fields = needDoc(spec, "$project", 15969);
  if (fields.size === 0)
    throw fail(
      51272,
      "Invalid $project :: caused by :: projection specification must have at least one field",
    );
  const projection = compileProjection(fields, new Map(), true);
  return (docs) => map(docs, (doc) => projection(doc, variables));
}

function addFields(spec: Value, { variables }: PipelineContext): PipelineStage {
  const projection = compileAddFields(needDoc(spec, "$addFields", 40272));
  return (docs) => map(docs, (doc) => projection(doc, variables));
}

function unset(spec: Value, context: PipelineContext): PipelineStage {
  const names = Array.isArray(spec) ? spec : [spec];
  if (names.length === 0 || !names.every((name) => typeof name === "string")) {
    throw fail(31002, "$unset specification must be a string or an array with at least one field");
  }
  return project(new Map(names.map((name) => [name as string, false])), context);
}

function replaceRoot(newRoot: Value, { variables }: PipelineContext): PipelineStage {
  const expression = compileExpression(newRoot);
  return (docs) =>
    map(docs, (doc) => {
      const root = expression(doc, scoped(variables, doc));
      if (!isDoc(root))
        throw fail(
          40228,
          `'newRoot' expression must evaluate to an object, but resulting value was: ${show(root)}`,
        );
      return root;
    });
}

const scoped = (variables: Variables, doc: Doc): Variables =>
  new Map([...variables, ["ROOT", doc], ["CURRENT", doc]]);

function unwind(spec: Value): PipelineStage {
  const options = isDoc(spec) ? spec : docOf({ path: spec });
  for (const key of options.keys()) {
    if (!["path", "includeArrayIndex", "preserveNullAndEmptyArrays"].includes(key)) {
      throw fail(28811, `unrecognized option to $unwind stage: ${key}`);
    }
  }
  const path = options.get("path");
  if (typeof path !== "string")
    throw fail(28808, `expected a string as the path for $unwind stage, got ${typeName(path)}`);
  if (!path.startsWith("$"))
    throw fail(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  const parts = splitPath(path.slice(1));
  const index = options.get("includeArrayIndex");
  if (index !== undefined && (typeof index !== "string" || index === "" || index.startsWith("$")))
    throw fail(28810, "includeArrayIndex must be a non-empty string without $");
  const keep = options.get("preserveNullAndEmptyArrays") === true;
  return function* (docs) {
    for (const doc of docs) {
      const value = parts.reduce<Value | undefined>(
        (node, part) => (isDoc(node) ? node.get(part) : undefined),
        doc,
      );
      if (Array.isArray(value)) {
        for (const [i, item] of value.entries()) yield withIndex(replaceAt(doc, parts, item), index, i);
        if (value.length === 0 && keep) yield withIndex(replaceAt(doc, parts, undefined), index, null);
      } else if ((value !== undefined && value !== null) || keep) yield withIndex(doc, index, null);
    }
  };
}

function replaceAt(doc: Doc, parts: readonly string[], value: Value | undefined): Doc {
  const [first, ...rest] = parts as [string, ...string[]];
  const out = new Map(doc);
  if (rest.length > 0) out.set(first, replaceAt(doc.get(first) as Doc, rest, value));
  else if (value === undefined) out.delete(first);
  else out.set(first, value);
  return out;
}

function withIndex(doc: Doc, name: Value | undefined, index: number | null): Doc {
  if (typeof name !== "string") return doc;
  return compileAddFields(new Map([[name, docOf({ $literal: index === null ? null : new Int32(index) })]]))(
    doc,
    new Map(),
  );
}

function lookup(spec: Value, context: PipelineContext): PipelineStage {
  const options = needDoc(spec, "$lookup");
  const known = ["from", "localField", "foreignField", "as", "let", "pipeline"];
  for (const key of options.keys())
    if (!known.includes(key)) throw fail(9, `unknown argument to $lookup: ${key}`);
  const [from, as, local, foreign] = ["from", "as", "localField", "foreignField"].map((key) =>
    options.get(key),
  );
  if (typeof from !== "string") throw fail(9, "missing 'from' option to $lookup stage specification");
  if (typeof as !== "string") throw fail(9, "must specify 'as' field for a $lookup");
  const steps = options.get("pipeline");
  if ((local === undefined) !== (foreign === undefined))
    throw fail(9, "$lookup requires both or neither of 'localField' and 'foreignField'");
  if (local === undefined && steps === undefined)
    throw fail(
      9,
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  if (steps !== undefined && !Array.isArray(steps))
    throw fail(9, "'pipeline' option must be specified as an array");
  const lets = [...needDoc(options.get("let") ?? new Map(), "$lookup let")].map(
    ([name, value]) => [name, compileExpression(value)] as const,
  );
  const asPath = splitPath(as);
  const localPath = typeof local === "string" ? splitPath(local) : undefined;
  compilePipeline(Array.isArray(steps) ? steps : [], context);
  return (docs) =>
    map(docs, (doc) => {
      const variables = new Map(context.variables);
      for (const [name, expression] of lets)
        variables.set(name, expression(doc, scoped(context.variables, doc)));
      let found = localPath ? joined(doc, localPath, foreign as string, from, context) : context.read(from);
      if (Array.isArray(steps)) found = runPipeline(compilePipeline(steps, { ...context, variables }), found);
      return setAt(doc, asPath, [...found]);
    });
}

function* joined(
  doc: Doc,
  localPath: string[],
  foreign: string,
  from: string,
  context: PipelineContext,
): Generator<Doc> {
  const values = localValues(doc, localPath);
  // In $in a regular expression would be a pattern; here it is a value to be equal to.
  const alternatives = values.map((value) => docOf({ [foreign]: docOf({ $eq: value }) }));
  const filter = compileFilter(
    values.some((value) => typeName(value) === "regex")
      ? docOf({ $or: alternatives })
      : docOf({ [foreign]: docOf({ $in: values }) }),
  );
  const only = values.length === 1 ? { path: foreign, value: values[0] as Value } : undefined;
  for (const candidate of context.read(from, only)) if (filter.matches(candidate)) yield candidate;
}

/** What a `localField` has: of an array at its end, each element. Where there is nothing, an empty array included, it is null. */
function localValues(doc: Doc, parts: readonly string[]): Value[] {
  const values: Value[] = [];
  const visit = (value: Value | undefined, at: number): void => {
    const part = parts[at];
    if (part === undefined) {
      if (Array.isArray(value)) for (const item of value) values.push(item);
      else if (value !== undefined) values.push(value);
    } else if (isDoc(value)) visit(value.get(part), at + 1);
    else if (Array.isArray(value)) {
      if (/^\d+$/.test(part)) visit(value[Number(part)], at + 1);
      else for (const item of value) if (isDoc(item)) visit(item, at);
    }
  };
  visit(doc, 0);
  return values.length > 0 ? values : [null];
}

function setAt(doc: Doc, parts: readonly string[], value: Value): Doc {
  const [first, ...rest] = parts as [string, ...string[]];
  const inner = doc.get(first);
  return new Map(doc).set(
    first,
    rest.length === 0 ? value : setAt(isDoc(inner) ? inner : new Map(), rest, value),
  );
}

function facet(spec: Value, context: PipelineContext): PipelineStage {
  const facets = [...needDoc(spec, "$facet", 40169)].map(([name, steps]) => {
    if (!Array.isArray(steps))
      throw fail(40170, `arguments to $facet must be arrays, ${name} is ${typeName(steps)}`);
    for (const step of steps) {
      if (isDoc(step) && step.has("$facet"))
        throw fail(40600, "$facet is not allowed to be used within a $facet stage");
    }
    return [name, compilePipeline(steps, context)] as const;
  });
  if (facets.length === 0) throw fail(40169, "the $facet specification must be a non-empty object");
  return function* (docs) {
    const all = [...docs];
    yield new Map(facets.map(([name, stages]) => [name, [...runPipeline(stages, all)] as Value]));
  };
}

function countStage(spec: Value): PipelineStage {
  if (typeof spec !== "string" || spec === "" || spec.startsWith("$") || spec.includes(".")) {
    throw fail(
      40156,
      "the count field must be a non-empty string that does not begin with '$' or hold a '.'",
    );
  }
  return function* (docs) {
    let total = 0;
    for (const _ of docs) total++;
    if (total > 0) yield new Map([[spec, new Int32(total)]]);
  };
}

function sort(spec: Value): PipelineStage {
  const by = needDoc(spec, "$sort", 15973);
  if (by.size === 0) throw fail(15976, "$sort stage must have at least one sort key");
  const compare = compileSort(by);
  return (docs) => [...docs].sort(compare);
}

function bucket(spec: Value, context: PipelineContext): PipelineStage {
  const options = needDoc(spec, "$bucket", 40201);
  for (const key of options.keys()) {
    if (!["groupBy", "boundaries", "default", "output"].includes(key))
      throw fail(40197, `Unrecognized option to $bucket: ${key}.`);
  }
  const boundaries = options.get("boundaries");
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw fail(40192, "The $bucket 'boundaries' field must have at least 2 values");
  boundaries.forEach((item, i) => {
    if (i > 0 && compareValues(boundaries[i - 1], item) >= 0)
      throw fail(40194, "The 'boundaries' option to $bucket must be sorted");
  });
  const by = compileExpression(options.get("groupBy") ?? null);
  const otherwise = options.get("default");
  const place: Expression = (doc, variables) => {
    const value = by(doc, variables);
    for (let i = boundaries.length - 2; i >= 0; i--) {
      if (compareInExpression(value, boundaries[i]) >= 0) {
        if (compareInExpression(value, boundaries[i + 1]) < 0) return boundaries[i];
        break;
      }
    }
    if (otherwise === undefined)
      throw fail(
        40066,
        "$switch could not find a matching branch for an input, and no default was specified.",
      );
    return otherwise;
  };
  const output = options.get("output") ?? docOf({ count: docOf({ $sum: new Int32(1) }) });
  const group = compileGroup(needDoc(output, "$bucket output", 40196), place, context.variables);
  return (docs) => [...group(docs)].sort((a, b) => compareValues(a.get("_id"), b.get("_id")));
}

function unionWith(spec: Value, context: PipelineContext): PipelineStage {
  const options = typeof spec === "string" ? docOf({ coll: spec }) : needDoc(spec, "$unionWith");
  for (const key of options.keys())
    if (!["coll", "pipeline"].includes(key))
      throw fail(40415, `BSON field '$unionWith.${key}' is an unknown field.`);
  const from = options.get("coll");
  const steps = options.get("pipeline") ?? [];
  if (typeof from !== "string" || !Array.isArray(steps))
    throw fail(9, "$unionWith takes a collection and a pipeline");
  const stages = compilePipeline(steps, context);
  return function* (docs) {
    yield* docs;
    yield* runPipeline(stages, context.read(from));
  };
}

function sample(spec: Value): PipelineStage {
  const size = count(needDoc(spec, "$sample", 28745).get("size") ?? null, "$sample", 28747, 1n);
  return (docs) => {
    const all = [...docs];
    for (let i = all.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [all[i], all[j]] = [all[j] as Doc, all[i] as Doc];
    }
    return all.slice(0, size);
  };
}

const STAGES: Record<string, Compile> = {
  $match: match,
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $sort: sort,
  $skip: (spec) => {
    const size = count(spec, "$skip", 5107200, 0n);
    return (docs) => skip(docs, size);
  },
  $limit: (spec) => {
    const size = count(spec, "$limit", 15958, 1n);
    return (docs) => limit(docs, size);
  },
  $group: (spec, { variables }) => {
    const fields = needDoc(spec, "$group", 15947);
    if (!fields.has("_id")) throw fail(15955, "a group specification must include an _id");
    const rest = new Map(fields);
    rest.delete("_id");
    return compileGroup(rest, compileExpression(fields.get("_id") as Value), variables);
  },
  $unwind: unwind,
  $lookup: lookup,
  $facet: facet,
  $count: countStage,
  $replaceRoot: (spec, context) => {
    const options = needDoc(spec, "$replaceRoot", 40229);
    if (options.size !== 1 || !options.has("newRoot"))
      throw fail(40231, "$replaceRoot takes newRoot and nothing else");
    return replaceRoot(options.get("newRoot") as Value, context);
  },
  $replaceWith: replaceRoot,
  $sortByCount: (spec, { variables }) => {
    const group = compileGroup(
      docOf({ count: docOf({ $sum: new Int32(1) }) }),
      compileExpression(spec),
      variables,
    );
    const compare = compileSort(docOf({ count: new Int32(-1) }));
    return (docs) => [...group(docs)].sort(compare);
  },
  $bucket: bucket,
  $unionWith: unionWith,
  $sample: sample,
};

/** The supported aggregation stages. */
export const STAGE_NAMES: readonly string[] = Object.keys(STAGES);

/** Compiles a pipeline; a stage it does not know is refused by name. */
export function compilePipeline(steps: Value[], context: PipelineContext): PipelineStage[] {
  return steps.map((step) => {
    if (!isDoc(step)) throw fail(14, `Each element of the 'pipeline' array must be an object`);
    const [name] = step.keys();
    if (step.size !== 1 || name === undefined)
      throw fail(40323, "A pipeline stage specification object must contain exactly one field.");
    if (name === "$changeStream") {
      throw fail(
        40573,
        "The $changeStream stage is only supported on replica sets: this store has no change streams, poll instead",
      );
    }
    const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
    if (!compile) throw fail(40324, `Unrecognized pipeline stage name: '${name}'`);
    return compile(step.get(name) as Value, context);
  });
}

const UPDATE_STAGES = ["$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith"];

/** Compiles the pipeline of an update, in which only some stages may stand. */
export function compileUpdatePipeline(steps: Value[]): PipelineStage[] {
  for (const step of steps) {
    const [name] = isDoc(step) ? step.keys() : [];
    if (name && Object.hasOwn(STAGES, name) && !UPDATE_STAGES.includes(name)) {
      throw new CommandError("InvalidOptions", `${name} is not allowed to be used within an update`);
    }
  }
  return compilePipeline(steps, NO_CONTEXT);
}

export function runPipeline(stages: readonly PipelineStage[], docs: Iterable<Doc>): Iterable<Doc> {
  return stages.reduce((input, stage) => stage(input), docs);
}

/** A result document must fit what a client may send back. */
export function checkResultSize(bytes: Buffer): Buffer {
  if (bytes.length > MAX_DOCUMENT_BYTES + 16 * 1024)
    throw new CommandError(
      "BSONObjectTooLarge",
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and 16793600(16MB)`,
    );
  return bytes;
}
