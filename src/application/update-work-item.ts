import type { CalendarDate } from "../domain/calendar.js";
import type { Basis } from "../domain/history.js";
import { narrowFields, updatePolicy } from "../domain/policies/work-item.js";
import type { WorkItem } from "../domain/work-item.js";
import { judgeChangeDay } from "../domain/work-items/days.js";
import { judgeTiming } from "../domain/work-items/timing.js";
import { concludeUpdate, type UpdateInput } from "../domain/work-items/update.js";
import { type Conclude, changeWorkItem, saidIn, type Target } from "./change-work-item.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { holderIn } from "./register-work-item.js";
import { type Tracker, today } from "./tracker.js";

/** Changes particulars of a work item; what is left out stays. */
export interface UpdateWorkItem extends UpdateInput, Target {
  readonly expectedRevision: number;
  readonly basis?: Partial<Basis> | null;
  /** The Geneva date from which it counts; left out: today. */
  readonly date?: CalendarDate | null;
  /** When the study group chair approved it, where that is needed (Rec. A.8 §6.3). */
  readonly chairApproval?: CalendarDate | null;
}

/** Updates the particulars of a work item: titles, summary, timing, editors, texts and the like. */
export function updateWorkItem(tracker: Tracker, request: UpdateWorkItem): Promise<Outcome<WorkItem>> {
  return changeWorkItem(tracker, "UPDATE", request, concludeUpdating(tracker, request));
}

/** Asks the domain whether the particulars can be changed so. */
export function concludeUpdating(tracker: Tracker, request: Omit<UpdateWorkItem, keyof Target>): Conclude {
  const { basis, date, chairApproval, ...input } = saidIn(request) as Omit<UpdateWorkItem, keyof Target>;
  return (item, programme, permit) => {
    const now = today(tracker);
    const effectiveOn = date ?? now;
    const fields = Object.entries(input).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    const policy = updatePolicy(item, fields);
    const narrow = narrowFields(item, fields);
    const act = narrow.length > 0 ? `UPDATE of ${narrow.join(", ")}` : "UPDATE";
    const facts = { holderOf: holderIn(tracker), date: effectiveOn, chairApproval: chairApproval ?? null };
    const { problems, warnings, next } = concludeUpdate(item, input, facts);
    return {
      granted: permit(upon(programme, item, { act, policy, on: effectiveOn })),
      problems: [...problems, ...judgeChangeDay(item, { next, named: fields }, effectiveOn, now)],
      warnings: [...warnings, ...judgeTiming(input.timing)],
      next,
      effectiveOn,
      basis: basis ?? {},
      said: { date: effectiveOn },
    };
  };
}
