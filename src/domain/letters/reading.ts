import type { CalendarDate } from "../calendar.js";
import type { BodyLabel, QuestionLabel, StudyGroupLabel } from "../labels.js";
import type { AgendaPurpose, DeadlineKind, Version, WorkItemType } from "../vocabulary.js";

/** Where something stands in a letter: the numbers of its lines, from 1, in order. */
export interface Located {
  readonly lines: readonly number[];
}

/** What a letter says in one place. */
export interface Fact<T> extends Located {
  readonly value: T;
}

/** Whether a letter convenes a meeting, or adds to one that does, or puts it right. */
export type LetterKind = "LETTER" | "ADDENDUM" | "CORRIGENDUM";

/** That a body sits. */
export interface SittingRead extends Located {
  readonly body: BodyLabel;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  /** Clock time in Europe/Zurich, `HH:mm`; null where the letter says none. */
  readonly startTime: string | null;
}

/** That a group gathers which decides nothing. */
export interface GatheringRead extends Located {
  readonly kind: "RAPPORTEUR_GROUP" | "JOINT_COORDINATION";
  /** As in `JCA-IMT2020/IMT2030`; null where the letter gives no name. */
  readonly name: string | null;
  /** Its how manieth meeting it is; null where the letter does not say. */
  readonly ordinal: number | null;
  readonly questions: readonly QuestionLabel[];
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly startTime: string | null;
}

/** That a text is up for a decision. */
export interface CandidateRead extends Located {
  /** The body under which the letter lists it. */
  readonly body: BodyLabel;
  readonly acronym: string;
  /** A former acronym that the letter gives besides. */
  readonly formerly: string | null;
  /** In the letter's language; null where the letter says that there is none in it. */
  readonly title: string | null;
  readonly question: QuestionLabel;
  /** As the acronym shows. */
  readonly type: WorkItemType;
  readonly version: Version;
}

/** A date by which something is due. */
export interface DeadlineRead extends Located {
  readonly date: CalendarDate;
  /** As the letter words it. */
  readonly what: string;
  /** Null where it is none of the known ones. */
  readonly kind: DeadlineKind | null;
}

/** A point of the draft agenda. */
export interface AgendaItemRead extends Located {
  readonly number: number;
  readonly title: string;
  readonly purpose: AgendaPurpose | null;
}

/** A line, or a part of one, that was not understood. */
export interface Unread extends Located {
  readonly text: string;
  /** Why it was not taken over. */
  readonly reason: string;
}

/** On whose request and with whose approval the meeting is held. */
export interface Authority {
  readonly text: string;
  /** The first and last day of the meeting that approved it; null where the letter does not say. */
  readonly approvedAt: { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate } | null;
}

/** How to reach the secretariat. */
export interface ContactRead {
  readonly kind: "TELEPHONE" | "FAX" | "EMAIL" | "WEB";
  readonly value: string;
}

/** Everything that a collective letter says which the tracker can hold, each with its lines, and what was not understood. */
export interface LetterReading {
  readonly kind: LetterKind;
  /** Of an Addendum or Corrigendum, its own number; null for a letter, or where it has none. */
  readonly ordinal: number | null;
  /** The language it is in, as a tag: `zh`. */
  readonly language: string;
  /** `4/13`; null where a draft has none yet. */
  readonly number: Fact<string> | null;
  readonly studyGroup: Fact<StudyGroupLabel>;
  readonly date: Fact<CalendarDate> | null;
  readonly reference: Fact<string> | null;
  readonly subject: Fact<string> | null;
  readonly place: Fact<string> | null;
  readonly authority: Fact<Authority> | null;
  readonly chair: Fact<string> | null;
  readonly contacts: readonly Fact<ContactRead>[];
  readonly addressees: readonly Fact<string>[];
  readonly sittings: readonly SittingRead[];
  readonly gatherings: readonly GatheringRead[];
  readonly candidates: readonly CandidateRead[];
  readonly deadlines: readonly DeadlineRead[];
  readonly agenda: readonly AgendaItemRead[];
  readonly unread: readonly Unread[];
}
