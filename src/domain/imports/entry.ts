import type { CalendarDate } from "../calendar.js";
import type { QuestionLabel, StudyGroupLabel } from "../labels.js";
import type { ApprovalProcess, Priority, Version, WorkItemType } from "../vocabulary.js";
import type { Editor, Timing } from "../work-item.js";
import type { ReadStatus } from "./status.js";

/** What a row was understood to say. What the record has no column for, or leaves to be understood, is undefined. */
export interface Entry {
  /** The provisional name; of a text that is known by its number only, the number. */
  readonly acronym: string;
  readonly number: string | null;
  readonly studyGroup: StudyGroupLabel;
  /** Null: none is named. */
  readonly question?: QuestionLabel | null;
  /** Further Questions that are named after it; undefined where it is. */
  readonly jointQuestions?: readonly QuestionLabel[];
  readonly studyPeriod?: string;
  readonly status: ReadStatus;
  /** The day of approval, where the record has a column for it; the first of the month where it tells the month only. */
  readonly approvedOn: CalendarDate | null;
  /** Whether the record tells the month of approval only. */
  readonly isMonthOnly: boolean;
  readonly type: WorkItemType;
  readonly process?: ApprovalProcess;
  readonly version?: Version;
  /** The English title; null: the column is empty. */
  readonly title?: string | null;
  readonly summary?: string | null;
  readonly timing?: Timing | null;
  readonly priority?: Priority | null;
  readonly editors?: readonly Editor[] | null;
  readonly liaisons?: readonly string[] | null;
  readonly supportingMembers?: readonly string[] | null;
  readonly baseTexts?: readonly string[] | null;
  readonly equivalentNumber?: string | null;
  /** When the record says that it came into the programme. */
  readonly registeredOn: CalendarDate | null;
  /** When the record says that it was changed last, as it is written there. */
  readonly lastUpdate: string | null;
}
