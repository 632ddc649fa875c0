import { entry, type ProblemEntry } from "../problem-entry.js";

/** Refusals of letters, and of lists of outcomes. */
export const LETTER_PROBLEMS = {
  LETTER_REFUSED: entry(
    "TRACKER",
    (f) => `The letter is refused: ${f.why}`,
    () => "Send the text of a collective letter, an Addendum or a Corrigendum, as it was published.",
  ),
  LETTER_NOT_ON_RECORD: entry(
    "TRACKER",
    (f) =>
      `${f.document} adds to a letter that is not on record: no meeting of ${f.studyGroup} has ${f.number}.`,
    () => "Import the collective letter first.",
  ),
  LETTER_WITHOUT_SITTINGS: entry(
    "TRACKER",
    (f) => `${f.document} names no sitting of ${f.studyGroup} in the study period ${f.period}.`,
    () => "Look at what was read of it; where the meeting is on record already, the letter needs its number.",
  ),
  NO_SITTING_THEN: entry(
    "TRACKER",
    (f) => `${f.body} sat at no meeting on ${f.date}, or at more than one.`,
    () => "Look at the day and the body, or name the meeting.",
  ),
  DECISION_UNSAID: entry(
    "TRACKER",
    (f) => `Which decision ${f.name} was up for is not said, and it was no candidate at ${f.meeting}.`,
    () => "Say it: consent, determination, agreement, approval, deletion or discontinuation.",
  ),
} as const satisfies Record<string, ProblemEntry>;
