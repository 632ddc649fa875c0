import { ArrayMaxSize } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType } from "type-graphql";
import type {
  ApprovalProcess,
  DecisionKind,
  DecisionOutcome,
  Stage,
  Version,
  WorkItemType,
} from "../../domain/vocabulary.js";
import {
  ApprovalProcessEnum,
  DecisionKindEnum,
  DecisionOutcomeEnum,
  SortDirectionEnum,
  StageEnum,
  VersionEnum,
  WorkItemOrderEnum,
  WorkItemTypeEnum,
} from "../enums.js";
import { BodyLabel, Line, Month, Name, QuestionLabel } from "./validators.js";

@InputType({
  description: "Which work items. Every condition that is given has to hold; a list means any of it.",
})
export class WorkItemFilter {
  @BodyLabel()
  @Field(() => String, {
    nullable: true,
    description: "Working party (or study group) of the Question, e.g. `WP4/13`.",
  })
  body?: string | null;
  @QuestionLabel()
  @ArrayMaxSize(50)
  @Field(() => [String], { nullable: true, description: "Questions, e.g. `Q16/13`." })
  questions?: string[] | null;
  @ArrayMaxSize(50)
  @Field(() => [StageEnum], { nullable: true, description: "Stages." })
  stages?: Stage[] | null;
  @ArrayMaxSize(50)
  @Field(() => [WorkItemTypeEnum], { nullable: true, description: "Types." })
  types?: WorkItemType[] | null;
  @ArrayMaxSize(50)
  @Field(() => [ApprovalProcessEnum], { nullable: true, description: "Processes." })
  processes?: ApprovalProcess[] | null;
  @Field(() => VersionEnum, { nullable: true, description: "Version." })
  version?: Version | null;
  @Month()
  @Field(() => String, { nullable: true, description: "Aimed at this month or later, `YYYY-MM`." })
  timingFrom?: string | null;
  @Month()
  @Field(() => String, { nullable: true, description: "Aimed at this month or earlier, `YYYY-MM`." })
  timingTo?: string | null;
  @Name()
  @Field(() => String, { nullable: true, description: "Candidate or decided at this meeting, by its code." })
  meeting?: string | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "All that have this acronym, alias or number, in any spelling: a number is shared by the text in force, its earlier editions and its revision under way; with an edition, as in `Y.3510 (2016)`, that one alone.",
  })
  named?: string | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description:
      "Words that all occur in names, titles of any language, summary, scope or editors; without regard to case and accents.",
  })
  text?: string | null;
}

@InputType({ description: "One key of an order." })
export class WorkItemOrder {
  @Field(() => WorkItemOrderEnum, { description: "What to order by." })
  field!: "ACRONYM" | "QUESTION" | "STAGE" | "TIMING" | "TITLE" | "PRIORITY" | "LAST_CHANGE";
  @Field(() => SortDirectionEnum, { defaultValue: "ASC", description: "Direction." })
  direction!: "ASC" | "DESC";
}

@InputType({
  description: "Which decisions. Every condition that is given has to hold; a list means any of it.",
})
export class DecisionFilter {
  @Name()
  @Field(() => String, { nullable: true, description: "Taken at this meeting, by its code." })
  meeting?: string | null;
  @BodyLabel()
  @Field(() => String, { nullable: true, description: "Taken by this body, e.g. `WP3/13`." })
  body?: string | null;
  @QuestionLabel()
  @Field(() => String, { nullable: true, description: "On items of this Question." })
  question?: string | null;
  @ArrayMaxSize(10)
  @Field(() => [DecisionKindEnum], { nullable: true, description: "Kinds." })
  kinds?: DecisionKind[] | null;
  @ArrayMaxSize(10)
  @Field(() => [DecisionOutcomeEnum], { nullable: true, description: "Outcomes." })
  outcomes?: DecisionOutcome[] | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "Taken on this day or later, a Geneva date.",
  })
  from?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "Taken on this day or earlier, a Geneva date.",
  })
  to?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Also those that were recorded by mistake and taken back; left out: only those that stand.",
  })
  includeVoided?: boolean | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "On this item, by acronym, alias or number; on all that share the number.",
  })
  workItem?: string | null;
}
