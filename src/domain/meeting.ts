import type { CalendarDate, Instant } from "./calendar.js";
import type { Actor, Aggregate } from "./history.js";
import type { BodyLabel, QuestionLabel, StudyGroupLabel } from "./labels.js";
import type { AgendaPurpose, DeadlineKind, MeetingStatus, SittingKind } from "./vocabulary.js";

/** A gathering within a meeting series. Study groups, working parties and the assembly decide at theirs. */
export interface Sitting {
  readonly kind: SittingKind;
  /** `WP4/13`, `SG13`, `WTSA`, or the name of the group that gathers (`JCA-IMT2020/IMT2030`). */
  readonly body: string;
  readonly title: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  /** Clock time in Europe/Zurich, `HH:mm`, where one is set. */
  readonly startTime: string | null;
  /** Of a rapporteur group: its Questions; absent where it was not said. */
  readonly questions?: readonly QuestionLabel[];
  /** Where it gathers or who is the host; absent or null: where the meeting is. */
  readonly host?: string | null;
  /** Whether it gathers on line only. */
  readonly isEMeeting?: boolean;
  /** Terms of reference. */
  readonly terms?: string | null;
  /** Whom to write to about it. */
  readonly contact?: string | null;
}

/** A point of the agenda. */
export interface AgendaItem {
  readonly number: number;
  readonly title: string;
  /** The business that is done under it, null where none of the known ones. */
  readonly purpose: AgendaPurpose | null;
}

/** A date by which participants have to do something. */
export interface Deadline {
  readonly date: CalendarDate;
  readonly what: string;
  /** The rule that gives the date, where one is known. */
  readonly rule: string | null;
  /** What it is by its kind; absent where it is none of the known ones, and in older records. */
  readonly kind?: DeadlineKind;
  /** Present where somebody gave the date, so that it does not follow the meeting's days. */
  readonly given?: true;
}

/** That a meeting does not take place, or not on the days that are on record. */
export interface Standing {
  readonly status: "POSTPONED" | "CALLED_OFF";
  /** From when that counts, a Geneva date. */
  readonly on: CalendarDate;
  readonly reason: string;
}

/** The collective letter that convenes a meeting. */
export interface CollectiveLetter {
  /** `4/13`; numbering restarts each study period. */
  readonly number: string;
  readonly date: CalendarDate;
  readonly reference: string | null;
}

/** A text from which a meeting was read. */
export interface LetterSource {
  /** What it is: `Collective letter 4/13`, `Addendum 1 to collective letter 4/13`. */
  readonly document: string;
  /** The name of the file, or whatever its sender called it. */
  readonly name: string;
  /** SHA-256 of what was read, in hexadecimal. */
  readonly sha256: string;
}

/**
 * That the chair asked whether anybody knows of intellectual property that the texts before the body may need
 * (Rec. A.1 §1.4.6): one question per meeting and text.
 */
export interface IprQuestion {
  readonly body: BodyLabel;
  /** A Geneva date. */
  readonly askedOn: CalendarDate;
  /** Ids of the work items whose texts it was asked about. */
  readonly workItems: readonly string[];
  /** The affirmative responses, in words; null where there was none. */
  readonly responses: string | null;
}

/** That the sitting of a body was opened, and closed. */
export interface Session {
  readonly body: BodyLabel;
  readonly openedAt: Instant;
  readonly openedBy: Actor;
  /** Null: it is open. */
  readonly closedAt: Instant | null;
  readonly closedBy: Actor | null;
  /** That it was recorded by mistake; absent while it stands. */
  readonly isVoid?: true;
}

/** The order in which a body takes up its business at a meeting, where somebody arranged it. */
export interface BusinessOrder {
  /** Ids of the work items, liaison statements and coming meetings that come first; the others follow as in letters. */
  readonly lines: readonly string[];
}

