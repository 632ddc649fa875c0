import { Field, ObjectType } from "type-graphql";
import { Decision } from "./decision.js";
import { HistoryEvent } from "./history.js";
import { Told } from "./told.js";
import { WorkItem } from "./work-item.js";

@ObjectType({ simpleResolvers: true, description: "What came of an act upon a work item." })
export class WorkItemPayload extends Told {
  @Field(() => WorkItem, {
    nullable: true,
    description: "The item after the act; when refused, as it is; null when there is none.",
  })
  workItem!: WorkItem | null;
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
