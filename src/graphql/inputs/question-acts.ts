import { ArrayMaxSize, ArrayMinSize, ValidateNested } from "class-validator";
import { Field, InputType } from "type-graphql";
import { TitleInput } from "./particulars.js";
import { QuestionChangeInput, StructureChangeInput, SupporterInput } from "./structure.js";
import { LENGTHS, Line, Name, QuestionLabel, Said } from "./validators.js";

@InputType({ description: "An act upon a Question that says nothing more." })
export class PlainQuestionInput extends QuestionChangeInput {}

@InputType({ description: "The same, with who supports the work." })
export class SupportedQuestionInput extends QuestionChangeInput {
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [SupporterInput], {
    nullable: true,
    description:
      "The members that commit themselves to support the work, normally at least four: the whole list; left out: as on record.",
  })
  supporters?: SupporterInput[] | null;
}

@InputType({ description: "What a study group meeting agrees of a Question." })
export class AgreedQuestionInput extends SupportedQuestionInput {
  @Field(() => Boolean, { description: "Whether those present reached consensus." })
  consensus!: boolean;
}

@InputType({ description: "Why a proposed Question is not gone on with." })
export class ReasonedQuestionInput extends QuestionChangeInput {
  @Said()
  @Field(() => String, { description: "The reasons." })
  reason!: string;
}

@InputType({ description: "That a study group meeting agrees to delete a Question, and why." })
export class QuestionDeletionInput extends ReasonedQuestionInput {
  @Field(() => Boolean, { description: "Whether those present reached consensus." })
  consensus!: boolean;
}

@InputType({ description: "What a Member State replied." })
export class QuestionReplyInput extends QuestionChangeInput {
  @Name()
  @Field(() => String, { description: "The Member State." })
  memberState!: string;
  @Field(() => Boolean, {
    description: "Whether it approves of the Question or its revision, or has no objection to the deletion.",
  })
  agrees!: boolean;
  @Line()
  @Field(() => String, {
    nullable: true,
    description: "Its reasons, and what would facilitate further study.",
  })
  reason?: string | null;
}

@InputType({ description: "A revised text of a Question." })
export class QuestionRevisionInput extends QuestionChangeInput {
  @Said()
  @Field(() => String, { description: "The document that holds it, e.g. `C12`." })
  text!: string;
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], { nullable: true, description: "Titles that it changes, by language." })
  titles?: TitleInput[] | null;
}

@InputType({ description: "The Question into which another is merged." })
export class QuestionMergerInput extends QuestionChangeInput {
  @Field(() => Boolean, { description: "Whether those present reached consensus." })
  consensus!: boolean;
  @QuestionLabel()
  @Field(() => String, { description: "`Q16/13`: it goes on, with the work items of the other." })
  successor!: string;
}

@InputType({ description: "Under which Question a work item goes on." })
export class PlacingInput {
  @Name()
  @Field(() => String, { description: "Acronym, alias, assigned number or the item's own id." })
  workItem!: string;
  @QuestionLabel()
  @Field(() => String, { description: "`Q16/13`." })
  question!: string;
}

@InputType({ description: "The Questions into which another is split." })
export class QuestionSplitInput extends QuestionChangeInput {
  @Field(() => Boolean, { description: "Whether those present reached consensus." })
  consensus!: boolean;
  @QuestionLabel()
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], { description: "Their labels, in force already." })
  successors!: string[];
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [PlacingInput], {
    nullable: true,
    description: "Where work items go; those that are not named go to the first.",
  })
  items?: PlacingInput[] | null;
}

@InputType({ description: "The Question under which a work item goes on, of this or another study group." })
export class MoveWorkItemInput extends StructureChangeInput {
  @Name()
  @Field(() => String, {
    description: "Acronym, alias or assigned number of the work item, in any case and spelling; or its id.",
  })
  workItem!: string;
  @QuestionLabel()
  @Field(() => String, { description: "`Q16/13`." })
  question!: string;
}
