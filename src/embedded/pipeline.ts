import { type Doc, docOf, Int32, isDoc, MAX_DOCUMENT_BYTES, typeName, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import { compileExpression, scopeOf } from "./expressions.js";
import { compileGroup } from "./group.js";
import { lookup } from "./lookup.js";
import { toInteger } from "./numbers.js";
import { type PipelineContext, type PipelineStage, runPipeline } from "./pipeline-stage.js";
import { compileAddFields, compileProjection } from "./projection.js";
import { compileFilter } from "./query.js";
import { show } from "./show.js";
import { compileSort } from "./sort.js";
import { unwind } from "./unwind.js";

type Compile = (spec: Value, context: PipelineContext) => PipelineStage;

function needDoc(value: Value | undefined, stage: string, code: number): Doc {
  if (!isDoc(value))
    refuse(code, `the ${stage} specification must be an object, but found ${typeName(value)}`);
  return value;
}

function each(apply: (doc: Doc) => Doc): PipelineStage {
  return function* (docs) {
    for (const doc of docs) yield apply(doc);
  };
}

function count(value: Value, stage: string, code: number, least: bigint): number {
  const whole = toInteger(value);
  if (whole === undefined || whole < least)
    refuse(code, `${stage} takes a number of at least ${least}, not ${show(value)}`);
  return Number(whole);
}

function limit(size: number): PipelineStage {
  return function* (docs) {
    let left = size;
    for (const doc of docs) {
      yield doc;
      if (--left === 0) return;
    }
  };
}

function skip(size: number): PipelineStage {
  return function* (docs) {
    let left = size;
    for (const doc of docs) if (left-- <= 0) yield doc;
  };
}

function match(spec: Value, { variables }: PipelineContext): PipelineStage {
  if (!isDoc(spec)) refuse(15959, "the match filter must be an expression in an object");
  const filter = compileFilter(spec, variables);
  return function* (docs) {
    for (const doc of docs) if (filter.matches(doc)) yield doc;
  };
}

function project(spec: Value, { variables }: PipelineContext): PipelineStage {
  const fields = needDoc(spec, "$project", 15969);
  if (fields.size === 0)
    refuse(51272, "Invalid $project :: projection specification must have at least one field");
  const projection = compileProjection(fields, new Map(), true);
  return each((doc) => projection(doc, variables));
}

function addFields(spec: Value, { variables }: PipelineContext): PipelineStage {
  const projection = compileAddFields(needDoc(spec, "$addFields", 40272));
  return each((doc) => projection(doc, variables));
}

function unset(spec: Value, context: PipelineContext): PipelineStage {
  const names = Array.isArray(spec) ? spec : [spec];
  if (names.length === 0 || !names.every((name) => typeof name === "string"))
    refuse(31002, "$unset specification must be a string or an array with at least one field");
  return project(new Map(names.map((name) => [name, false])), context);
}

function replaceWith(newRoot: Value, { variables }: PipelineContext): PipelineStage {
  const expression = compileExpression(newRoot);
  return each((doc) => {
    const root = expression(doc, scopeOf(doc, variables));
    if (!isDoc(root))
      refuse(40228, `'newRoot' expression must evaluate to an object, but was: ${show(root)}`);
    return root;
  });
}

function replaceRoot(spec: Value, context: PipelineContext): PipelineStage {
  const options = needDoc(spec, "$replaceRoot", 40229);
  if (options.size !== 1 || !options.has("newRoot"))
    refuse(40231, "$replaceRoot takes newRoot and nothing else");
  return replaceWith(options.get("newRoot") as Value, context);
}

function sort(spec: Value): PipelineStage {
  const by = needDoc(spec, "$sort", 15973);
  if (by.size === 0) refuse(15976, "$sort stage must have at least one sort key");
  const compare = compileSort(by);
  return (docs) => [...docs].sort(compare);
}

function group(spec: Value, { variables }: PipelineContext): PipelineStage {
  const fields = new Map(needDoc(spec, "$group", 15947));
  const key = fields.get("_id");
  if (key === undefined) refuse(15955, "a group specification must include an _id");
  fields.delete("_id");
  return compileGroup(fields, compileExpression(key), variables);
}

function sortByCount(spec: Value, context: PipelineContext): PipelineStage {
  const grouped = group(docOf({ _id: spec, count: docOf({ $count: new Map() }) }), context);
  const sorted = sort(docOf({ count: new Int32(-1) }));
  return (docs) => sorted(grouped(docs));
}

function countStage(spec: Value): PipelineStage {
  if (typeof spec !== "string" || spec === "" || spec.startsWith("$") || spec.includes("."))
    refuse(40156, "the count field must be a non-empty string without '$' before it or '.' in it");
  return function* (docs) {
    let total = 0;
    for (const _ of docs) total++;
    if (total > 0) yield new Map([[spec, new Int32(total)]]);
  };
}

function facet(spec: Value, context: PipelineContext): PipelineStage {
  const facets = [...needDoc(spec, "$facet", 40169)].map(([name, steps]) => {
    if (!Array.isArray(steps))
      refuse(40170, `arguments to $facet must be arrays, ${name} is ${typeName(steps)}`);
    if (steps.some((step) => isDoc(step) && step.has("$facet")))
      refuse(40600, "$facet is not allowed to be used within a $facet stage");
    return [name, compilePipeline(steps, context)] as const;
  });
  if (facets.length === 0) refuse(40169, "the $facet specification must be a non-empty object");
  return function* (docs) {
    const all = [...docs];
    yield new Map(facets.map(([name, stages]) => [name, [...runPipeline(stages, all)] as Value]));
  };
}

const STAGES: Readonly<Record<string, Compile>> = {
  $match: match,
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $sort: sort,
  $skip: (spec) => skip(count(spec, "$skip", 5107200, 0n)),
  $limit: (spec) => limit(count(spec, "$limit", 15958, 1n)),
  $group: group,
  $unwind: unwind,
  $lookup: (spec, context) => lookup(spec, context, compilePipeline),
  $facet: facet,
  $count: countStage,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
  $sortByCount: sortByCount,
};

/** The supported aggregation stages. */
export const STAGE_NAMES: readonly string[] = Object.keys(STAGES);

/** Compiles a pipeline; a stage it does not know is refused by name. */
export function compilePipeline(steps: Value[], context: PipelineContext): PipelineStage[] {
  return steps.map((step) => {
    if (!isDoc(step)) refuse("TypeMismatch", "Each element of the 'pipeline' array must be an object");
    const [name] = step.keys();
    if (step.size !== 1 || name === undefined)
      refuse(40323, "A pipeline stage specification object must contain exactly one field.");
    if (name === "$changeStream")
      refuse(40573, "this store has no change streams; poll instead of $changeStream");
    const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
    if (!compile) refuse(40324, `Unrecognized pipeline stage name: '${name}'`);
    return compile(step.get(name) as Value, context);
  });
}

/** A result document must fit what a client may send back. */
export function checkResultSize(bytes: Buffer): Buffer {
  if (bytes.length > MAX_DOCUMENT_BYTES + 16 * 1024)
    refuse("BSONObjectTooLarge", `BSONObj size: ${bytes.length} is invalid, at most 16 MB`);
  return bytes;
}
