import type { CalendarDate } from "../calendar.js";
import { type Problem, problem } from "../problem.js";
import type { Stage } from "../vocabulary.js";
import { designation, standingDecisions, type WorkItem, type WorkItemState } from "../work-item.js";

/** What merges an item that was registered twice, or whose work goes on in another one. */
export interface Merger {
  /** The item that goes on; null where nothing has that name. */
  readonly into: WorkItem | null;
  readonly date: CalendarDate;
  readonly today: CalendarDate;
  readonly reason: string;
}

const ENDED: readonly Stage[] = ["DISCONTINUED", "DELETED"];
const BEFORE_ANY_DECISION: readonly Stage[] = ["UNDER_STUDY", "LIVING_LIST"];

/**
 * Ends an item that repeats another with a reference to that one, to which its names lead from then on. Only what no meeting
 * has decided on yet can be merged: anything else is discontinued, which is a decision.
 */
export function concludeMerger(
  item: WorkItem,
  { into, date, today, reason }: Merger,
): { problems: Problem[]; next: Partial<WorkItemState> | null } {
  const name = designation(item);
  const problems = [
    ...(into?.id === item.id ? [problem("MERGED_INTO_ITSELF", { name }, { path: "into" })] : []),
    ...(into && ENDED.includes(into.stage)
      ? [problem("MERGED_INTO_ENDED", { name: designation(into), stage: into.stage }, { path: "into" })]
      : []),
    ...(BEFORE_ANY_DECISION.includes(item.stage) && standingDecisions(item).length === 0
      ? []
      : [problem("DECIDED_BEFORE_MERGER", { name, stage: item.stage }, { path: "workItem" })]),
    ...(date > today ? [problem("DATE_IN_FUTURE", { date, today }, { path: "date" })] : []),
  ];
  if (!into || problems.length > 0) return { problems, next: null };
  const candidacies = Object.entries(item.candidacies).map(([meeting, candidacy]) => [
    meeting,
    candidacy.status === "PLANNED" ? { ...candidacy, status: "WITHDRAWN" as const, reason } : candidacy,
  ]);
  const next = { stage: "DISCONTINUED", stageSince: date, mergedInto: into.id } as const;
  return { problems, next: { ...next, candidacies: Object.fromEntries(candidacies) } };
}
