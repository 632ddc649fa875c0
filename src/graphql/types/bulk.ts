import { Field, ObjectType } from "type-graphql";
import type { Line } from "../../application/in-bulk.js";
import type * as domain from "../../domain/work-item.js";
import { Decision, type DecisionView, lastDecisionOf } from "./decision.js";
import { Problem } from "./problem.js";
import { WorkItem } from "./work-item.js";

@ObjectType({ simpleResolvers: true, description: "What came of an act upon one of many work items." })
export class BulkResult {
  @Field(() => String, { description: "The item as the input named it." })
  name!: string;
  @Field(() => WorkItem, {
    nullable: true,
    description: "The item after the act; when refused, as it is; null when there is none.",
  })
  workItem!: domain.WorkItem | null;
  @Field(() => [Problem], { description: "Every reason for a refusal. Empty: it was done." })
  problems!: readonly Problem[];
  @Field(() => [Problem], { description: "What should be looked at although it was done." })
  warnings!: readonly Problem[];
}

@ObjectType({ simpleResolvers: true, description: "What came of an act upon many work items." })
export class BulkPayload {
  @Field(() => [BulkResult], { description: "One result for each item, in the order of the input." })
  results!: readonly BulkResult[];
  @Field(() => [Problem], { description: "The problems of all items. Empty: all of it was done." })
  problems!: readonly Problem[];
}

@ObjectType({
  simpleResolvers: true,
  description: "What came of recording a decision on one of several texts.",
})
export class DecisionResult extends BulkResult {
  @Field(() => Decision, {
    nullable: true,
    description:
      "The recorded decision; null when refused, and of a proposed new work item, which its registration tells.",
  })
  decision!: DecisionView | null;
}

@ObjectType({ simpleResolvers: true, description: "What came of recording decisions on several texts." })
export class RecordDecisionsPayload {
  @Field(() => [DecisionResult], {
    description: "One result for each line, in the order of the input, or by acronym.",
  })
  results!: readonly DecisionResult[];
  @Field(() => [Problem], { description: "The problems of all lines. Empty: all of it was done." })
  problems!: readonly Problem[];
}

/** The answer to recording decisions on several texts. */
export function decisionsPayload(lines: readonly Line<domain.WorkItem>[]): RecordDecisionsPayload {
  const { results, problems } = bulkPayload(lines);
  const decided = lines.map(({ outcome }) => lastDecisionOf(outcome));
  return { results: results.map((one, index) => ({ ...one, decision: decided[index] ?? null })), problems };
}

/** The answer to an act upon many work items. */
export function bulkPayload(lines: readonly Line<domain.WorkItem>[]): BulkPayload {
  const results = lines.map(({ name, outcome: { aggregate, problems, warnings } }) => ({
    name,
    workItem: aggregate,
    problems,
    warnings,
  }));
  return { results, problems: results.flatMap(({ problems }) => problems) };
}
