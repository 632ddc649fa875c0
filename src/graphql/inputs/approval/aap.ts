import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType } from "type-graphql";
import type { CommentKind, CommentResult } from "../../../domain/vocabulary.js";
import { CommentKindEnum, CommentResultEnum } from "../../approval-enums.js";
import { Line, Name, SaidAtLength } from "../validators.js";
import { DocumentActInput, MemberActInput, ProcedureActInput } from "./common.js";

@InputType({ description: "The edited text reaches TSB (A.8 §3.2, WTSA Res. 1 §9.3.3)." })
export class EditedTextInput extends DocumentActInput {
  @Field(() => Boolean, { description: "Whether its summary came with it (A.8 §3.3)." })
  summaryIncluded!: boolean;
}

@InputType({ description: "The Director announces a last call (A.8 §4.1)." })
export class StartLastCallInput extends DocumentActInput {
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "First day, a Geneva date, usually the 1st or 16th; left out: the day of the act.",
  })
  startsOn?: string | null;
}

@InputType({ description: "The Director announces an additional review (A.8 §4.5)." })
export class StartAdditionalReviewInput extends StartLastCallInput {
  @Field(() => Boolean, { description: "Whether the last call's comments are posted with the revised text." })
  commentsPosted!: boolean;
}

@InputType({ description: "A comment in a last call or additional review (A.8 §4.4)." })
export class RecordCommentInput extends MemberActInput {
  @Field(() => CommentKindEnum, { description: "Typographical or substantive." })
  commentKind!: CommentKind;
}

@InputType({ description: "A last call or additional review is over." })
export class CloseReviewInput extends ProcedureActInput {
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "The day of approval, a Geneva date after the period; left out: first day + 28 (last call) or + 21 (additional review).",
  })
  approvedOn?: string | null;
}

@InputType({ description: "What was done about a comment (A.8 §4.4.2)." })
export class ResolveCommentInput extends ProcedureActInput {
  @Name()
  @Field(() => String, { description: "The comment, e.g. `C1`." })
  comment!: string;
  @Field(() => CommentResultEnum, { description: "The result." })
  commentResult!: CommentResult;
  @SaidAtLength()
  @Field(() => String, { description: "What was changed in the text, or why nothing was." })
  text!: string;
  @Line()
  @Field(() => String, { nullable: true, description: "Who answered the member." })
  answeredBy?: string | null;
}

@InputType({
  description: "A study group meeting is to consider the text (A.8 §4.4.2, §5.2, WTSA Res. 1 §9.5.2).",
})
export class JudgeToMeetingInput extends ProcedureActInput {
  @Name()
  @Field(() => String, {
    description: "Code of the study group meeting; under AAP three weeks ahead at least.",
  })
  meeting!: string;
  @Line()
  @Field(() => String, { nullable: true, description: "What it rests on, e.g. a letter of the chair." })
  document?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Why; needed when an announced text is carried on." })
  reason?: string | null;
}
