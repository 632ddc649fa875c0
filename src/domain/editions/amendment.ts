import type { Settings } from "../procedures/policy.js";
import type { Procedure, Row } from "../procedures/table.js";

/** What an edition of a text says otherwise than the edition before it, for the acts of the days from which it is in force. */
export interface Amendment {
  /** The text, as clauses cite it. */
  readonly text: string;
  /** The edition, by its code. */
  readonly edition: string;
  /** Numbers of the procedures that it changes. */
  readonly settings?: Partial<Settings>;
  /** The rows of a procedure as they are from then on. */
  readonly rows?: (procedure: Procedure) => readonly Row[];
}

/** What the editions that were read say otherwise than those before them: nothing yet, as of each text one was at hand. */
export const AMENDMENTS: readonly Amendment[] = [];
