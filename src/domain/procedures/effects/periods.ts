import { commentsIn, dateOf, openStep, type Step, type StepDate } from "../../approval-track.js";
import { addDays, type CalendarDate } from "../../calendar.js";
import { type Problem, problem } from "../../problem.js";
import type { ApprovalVariant, StepOutcome } from "../../vocabulary.js";
import { givenDate, isAnnouncementDay, nextAnnouncementDay, ruledDate } from "../date-rules.js";
import { endOf, PERIOD_WORDS } from "../periods.js";
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
