import type { LetterLine, LetterSubject } from "./letter-plan.js";

/** What is compared in one line. */
interface Compared {
  readonly subject: LetterSubject;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly lines: readonly number[];
  readonly note?: string | null;
}

/** A line by what stands before and after. */
export function compared({ note = null, ...said }: Compared): LetterLine {
  const standing = said.before === null ? "NEW" : said.before === said.after ? "SAME" : "CHANGED";
  return { ...said, standing, note };
}

/** A line that is not taken over because it stands against what is on record. */
export function conflicting({ note = null, ...said }: Compared): LetterLine {
  return { ...said, standing: "CONFLICTING", note };
}

/** A line that is not taken over because nobody knows what it means. */
export function unknown({ note = null, ...said }: Compared): LetterLine {
  return { ...said, standing: "UNREAD", note };
}

/** Whether a line asks for something to be done. */
export const isToDo = ({ standing }: LetterLine): boolean => standing === "NEW" || standing === "CHANGED";
