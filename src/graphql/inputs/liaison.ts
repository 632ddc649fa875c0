import { ArrayMaxSize, ArrayMinSize, IsInt, Min, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type { LiaisonLevel, LiaisonPurpose } from "../../domain/vocabulary.js";
import { LiaisonLevelEnum, LiaisonPurposeEnum } from "../liaison-enums.js";
import { ActInput } from "./acting.js";
import { LENGTHS, Line, Name, QuestionLabel, Said } from "./validators.js";

@InputType({ description: "A group to which a liaison statement goes, and for what." })
export class LiaisonDestinationInput {
  @Name()
  @Field(() => String, { description: "The group, e.g. `IETF TLS`." })
  group!: string;
  @Field(() => LiaisonPurposeEnum, { description: "For action, comment or information." })
  purpose!: LiaisonPurpose;
}

@InputType({ description: "What a liaison statement is tied to, and where it lies." })
abstract class LiaisonParticularsInput extends ActInput {
  @QuestionLabel()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    nullable: true,
    description: "The Questions that it is about, e.g. `Q16/13`: the whole list.",
  })
  questions?: string[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    nullable: true,
    description: "Acronyms, aliases, numbers or ids of the work items that it is about: the whole list.",
  })
  workItems?: string[] | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description:
      "The day by which a reply is wanted, a Geneva date; only where a group is asked for action or comment.",
  })
  deadline?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Whom to write to about it." })
  contact?: string | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    nullable: true,
    description: "The TDs that carry it, e.g. `TD432/WP4`: the whole list.",
  })
  documents?: string[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], { nullable: true, description: "Its attachments, by name: the whole list." })
  attachments?: string[] | null;
}

@InputType({ description: "What a liaison statement begins with." })
abstract class BeginLiaisonInput extends LiaisonParticularsInput {
  @Name()
  @Field(() => String, { description: "The study group in whose record it is, e.g. `SG13`." })
  studyGroup!: string;
  @Said()
  @Field(() => String, { description: "Title, without `LS/o on`." })
  title!: string;
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "Code of the meeting at which it was prepared, or whose TD it is.",
  })
  meeting?: string | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description:
      "Code, serial or id of the statement that it answers; its Questions and work items are those of that one, unless given.",
  })
  replyTo?: string | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    nullable: true,
    description:
      "Of a reply: for which of the destinations of the answered statement it comes; left out: its source.",
  })
  answersFor?: string[] | null;
}

@InputType({ description: "Prepares an outgoing liaison statement (Rec. ITU-T A.1 §1.5)." })
export class PrepareLiaisonInput extends BeginLiaisonInput {
  @Said()
  @Field(() => String, { description: "Who it comes from, e.g. `Q16/13`." })
  source!: string;
  @ValidateNested()
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [LiaisonDestinationInput], { description: "To whom it goes, and for what." })
  destinations!: LiaisonDestinationInput[];
  @Field(() => LiaisonLevelEnum, {
    nullable: true,
    description: "The level at which it is to be approved; left out: the working party.",
  })
  level?: LiaisonLevel | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "When it was prepared, a Geneva date; left out: today.",
  })
  date?: string | null;
}

@InputType({ description: "Records a liaison statement that came from another group (Rec. ITU-T A.1 §1.5)." })
export class RecordIncomingLiaisonInput extends BeginLiaisonInput {
  @Said()
  @Field(() => String, { description: "Who it comes from, e.g. `IETF TLS`." })
  source!: string;
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [LiaisonDestinationInput], {
    nullable: true,
    description:
      "To whom it goes, as it says, and for what: whether it waits for a reply of ours follows from it.",
  })
  destinations?: LiaisonDestinationInput[] | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "When it came, a Geneva date; left out: today.",
  })
  date?: string | null;
}

const LIAISON = "Code, serial or id of the liaison statement.";
const REVISION =
  "The revision that you saw. When it has moved on, nothing is done and you get the fresh statement.";

@InputType({
  description:
    "Changes a liaison statement; what is left out stays. Once it is sent, only what it is tied to and where it lies.",
})
export class UpdateLiaisonInput extends LiaisonParticularsInput {
  @Name()
  @Field(() => String, { description: LIAISON })
  liaison!: string;
  @IsInt()
  @Min(1)
  @Field(() => Int, { nullable: true, description: REVISION })
  expectedRevision?: number | null;
  @Said()
  @Field(() => String, { nullable: true, description: "Title." })
  title?: string | null;
  @ValidateNested()
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [LiaisonDestinationInput], { nullable: true, description: "To whom it goes: the whole list." })
  destinations?: LiaisonDestinationInput[] | null;
}

@InputType({ description: "Which liaison statement an act is upon, and who acts." })
abstract class LiaisonActInput extends ActInput {
  @Name()
  @Field(() => String, { description: LIAISON })
  liaison!: string;
  @IsInt()
  @Min(1)
  @Field(() => Int, { nullable: true, description: REVISION })
  expectedRevision?: number | null;
}

@InputType({
  description:
    "Records the approval of an outgoing liaison statement: by a body at its meeting, or between meetings by the study group chair with the management team.",
})
export class ApproveLiaisonInput extends LiaisonActInput {
  @Field(() => LiaisonLevelEnum, {
    nullable: true,
    description: "At which level; left out: the one that was planned.",
  })
  level?: LiaisonLevel | null;
  @Name()
  @Field(() => String, { nullable: true, description: "Code of the meeting; left out: between meetings." })
  meeting?: string | null;
  @Name()
  @Field(() => String, {
    nullable: true,
    description: "The body, e.g. `WP4/13`, or the rapporteur group as the meeting names it.",
  })
  body?: string | null;
  @Field(() => Int, { nullable: true, description: "Agenda item; left out: the one for liaison statements." })
  agendaItem?: number | null;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "The day, a Geneva date; left out: the body's only day at the meeting, or today.",
  })
  date?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "The document that records it." })
  document?: string | null;
}

@InputType({ description: "Records that TSB sent an approved liaison statement." })
export class SendLiaisonInput extends LiaisonActInput {
  @Name()
  @Field(() => String, { description: "The serial, e.g. `SG13-LS136`." })
  serial!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "When it was sent, a Geneva date; left out: today.",
  })
  date?: string | null;
  @Name()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [String], {
    nullable: true,
    description: "The attachments as they went out; left out: as prepared.",
  })
  attachments?: string[] | null;
}

@InputType({
  description: "Withdraws a liaison statement that was not sent, or that was recorded by mistake.",
})
export class WithdrawLiaisonInput extends LiaisonActInput {
  @Said()
  @Field(() => String, { description: "Why." })
  reason!: string;
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "From when, a Geneva date; left out: today.",
  })
  date?: string | null;
}
