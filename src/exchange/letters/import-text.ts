import { importLetter, type LetterOutcome } from "../../application/letters/import-letter.js";
import { refused } from "../../application/outcome.js";
import type { Acting } from "../../application/permit.js";
import type { Tracker } from "../../application/tracker.js";
import type { Meeting } from "../../domain/meeting.js";
import { problem } from "../../domain/problem.js";
import { type LetterRead, readLetterText } from "./letter-file.js";
import { LetterRefused } from "./read-letter.js";

/** The text of a letter, to be taken over. */
export interface ImportLetterText {
  readonly text: string;
  /** What its sender calls it, e.g. the name of the file. */
  readonly name: string;
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/** Reads the text of a letter and takes it over; what is no letter is refused as a whole. */
export async function importLetterText(
  tracker: Tracker,
  { text, name, dryRun, by }: ImportLetterText,
): Promise<LetterOutcome> {
  let letter: LetterRead;
  try {
    letter = readLetterText(text, name);
  } catch (error) {
    if (!(error instanceof LetterRefused)) throw error;
    return refused<Meeting>([problem("LETTER_REFUSED", { why: error.why }, { path: "text" })]);
  }
  return importLetter(tracker, { ...letter, dryRun, by });
}
