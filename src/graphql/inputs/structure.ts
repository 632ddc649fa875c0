import { ArrayMaxSize, ArrayMinSize, IsInt, Min, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type { WorkItemType } from "../../domain/vocabulary.js";
import { WorkItemTypeEnum } from "../enums.js";
import { ActInput } from "./acting.js";
import { TitleInput } from "./particulars.js";
import { LENGTHS, Line, Name, QuestionLabel, Said } from "./validators.js";

@InputType({ description: "What an act upon the structure rests on, and from when it counts." })
export abstract class StructureInput extends ActInput {
  @Name()
  @Field(() => String, { nullable: true, description: "Code of the meeting that agreed it, on record here." })
  meeting?: string | null;
  @Line()
  @Field(() => String, {
    nullable: true,
    description: "The report, TD, circular or Resolution that has it, e.g. `TD500/PLEN` or `WTSA Res. 2`.",
  })
  document?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The Geneva date from which it counts, not in the future; left out: today.",
  })
  date?: string | null;
}

@InputType({ description: "The same, of something that is there already." })
export abstract class StructureChangeInput extends StructureInput {
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description: "The revision that you saw. When it has moved on, nothing is done.",
  })
  expectedRevision?: number | null;
}

@InputType({
  description:
    "Leave of a study group for its working parties to agree texts of a type, given before the study group was entered here.",
})
export class AuthorisationInput {
  @Field(() => WorkItemTypeEnum, { description: "Type of text." })
  type!: WorkItemType;
  @Said()
  @Field(() => String, { description: "Where the leave is recorded or how it is known." })
  basis!: string;
  @Field(() => Boolean, {
    nullable: true,
    description: "False where it is inferred from practice; left out: true.",
  })
  verified?: boolean | null;
}

@InputType({ description: "A study group, as an assembly set it up (WTSA Res. 1 §1.11.3)." })
export class SetUpStudyGroupInput extends StructureInput {
  @Name()
  @Field(() => String, { description: "`SG13`." })
  label!: string;
  @Name()
  @Field(() => String, { description: "The study period for which it is set up, e.g. `2025-2028`." })
  studyPeriod!: string;
  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], { description: "Its name in one language or more." })
  names!: TitleInput[];
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [AuthorisationInput], {
    nullable: true,
    description:
      "What its working parties may agree already (WTSA Res. 1 §1bis); leave that is given later: authoriseWorkingParties.",
  })
  authorisations?: AuthorisationInput[] | null;
}

@InputType({ description: "Other names for a study group; languages that are not named stay as they are." })
export class RenameStudyGroupInput extends StructureChangeInput {
  @Name()
  @Field(() => String, { description: "`SG13`." })
  studyGroup!: string;
  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], { description: "Names by language; an empty one takes a name away." })
  names!: TitleInput[];
}

@InputType({ description: "A working party of a study group (Rec. ITU-T A.1 §2.1.2)." })
export class SetUpWorkingPartyInput extends StructureInput {
  @Name()
  @Field(() => String, { description: "`WP4/13`: its number, and that of its study group." })
  label!: string;
  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], { description: "Its name in one language or more." })
  names!: TitleInput[];
}

@InputType({ description: "Which working party is changed." })
abstract class WorkingPartyChangeInput extends StructureChangeInput {
  @Name()
  @Field(() => String, { description: "`WP4/13`." })
  workingParty!: string;
}

@InputType({ description: "Other names for a working party; languages that are not named stay as they are." })
export class RenameWorkingPartyInput extends WorkingPartyChangeInput {
  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], { description: "Names by language; an empty one takes a name away." })
  names!: TitleInput[];
}

@InputType({ description: "The end of a working party." })
export class DissolveWorkingPartyInput extends WorkingPartyChangeInput {
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "The working party to which its Questions go; left out: none is entrusted to it any longer.",
  })
  questionsTo?: string | null;
}

@InputType({ description: "A member that commits itself to support the work on a Question." })
export class SupporterInput {
  @Name()
  @Field(() => String, { description: "The member." })
  member!: string;
  @Name()
  @Field(() => String, {
    description: "The kind of support, e.g. contributions, an editor, hosting of meetings.",
  })
  support!: string;
}

@InputType({ description: "A new Question." })
abstract class NewQuestionInput extends StructureInput {
  @QuestionLabel()
  @Field(() => String, { description: "`Q16/13`: its number, and that of its study group." })
  label!: string;
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], {
    description: "Titles by language; a Question may be known by its number only.",
  })
  titles!: TitleInput[];
  @Name()
  @Field(() => String, { nullable: true, description: "The working party to which it is entrusted." })
  workingParty?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "The document that holds its text, e.g. `TD12/PLEN`." })
  text?: string | null;
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [SupporterInput], {
    nullable: true,
    description: "The members that commit themselves to support the work, normally at least four.",
  })
  supporters?: SupporterInput[] | null;
}

@InputType({ description: "A Question in force: approved by an assembly, or before it was recorded here." })
export class AdoptQuestionInput extends NewQuestionInput {}

@InputType({ description: "A new Question that is proposed (WTSA Res. 1 §7.1.4)." })
export class ProposeQuestionInput extends NewQuestionInput {}

@InputType({ description: "Which Question is changed." })
export abstract class QuestionChangeInput extends StructureChangeInput {
  @QuestionLabel()
  @Field(() => String, { description: "`Q16/13`." })
  question!: string;
}

@InputType({ description: "The working party that handles a Question (Rec. ITU-T A.1 §2.1.2)." })
export class EntrustQuestionInput extends QuestionChangeInput {
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "`WP4/13`; null: the study group handles it itself.",
  })
  workingParty!: string | null;
}

@InputType({ description: "Titles of a Question; languages that are not named stay as they are." })
export class RetitleQuestionInput extends QuestionChangeInput {
  @ValidateNested({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], { description: "Titles by language; an empty one takes a title away." })
  titles!: TitleInput[];
}
