import type { Comment, Step } from "../approval-track.js";
import type { StandingAct } from "./standing-acts.js";

/**
 * The acts in the order in which the procedure takes them: a comment that was written down after the period was closed
 * came in before.
 */
export function inOrderOfProcedure(acts: readonly StandingAct[]): StandingAct[] {
  const ordered: StandingAct[] = [];
  for (const act of acts) {
    const step = stepOfComment(act);
    const closing = step === null ? -1 : ordered.findIndex((earlier) => closes(earlier, step));
    ordered.splice(closing < 0 ? ordered.length : closing, 0, act);
  }
  return ordered;
}

function stepOfComment({ fields }: StandingAct): string | null {
  for (const [field, value] of fields) {
    if (field.startsWith("comments.") && value) return (value as Comment).step;
  }
  return null;
}

function closes({ fields }: StandingAct, step: string): boolean {
  return Boolean((fields.get(`steps.${step}`) as Step | null | undefined)?.closedOn);
}
