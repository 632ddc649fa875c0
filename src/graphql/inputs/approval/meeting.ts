import { ArrayMaxSize, ArrayMinSize, IsInt, Matches, Min, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type { AgendaPurpose, WorkItemType } from "../../../domain/vocabulary.js";
import { AgendaPurposeEnum, WorkItemTypeEnum } from "../../enums.js";
import { ActInput } from "../acting.js";
import { CollectiveLetterInput, DeadlineInput, GatheringInput } from "../meeting-parts.js";
import { BodyLabel, LENGTHS, Line, Name, Said, TitleLine } from "../validators.js";

@InputType({ description: "When a body sits." })
export class SittingInput {
  @BodyLabel()
  @Field(() => String, { description: "`SG13`, `WP3/13` or `WTSA`." })
  body!: string;
  @TitleLine()
  @Field(() => String, { nullable: true, description: "Title; left out: the label." })
  title?: string | null;
  @Field(() => LocalDateResolver, { description: "First day, Geneva date." })
  startsOn!: string;
  @Field(() => LocalDateResolver, { nullable: true, description: "Last day; left out: the first." })
  endsOn?: string | null;
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: "must be a clock time, HH:mm" })
  @Field(() => String, { nullable: true, description: "Clock time of the start in Europe/Zurich, `HH:mm`." })
  startTime?: string | null;
}

@InputType({ description: "A point of the agenda." })
export class AgendaItemInput {
  @Field(() => Int, { description: "Number." })
  number!: number;
  @Said()
  @Field(() => String, { description: "Title." })
  title!: string;
  @Field(() => AgendaPurposeEnum, { nullable: true, description: "The business done under it." })
  purpose!: AgendaPurpose | null;
}

@InputType({ description: "Plans a meeting." })
export class PlanMeetingInput extends ActInput {
  @Name()
  @Field(() => String, { description: "E.g. `T25-SG13-260713`: study period, study group, first day." })
  code!: string;
  @Said()
  @Field(() => String, { description: "Title." })
  title!: string;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "The study group that holds it, e.g. `SG13`; left out: it is an assembly, at which `WTSA` sits.",
  })
  studyGroup?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Place." })
  place?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "The day on which it was announced or agreed, a Geneva date, from which it counts, neither in the future nor after " +
      "its first day; left out: today, or its first day where that is past.",
  })
  announcedOn?: string | null;
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [SittingInput], { description: "Who sits when; none where only gatherings are planned." })
  sittings!: SittingInput[];
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [AgendaItemInput], { description: "The agenda." })
  agenda!: AgendaItemInput[];
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [GatheringInput], {
    nullable: true,
    description: "Gatherings of rapporteur groups and joint coordination activities.",
  })
  gatherings?: GatheringInput[] | null;
  @ValidateNested()
  @Field(() => CollectiveLetterInput, {
    nullable: true,
    description: "The letter that convenes it, where it is out.",
  })
  letter?: CollectiveLetterInput | null;
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [DeadlineInput], {
    nullable: true,
    description: "Deadlines other than those that the rules give from its days, or besides.",
  })
  deadlines?: DeadlineInput[] | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "Code of the meeting that agreed it among its future activities; its letter then has two months, else three.",
  })
  agreedAt?: string | null;
}

@InputType({ description: "Which meeting is changed, and who changes it." })
export abstract class MeetingChangeInput extends ActInput {
  @Name()
  @Field(() => String, { description: "Code of the meeting." })
  meeting!: string;
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description: "The revision of the meeting that you saw. When it has moved on, nothing is done.",
  })
  expectedRevision?: number | null;
}

@InputType({
  description:
    "Puts right what was planned of a meeting. What is left out was right; its code stays, because everything refers to it.",
})
export class CorrectMeetingInput extends MeetingChangeInput {
  @Name()
  @Field(() => String, { description: "Why it was wrong, 1 to 200 characters; kept with the event." })
  reason!: string;
  @TitleLine()
  @Field(() => String, { nullable: true, description: "Title." })
  title?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Place; null or empty: not known." })
  place?: string | null;
  @ValidateNested()
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [SittingInput], {
    nullable: true,
    description: "Who sits when: the whole list of study group and working parties; other gatherings stay.",
  })
  sittings?: SittingInput[] | null;
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [AgendaItemInput], { nullable: true, description: "The whole agenda." })
  agenda?: AgendaItemInput[] | null;
}

@InputType({
  description:
    "Sets the agenda of a meeting, in the place of the one before. What was done at the meeting already has to hold upon it.",
})
export class SetAgendaInput extends MeetingChangeInput {
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [AgendaItemInput], { description: "The whole agenda." })
  agenda!: AgendaItemInput[];
  @Line()
  @Field(() => String, { nullable: true, description: "The document that carries it, e.g. `TD1/PLEN`." })
  document?: string | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "The day from which it counts, a Geneva date, not in the future; left out: today, or the meeting's first day where that is past.",
  })
  date?: string | null;
}

@InputType({
  description: "A study group authorises its working parties to agree texts of a type (WTSA Res. 1 §1bis).",
})
export class AuthoriseWorkingPartiesInput extends ActInput {
  @Name()
  @Field(() => String, { description: "The study group, e.g. `SG13`." })
  studyGroup!: string;
  @Field(() => WorkItemTypeEnum, { description: "The type of text." })
  type!: WorkItemType;
  @Name()
  @Field(() => String, { description: "Code of the study group meeting." })
  meeting!: string;
  @Said()
  @Field(() => String, { description: "The report that records it, e.g. `TD500/PLEN`." })
  document!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "A Geneva date during the meeting; left out: the study group's only day at it, or today while it sits; else it is asked for.",
  })
  agreedOn?: string | null;
  @IsInt()
  @Min(1)
  @Field(() => Int, {
    nullable: true,
    description:
      "The revision of the study group that you saw. When it has moved on, nothing is done and you get the fresh one.",
  })
  expectedRevision?: number | null;
}
