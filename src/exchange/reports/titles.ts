import { compareLabels } from "../../domain/labels.js";
import type { Section } from "../documents/model.js";
import { writtenDay, writtenDays, writtenMeeting, writtenPlace } from "../letters/write-words.js";
import { type Business, filled, questionsOf, say } from "./business.js";

/** Meeting, place and days, and which state of the work programme is shown. What is not known is left out. */
export function leadOf(business: Business): string[] {
  const { meeting, writing, asOf } = business;
  const place = meeting.place && writtenPlace(meeting.place, writing);
  const { pause } = writing.words;
  const where = [place, writtenDays(meeting, writing)].filter(Boolean).join(pause);
  const letter = meeting.letter && say(business, "letter", { number: meeting.letter.number });
  const code = [meeting.code, letter].filter(Boolean).join(pause);
  return [
    say(business, "at", { where, code }),
    say(business, "asOf", { day: writtenDay(asOf, writing), instant: lastEntry(business) }),
  ];
}

/** The title of a document about the meeting: what it is, and who met, in the language. */
export function titled(business: Business, what: string): string {
  const { meeting, body, language, writing } = business;
  const own = language === "en" && body === null ? meeting.title : "";
  // An assembly is no meeting of a study group.
  const title = meeting.studyGroup
    ? own || writtenMeeting(bodiesOf(business), meeting.studyGroup, writing)
    : meeting.title || meeting.code;
  return say(business, "titled", { what, title });
}

/** The bodies that the document is about: one, or all that decide at the meeting, by label. */
export function bodiesOf({ meeting, body }: Business): string[] {
  if (body) return [body];
  const deciding = meeting.sittings.filter(({ kind }) => kind === "WORKING_PARTY" || kind === "STUDY_GROUP");
  return [...new Set(deciding.map((sitting) => sitting.body))].sort(compareLabels);
}

/** Gives each annex the next letter. */
export function lettered(): (section: Section) => Section {
  let annexes = 0;
  return (section) => {
    if (!section.title.includes("{letter}")) return section;
    const letter = String.fromCharCode("A".charCodeAt(0) + annexes++);
    return { ...section, title: filled(section.title, { letter }) };
  };
}

/**
 * When the last of what the report can show was written down: asked for as known then, it is the same again, whatever was
 * written down since.
 */
function lastEntry(business: Business): string {
  const { programme, items, meeting } = business;
  const shown = [
    ...items,
    ...questionsOf(business).flatMap((question) => [...programme.workItemsOf(question)]),
    ...programme.questions(),
    ...programme.meetings(),
    ...programme.liaisonsOf("meeting", meeting.code),
    ...programme.persons(),
  ];
  const instants = shown.flatMap(({ history }) => history.at(-1)?.recordedAt ?? []);
  return instants.sort().at(-1) ?? "";
}
