import type { CalendarDate } from "../../domain/calendar.js";
import { compareLabels } from "../../domain/labels.js";
import { type Meeting, sittingsHeld } from "../../domain/meeting.js";
import type { Question } from "../../domain/study-group.js";
import { designation, type WorkItem } from "../../domain/work-item.js";
import { inOrderOfLetters } from "../../programme/order-of-letters.js";
import type { Programme } from "../../programme/programme.js";
import type { DocumentLanguage } from "../documents/model.js";
import type { LetterLanguage } from "../letters/language.js";
import { ENGLISH } from "../letters/languages/en.js";
import { letterLanguage } from "../letters/languages.js";
import type { Captions, SayKey } from "./captions/captions.js";
import { CAPTIONS } from "./captions/in-language.js";

/** What a report is about. */
export interface ReportOptions {
  /** Limits it to one working party or study group; null: all. */
  readonly body: string | null;
  /** The Geneva date whose state the programme shows. */
  readonly asOf: CalendarDate;
  readonly language: DocumentLanguage;
}

/** What the sections of a report are made from. */
export interface Business extends ReportOptions {
  readonly programme: Programme;
  readonly meeting: Meeting;
  readonly captions: Captions;
  /** How days, places and bodies are written in the language. */
  readonly writing: LetterLanguage;
  /** Everything that was planned or dealt with there, by working party and Question as in letters, then by acronym. */
  readonly items: readonly WorkItem[];
  /** The meeting of the same study group before this one, if there was one; what came after it is new here. */
  readonly previous: Meeting | null;
  /** The meetings of the same study group that come after it, by first day. */
  readonly following: readonly Meeting[];
}

/** The business of a meeting, or of one body at it. */
export function businessOf(programme: Programme, meeting: Meeting, options: ReportOptions): Business {
  const items = programme.workItemsOfMeeting(meeting.code).toSorted(inOrderOfLetters(programme));
  const captions = CAPTIONS[options.language];
  const writing = letterLanguage(options.language) ?? ENGLISH;
  const others = programme
    .meetings()
    .filter(
      (one) => one.studyGroup === meeting.studyGroup && one.id !== meeting.id && sits(one, options.body),
    );
  const previous = others.findLast(({ endsOn }) => endsOn < meeting.startsOn) ?? null;
  const following = others.filter(({ startsOn }) => startsOn > meeting.endsOn);
  return { ...options, programme, meeting, captions, writing, items, previous, following };
}

/** Whether something that this body did belongs in the report. */
export function isReported({ body }: Pick<Business, "body">, of: string | null | undefined): boolean {
  return body === null || body === of;
}

/** The Questions that the report is about: those of the body, else of the study group, by label. */
export function questionsOf({ programme, meeting, body }: Business): readonly Question[] {
  const of = body ?? meeting.studyGroup;
  return of ? [...programme.questions(of)].sort((a, b) => compareLabels(a.label, b.label)) : [];
}

/** The title in the language of the report, else in English, else in any. */
export function titleOf(business: Pick<Business, "language">, { titles }: WorkItem): string {
  return textIn(business, titles) ?? "";
}

/** Of texts by language the one in the language of the report, else in English, else any; null: there is none. */
export function textIn(
  { language }: Pick<Business, "language">,
  texts: Readonly<Record<string, { readonly text: string }>>,
): string | null {
  return (texts[language] ?? texts.en ?? Object.values(texts)[0])?.text ?? null;
}

/** A phrase with its places filled in. */
export function say({ captions }: Pick<Business, "captions">, key: SayKey, places: Places = {}): string {
  return filled(captions.says[key], places);
}

/** What is put into the places of a phrase. */
export type Places = Readonly<Record<string, string | number>>;

/** A text with its places filled in. */
export function filled(text: string, places: Places): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(places, name) ? String(places[name]) : whole,
  );
}

/** Several names in a row. */
export function listed({ writing }: Pick<Business, "writing">, names: readonly string[]): string {
  return names.join(writing.words.comma);
}

/** Several persons or members in a row: their names may have commas. */
export function named(names: readonly string[]): string {
  return names.join("; ");
}

/** How several work items are named in a sentence. */
export function namesOf(business: Business, items: readonly WorkItem[]): string {
  return listed(business, [...new Set(items.map(designation))]);
}

/** A meeting at which the body decides something, or any where the report is about all of them. */
function sits(meeting: Meeting, body: string | null): boolean {
  return sittingsHeld(meeting).some((sitting) =>
    body ? sitting.body === body : sitting.kind === "STUDY_GROUP" || sitting.kind === "WORKING_PARTY",
  );
}
