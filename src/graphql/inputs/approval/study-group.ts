import { ArrayMaxSize, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type { MemberCategory, PositionKind, ReplyKind } from "../../../domain/vocabulary.js";
import { MemberCategoryEnum, PositionKindEnum, ReplyKindEnum } from "../../approval-enums.js";
import { TitleInput } from "../particulars.js";
import { BodyLabel, LENGTHS, Line, Name, Paragraphs, Said } from "../validators.js";
import { DocumentActInput, MeetingActInput, MemberActInput, ProcedureActInput } from "./common.js";

@InputType({ description: "What a study group meeting decides, with the Member States counted (A.8 §5.4)." })
export class StudyGroupDecisionInput extends MeetingActInput {
  @BodyLabel()
  @Field(() => String, { nullable: true, description: "The body; left out: the study group. A WP cannot." })
  body?: string | null;
  @Field(() => Int, { nullable: true, description: "Left out: the one agenda item for it." })
  agendaItem?: number | null;
  @Line()
  @Field(() => String, { nullable: true, description: "The text before the meeting; needed to approve." })
  finalText?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Number of Member States present; needed unless they are named.",
  })
  memberStatesPresent?: number | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "Number of Member States present that oppose, without those that abstain; needed unless they are named.",
  })
  opposingMemberStates?: number | null;
  @Name()
  @ArrayMaxSize(LENGTHS.states)
  @Field(() => [String], {
    nullable: true,
    description: "The Member States present, by name in any official language; each counts once.",
  })
  membersPresent?: string[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.states)
  @Field(() => [String], {
    nullable: true,
    description: "Those of them that oppose, by name; an empty list says that none does.",
  })
  membersOpposing?: string[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.states)
  @Field(() => [String], {
    nullable: true,
    description: "Those that abstain, by name, besides the abstentions that were registered.",
  })
  membersAbstaining?: string[] | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Why; needed when not approved, and to delete." })
  reason?: string | null;
}

@InputType({ description: "A study group meeting approves a text (A.8 §5.3, WTSA Res. 1 §9.5)." })
export class ApproveInput extends StudyGroupDecisionInput {
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], {
    nullable: true,
    description:
      "The titles as the meeting changed them; others stay. They count from the day of the decision.",
  })
  titles?: TitleInput[] | null;
}

@InputType({
  description:
    "A World Telecommunication Standardization Assembly approves a text (A.8 §1.1, WTSA Res. 1 §9.1.2).",
})
export class ApproveAtAssemblyInput extends ProcedureActInput {
  @Name()
  @Field(() => String, { description: "Code of the assembly, as planMeeting has it without a study group." })
  meeting!: string;
  @Field(() => Int, { nullable: true, description: "Agenda item." })
  agendaItem?: number | null;
  @Said()
  @Field(() => String, { description: "The text before the assembly." })
  finalText!: string;
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], {
    nullable: true,
    description: "The titles as the assembly changed them; others stay.",
  })
  titles?: TitleInput[] | null;
}

@InputType({ description: "A Member State asks for four more weeks (A.8 §5.6, WTSA Res. 1 §9.5.5)." })
export class MoreTimeInput extends StudyGroupDecisionInput {
  @Name()
  @Field(() => String, { description: "The Member State." })
  member!: string;
  @Field(() => MemberCategoryEnum, { description: "Its category." })
  category!: MemberCategory;
  @Paragraphs()
  @Field(() => String, { nullable: true, description: "What it says." })
  text?: string | null;
}

@InputType({ description: "A concern, reservation or abstention at the meeting." })
export class PositionInput extends MemberActInput {
  @Field(() => PositionKindEnum, { description: "Which; opposition is counted with the decision." })
  positionKind!: PositionKind;
}

@InputType({ description: "A member, by name." })
export class NamedMemberInput extends ProcedureActInput {
  @Name()
  @Field(() => String, { description: "The member." })
  member!: string;
  @Paragraphs()
  @Field(() => String, { nullable: true, description: "What it says." })
  text?: string | null;
}

@InputType({ description: "A Member State declares policy or regulatory implications (A.8 §5.2)." })
export class PolicyImplicationInput extends MemberActInput {
  @Name()
  @Field(() => String, { nullable: true, description: "Code of the meeting; left out: the announced one." })
  meeting?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it goes on under TAP (left out: yes), or is not approved (A.8 §5.8).",
  })
  moveToTap?: boolean | null;
}

@InputType({ description: "The Director consults the Member States (WTSA Res. 1 §9.3.3)." })
export class AnnounceConsultationInput extends DocumentActInput {
  @Name()
  @Field(() => String, { description: "Code of the study group meeting, three months ahead at least." })
  meeting!: string;
}

@InputType({ description: "A Member State's reply to the consultation (WTSA Res. 1 §9.4)." })
export class RecordReplyInput extends MemberActInput {
  @Field(() => ReplyKindEnum, { description: "Whether the study group may consider approval." })
  replyKind!: ReplyKind;
}

@InputType({ description: "The study group takes the text up for decision (WTSA Res. 1 §9.5)." })
export class OpenDecisionInput extends MeetingActInput {
  @Field(() => LocalDateResolver, {
    description:
      "When the text was distributed in the official languages, a Geneva date (WTSA Res. 1 §9.3.5).",
  })
  textDistributedOn!: string;
}

@InputType({ description: "An act at a meeting, with its reason." })
export class ReasonedMeetingActInput extends MeetingActInput {
  @Said()
  @Field(() => String, { description: "Why." })
  reason!: string;
}
