import {
  type Comment,
  commentsIn,
  dateOf,
  openStep,
  type Step,
  type StepDate,
} from "../../approval-track.js";
import { addDays, type CalendarDate } from "../../calendar.js";
import { type Problem, problem } from "../../problem.js";
import { nameKey } from "../../text.js";
import type { ApprovalVariant, StepOutcome } from "../../vocabulary.js";
import type { WorkItemState } from "../../work-item.js";
import { givenDate, isAnnouncementDay, nextAnnouncementDay, ruledDate } from "../date-rules.js";
import { endOf, PERIOD_WORDS, reviewFor } from "../periods.js";
import { added, changed, closed, type EffectOf, type Performed, withStep } from "./effect.js";

/** The Director announces a last call or additional review. */
export const startReviewPeriod =
  (kind: "LAST_CALL" | "ADDITIONAL_REVIEW"): EffectOf =>
  ({ item, date, input }) => {
    const startedOn = input.startsOn ?? date;
    const dates = [ruledDate(`${kind}_END`, startedOn), ruledDate(`${kind}_APPROVAL`, startedOn)];
    const steps = closed(item.steps, ["PREPARATION"], date, "ANNOUNCED");
    const usual = isAnnouncementDay(startedOn);
    const said = { date: startedOn, next: nextAnnouncementDay(startedOn) };
    return {
      next: { steps: withStep(item, steps, { kind, startedOn, dates, document: input.document ?? null }) },
      warnings: usual ? [] : [problem("OFF_ANNOUNCEMENT_DAY", said, { path: "startsOn" })],
    };
  };

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

/** The last call or additional review is over. */
export const closeReviewPeriod: EffectOf = (act) => {
  const { item, date, input, to } = act;
  const step = openStep(item, "LAST_CALL", "ADDITIONAL_REVIEW");
  if (!step) return { next: {} };
  const outcome = outcomeOf(act);
  if (to !== "APPROVED") return { next: { steps: changed(item.steps, step, { closedOn: date, outcome }) } };

  const rule = step.kind === "LAST_CALL" ? "LAST_CALL_APPROVAL" : "ADDITIONAL_REVIEW_APPROVAL";
  const approvedOn = input.approvedOn ?? dateOf(step, rule) ?? date;
  const dates: StepDate[] = input.approvedOn
    ? [...step.dates.filter((known) => known.name !== rule), givenDate(rule, input.approvedOn)]
    : [...step.dates];
  return {
    next: {
      steps: changed(item.steps, step, { closedOn: date, outcome, dates }),
      approvedOn,
      approvalVariant: variantOf(step.kind, outcome),
    },
    effectiveOn: approvedOn,
    warnings: judgeApprovalDay(step, approvedOn),
  };
};

/** An approval on the last day of the period itself. */
function judgeApprovalDay(step: Step, date: CalendarDate): Problem[] {
  if (date !== endOf(step)) return [];
  const said = { date, period: PERIOD_WORDS[step.kind] ?? "period", projected: addDays(date, 1) };
  const clause = step.kind === "LAST_CALL" ? "A8_4_4_1" : "A8_4_5_1";
  return [problem("APPROVED_ON_LAST_DAY", said, { path: "approvedOn", clause })];
}

function outcomeOf({ item }: Performed): StepOutcome {
  const kinds = commentsIn(item, openStep(item, "LAST_CALL", "ADDITIONAL_REVIEW")).map(
    (comment) => comment.kind,
  );
  if (kinds.includes("SUBSTANTIVE")) return "SUBSTANTIVE_COMMENTS";
  return kinds.length > 0 ? "TYPOGRAPHICAL_COMMENTS" : "NO_COMMENTS";
}

function variantOf(kind: string, outcome: StepOutcome): ApprovalVariant {
  if (kind === "ADDITIONAL_REVIEW") return "ADDITIONAL_REVIEW";
  return outcome === "TYPOGRAPHICAL_COMMENTS" ? "LAST_CALL_TYPOGRAPHICAL" : "LAST_CALL";
}

/** The chair has the comments resolved. */
export const startCommentResolution: EffectOf = ({ item, date }) => ({
  next: { steps: withStep(item, item.steps, { kind: "COMMENT_RESOLUTION", startedOn: date }) },
});
