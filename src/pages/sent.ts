import type { Typed } from "./act/field.js";
import type { ActProblem } from "./act/outcome.js";

/** A form of a page that was sent and is shown again: what was typed, and what stands against it. */
export interface Sent {
  readonly typed: Typed;
  readonly problems: readonly ActProblem[];
}
