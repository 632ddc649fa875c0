import type { ClauseKey } from "./clauses.js";

/** What a problem's sentences speak of. */
export type ProblemFacts = Record<string, string | number>;

/** One kind of problem: the clause it rests on by default, what it says, and what would resolve it. */
export interface ProblemEntry {
  readonly clause: ClauseKey;
  readonly message: (facts: ProblemFacts) => string;
  readonly remedy: (facts: ProblemFacts) => string;
}

/** Makes a catalogue entry. */
export const entry = (
  clause: ClauseKey,
  message: ProblemEntry["message"],
  remedy: ProblemEntry["remedy"],
): ProblemEntry => ({ clause, message, remedy });

/** Who could do what is refused: in what capacity, and by name where the record has names. */
export const whoCould = (f: ProblemFacts): string =>
  f.holders
    ? `It is for ${f.roles}: ${f.holders}.`
    : `It is for ${f.roles}; nobody is on record as that for it.`;
