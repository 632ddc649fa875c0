import { isWorkingParty } from "../../domain/labels.js";
import { writtenForm } from "./forms.js";
import type { LetterLanguage } from "./language.js";

/** First and last day, and the time of the start. */
interface When {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly startTime?: string | null;
}

/** A day as a language writes it: `1er mars 2026`. */
export function writtenDay(day: string, language: LetterLanguage): string {
  return onOneLine(writtenForm(language.days[0] ?? "", placesOf(day, language)));
}

/** One day or several. */
export function writtenDays({ startsOn, endsOn }: When, language: LetterLanguage): string {
  if (startsOn === endsOn) return writtenDay(startsOn, language);
  const [withinMonth = "", withinYear = "", overYears = ""] = language.ranges;
  const form =
    startsOn.slice(0, 7) === endsOn.slice(0, 7)
      ? withinMonth
      : startsOn.slice(0, 4) === endsOn.slice(0, 4)
        ? withinYear
        : overYears;
  const last = placesOf(endsOn, language);
  const places = {
    ...placesOf(startsOn, language),
    d2: last.d,
    m2: last.m,
    month2: last.month,
    y2: last.y,
    to: language.to[0] ?? "-",
  };
  return onOneLine(writtenForm(form, places));
}

/** A day is not broken over lines. */
const onOneLine = (day: string): string => day.replaceAll(" ", "\u00a0");

/** Days with the time of the start, where one is set. */
export function writtenWhen(when: When, language: LetterLanguage): string {
  const days = writtenDays(when, language);
  return when.startTime ? `${days}${language.words.pause}${writtenTime(when.startTime, language)}` : days;
}

function writtenTime(time: string, { times: [form = ""] }: LetterLanguage): string {
  const [h = "", min = ""] = time.split(":");
  // Only where a colon parts them do hours have two digits everywhere.
  return writtenForm(form, { h: form.includes(":") ? h : Number(h), min });
}

function placesOf(day: string, { months, firstOfMonth }: LetterLanguage) {
  const [y = 0, m = 0, d = 0] = day.split("-").map(Number);
  return { y, m, month: months[m - 1]?.[0] ?? m, d: d === 1 && firstOfMonth ? firstOfMonth : d };
}

/** Members of a list: `1/13, 2/13 and 3/13`. */
export function writtenList(members: readonly string[], { words }: LetterLanguage): string {
  if (members.length < 2) return members[0] ?? "";
  return `${members.slice(0, -1).join(words.comma)}${words.and}${members.at(-1)}`;
}

/** A body: `Groupe de travail 1/13`. */
export function writtenBody(body: string, { words }: LetterLanguage): string {
  return body.startsWith("WP")
    ? words.workingParty.replace("{n}", body.slice(2))
    : words.studyGroup.replace("{g}", body.slice(2));
}

/** What meets, as a title: `Réunions des Groupes de travail 1/13 et 4/13`, or that of the study group where no working party does. */
export function writtenMeeting(
  bodies: readonly string[],
  studyGroup: string,
  language: LetterLanguage,
): string {
  const { words } = language;
  const numbers = bodies.filter(isWorkingParty).map((body) => body.slice(2));
  if (numbers.length === 0) return words.meetingOfStudyGroup.replace("{g}", studyGroup.slice(2));
  const form = numbers.length > 1 ? words.meetingsOfWorkingParties : words.meetingOfWorkingParty;
  return form.replace("{n}", writtenList(numbers, language));
}

/** A place by its name in the language, where the table has one. */
export const writtenPlace = (place: string, { places }: LetterLanguage): string => places[place] ?? place;