/** The state of a meeting series. */
export interface MeetingState {
  /** `T25-SG13-260223`: study period, study group, first day. */
  readonly code: string;
  readonly title: string;
  /** The study group that holds it; null: it is a World Telecommunication Standardization Assembly. */
  readonly studyGroup: StudyGroupLabel | null;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly place: string | null;
  readonly letter: CollectiveLetter | null;
  readonly sittings: readonly Sitting[];
  readonly agenda: readonly AgendaItem[];
  readonly deadlines: readonly Deadline[];
  /** The IPR questions asked there, `IPR1`, `IPR2` … ; absent while none is on record. */
  readonly iprQuestions?: Readonly<Record<string, IprQuestion>>;
  /** The order of business by body, as it was arranged; absent where nobody arranged any. */
  readonly businessOrders?: Readonly<Record<BodyLabel, BusinessOrder>>;
  /** When its sittings were opened and closed, `S1`, `S2` … ; absent where nobody opened any formally. */
  readonly sessions?: Readonly<Record<string, Session>>;
  /** Absent or null: it takes place on its days. */
  readonly standing?: Standing | null;
  /** The texts from which it was read, in the order in which they were; absent where it was read from none. */
  readonly sources?: readonly LetterSource[];
  /** Code of the meeting that agreed it among its future activities; absent or null: none did. */
  readonly agreedAt?: string | null;
}

/** A meeting series: the sittings that one collective letter convenes, with their agenda and deadlines. */
export type Meeting = Aggregate<MeetingState>;

/** The sittings of a body at a meeting: none where the meeting does not take place on its days. */
export function sittingsOf(meeting: MeetingState, body: BodyLabel): readonly Sitting[] {
  return sittingsHeld(meeting).filter((sitting) => sitting.body === body);
}

/** The sittings of a meeting that takes place on its days; none of one that was postponed or called off. */
export function sittingsHeld({
  standing,
  sittings,
}: Pick<MeetingState, "standing" | "sittings">): readonly Sitting[] {
  return standing ? [] : sittings;
}

/** The meeting as it stood on a day, as to whether it takes place: before it was called off, it was planned. */
export function asItStood<M extends MeetingState>(meeting: M, day: CalendarDate): M {
  return meeting.standing && day < meeting.standing.on ? { ...meeting, standing: null } : meeting;
}

/** How it stands with a meeting on a day. */
export function meetingStatus(
  { standing, startsOn, endsOn }: MeetingState,
  day: CalendarDate,
): MeetingStatus {
  if (standing) return standing.status;
  if (day < startsOn) return "PLANNED";
  return day <= endsOn ? "UNDER_WAY" : "OVER";
}

/** The body's day at a meeting, where it has one only; null where it has none, or more. */
export function onlyDayOf(meeting: MeetingState, body: BodyLabel): CalendarDate | null {
  const [sitting, ...others] = sittingsOf(meeting, body);
  return others.length === 0 && sitting && sitting.startsOn === sitting.endsOn ? sitting.startsOn : null;
}

/** Whether one of the sittings is on this day. */
export function sitsOn(sittings: readonly Sitting[], date: CalendarDate): boolean {
  return sittings.some(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn);
}

/**
 * The day of what a body did at a meeting, where nobody said it: the only day on which it sits, or today while it sits. Null
 * where that cannot be known, and is to be asked for.
 */
export function dayAt(meeting: MeetingState, body: BodyLabel, today: CalendarDate): CalendarDate | null {
  return onlyDayOf(meeting, body) ?? (sitsOn(sittingsOf(meeting, body), today) ? today : null);
}

/** The days of a body's sittings, for a sentence: `2026-02-27` or `2025-10-28 to 2025-11-06`. */
export function daysOf(sittings: readonly Sitting[]): string {
  return sittings
    .map((s) => (s.startsOn === s.endsOn ? s.startsOn : `${s.startsOn} to ${s.endsOn}`))
    .join(", ");
}
