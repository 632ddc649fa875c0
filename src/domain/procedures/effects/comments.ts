import { type Comment, commentsIn, type Step } from "../../approval-track.js";
import { nameKey } from "../../names/fold.js";
import { type Problem, problem } from "../../problem.js";
import type { WorkItemState } from "../../work-item.js";
import { PERIOD_WORDS, reviewFor } from "../periods.js";
import { added, type EffectOf } from "./effect.js";

/** A member's comment. */
export const recordComment: EffectOf = ({ item, date, input }) => {
  const step = reviewFor(item, date);
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
  return {
    next: { comments: added(item.comments, "C", comment) },
    warnings: [...judgeLateness(step, comment), ...judgeRepetition(item, step, comment)],
  };
};

type Said = Omit<Comment, "id">;

/** A comment that was not on record when its period was closed, where the close would have been another with it. */
function judgeLateness({ kind, closedOn, outcome }: Step, comment: Said): Problem[] {
  if (!closedOn || outcome === "SUBSTANTIVE_COMMENTS") return [];
  if (comment.kind === "TYPOGRAPHICAL" && outcome === "TYPOGRAPHICAL_COMMENTS") return [];
  const said = {
    period: PERIOD_WORDS[kind] ?? "period",
    closedOn,
    outcome: outcome ?? "",
    kind: comment.kind,
  };
  const clause = kind === "LAST_CALL" ? "A8_4_4" : "A8_4_5";
  return [problem("COMMENT_NOT_COUNTED", said, { path: "date", clause })];
}

/** The same comment, as it seems, written down twice. */
function judgeRepetition(item: WorkItemState, step: Step, comment: Said): Problem[] {
  const same = commentsIn(item, step).find(
    (known) =>
      nameKey(known.member) === nameKey(comment.member) &&
      (known.receivedOn === comment.receivedOn || (known.text !== null && known.text === comment.text)),
  );
  if (!same) return [];
  const { id, member, receivedOn } = same;
  const said = { member, id, date: receivedOn, period: PERIOD_WORDS[step.kind] ?? "period" };
  return [problem("COMMENT_TWICE", said, { path: "member", clause: "A8_4_4" })];
}

/** What was done about a comment; said anew, it takes the place of what was said. */
export const resolveComment: EffectOf = ({ item, date, input }) => {
  const comment = input.comment ? item.comments[input.comment] : undefined;
  const { commentResult: result, text, answeredBy } = input;
  if (!comment || !result || !text) return { next: {} };
  const resolution = { result, text, answeredBy: answeredBy ?? null, resolvedOn: date };
  return { next: { comments: { ...item.comments, [comment.id]: { ...comment, resolution } } } };
};
