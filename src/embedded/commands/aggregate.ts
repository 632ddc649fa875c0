import { type Doc, docOf, isDoc, type Value } from "../bson.js";
import { decode } from "../bson-decode.js";
import { encode } from "../bson-encode.js";
import type { Collection } from "../catalog.js";
import { refuse } from "../errors.js";
import { checkResultSize, compilePipeline } from "../pipeline.js";
import { type PipelineContext, runPipeline } from "../pipeline-stage.js";
import type { Examined } from "../planner.js";
import { firstBatch } from "./cursor.js";
import { matching } from "./find.js";
import { type Command, checkFields, collectionName, type Request, statements } from "./request.js";

function contextOf(request: Request): PipelineContext {
  return {
    variables: new Map(),
    *read(name, equals) {
      const filter: Doc = equals ? docOf({ [equals.path]: docOf({ $eq: equals.value }) }) : new Map();
      const collection = request.engine.collection(request.caller, request.database, name);
      for (const { bytes } of matching(request, collection, filter)) yield decode(bytes);
    },
  };
}

/** Takes a leading `$match` off a pipeline, so that it can use an index and skip decoding. */
export function leadingMatch(pipeline: Value[]): { filter: Doc; rest: Value[] } {
  const [first, ...rest] = pipeline;
  const filter = isDoc(first) && first.size === 1 ? first.get("$match") : undefined;
  return isDoc(filter) ? { filter, rest } : { filter: new Map(), rest: pipeline };
}

/** The documents that a pipeline answers with. */
export function aggregated(
  request: Request,
  collection: Collection | undefined,
  pipeline: Value[],
  examined?: Examined,
): Iterator<Buffer> {
  const context = contextOf(request);
  // All of it, so that a mistake in it is refused before anything is fetched.
  compilePipeline(pipeline, context);
  const { filter, rest } = leadingMatch(pipeline);
  const stages = compilePipeline(rest, context);
  function* input() {
    for (const { bytes } of matching(request, collection, filter, examined)) yield decode(bytes);
  }
  function* output() {
    for (const doc of runPipeline(stages, input())) yield checkResultSize(encode(doc));
  }
  return output();
}

const aggregate: Command = {
  fields: ["pipeline", "cursor", "allowDiskUse", "hint", "collation", "bypassDocumentValidation"],
  transactional: true,
  run(request) {
    const { body, database, engine, caller } = request;
    const pipeline = statements(body, "pipeline");
    if (typeof body.get("aggregate") !== "string") {
      compilePipeline(pipeline, contextOf(request));
      refuse("InvalidNamespace", "aggregate without a collection is not supported by this store");
    }
    const name = collectionName(request);
    const cursor = body.get("cursor");
    if (!isDoc(cursor)) refuse("FailedToParse", "The 'cursor' option is required");
    checkFields(cursor, ["batchSize"], "cursor");
    const documents = aggregated(request, engine.collection(caller, database, name), pipeline);
    return firstBatch(request, name, documents, cursor.get("batchSize"));
  },
};

/** `aggregate`. */
export const aggregateCommands: Record<string, Command> = { aggregate };
