import type { Recorded } from "../../domain/history.js";
import { compareLabels } from "../../domain/labels.js";
import type { Section } from "../documents/model.js";
import { writtenDay, writtenDays, writtenMeeting, writtenPlace } from "../letters/write-words.js";
import { type Business, filled, questionsOf, say } from "./business.js";

/** Meeting, place and days, and which state of the work programme is shown, bit by bit. What is not known is left out. */
export function* leadOf(business: Business): Generator<void, string[]> {
  const { meeting, writing, asOf } = business;
  const instant = yield* lastEntry(business);
  const place = meeting.place && writtenPlace(meeting.place, writing);
  const { pause } = writing.words;
  const where = [place, writtenDays(meeting, writing)].filter(Boolean).join(pause);
  const letter = meeting.letter && say(business, "letter", { number: meeting.letter.number });
  const code = [meeting.code, letter].filter(Boolean).join(pause);
  return [
    say(business, "at", { where, code }),
    say(business, "asOf", { day: writtenDay(asOf, writing), instant }),
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

/** Of so many histories the last entry is looked at at once. */
const ENTRIES_AT_ONCE = 200;

/**
 * When the last of what the report can show was written down: asked for as known then, it is the same again, whatever was
 * written down since.
 */
function* lastEntry(business: Business): Generator<void, string> {
  let last = "";
  let seen = 0;
  for (const { history } of shownIn(business)) {
    const at = history.at(-1)?.recordedAt ?? "";
    if (at > last) last = at;
    seen += 1;
    if (seen % ENTRIES_AT_ONCE === 0) yield;
  }
  return last;
}

function* shownIn(business: Business): Generator<Recorded> {
  const { programme, items, meeting } = business;
  yield* items;
  for (const question of questionsOf(business)) yield* programme.workItemsOf(question);
  yield* programme.questions();
  yield* programme.meetings();
  yield* programme.liaisonsOf("meeting", meeting.code);
  yield* programme.persons();
}
