import { type CalendarDate, laterOf } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import { WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import { problem } from "../domain/problem.js";
import { normalise } from "../domain/text.js";
import type { WorkItem } from "../domain/work-item.js";
import { concludeContribution } from "../domain/work-items/contribution.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Records a contribution to a work item. */
export interface RecordContribution extends Target {
  readonly document: string;
  readonly source?: string | null;
  /** Code of the meeting to which it was submitted. */
  readonly meeting?: string | null;
  /** Left out: today. */
  readonly receivedOn?: CalendarDate | null;
}

/** Puts a contribution on record: items without any over two study group meetings may be discontinued (A.1 §1.4.7). */
export function recordContribution(
  tracker: Tracker,
  request: RecordContribution,
): Promise<Outcome<WorkItem>> {
  return changeWorkItem(tracker, "RECORD_CONTRIBUTION", request, concludeContributing(tracker, request));
}

/** Asks the domain about the contribution. */
export function concludeContributing(
  tracker: Tracker,
  request: Omit<RecordContribution, keyof Target>,
): Conclude {
  return (item, programme, permit) => {
    const now = today(tracker);
    const receivedOn = request.receivedOn ?? now;
    const meeting = request.meeting ? programme.meeting(request.meeting) : null;
    if (request.meeting && !meeting) {
      const missing = problem("MEETING_NOT_FOUND", { code: request.meeting }, { path: "meeting" });
      return { problems: [missing], next: null };
    }
    const document = normalise(request.document);
    const source = request.source ? normalise(request.source) || null : null;
    const contribution = { document, source, meeting: meeting?.code ?? null, receivedOn };
    const basis = { meeting: contribution.meeting, document, clause: CLAUSES.A1_1_4_7.citation };
    const policy = WORK_ITEM_POLICIES.RECORD_CONTRIBUTION;
    const granted = permit(upon(programme, item, { act: "RECORD_CONTRIBUTION", policy, on: now }));
    const said = { receivedOn };
    // The contribution that proposed the item came before there was one.
    const since = item.history.at(0)?.effectiveOn ?? receivedOn;
    return {
      granted,
      ...concludeContribution(item, contribution, now),
      effectiveOn: laterOf(receivedOn, since),
      basis,
      said,
    };
  };
}
