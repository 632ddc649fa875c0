import type { QuestionAction, QuestionGuardName } from "../../questions/names.js";
import type { OfferedAction } from "../available.js";
import type { GuardName } from "../guard-names.js";

/** How a clause is taken care of. */
export type Coverage = "ENFORCED" | "WARNED" | "OUT_OF_SCOPE";

/** One clause of a governing text, and how it is taken care of. */
export interface CoveredClause {
  /** As the text numbers it, e.g. `4.4.2`; for domain §4 the type of text. */
  readonly clause: string;
  /** What it is about, in a few words. */
  readonly about: string;
  readonly coverage: Coverage;
  /** The acts and guards that enforce it. */
  readonly by: readonly (OfferedAction | GuardName | QuestionAction | QuestionGuardName)[];
  /** Where else it is enforced or shown, or why it is out of scope. */
  readonly note: string | null;
}

/** A clause that acts or guards of the tables enforce. */
export const enforced = (
  clause: string,
  about: string,
  by: CoveredClause["by"],
  note: string | null = null,
): CoveredClause => ({ clause, about, coverage: "ENFORCED", by, note });

/** A clause whose breach is shown as a warning; it never blocks. */
export const warned = (clause: string, about: string, note: string): CoveredClause => ({
  clause,
  about,
  coverage: "WARNED",
  by: [],
  note,
});

/** A clause that the tracker leaves to people, with the reason. */
export const outOfScope = (clause: string, about: string, note: string): CoveredClause => ({
  clause,
  about,
  coverage: "OUT_OF_SCOPE",
  by: [],
  note,
});
