import { entry, type ProblemEntry } from "../problem-entry.js";

/** Refusals of letters and of what is brought in with them. */
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
} as const satisfies Record<string, ProblemEntry>;
