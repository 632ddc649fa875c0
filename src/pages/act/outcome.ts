import type { Action, Stage } from "../api-types.js";
import type { Told } from "../told.js";

/** What stands against an act, with the field that it is about. */
export interface ActProblem extends Told {
  readonly code?: string;
  readonly path?: string | null;
  /** Where several were sent at once: the one that it is about. */
  readonly line?: string;
}

/** An event that somebody else recorded while a form was filled in. */
export interface OthersEvent {
  readonly effectiveOn: string;
  readonly action: Action;
  readonly by: { readonly name: string };
  readonly changes: readonly {
    readonly field: string;
    readonly beforeInWords: string | null;
    readonly afterInWords: string | null;
  }[];
}

/** What an act was answered with, as far as its payload has it. */
export interface ActAnswer {
  readonly problems: readonly ActProblem[];
  readonly warnings: readonly ActProblem[];
  readonly changedSince: readonly OthersEvent[];
  readonly workItem: {
    readonly acronym: string;
    readonly designation: string;
    readonly stage: Stage;
    readonly revision: number;
  } | null;
  /** A token that was made, which is shown once. */
  readonly secret: string | null;
}

/** How an act went. */
export interface Outcome {
  readonly isDone: boolean;
  readonly isRehearsal: boolean;
  readonly problems: readonly ActProblem[];
  readonly answer: ActAnswer;
}

/** An answer that says nothing yet. */
export const NO_ANSWER: ActAnswer = {
  problems: [],
  warnings: [],
  changedSince: [],
  workItem: null,
  secret: null,
};
