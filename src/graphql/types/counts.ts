import { Field, Int, ObjectType } from "type-graphql";
import type { CountedBy, DaysSpan as DomainSpan } from "../../domain/queries/counts.js";
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
  DAYS_AT_STAGE:
    "The whole days at the stage until the day that is asked about, in five spans: 0 to 30, 31 to 90, 91 to 180, 181 to 365, 366 and more.",
});

@ObjectType({
  simpleResolvers: true,
  description:
    "A span of whole days, both ends included; as `daysAtStage` of a filter it finds those that were counted.",
})
export class DaysSpan {
  @Field(() => Int, { description: "So many days or more." })
  from!: number;
  @Field(() => Int, { nullable: true, description: "So many days or fewer; null: without end." })
  to!: number | null;
}

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
  @Field(() => DaysSpan, {
    nullable: true,
    description: "The span of their days at their stage; null where the day is not known, or yet to come.",
  })
  daysAtStage!: DomainSpan | null;
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
