import type { Typed } from "./act/field.js";
import type { ActProblem, OthersEvent } from "./act/outcome.js";
import type { Stage } from "./api-types.js";

/** A form of a page that was sent and is shown again: what was typed, and what stands against it. */
export interface Sent {
  readonly typed: Typed;
  readonly problems: readonly ActProblem[];
  /** What others recorded of it meanwhile; left out: nobody was faster. */
  readonly changedSince?: readonly OthersEvent[];
  /** What would come of it, where it was only rehearsed. */
  readonly rehearsed?: Rehearsed;
}

/** What an act with what was typed would do: what stands against it, what is to be minded, and the stage that follows. */
export interface Rehearsed {
  readonly problems: readonly ActProblem[];
  readonly warnings: readonly ActProblem[];
  readonly stage: Stage | null;
}
