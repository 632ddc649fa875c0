import { openStep } from "../approval-track.js";
import { type CalendarDate, daysBetween } from "../calendar.js";
import type { Problem } from "../problem.js";
import { judgeAct } from "../procedures/act.js";
import { projectedLastCall, ruledDate } from "../procedures/date-rules.js";
import { HOLIDAYS } from "../procedures/holidays.js";
import { endOf } from "../procedures/periods.js";
import type { StudyGroupState } from "../study-group.js";
import type { Stage } from "../vocabulary.js";
import type { WorkItem } from "../work-item.js";

/** A consented text whose last call has not begun. */
export interface AwaitingLastCall {
  readonly item: WorkItem;
  /** The day of the consent, or of the act that brought it back here. */
  readonly since: CalendarDate;
  readonly days: number;
  /** What the last call still lacks, each with its clause and what would meet it. */
  readonly missing: readonly Problem[];
  /** The first usual announcement day that leaves the usual time since the consent: a projection, never a rule. */
  readonly projectedStart: CalendarDate;
  /** The approval that would follow without substantive comments. */
  readonly projectedApproval: CalendarDate;
}

/** A text on which the study group chair has to judge. */
export interface AwaitingJudgement {
  readonly item: WorkItem;
  readonly stage: Stage;
  readonly since: CalendarDate;
  readonly days: number;
}

const JUDGED: readonly Stage[] = ["LC_JUDGEMENT", "NEXT_STEP_JUDGEMENT", "AR_JUDGEMENT"];

/** Consented texts whose last call has not begun: what is missing, and for how long they have waited. */
export function awaitingLastCall(
  items: Iterable<WorkItem>,
  studyGroup: StudyGroupState,
  asOf: CalendarDate,
): AwaitingLastCall[] {
  const waiting = [...items].filter(
    (item) => item.stage === "CONSENTED" && item.studyGroup === studyGroup.label,
  );
  return waiting
    .map((item) => {
      const since = atStageSince(item);
      const asked = {
        item,
        studyGroup,
        home: null,
        meeting: null,
        date: asOf,
        today: asOf,
      };
      const problems = judgeAct({ ...asked, holidays: HOLIDAYS, input: null }, "START_LAST_CALL");
      const missing = problems.filter((problem) => problem.path === null);
      const projectedStart = projectedLastCall(since, asOf);
      const projectedApproval = ruledDate("LAST_CALL_APPROVAL", projectedStart).date;
      return { item, since, days: daysBetween(since, asOf), missing, projectedStart, projectedApproval };
    })
    .sort(longestFirst);
}

/** Texts on which the chair has to judge, those included whose period is over and was not closed. */
export function awaitingJudgement(items: Iterable<WorkItem>, asOf: CalendarDate): AwaitingJudgement[] {
  return [...items]
    .flatMap((item) => {
      const end = reviewEnd(item);
      const since = judgedFrom(item) ?? (end && end < asOf ? end : null);
      return since ? [{ item, stage: item.stage, since, days: daysBetween(since, asOf) }] : [];
    })
    .sort(longestFirst);
}

/** The day from which the chair has been to judge a text whose period is closed; null: there is nothing to judge. */
export function judgedFrom(item: WorkItem): CalendarDate | null {
  const isJudged = openStep(item, "PREPARATION")?.chairRequestedOn;
  return JUDGED.includes(item.stage) && !isJudged ? atStageSince(item) : null;
}

/** The last day of the last call or additional review that is open; null: none is. */
export function reviewEnd(item: WorkItem): CalendarDate | null {
  const step = openStep(item, "LAST_CALL", "ADDITIONAL_REVIEW");
  return step && endOf(step);
}

/** The day from which the item has been at its stage. */
export function atStageSince(item: WorkItem): CalendarDate {
  if (item.stageSince) return item.stageSince;
  // Documents of before there was stageSince have it in their history alone.
  const event = item.history.findLast(({ changes }) => changes.some(({ field }) => field === "stage"));
  return event?.effectiveOn ?? item.history.at(0)?.effectiveOn ?? "";
}

function longestFirst(a: { readonly since: string }, b: { readonly since: string }): number {
  return a.since.localeCompare(b.since);
}
