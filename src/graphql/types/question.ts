import { LocalDateResolver } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import type { QuestionStepKind, QuestionStepOutcome } from "../../domain/vocabulary.js";
import { QuestionStepKindEnum, QuestionStepOutcomeEnum } from "../enums.js";
import { LocalizedText } from "./text.js";

@ObjectType({ simpleResolvers: true, description: "What a Member State replied about a Question." })
export class QuestionReply {
  @Field(() => String, { description: "The Member State." })
  memberState!: string;
  @Field(() => Boolean, { description: "Whether it approves, or has no objection to the deletion." })
  agrees!: boolean;
  @Field(() => String, { nullable: true, description: "Its reasons." })
  reason!: string | null;
  @Field(() => LocalDateResolver, { description: "The Geneva date on which it was received." })
  receivedOn!: string;
}

@ObjectType({ simpleResolvers: true, description: "A time in which Member States reply about a Question." })
export class QuestionStep {
  @Field(() => QuestionStepKindEnum, { description: "What about." })
  kind!: QuestionStepKind;
  @Field(() => LocalDateResolver, { description: "First day, a Geneva date." })
  startedOn!: string;
  @Field(() => LocalDateResolver, { description: "Last day on which replies count, a Geneva date." })
  endsOn!: string;
  @Field(() => String, { description: "The rule that gives the last day." })
  rule!: string;
  @Field(() => String, { nullable: true, description: "The circular." })
  document!: string | null;
  @Field(() => LocalDateResolver, { nullable: true, description: "When it was closed; null: it is not." })
  closedOn!: string | null;
  @Field(() => QuestionStepOutcomeEnum, { nullable: true, description: "What came of it." })
  outcome!: QuestionStepOutcome | null;
  @Field(() => Int, {
    description: "Member States that approve or have no objection, each by its latest reply.",
  })
  agreeing!: number;
  @Field(() => Int, { description: "Member States that do not." })
  others!: number;
  @Field(() => [QuestionReply], {
    description: "Every reply, as received: at most one a Member State counts.",
  })
  replies!: QuestionReply[];
}

@ObjectType({ simpleResolvers: true, description: "A revision of a Question that is proposed." })
export class QuestionRevision {
  @Field(() => String, { description: "The document that holds the revised text." })
  text!: string;
  @Field(() => [LocalizedText], { description: "The titles as they would be." })
  titles!: LocalizedText[];
  @Field(() => LocalDateResolver, { description: "The Geneva date of the proposal." })
  proposedOn!: string;
}
