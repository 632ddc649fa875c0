import { earlierOf } from "../../domain/calendar.js";
import type { CollectiveLetter } from "../../domain/meeting.js";
import { fold } from "../../domain/names/fold.js";
import type { ChangeMeeting } from "../change-meeting.js";
import type { LetterAct } from "./acts.js";
import { compareAgenda } from "./compare-agenda.js";
import { compareDeadlines } from "./compare-deadlines.js";
import { compareGatherings } from "./compare-gatherings.js";
import { compareSittings } from "./compare-sittings.js";
import {
  type Comparison,
  documentOf,
  type LetterLine,
  type LetterPart,
  type PlanningFacts,
} from "./letter-plan.js";
import { titleOfMeeting } from "./meeting-title.js";
import { compared, conflicting, isToDo, unknown } from "./standing.js";

/** Compares what a letter says of the meeting itself with what is on record. */
export function planMeetingPart(facts: PlanningFacts): LetterPart {
  const letter = compareLetter(facts);
  const place = comparePlace(facts);
  const agreedAt = compareAgreement(facts);
  const sittings = compareSittings(facts);
  const gatherings = compareGatherings(facts);
  const deadlines = compareDeadlines(facts);
  const agenda = compareAgenda(facts);
  const all = [letter, place, agreedAt, sittings, gatherings, deadlines, agenda];
  const lines = all.flatMap((one) => one.lines).map((line) => (facts.isRepeated ? changedSince(line) : line));
  if (facts.isRepeated) return { lines, acts: [] };
  const next = {
    letter: letter.next,
    place: place.next,
    agreedAt: agreedAt.next,
    sittings: sittings.next,
    gatherings: gatherings.next,
    deadlines: deadlines.next,
  };
  return {
    lines,
    acts: facts.meeting
      ? changes(facts, given(next), agenda.next)
      : [newMeeting(facts, given(next), agenda.next ?? [])],
  };
}

type Next = Partial<
  Pick<ChangeMeeting, "letter" | "place" | "agreedAt" | "sittings" | "gatherings" | "deadlines">
>;

/** Without what is not to be changed. */
const given = (next: object): Next =>
  Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null));

/** What differs although this very text was taken over before was changed since. */
function changedSince(line: LetterLine): LetterLine {
  if (!isToDo(line)) return line;
  return { ...line, standing: "CONFLICTING", note: "It was changed since this text was taken over." };
}

function newMeeting(
  facts: PlanningFacts,
  next: Next,
  agenda: NonNullable<ReturnType<typeof compareAgenda>["next"]>,
): LetterAct {
  const { reading, code, studyGroup, today, source } = facts;
  const { sittings, letter, place, gatherings, deadlines, agreedAt } = next;
  const first =
    [...(sittings ?? []), ...(gatherings ?? [])].map(({ startsOn }) => startsOn).sort()[0] ?? today;
  const announced = earlierOf(reading.date?.value ?? today, today);
  return {
    act: "planMeeting",
    request: {
      code,
      title: titleOfMeeting(studyGroup.label, sittings ?? []),
      studyGroup: studyGroup.label,
      sittings: sittings ?? [],
      agenda,
      gatherings,
      deadlines,
      letter,
      place,
      agreedAt,
      source,
      announcedOn: earlierOf(announced, first),
      basis: { meeting: code, document: documentOf(reading), note: `Read from ${source.name}` },
    },
  };
}

function changes(
  facts: PlanningFacts,
  next: Next,
  agenda: ReturnType<typeof compareAgenda>["next"],
): LetterAct[] {
  const { reading, meeting, source } = facts;
  if (!meeting) return [];
  const document = documentOf(reading);
  const set: LetterAct[] = agenda
    ? [{ act: "setAgenda", request: { meeting: meeting.code, agenda, document } }]
    : [];
  // The source comes last: where it is on record, everything of the meeting was taken over.
  const change: LetterAct = {
    act: "changeMeeting",
    request: { meeting: meeting.code, ...next, source, document, reason: `Read from ${source.name}` },
  };
  return [...set, change];
}

function compareLetter({ reading, meeting }: PlanningFacts): Comparison<CollectiveLetter> {
  const { number, date, reference, kind } = reading;
  if (kind !== "LETTER" || !number) return { lines: [], next: null };
  const known = meeting?.letter ?? null;
  const about = {
    subject: "LETTER",
    name: number.value,
    lines: [...new Set([...number.lines, ...(date?.lines ?? []), ...(reference?.lines ?? [])])],
    before: known && inWords(known),
  } as const;
  if (known && known.number !== number.value)
    return {
      lines: [conflicting({ ...about, after: number.value, note: "Another letter convened the meeting." })],
      next: null,
    };
  if (!date && !known)
    return {
      lines: [unknown({ ...about, after: number.value, note: "The letter has no date." })],
      next: null,
    };
  const next = {
    number: number.value,
    date: date?.value ?? known?.date ?? "",
    reference: reference?.value ?? known?.reference ?? null,
  };
  const line = compared({ ...about, after: inWords(next) });
  return { lines: [line], next: isToDo(line) ? next : null };
}

const inWords = ({ number, date, reference }: CollectiveLetter): string =>
  `${number} of ${date}${reference ? `, ${reference}` : ""}`;

function comparePlace({ reading, meeting }: PlanningFacts): Comparison<string> {
  const { place } = reading;
  if (!place) return { lines: [], next: null };
  const before = meeting?.place ?? null;
  const isSame = before !== null && fold(before) === fold(place.value);
  const line = compared({
    subject: "PLACE",
    name: "Place",
    before,
    after: isSame ? before : place.value,
    lines: place.lines,
  });
  return { lines: [line], next: isToDo(line) ? place.value : null };
}

/** The meeting that approved this one: that of the study group which sat on the days that the letter names. */
function compareAgreement({ programme, reading, meeting, studyGroup }: PlanningFacts): Comparison<string> {
  const days = reading.authority?.value.approvedAt;
  if (!days || !reading.authority) return { lines: [], next: null };
  const agreeing = programme
    .meetings()
    .find(({ sittings }) =>
      sittings.some(
        ({ body, startsOn, endsOn }) =>
          body === studyGroup.label && startsOn === days.startsOn && endsOn === days.endsOn,
      ),
    );
  if (!agreeing || agreeing.code === meeting?.code) return { lines: [], next: null };
  const before = meeting?.agreedAt ?? null;
  const about = {
    subject: "AGREED_AT",
    name: "Agreed at",
    before,
    after: agreeing.code,
    lines: reading.authority.lines,
  } as const;
  if (before !== null && before !== agreeing.code)
    return { lines: [conflicting({ ...about, note: "Another meeting agreed it." })], next: null };
  const line = compared(about);
  return { lines: [line], next: isToDo(line) ? agreeing.code : null };
}
