import { Field, ObjectType } from "type-graphql";
import { Decision } from "./decision.js";
import { HistoryEvent } from "./history.js";
import { Problem } from "./problem.js";
import { WorkItem } from "./work-item.js";

@ObjectType({ simpleResolvers: true, description: "What came of an act upon a work item." })
export class WorkItemPayload {
  @Field(() => WorkItem, {
    nullable: true,
    description: "The item after the act; when refused, as it is; null when there is none.",
  })
  workItem!: WorkItem | null;
  @Field(() => [Problem], { description: "Every reason for a refusal. Empty: it was done." })
  problems!: readonly Problem[];
  @Field(() => [Problem], { description: "What should be looked at although it was done." })
  warnings!: readonly Problem[];
  @Field(() => [HistoryEvent], {
    description: "After a conflict of revisions: what happened to the item since the revision you saw.",
  })
  changedSince!: readonly HistoryEvent[];
}

@ObjectType({ simpleResolvers: true, description: "What came of recording a decision." })
export class RecordDecisionPayload extends WorkItemPayload {
  @Field(() => Decision, { nullable: true, description: "The recorded decision; null when refused." })
  decision!: Decision | null;
}
