import type { CalendarDate } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import { WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import { problem } from "../domain/problem.js";
import { normalise } from "../domain/text.js";
import { designation, type WorkItem } from "../domain/work-item.js";
import { concludeMerger } from "../domain/work-items/merge.js";
import { judgeAmbiguity } from "./ambiguity.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Merges an item that was registered twice, or whose work goes on in another one, into that one. */
export interface MergeWorkItem extends Target {
  /** Acronym, alias or number of the item that goes on. */
  readonly into: string;
  readonly reason: string;
  /** Left out: today. */
  readonly date?: CalendarDate | null;
}

/** Ends an item that repeats another, with a reference to that one; its names lead there from then on. */
export function mergeWorkItem(tracker: Tracker, request: MergeWorkItem): Promise<Outcome<WorkItem>> {
  return changeWorkItem(tracker, "MERGE", request, concludeMerging(tracker, request));
}

/** Asks the domain whether the item can be merged. */
export function concludeMerging(tracker: Tracker, request: Omit<MergeWorkItem, keyof Target>): Conclude {
  return (item, programme, permit) => {
    const now = today(tracker);
    const date = request.date ?? now;
    const into = programme.workItem(request.into);
    const policy = WORK_ITEM_POLICIES.REGISTER;
    const granted = permit(upon(programme, item, { act: "MERGE", policy, on: date }));
    const reason = normalise(request.reason);
    const unknown = problem("WORK_ITEM_NOT_FOUND", { name: request.into }, { path: "into" });
    const { problems, next } = concludeMerger(item, { into, date, today: now, reason });
    const note = into ? `Merged into ${designation(into)}: ${reason}` : reason;
    return {
      granted,
      problems: [...(into ? [] : [unknown]), ...judgeAmbiguity(programme, request.into, "into"), ...problems],
      next,
      effectiveOn: date,
      basis: { clause: CLAUSES.A1_1_4_7.citation, note },
      said: { date },
    };
  };
}
