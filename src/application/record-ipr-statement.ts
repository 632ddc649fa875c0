import { type CalendarDate, laterOf } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import { WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import type { IprTerms } from "../domain/vocabulary.js";
import type { WorkItem } from "../domain/work-item.js";
import { concludeIprStatement } from "../domain/work-items/ipr-statement.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Records an IPR statement that was received. */
export interface RecordIprStatement extends Target {
  readonly holder: string;
  readonly terms: IprTerms;
  readonly document?: string | null;
  readonly note?: string | null;
  /** Left out: today. */
  readonly receivedOn?: CalendarDate | null;
}

/** Puts on record what the holder of a patent states about a text (Rec. A.1 §1.4.6). */
export function recordIprStatement(
  tracker: Tracker,
  request: RecordIprStatement,
): Promise<Outcome<WorkItem>> {
  return changeWorkItem(tracker, "RECORD_IPR_STATEMENT", request, concludeStating(tracker, request));
}

/** Asks the domain about the statement. */
export function concludeStating(tracker: Tracker, request: Omit<RecordIprStatement, keyof Target>): Conclude {
  return (item, programme, permit) => {
    const now = today(tracker);
    const { holder, terms, document = null, note = null } = request;
    const receivedOn = request.receivedOn ?? now;
    const policy = WORK_ITEM_POLICIES.RECORD_IPR_STATEMENT;
    // A statement on a text can be older than the work item.
    const since = item.history.at(0)?.effectiveOn ?? receivedOn;
    return {
      granted: permit(upon(programme, item, { act: "RECORD_IPR_STATEMENT", policy, on: now })),
      ...concludeIprStatement(item, { holder, terms, document, note, receivedOn }, now),
      effectiveOn: laterOf(receivedOn, since),
      basis: { document, clause: CLAUSES.A1_1_4_6.citation, note },
      said: { receivedOn },
    };
  };
}
