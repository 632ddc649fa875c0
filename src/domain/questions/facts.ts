import type { CalendarDate } from "../calendar.js";
import type { QuestionLabel } from "../labels.js";
import type { MeetingState } from "../meeting.js";
import type { QuestionState, Supporter } from "../study-group.js";
import type { TitleInput } from "../work-items/particulars.js";

/** What is said with an act upon a Question. Which of it an act needs is the business of its conditions. */
export interface QuestionActInput {
  readonly document?: string | null;
  /** Whether the meeting agreed by consensus. */
  readonly consensus?: boolean | null;
  readonly supporters?: readonly Supporter[] | null;
  /** The document that holds a revised text. */
  readonly text?: string | null;
  readonly titles?: readonly TitleInput[] | null;
  readonly memberState?: string | null;
  /** Whether the Member State approves of the Question, or has no objection to its deletion. */
  readonly agrees?: boolean | null;
  readonly reason?: string | null;
  /** The Questions that go on with the work. */
  readonly successors?: readonly string[] | null;
}

/** Everything that the rules need to know of an act upon a Question. */
export interface QuestionFacts {
  readonly question: QuestionState;
  /** The meeting that the act names. */
  readonly meeting: MeetingState | null;
  readonly date: CalendarDate;
  readonly today: CalendarDate;
  /** Names of the work items under the Question that are not at their end. */
  readonly items: readonly string[];
  /** The Question with this label, or null. */
  readonly questionNamed: (label: QuestionLabel) => QuestionState | null;
  /** Null while somebody only asks what would be possible. */
  readonly input: QuestionActInput | null;
}
