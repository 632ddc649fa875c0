import { LEAVE_PROBLEMS } from "../../domain/policies/judge.js";
import type { Problem } from "../../domain/problem.js";
import { copiedOnPaper } from "../on-paper.js";
import type { Acting } from "../permit.js";
import type { Tracker } from "../tracker.js";
import { doAct, type LetterAct } from "./acts.js";
import type { LetterPart, LetterPlan } from "./letter-plan.js";
import { conflicting, isToDo } from "./standing.js";

/** What came of a rehearsal: the plan as it can be carried out, or why nothing of it can be. */
export interface Rehearsed {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly plan: LetterPlan;
}

/**
 * Does the acts of a plan upon a copy of the programme, by the very use cases that do them in earnest, and stores nothing. What a
 * rule refuses of a candidate comes to conflict, with the rule; what is refused of the meeting, or for want of leave, refuses all.
 */
export async function rehearse(tracker: Tracker, plan: LetterPlan, by: Acting): Promise<Rehearsed> {
  const warnings: Problem[] = [];
  let copy = copiedOnPaper(tracker);
  const meeting = await attempt(copy, plan.meetingPart.acts, by);
  warnings.push(...meeting.warnings);
  if (meeting.problems.length > 0) return { problems: meeting.problems, warnings: [], plan };
  const parts: LetterPart[] = [];
  const unpermitted: Problem[] = [];
  for (const part of plan.candidates) {
    const tried = copiedOnPaper(copy);
    const { problems, warnings: told } = await attempt(tried, part.acts, by);
    unpermitted.push(...problems.filter(({ code }) => LEAVE_PROBLEMS.includes(code)));
    if (problems.length > 0) parts.push(refusedPart(part, problems));
    else {
      copy = tried;
      warnings.push(...told);
      parts.push(part);
    }
  }
  const [missing] = unpermitted;
  if (missing) return { problems: [missing], warnings: [], plan };
  return { problems: [], warnings: distinct(warnings), plan: { ...plan, candidates: parts } };
}

async function attempt(tracker: Tracker, acts: readonly LetterAct[], by: Acting) {
  const warnings: Problem[] = [];
  for (const act of acts) {
    const outcome = await doAct(tracker, act, by);
    if (outcome.problems.length > 0) return { problems: outcome.problems, warnings: [] };
    warnings.push(...outcome.warnings);
  }
  return { problems: [], warnings };
}

function refusedPart({ lines }: LetterPart, problems: readonly Problem[]): LetterPart {
  const note = problems.map(({ message, clause }) => `${message} (${clause})`).join(" ");
  return { lines: lines.map((line) => (isToDo(line) ? conflicting({ ...line, note }) : line)), acts: [] };
}

function distinct(warnings: readonly Problem[]): Problem[] {
  return [...new Map(warnings.map((one) => [`${one.code} ${one.message}`, one])).values()];
}
