import { type ApprovalTrack, dateOf, type Step } from "../approval-track.js";
import type { CalendarDate } from "../calendar.js";
import type { StepKind } from "../vocabulary.js";
import type { DateName } from "./date-rules.js";

/** The field's words for the periods. */
export const PERIOD_WORDS: Partial<Record<StepKind, string>> = {
  LAST_CALL: "last call",
  ADDITIONAL_REVIEW: "additional review",
  CONSULTATION: "consultation of Member States",
  MORE_TIME: "extra time",
  DELETION_PERIOD: "period for objections",
};

const ENDS: Partial<Record<StepKind, readonly DateName[]>> = {
  LAST_CALL: ["LAST_CALL_END"],
  ADDITIONAL_REVIEW: ["ADDITIONAL_REVIEW_END"],
  CONSULTATION: ["CONSULTATION_END"],
  MORE_TIME: ["MORE_TIME_END_AAP", "MORE_TIME_END_TAP"],
  DELETION_PERIOD: ["DELETION_PERIOD_END_AAP", "DELETION_PERIOD_END_TAP"],
};

/** The last day of a period, null where the step is none. */
export function endOf(step: Step): CalendarDate | null {
  for (const name of ENDS[step.kind] ?? []) {
    const date = dateOf(step, name);
    if (date) return date;
  }
  return null;
}

/** The last call or additional review of this attempt in whose days a comment came; the latest one where it came in none. */
export function reviewFor(
  { steps, cycle }: Pick<ApprovalTrack, "steps" | "cycle">,
  date: CalendarDate,
): Step | null {
  const reviews = Object.values(steps).filter(
    (step) => step.cycle === cycle && (step.kind === "LAST_CALL" || step.kind === "ADDITIONAL_REVIEW"),
  );
  const within = reviews.find((step) => step.startedOn <= date && date <= (endOf(step) ?? ""));
  return within ?? reviews.at(-1) ?? null;
}
