import type { CalendarDate } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import type { Basis } from "../domain/history.js";
import type { Policy } from "../domain/policies/policy.js";
import { type Problem, problem } from "../domain/problem.js";
import { normalise } from "../domain/text.js";
import type { Programme } from "../programme/programme.js";
import { inTurn } from "./in-turn.js";
import type { Acting } from "./permit.js";
import type { Tracker } from "./tracker.js";

/** What every act upon the structure says besides what it is upon. */
export interface StructureAct {
  /** Code of the meeting that agreed it, where it is on record. */
  readonly meeting?: string | null;
  /** The report, TD, circular or Resolution that has it. */
  readonly document?: string | null;
  /** The Geneva date from which it counts; left out: today. */
  readonly date?: CalendarDate | null;
  /** Only to see what stands in the way; nothing is stored. */
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/** The same upon something that is there already. */
export interface StructureChange extends StructureAct {
  readonly expectedRevision?: number | null;
}

/**
 * Does the acts upon the structure one after another: each looks at more than it writes, so that of two at once, one that
 * dissolves a working party and one that entrusts a Question to it, both would be right alone.
 */
export function inStructure<T>(tracker: Tracker, task: () => Promise<T>): Promise<T> {
  return oneAtATime(tracker, "structure", task);
}

/** Does tasks under one name one after another, whichever process they come to, each seeing what the one before did. */
export function oneAtATime<T>(tracker: Tracker, name: string, task: () => Promise<T>): Promise<T> {
  const alone = () =>
    tracker.alone(name, async () => {
      await tracker.catchUp();
      return task();
    });
  return inTurn(tracker.repositories, name, alone);
}

/** What an act rests on. */
export function basisOf(
  { meeting, document }: Pick<StructureAct, "meeting" | "document">,
  { clause }: Policy,
): Partial<Basis> {
  return {
    meeting: meeting ? normalise(meeting) : null,
    document: document ? normalise(document) : null,
    clause: CLAUSES[clause].citation,
  };
}

/** The refusal where the meeting that is named is not on record. */
export function judgeMeetingNamed(
  programme: Programme,
  { meeting: code }: Pick<StructureAct, "meeting">,
): Problem[] {
  if (!code || programme.meeting(code)) return [];
  return [problem("MEETING_NOT_FOUND", { code }, { path: "meeting" })];
}
