import { Field, Int, ObjectType } from "type-graphql";
import type { CountedBy } from "../../domain/queries/counts.js";
import type * as domain from "../../domain/study-group.js";
import type { ApprovalProcess, Priority, Stage } from "../../domain/vocabulary.js";
import { ApprovalProcessEnum, enumOf, PriorityEnum, StageEnum } from "../enums.js";
import { Question, WorkingParty } from "./study-group.js";

export const CountedByEnum = enumOf<CountedBy>("WorkItemCountedBy", "What work items can be counted by.", {
  STAGE: "The stage, in the order of a life.",
  WORKING_PARTY: "The working party of its Question, by number.",
  QUESTION: "The Question, by number.",
  PROCESS: "The approval process.",
  PRIORITY: "The priority: high, medium, low, none.",
  MONTH: "The month aimed at, earliest first; items without one come last.",
});

@ObjectType({
  simpleResolvers: true,
  description:
    "How many work items share the keys that they were counted by. A key is null where it was not counted by, and where these items have none.",
})
export class WorkItemCount {
  @Field(() => StageEnum, { nullable: true, description: "Their stage." })
  stage!: Stage | null;
  @Field(() => WorkingParty, { nullable: true, description: "The working party of their Questions." })
  workingParty!: domain.WorkingParty | null;
  @Field(() => Question, { nullable: true, description: "Their Question." })
  question!: domain.Question | null;
  @Field(() => ApprovalProcessEnum, { nullable: true, description: "Their process." })
  process!: ApprovalProcess | null;
  @Field(() => PriorityEnum, { nullable: true, description: "Their priority." })
  priority!: Priority | null;
  @Field(() => String, { nullable: true, description: "The month that they aim at, `YYYY-MM`." })
  month!: string | null;
  @Field(() => Int, { description: "How many they are, at least 1." })
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: "Work items counted by one or two things." })
export class WorkItemCounts {
  @Field(() => Int, {
    description:
      "How many meet the filter: the sum of all cells, and totalCount of `workItems` with the same filter.",
  })
  totalCount!: number;
  @Field(() => [WorkItemCount], {
    description:
      "One for each combination of keys that occurs, in the order of the keys, the first before the second.",
  })
  cells!: WorkItemCount[];
}
