import { ArrayMaxSize, ArrayMinSize, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type { AgendaPurpose } from "../../domain/vocabulary.js";
import { AgendaPurposeEnum } from "../enums.js";
import { MeetingChangeInput, SittingInput } from "./approval/meeting.js";
import { CollectiveLetterInput, DeadlineInput, GatheringInput } from "./meeting-parts.js";
import { LENGTHS, Line, Name, Said, TitleLine } from "./validators.js";

@InputType({ description: "Which meeting an act is upon, and why." })
abstract class ReasonedMeetingInput extends MeetingChangeInput {
  @Said()
  @Field(() => String, { description: "Why; kept with the event." })
  reason!: string;
  @Line()
  @Field(() => String, { nullable: true, description: "The letter or TD that says so." })
  document?: string | null;
}

@InputType({
  description:
    "Changes what is planned of a meeting, from now on; what is left out stays. What was wrong from the beginning is put right by correctMeeting.",
})
export class ChangeMeetingInput extends ReasonedMeetingInput {
  @TitleLine()
  @Field(() => String, { nullable: true, description: "Title." })
  title?: string | null;
  @Line()
  @Field(() => String, { nullable: true, description: "Place; null or empty: not known." })
  place?: string | null;
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [SittingInput], {
    nullable: true,
    description: "Who sits when: the whole list of study group and working parties; gatherings stay.",
  })
  sittings?: SittingInput[] | null;
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [GatheringInput], {
    nullable: true,
    description: "The whole list of rapporteur groups and joint coordination activities; sittings stay.",
  })
  gatherings?: GatheringInput[] | null;
  @ValidateNested()
  @Field(() => CollectiveLetterInput, { nullable: true, description: "The letter that convenes it." })
  letter?: CollectiveLetterInput | null;
  @ValidateNested()
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [DeadlineInput], {
    nullable: true,
    description:
      "Deadlines other than those that the rules give, or besides; those that were given before stay.",
  })
  deadlines?: DeadlineInput[] | null;
  @Name()
  @Field(() => String, { nullable: true, description: "Code of the meeting that agreed it; null: none did." })
  agreedAt?: string | null;
}

@InputType({ description: "Puts a meeting off, its candidates, agenda and deadlines with it." })
export class PostponeMeetingInput extends ReasonedMeetingInput {
  @Field(() => LocalDateResolver, {
    nullable: true,
    description: "Its new first day, by which all its days move; left out: new days are not known yet.",
  })
  startsOn?: string | null;
}

@InputType({ description: "Calls a meeting off. What was planned for it stays on record." })
export class CallOffMeetingInput extends ReasonedMeetingInput {}

@InputType({
  description:
    "One change of an agenda. A number that is not there adds a line; of one that is, what is left out stays.",
})
export class AgendaChangeInput {
  @Field(() => Int, { description: "The number of the line." })
  number!: number;
  @Field(() => Int, { nullable: true, description: "Its new number, which has to be free." })
  to?: number | null;
  @TitleLine()
  @Field(() => String, { nullable: true, description: "Title; a new line needs one." })
  title?: string | null;
  @Field(() => AgendaPurposeEnum, {
    nullable: true,
    description: "The business done under it; null: none of these.",
  })
  purpose?: AgendaPurpose | null;
  @Field(() => Boolean, { nullable: true, description: "Whether the line is taken off." })
  remove?: boolean | null;
}

@InputType({
  description: "Adds, moves, renames and takes off lines of a meeting's agenda, one after another.",
})
export class ChangeAgendaInput extends MeetingChangeInput {
  @ValidateNested()
  @ArrayMinSize(1)
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [AgendaChangeInput], { description: "The changes, in their order." })
  changes!: AgendaChangeInput[];
  @Line()
  @Field(() => String, { nullable: true, description: "The document that carries it, e.g. `TD1-R1/PLEN`." })
  document?: string | null;
}
