import type { LetterReading } from "../../domain/letters/reading.js";
import type { LetterSource, Meeting } from "../../domain/meeting.js";
import type { Problem } from "../../domain/problem.js";
import { inTurn } from "../in-turn.js";
import { type Outcome, refused } from "../outcome.js";
import type { Acting } from "../permit.js";
import { type Tracker, today } from "../tracker.js";
import { doAct } from "./acts.js";
import { documentOf, type LetterLine, type LetterPlan, linesOfPlan } from "./letter-plan.js";
import { planLetter } from "./plan.js";
import { rehearse } from "./rehearse.js";
import { isToDo } from "./standing.js";

/** Takes a letter over into the work programme. */
export interface ImportLetter {
  readonly reading: LetterReading;
  /** Name and hash of what was read; what document it is follows from the reading. */
  readonly source: Omit<LetterSource, "document">;
  /** Only to see what would become of it; nothing is stored. */
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/** How what a letter says stands to what is on record. */
export interface LetterCompared {
  /** `Collective letter 4/13`, `Addendum 1 to collective letter 4/13`. */
  readonly document: string;
  /** Code of the meeting, whether it is on record or not. */
  readonly code: string;
  readonly reading: LetterReading;
  readonly lines: readonly LetterLine[];
}

/** What came of it. */
export type LetterOutcome = Outcome<Meeting> & { readonly letter?: LetterCompared | null };

/**
 * Plans the meeting that a letter convenes, with its candidates: all that is new or changed and conflicts with nothing, or
 * nothing. It is rehearsed whole before the first act; each act is then done by itself, so that an import which was
 * interrupted is completed by sending it again. Nothing is decided by it, and what the letter does not name stays.
 */
export function importLetter(tracker: Tracker, request: ImportLetter): Promise<LetterOutcome> {
  const { reading, by, dryRun } = request;
  return inTurn(tracker.repositories, `letters of ${reading.studyGroup.value}`, async () => {
    await tracker.catchUp();
    const source = { document: documentOf(reading), ...request.source };
    const planned = planLetter(tracker.programme.current, reading, source, today(tracker));
    if (!planned.plan) return refused<Meeting>(planned.problems);
    // Of several acts upon one thing the later ones are no repetitions of the first.
    const { request: _mark, ...unmarked } = tracker;
    const { problems, warnings, plan } = await rehearse(unmarked, planned.plan, by);
    const letter = comparedOf(plan, source.document);
    if (problems.length > 0) return { ...refused<Meeting>(problems, plan.meeting), letter };
    const failed = dryRun || !letter.lines.some(isToDo) ? [] : await carryOut(unmarked, plan, by);
    const aggregate = tracker.programme.current.meeting(plan.code);
    return { aggregate, problems: failed, warnings, letter };
  });
}

/** Does the acts, one after another; stops where somebody was faster and a rule now refuses one. */
async function carryOut(tracker: Tracker, plan: LetterPlan, by: Acting): Promise<readonly Problem[]> {
  for (const act of [plan.meetingPart, ...plan.candidates].flatMap(({ acts }) => acts)) {
    const { problems } = await doAct(tracker, act, by);
    if (problems.length > 0) return problems;
  }
  return [];
}

const comparedOf = (plan: LetterPlan, document: string): LetterCompared => ({
  document,
  code: plan.code,
  reading: plan.reading,
  lines: linesOfPlan(plan),
});
