import type { LetterStanding, LetterSubject } from "../application/letters/letter-plan.js";
import { enumOf } from "./enums.js";

export const LetterStandingEnum = enumOf<LetterStanding>(
  "LetterStanding",
  "How what a letter says stands to what is on record.",
  {
    NEW: "It is not on record, and is taken over.",
    CHANGED: "It is another than what is on record, and is taken over.",
    SAME: "It is on record as the letter says it.",
    CONFLICTING: "It stands against what is on record, or a rule refuses it; it is left as it is.",
    UNREAD: "It was not understood, and nothing is guessed.",
  },
);

export const LetterSubjectEnum = enumOf<LetterSubject>("LetterSubject", "What a part of a letter is about.", {
  LETTER: "The letter itself: number, date, reference.",
  PLACE: "Where the meeting is.",
  AGREED_AT: "The meeting that approved it.",
  SITTING: "When a study group or working party sits.",
  GATHERING: "When a rapporteur group or joint coordination activity gathers.",
  DEADLINE: "By when something is due.",
  AGENDA_ITEM: "A point of the draft agenda.",
  WORK_ITEM: "A text that is on no record yet.",
  TITLE: "The title of a text.",
  CANDIDATE: "That a text is up for a decision.",
  TEXT: "A part of the letter that was not understood.",
});
