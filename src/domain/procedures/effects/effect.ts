import { nextOrdinal, openStep, type Step, stepsOf } from "../../approval-track.js";
import type { CalendarDate } from "../../calendar.js";
import type { ClauseKey } from "../../clauses.js";
import type { Problem } from "../../problem.js";
import type { Stage, StepKind, StepOutcome } from "../../vocabulary.js";
import type { WorkItemState } from "../../work-item.js";
import type { ActFacts, ActInput } from "../facts.js";

/** An act that was judged and found possible. */
export interface Performed extends ActFacts {
  readonly input: ActInput;
  /** Where it leads. */
  readonly to: Stage;
}

/** What an act changes besides the stage. */
export interface Effect {
  readonly next: Partial<WorkItemState>;
  /** When it counts, where that is not the day of the act. */
  readonly effectiveOn?: CalendarDate;
  readonly warnings?: readonly Problem[];
  /** The clause that it rests on, where that depends on the record. */
  readonly clause?: ClauseKey;
}

/** Works out what an act changes. */
export type EffectOf = (act: Performed) => Effect;

type Steps = WorkItemState["steps"];
type NewStep = Pick<Step, "kind" | "startedOn"> & Partial<Step>;

/** The steps with a new one after them. */
export function withStep(item: WorkItemState, steps: Steps, step: NewStep): Steps {
  const ordinal = stepsOf({ steps }, step.kind).length + 1;
  const id = `${step.kind}-${ordinal}`;
  const blank = {
    cycle: item.cycle,
    dates: [],
    meeting: null,
    document: null,
    summaryOn: null,
    chairRequestedOn: null,
    opposed: null,
    closedOn: null,
    outcome: null,
  };
  return { ...steps, [id]: { ...blank, ...step, id } };
}

/** The steps with one of them changed. */
export function changed(steps: Steps, step: Step, change: Partial<Step>): Steps {
  return { ...steps, [step.id]: { ...step, ...change } };
}

/** The steps with the open one of these kinds closed; unchanged when there is none. */
export function closed(
  steps: Steps,
  kinds: readonly StepKind[],
  closedOn: CalendarDate,
  outcome: StepOutcome,
): Steps {
  const step = openStep({ steps }, ...kinds);
  return step ? changed(steps, step, { closedOn, outcome }) : steps;
}

/** An entry added to a keyed record under the next ordinal of a letter: `C1`, `C2` … */
export function added<E extends { readonly id: string }>(
  entries: Readonly<Record<string, E>>,
  letter: string,
  entry: Omit<E, "id">,
): Readonly<Record<string, E>> {
  const id = `${letter}${nextOrdinal(entries)}`;
  return { ...entries, [id]: { ...entry, id } as E };
}
