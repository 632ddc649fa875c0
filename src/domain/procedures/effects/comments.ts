import { openStep } from "../../approval-track.js";
import { added, type EffectOf } from "./effect.js";

/** A member's comment. */
export const recordComment: EffectOf = ({ item, date, input }) => {
  const step = openStep(item, "LAST_CALL", "ADDITIONAL_REVIEW");
  const { member, category, commentKind } = input;
  if (!step || !member || !category || !commentKind) return { next: {} };
  const comment = {
    step: step.id,
    member,
    category,
    kind: commentKind,
    receivedOn: date,
    text: input.text ?? null,
  };
  return { next: { comments: added(item.comments, "C", comment) } };
};

/** What was done about a comment; said anew, it takes the place of what was said. */
export const resolveComment: EffectOf = ({ item, date, input }) => {
  const comment = input.comment ? item.comments[input.comment] : undefined;
  const { commentResult: result, text, answeredBy } = input;
  if (!comment || !result || !text) return { next: {} };
  const resolution = { result, text, answeredBy: answeredBy ?? null, resolvedOn: date };
  return { next: { comments: { ...item.comments, [comment.id]: { ...comment, resolution } } } };
};
