import type { CalendarDate } from "./calendar.js";
import type { Aggregate } from "./history.js";
import type { QuestionLabel, StudyGroupLabel, WorkingPartyLabel } from "./labels.js";
import type { Qualification } from "./study-groups/qualification.js";
import type {
  Provenance,
  QuestionStatus,
  QuestionStepKind,
  QuestionStepOutcome,
  WorkItemType,
} from "./vocabulary.js";

/** A name or title with where it comes from. */
export interface NamedText {
  readonly text: string;
  readonly provenance: Provenance;
}

/** The study group's leave for its working parties to agree texts of a type (WTSA Res. 1 §1bis, Rec. A.13). */
export interface Authorisation {
  readonly type: WorkItemType;
  /** Where the leave is recorded or how it is known. */
  readonly basis: string;
  /** False when it is inferred from practice. */
  readonly verified: boolean;
}

/** The state of a study group. */
export interface StudyGroupState {
  readonly label: StudyGroupLabel;
  readonly names: Readonly<Record<string, NamedText>>;
  /** E.g. `2025-2028`. */
  readonly studyPeriod: string;
  readonly authorisations: readonly Authorisation[];
  /** Decisions on the qualification of organisations under Rec. A.5, `Q1`, `Q2` … ; absent while there are none. */
  readonly qualifications?: Readonly<Record<string, Qualification>>;
}
/** A study group: owns Questions and the work programme. */
export type StudyGroup = Aggregate<StudyGroupState>;

/** The state of a working party. */
export interface WorkingPartyState {
  readonly label: WorkingPartyLabel;
  readonly studyGroup: StudyGroupLabel;
  readonly names: Readonly<Record<string, NamedText>>;
  /** The Geneva date from which it is dissolved; absent while it stands. */
  readonly dissolvedOn?: CalendarDate | null;
}
/** A working party: its study group has entrusted Questions to it (Rec. A.1 §2.1.2). */
export type WorkingParty = Aggregate<WorkingPartyState>;

/** A member that commits itself to support the work on a Question, and how (WTSA Res. 1 §7.2.2). */
export interface Supporter {
  readonly member: string;
  /** E.g. contributions, rapporteur, editor, hosting of meetings. */
  readonly support: string;
}

/** A time in which Member States reply about a Question. */
export interface QuestionStep {
  readonly id: string;
  readonly kind: QuestionStepKind;
  readonly startedOn: CalendarDate;
  /** The last day on which replies count, with the rule that gives it. */
  readonly endsOn: CalendarDate;
  readonly rule: string;
  /** The circular. */
  readonly document: string | null;
  readonly closedOn: CalendarDate | null;
  readonly outcome: QuestionStepOutcome | null;
}

/** What a Member State replied. */
export interface QuestionReply {
  readonly id: string;
  /** The step in whose time it came. */
  readonly step: string;
  readonly memberState: string;
  /** Whether it approves of the Question, or has no objection to its deletion. */
  readonly agrees: boolean;
  /** Its reasons, and what would facilitate further study. */
  readonly reason: string | null;
  readonly receivedOn: CalendarDate;
}

/** A revision of a Question that is proposed and not approved yet. */
export interface QuestionRevision {
  /** The document that holds the revised text. */
  readonly text: string;
  /** The titles as they would be. */
  readonly titles: Readonly<Record<string, NamedText>>;
  readonly proposedOn: CalendarDate;
}

/** The state of a Question. */
export interface QuestionState {
  readonly label: QuestionLabel;
  readonly studyGroup: StudyGroupLabel;
  /** Null while it is entrusted to no working party. */
  readonly workingParty: WorkingPartyLabel | null;
  /** Titles by language tag; a Question may be known by its number only. */
  readonly titles: Readonly<Record<string, NamedText>>;
  /** The study period for which it is set; absent in records of before this was kept. */
  readonly studyPeriod?: string;
  /** Where it stands; absent in records of before this was kept: in force. */
  readonly status?: QuestionStatus;
  /** The document that holds its text, e.g. `TD12/PLEN`; absent or null where none was named. */
  readonly text?: string | null;
  /** Who committed themselves to support the work; absent where nobody is on record. */
  readonly supporters?: readonly Supporter[];
  /** The Geneva date since which it has its status; absent in records of before this was kept. */
  readonly statusSince?: CalendarDate;
  /** The times in which Member States reply, `S1`, `S2` … ; absent while there are none. */
  readonly steps?: Readonly<Record<string, QuestionStep>>;
  /** What they replied, `R1`, `R2` … ; absent while there is nothing. */
  readonly replies?: Readonly<Record<string, QuestionReply>>;
  /** The revision that is proposed; absent or null while there is none. */
  readonly proposedRevision?: QuestionRevision | null;
  /** The Questions of the period before that it continues; absent where it is none of a turn. */
  readonly continues?: readonly QuestionLabel[];
  /** The Questions that go on with its work, once it is merged, split, or continued in the next period. */
  readonly continuedAs?: readonly QuestionLabel[];
  /** The study period in which it is continued; absent where it is not, and in older records: the next one. */
  readonly continuedIn?: string;
}
/** A Question: an area of work to be studied, normally leading to Recommendations (WTSA Res. 1). */
export type Question = Aggregate<QuestionState>;

/** Where a Question stands. */
export const statusOf = ({ status }: Pick<QuestionState, "status">): QuestionStatus => status ?? "IN_FORCE";

const OVER: readonly QuestionStatus[] = ["WITHDRAWN", "MERGED", "SPLIT", "DELETED", "CONTINUED", "LAPSED"];

/** Whether a Question is over, so that nothing more is studied under it. */
export const isOver = (question: Pick<QuestionState, "status">): boolean => OVER.includes(statusOf(question));

/** Whether a working party stands: it was not dissolved. */
export const stands = ({ dissolvedOn }: Pick<WorkingPartyState, "dissolvedOn">): boolean => !dissolvedOn;
