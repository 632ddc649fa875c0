import { LocalDateResolver } from "graphql-scalars";
import { Field, Int, InterfaceType, ObjectType } from "type-graphql";
import type { Step } from "../../domain/approval-track.js";
import type { Liaison } from "../../domain/liaison.js";
import type { Stage } from "../../domain/vocabulary.js";
import { connectionOf } from "../connection.js";
import { StageEnum } from "../enums.js";
import { ApprovalStep, Support } from "./approval.js";
import { LiaisonStatement } from "./liaison.js";
import { Problem } from "./problem.js";
import { WorkItem } from "./work-item.js";

@InterfaceType("Waiting", {
  description: "A member of one of the lists of what waits, in the order of a day.",
})
export abstract class Waiting {
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "The day by which the list is ordered, a Geneva date: when the period ends, since when it waits, when it was or is due, or " +
      "the latest contribution; null where none is known.",
  })
  day!: string | null;
}

@InterfaceType("WaitingWorkItem", {
  implements: Waiting,
  description: "A work item in one of the lists of what waits.",
})
export abstract class WaitingWorkItem extends Waiting {
  @Field(() => WorkItem, { description: "The work item." })
  workItem!: WorkItem;
}

@ObjectType({
  simpleResolvers: true,
  implements: WaitingWorkItem,
  description: "A last call or additional review that is open on a day.",
})
export class OpenLastCall extends WaitingWorkItem {
  @Field(() => ApprovalStep, { description: "The last call or additional review." })
  step!: Step;
  @Field(() => LocalDateResolver, { description: "Last day for comments, Geneva date." })
  endsOn!: string;
  @Field(() => Int, { description: "Days left after the day asked about; 0 on the last day." })
  daysLeft!: number;
  @Field(() => Int, { description: "Typographical comments so far." })
  typographical!: number;
  @Field(() => Int, { description: "Substantive comments so far." })
  substantive!: number;
}

@ObjectType({
  simpleResolvers: true,
  implements: WaitingWorkItem,
  description: "A consultation of Member States that is open on a day.",
})
export class OpenConsultation extends WaitingWorkItem {
  @Field(() => ApprovalStep, { description: "The consultation." })
  step!: Step;
  @Field(() => LocalDateResolver, { description: "Last day for replies, Geneva date." })
  endsOn!: string;
  @Field(() => Int, { description: "Days left after the day asked about; 0 on the last day." })
  daysLeft!: number;
  @Field(() => Support, { description: "How the replies stand." })
  support!: Support;
}

@ObjectType({
  simpleResolvers: true,
  implements: WaitingWorkItem,
  description: "A consented text whose last call has not begun.",
})
export class AwaitingLastCall extends WaitingWorkItem {
  @Field(() => LocalDateResolver, { description: "Since when it waits, Geneva date." })
  since!: string;
  @Field(() => Int, { description: "Days of waiting." })
  days!: number;
  @Field(() => [Problem], { description: "What the last call still lacks." })
  missing!: readonly Problem[];
  @Field(() => LocalDateResolver, {
    description: "The next 1st or 16th, on which announcements usually appear: a projection, never a rule.",
  })
  projectedStart!: string;
  @Field(() => LocalDateResolver, {
    description: "The approval that would follow, projectedStart + 28 days, without substantive comments.",
  })
  projectedApproval!: string;
}

@ObjectType({
  simpleResolvers: true,
  implements: WaitingWorkItem,
  description: "A text on which the study group chair has to judge (A.8 §4.4).",
})
export class AwaitingJudgement extends WaitingWorkItem {
  @Field(() => StageEnum, { description: "Its stage; a period that is over and not closed counts too." })
  stage!: Stage;
  @Field(() => LocalDateResolver, { description: "Since when it waits, Geneva date." })
  since!: string;
  @Field(() => Int, { description: "Days of waiting." })
  days!: number;
}

@ObjectType({
  simpleResolvers: true,
  implements: WaitingWorkItem,
  description: "An item whose target month has passed without its first decision.",
})
export class Overdue extends WaitingWorkItem {
  @Field(() => LocalDateResolver, { description: "The target date: last day of the month aimed at." })
  dueOn!: string;
  @Field(() => Int, { description: "Days since." })
  days!: number;
}

@ObjectType({
  simpleResolvers: true,
  implements: WaitingWorkItem,
  description:
    "An item that a meeting may consider discontinuing (A.1 §1.4.7). The decision stays with the meeting.",
})
export class StaleCandidate extends WaitingWorkItem {
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "Latest contribution on record; null where none was ever recorded, which may be a gap in the record.",
  })
  lastContributionOn!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  implements: Waiting,
  description: "A liaison statement to which a reply is wanted that is not there (A.1 §1.5).",
})
export class AwaitedReply extends Waiting {
  @Field(() => LiaisonStatement, { description: "The statement." })
  liaisonStatement!: Liaison;
  @Field(() => WorkItem, {
    nullable: true,
    description: "The work item that it is about; null where it is about none or several.",
  })
  workItem!: WorkItem | null;
  @Field(() => [String], { description: "The groups whose reply is wanted." })
  groups!: readonly string[];
  @Field(() => LocalDateResolver, { description: "Since when it is with them, Geneva date." })
  since!: string;
  @Field(() => Int, { nullable: true, description: "Days that the reply is late; null: it is not." })
  overdueDays!: number | null;
}

export const AwaitedReplyConnection = connectionOf(AwaitedReply, "AwaitedReply");
export const OpenLastCallConnection = connectionOf(OpenLastCall, "OpenLastCall");
export const OpenConsultationConnection = connectionOf(OpenConsultation, "OpenConsultation");
export const AwaitingLastCallConnection = connectionOf(AwaitingLastCall, "AwaitingLastCall");
export const AwaitingJudgementConnection = connectionOf(AwaitingJudgement, "AwaitingJudgement");
export const OverdueConnection = connectionOf(Overdue, "Overdue");
export const StaleCandidateConnection = connectionOf(StaleCandidate, "StaleCandidate");
