import { ArrayMaxSize, ValidateNested } from "class-validator";
import { LocalDateResolver } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import type * as words from "../../domain/vocabulary.js";
import {
  CommentKindEnum,
  CommentResultEnum,
  MemberCategoryEnum,
  PositionKindEnum,
  ProposerEnum,
  RegistrationResultEnum,
  ReplyKindEnum,
} from "../approval-enums.js";
import { ApprovalProcessEnum, DecisionKindEnum, DecisionOutcomeEnum, WorkItemTypeEnum } from "../enums.js";
import { BasisInput } from "./acts.js";
import { DecisionTextInput } from "./decision-text.js";
import { ParticularsInput, TitleInput } from "./particulars.js";
import { BodyLabel, LENGTHS, Line, Name, Paragraphs, QuestionLabel } from "./validators.js";

const as = (description: string) => ({ nullable: true, description });
const day = (description: string) => Field(() => LocalDateResolver, as(`${description}, a Geneva date.`));
const line = (description: string) => Field(() => String, as(description));
const count = (description: string) => Field(() => Int, as(description));
const flag = (description: string) => Field(() => Boolean, as(description));
const names = (description: string) => Field(() => [String], as(`${description} The whole list.`));

@InputType({
  description:
    "What is said otherwise of an act: any field that the act's own mutation takes, with the meaning that it has there. " +
    "What is left out stays as it was said; null says it no longer.",
})
export class SaidInput {
  @day("The day of the act")
  date?: string | null;
  @day("First day of a last call or additional review")
  startsOn?: string | null;
  @day("Approval date other than the projected one")
  approvedOn?: string | null;
  @day("Day of the decision")
  decidedOn?: string | null;
  @day("Day on which a new work item was agreed")
  agreedOn?: string | null;
  @day("Date of the document that lists a candidate")
  proposedOn?: string | null;
  @day("Day on which a contribution was received")
  receivedOn?: string | null;
  @day("Day on which the text was distributed in the official languages")
  textDistributedOn?: string | null;
  @day("When the study group chair concurred")
  chairConcurrence?: string | null;
  @day("When the study group chair approved a change of what is settled")
  chairApproval?: string | null;
  @Name()
  @line("Code of the meeting.")
  meeting?: string | null;
  @BodyLabel()
  @line("The body, e.g. `WP3/13`.")
  body?: string | null;
  @count("Agenda item.")
  agendaItem?: number | null;
  @Line()
  @line("The announcement, circular, form or text.")
  document?: string | null;
  @Name()
  @line("Code of the meeting to which a text was put off.")
  postponedTo?: string | null;
  @Line()
  @line("The text that was before the meeting.")
  finalText?: string | null;
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [DecisionTextInput], as("The documents that go with the text of a decision. The whole list."))
  texts?: DecisionTextInput[] | null;
  @Line()
  @line("The number, e.g. `Y.3094`.")
  assignedNumber?: string | null;
  @Field(() => DecisionKindEnum, as("Kind of decision."))
  kind?: words.DecisionKind | null;
  @Field(() => DecisionOutcomeEnum, as("Outcome of the decision."))
  outcome?: words.DecisionOutcome | null;
  @Line()
  @line("The reason that the act itself gives.")
  reason?: string | null;
  @Line()
  @line("Why the meeting went ahead although a requirement was unmet.")
  overrideReason?: string | null;
  @Name()
  @line("The member, Member State or delegation.")
  member?: string | null;
  @Field(() => MemberCategoryEnum, as("Its category of membership."))
  category?: words.MemberCategory | null;
  @Field(() => CommentKindEnum, as("Whether a comment is typographical or substantive."))
  commentKind?: words.CommentKind | null;
  @Field(() => ReplyKindEnum, as("What a Member State replied."))
  replyKind?: words.ReplyKind | null;
  @Field(() => PositionKindEnum, as("What a member said at the meeting."))
  positionKind?: words.PositionKind | null;
  @Paragraphs()
  @line("What it said.")
  text?: string | null;
  @count("Number of Member States present.")
  memberStatesPresent?: number | null;
  @count("Number of Member States that opposed.")
  opposingMemberStates?: number | null;
  @Name()
  @ArrayMaxSize(LENGTHS.states)
  @names("Member States present, by name.")
  membersPresent?: string[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.states)
  @names("Member States that opposed, by name.")
  membersOpposing?: string[] | null;
  @Name()
  @ArrayMaxSize(LENGTHS.states)
  @names("Members that abstained, by name.")
  membersAbstaining?: string[] | null;
  @Name()
  @line("The comment that was answered, e.g. `C1`.")
  comment?: string | null;
  @Field(() => CommentResultEnum, as("What was done about a comment."))
  commentResult?: words.CommentResult | null;
  @Line()
  @line("Who answered the member.")
  answeredBy?: string | null;
  @flag("Whether the text came with its summary.")
  summaryIncluded?: boolean | null;
  @flag("Whether the comments were posted with the revised text.")
  commentsPosted?: boolean | null;
  @flag("Whether the text goes on under TAP.")
  moveToTap?: boolean | null;
  @Name()
  @line("The item into which a repeated one was merged.")
  into?: string | null;
  @Name()
  @line("Who seconded it.")
  secondedBy?: string | null;
  @Field(() => ProposerEnum, as("Who proposed to change the selection."))
  proposedBy?: words.Proposer | null;
  @BodyLabel()
  @line("The body to which the request was put, e.g. `WP3/13`.")
  askedOf?: string | null;
  @Name()
  @line("Code of the meeting at which it was put.")
  askedAt?: string | null;
  @Name()
  @line("The study period.")
  studyPeriod?: string | null;
  @Line()
  @line("Where a contribution comes from.")
  source?: string | null;
  @Name()
  @line("The status code that another system showed.")
  code?: string | null;
  @QuestionLabel()
  @line("The Question under which the item was registered, e.g. `Q16/13`.")
  question?: string | null;
  @Name()
  @line("Provisional name.")
  acronym?: string | null;
  @Field(() => WorkItemTypeEnum, as("Type."))
  type?: words.WorkItemType | null;
  @Field(() => ApprovalProcessEnum, as("The process that was selected."))
  process?: words.ApprovalProcess | null;
  @Field(() => RegistrationResultEnum, as("What the meeting did with a proposed new work item."))
  result?: words.RegistrationResult | null;
  @ValidateNested({ each: true })
  @ArrayMaxSize(LENGTHS.list)
  @Field(() => [TitleInput], as("Titles that the meeting changed."))
  titles?: TitleInput[] | null;
  @ValidateNested()
  @Field(() => ParticularsInput, as("Particulars that were said of the item."))
  particulars?: ParticularsInput | null;
  @ValidateNested()
  @Field(() => BasisInput, as("What a registration or an update rests on."))
  basis?: BasisInput | null;
}
