import type { Doc, Value } from "./bson.js";
import type { Variables } from "./expression-tools.js";

/** One compiled stage. */
export type PipelineStage = (docs: Iterable<Doc>) => Iterable<Doc>;

/** What stages need from outside: other collections, by name, and variables of an outer `$lookup`. */
export interface PipelineContext {
  /** Documents of a collection; with `equals`, at least those whose field equals the value, through an index if there is one. */
  read(collection: string, equals?: { path: string; value: Value }): Iterable<Doc>;
  variables: Variables;
}

/** Runs compiled stages one after the other. */
export function runPipeline(stages: readonly PipelineStage[], docs: Iterable<Doc>): Iterable<Doc> {
  return stages.reduce((input, stage) => stage(input), docs);
}
