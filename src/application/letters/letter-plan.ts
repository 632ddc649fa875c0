import type { LetterReading } from "../../domain/letters/reading.js";
import type { LetterSource, Meeting } from "../../domain/meeting.js";
import type { StudyPeriod } from "../../domain/structure/periods.js";
import type { StudyGroup } from "../../domain/study-group.js";
import type { Programme } from "../../programme/programme.js";
import type { LetterAct } from "./acts.js";

/** How what a letter says stands to what is on record. */
export const LETTER_STANDINGS = ["NEW", "CHANGED", "SAME", "CONFLICTING", "UNREAD"] as const;
export type LetterStanding = (typeof LETTER_STANDINGS)[number];

/** What a line of the comparison is about. */
export const LETTER_SUBJECTS = [
  "LETTER",
  "PLACE",
  "AGREED_AT",
  "SITTING",
  "GATHERING",
  "DEADLINE",
  "AGENDA_ITEM",
  "WORK_ITEM",
  "TITLE",
  "CANDIDATE",
  "TEXT",
] as const;
export type LetterSubject = (typeof LETTER_SUBJECTS)[number];

/** One line of the comparison. */
export interface LetterLine {
  readonly standing: LetterStanding;
  readonly subject: LetterSubject;
  /** What it is about: `WP4/13`, an acronym, a number of the agenda. */
  readonly name: string;
  /** What is on record; null where nothing is. */
  readonly before: string | null;
  /** What the letter says. */
  readonly after: string | null;
  /** Why it is not taken over, or how it was understood where the letter leaves that open. */
  readonly note: string | null;
  /** Where the letter says it, by line numbers from 1. */
  readonly lines: readonly number[];
}

/** Lines that are taken over together or not at all, with the acts that do it. */
export interface LetterPart {
  readonly lines: readonly LetterLine[];
  readonly acts: readonly LetterAct[];
}

/** What a comparison of one field or list comes to: its lines, and the whole value where something of it is to be changed. */
export interface Comparison<T> {
  readonly lines: readonly LetterLine[];
  /** Null where nothing is to be done. */
  readonly next: T | null;
}

/** What an import would do: first the meeting, then each candidate for itself. */
export interface LetterPlan {
  readonly reading: LetterReading;
  /** As it is on record; null where the letter plans a new one. */
  readonly meeting: Meeting | null;
  /** Of the meeting, whether it is on record or not. */
  readonly code: string;
  readonly meetingPart: LetterPart;
  readonly candidates: readonly LetterPart[];
  readonly unread: readonly LetterLine[];
}

/** What the plan is made from. */
export interface PlanningFacts {
  readonly programme: Programme;
  readonly reading: LetterReading;
  readonly source: LetterSource;
  readonly today: string;
  readonly studyGroup: StudyGroup;
  readonly period: StudyPeriod | null;
  readonly meeting: Meeting | null;
  readonly code: string;
  /** Whether this very text was read before: what differs now was changed since. */
  readonly isRepeated: boolean;
}

/** All lines of a plan, in the order in which they are told. */
export function linesOfPlan({ meetingPart, candidates, unread }: LetterPlan): LetterLine[] {
  return [...meetingPart.lines, ...candidates.flatMap(({ lines }) => lines), ...unread];
}

/** The document as it is named in events: `Collective letter 4/13`, `Addendum 1 to collective letter 4/13`. */
export function documentOf({ kind, ordinal, number, studyGroup }: LetterReading): string {
  const letter = `ollective letter ${number?.value ?? `…/${studyGroup.value.slice(2)}`}`;
  if (kind === "LETTER") return `C${letter}`;
  const added = kind === "ADDENDUM" ? "Addendum" : "Corrigendum";
  return `${added}${ordinal === null ? "" : ` ${ordinal}`} to c${letter}`;
}

/** Line numbers in words: `line 42`, `lines 44 to 45`. */
export function inLines(lines: readonly number[]): string {
  const [first, last] = [lines[0], lines.at(-1)];
  if (lines.length <= 1) return `line ${first ?? "?"}`;
  const isRun = lines.every((line, at) => line === (first ?? 0) + at);
  return isRun ? `lines ${first} to ${last}` : `lines ${lines.join(", ")}`;
}
