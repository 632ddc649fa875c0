import type { Comment, Step } from "../approval-track.js";
import type { StepOutcome } from "../vocabulary.js";
import type { StandingAct } from "./standing-acts.js";

/** The outcomes of a close in which a comment of a kind is counted. */
const COUNTED: Readonly<Record<Comment["kind"], readonly (StepOutcome | null)[]>> = {
  TYPOGRAPHICAL: ["TYPOGRAPHICAL_COMMENTS", "SUBSTANTIVE_COMMENTS"],
  SUBSTANTIVE: ["SUBSTANTIVE_COMMENTS"],
};

/**
 * The acts in the order in which the procedure takes them. A comment that was written down after its period was closed came
 * in before; but a close that did not count it goes on not counting it until the close itself is put right.
 */
export function inOrderOfProcedure(acts: readonly StandingAct[], wrong?: StandingAct): StandingAct[] {
  const ordered: StandingAct[] = [];
  for (const act of acts) {
    const comment = commentOf(act);
    const closing = comment ? ordered.findIndex((earlier) => closed(earlier, comment.step)) : -1;
    const close = ordered[closing];
    const outcome = close && comment ? (closed(close, comment.step)?.outcome ?? null) : null;
    const counts = comment && (close?.seq === wrong?.seq || COUNTED[comment.kind].includes(outcome));
    ordered.splice(close && counts ? closing : ordered.length, 0, act);
  }
  return ordered;
}

function commentOf({ action, fields }: StandingAct): Comment | null {
  if (action !== "RECORD_COMMENT") return null;
  for (const [field, value] of fields) {
    if (field.startsWith("comments.") && value) return value as Comment;
  }
  return null;
}

/** The step as the act closed it; null when it did not. */
function closed({ fields }: StandingAct, id: string): Step | null {
  const step = (fields.get(`steps.${id}`) ?? null) as Step | null;
  return step?.closedOn ? step : null;
}
