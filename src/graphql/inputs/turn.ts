import { ArrayMaxSize, ValidateNested } from "class-validator";
import { Field, InputType } from "type-graphql";
import { TitleInput } from "./particulars.js";
import { PlacingInput } from "./question-acts.js";
import { StructureChangeInput } from "./structure.js";
import { LENGTHS, Line, Name, QuestionLabel } from "./validators.js";

@InputType({ description: "A Question of the new set." })
export class SetQuestionInput {
  @QuestionLabel()
  @Field(() => String, { description: "`Q5/13`: its number in the new set; numbers begin anew." })
  label!: string;
  @QuestionLabel()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    description: "The Questions of the period that ends which it continues; empty: it is new.",
  })
  continues!: string[];
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], {
    nullable: true,
    description: "Titles by language; left out: those of the first Question that it continues.",
  })
  titles?: TitleInput[] | null;
  @Name()
  @Field(() => String, { nullable: true, description: "The working party to which it is entrusted." })
  workingParty?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "The document that holds its text." })
  text?: string | null;
}

@InputType({
  description:
    "The turn of a study period. Left out, its date is the first day of the period that begins; a rehearsal may come before it.",
})
export class TurnStudyPeriodInput extends StructureChangeInput {
  @Name()
  @Field(() => String, { description: "The study group, e.g. `SG13`." })
  studyGroup!: string;
  @Name()
  @Field(() => String, { description: "The study period that begins, e.g. `2029-2032`." })
  to!: string;
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [SetQuestionInput], {
    description: "The new set of Questions. What none of them continues lapses.",
  })
  questions!: SetQuestionInput[];
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.states)
  @Field(() => [PlacingInput], {
    nullable: true,
    description: "Work items that go on under another Question than the first that continues theirs.",
  })
  items?: PlacingInput[] | null;
}
