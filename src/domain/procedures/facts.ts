import type { CalendarDate, Holidays, Instant } from "../calendar.js";
import type { TextInForce } from "../decisions/text-in-force.js";
import type { WorkingPartyLabel } from "../labels.js";
import type { MeetingState } from "../meeting.js";
import type { StudyGroupState } from "../study-group.js";
import type {
  ApprovalProcess,
  CommentKind,
  CommentResult,
  MemberCategory,
  PositionKind,
  Proposer,
  ReplyKind,
} from "../vocabulary.js";
import type { WorkItemState } from "../work-item.js";
import type { TitleInput } from "../work-items/particulars.js";

/** What is said with an act. Which of it an act needs is the business of its guards. */
export interface ActInput {
  /** The announcement, circular, TD or written request. */
  readonly document?: string | null;
  /** Whether the text came with its summary. */
  readonly summaryIncluded?: boolean | null;
  /** Whether the last call's comments were made available with the revised text. */
  readonly commentsPosted?: boolean | null;
  /** First day of a last call or additional review. */
  readonly startsOn?: CalendarDate | null;
  /** An approval date other than the projected one. */
  readonly approvedOn?: CalendarDate | null;
  /** The day on which the text was distributed in the official languages. */
  readonly textDistributedOn?: CalendarDate | null;
  readonly body?: string | null;
  readonly agendaItem?: number | null;
  readonly finalText?: string | null;
  readonly memberStatesPresent?: number | null;
  readonly opposingMemberStates?: number | null;
  /** The Member States present by name, beside their number or in its stead; the same of the next two. */
  readonly membersPresent?: readonly string[] | null;
  readonly membersOpposing?: readonly string[] | null;
  readonly membersAbstaining?: readonly string[] | null;
  /** The member, Member State or delegation that the act is about. */
  readonly member?: string | null;
  readonly category?: MemberCategory | null;
  readonly commentKind?: CommentKind | null;
  /** Which comment is answered, e.g. `C1`, and what was done about it. */
  readonly comment?: string | null;
  readonly commentResult?: CommentResult | null;
  readonly answeredBy?: string | null;
  readonly replyKind?: ReplyKind | null;
  readonly positionKind?: PositionKind | null;
  readonly text?: string | null;
  readonly reason?: string | null;
  /** After a declared policy implication: whether the text goes on under TAP or is not approved. */
  readonly moveToTap?: boolean | null;
  readonly process?: ApprovalProcess | null;
  readonly secondedBy?: string | null;
  /** Who proposes to change the selection; left out: a member. */
  readonly proposedBy?: Proposer | null;
  /** The body to which the request was put, and the code of the meeting. */
  readonly askedOf?: string | null;
  readonly askedAt?: string | null;
  readonly studyPeriod?: string | null;
  /** When the study group chair concurred. */
  readonly chairConcurrence?: CalendarDate | null;
  /** The titles as the meeting changed them, by language; others stay. */
  readonly titles?: readonly TitleInput[] | null;
  /** The number of the text, e.g. `Y.3094`. */
  readonly assignedNumber?: string | null;
}

/** Everything that the rules need to know of an act. */
export interface ActFacts {
  readonly item: WorkItemState;
  readonly studyGroup: StudyGroupState;
  /** The working party to which the item's Question is entrusted. */
  readonly home: WorkingPartyLabel | null;
  /** The meeting that the act names, or else the one that the open step leads to. */
  readonly meeting: MeetingState | null;
  /** The Geneva date of the act. */
  readonly date: CalendarDate;
  /** False where nobody said the day, so that it was found or is today. */
  readonly dayGiven?: boolean;
  readonly today: CalendarDate;
  /** The present instant, where the clock times of sittings matter. */
  readonly now?: Instant;
  /** Days on which ITU does not work, besides Saturdays and Sundays. */
  readonly holidays: Holidays;
  /** Tells which other item holds a number, if one does. */
  readonly numberHolder?: (number: string) => string | null;
  /** The meeting with this code, where it is on record. */
  readonly meetingNamed?: (code: string) => MeetingState | null;
  /** Names of members on record that begin as this one does; for pointing out what may be a slip. */
  readonly membersLike?: (name: string) => readonly string[];
  /** Tells which approved text the item changes if it has this number, where that is known. */
  readonly textInForce?: (number: string) => TextInForce | null;
  /** Null while somebody only asks what would be possible. */
  readonly input: ActInput | null;
}
