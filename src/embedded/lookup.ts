import { type Doc, docOf, isDoc, typeName, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import { compileExpression, scopeOf, splitPath } from "./expressions.js";
import { type PipelineContext, type PipelineStage, runPipeline } from "./pipeline-stage.js";
import { compileFilter } from "./query.js";

const OPTIONS = ["from", "localField", "foreignField", "as", "let", "pipeline"];

/** `$lookup`: into a field of every document, the documents of another collection that belong to it. */
export function lookup(
  spec: Value,
  context: PipelineContext,
  compilePipeline: (steps: Value[], context: PipelineContext) => PipelineStage[],
): PipelineStage {
  const { from, as, local, foreign, steps, lets } = optionsOf(spec);
  compilePipeline(steps ?? [], context);
  return function* (docs) {
    for (const doc of docs) {
      const variables = new Map(context.variables);
      for (const [name, made] of lets) variables.set(name, made(doc, scopeOf(doc, context.variables)));
      let found = local ? joined(localValues(doc, local), foreign, from, context) : context.read(from);
      if (steps) found = runPipeline(compilePipeline(steps, { ...context, variables }), found);
      yield setAt(doc, as, [...found]);
    }
  };
}

function optionsOf(spec: Value) {
  if (!isDoc(spec)) refuse(9, `the $lookup specification must be an object, but found ${typeName(spec)}`);
  for (const key of spec.keys()) if (!OPTIONS.includes(key)) refuse(9, `unknown argument to $lookup: ${key}`);
  const [from, as, local, foreign] = ["from", "as", "localField", "foreignField"].map((key) => {
    const value = spec.get(key);
    if (value !== undefined && typeof value !== "string")
      refuse(9, `$lookup argument '${key}' must be a string`);
    return value;
  });
  const steps = spec.get("pipeline");
  if (from === undefined || as === undefined) refuse(9, "a $lookup must have 'from' and 'as'");
  if ((local === undefined) !== (foreign === undefined))
    refuse(9, "$lookup requires both or neither of 'localField' and 'foreignField'");
  if (local === undefined && steps === undefined)
    refuse(9, "$lookup requires either 'pipeline' or both 'localField' and 'foreignField'");
  if (steps !== undefined && !Array.isArray(steps))
    refuse(9, "'pipeline' option must be specified as an array");
  const bound = spec.get("let") ?? new Map();
  if (!isDoc(bound)) refuse(9, "$lookup argument 'let' must be an object");
  return {
    from,
    as: splitPath(as),
    local: local === undefined ? undefined : splitPath(local),
    foreign: foreign ?? "",
    steps,
    lets: [...bound].map(([name, value]) => [name, compileExpression(value)] as const),
  };
}

function* joined(values: Value[], foreign: string, from: string, context: PipelineContext): Generator<Doc> {
  // In $in a regular expression would be a pattern; here it is a value to be equal to.
  const equalities = values.map((value) => docOf({ [foreign]: docOf({ $eq: value }) }));
  const plain = !values.some((value) => typeName(value) === "regex");
  const filter = compileFilter(
    plain ? docOf({ [foreign]: docOf({ $in: values }) }) : docOf({ $or: equalities }),
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
  const made = rest.length === 0 ? value : setAt(isDoc(inner) ? inner : new Map(), rest, value);
  return new Map(doc).set(first, made);
}
