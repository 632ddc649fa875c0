import { CLAUSES } from "../domain/clauses.js";
import { notSitting } from "../domain/decisions/judge-meeting.js";
import { bodyLabel } from "../domain/labels.js";
import { type Meeting, sittingsOf } from "../domain/meeting.js";
import { MEETING_POLICIES } from "../domain/policies/meeting.js";
import { problem } from "../domain/problem.js";
import type { Programme } from "../programme/programme.js";
import { linesOf } from "./business/order-of-business.js";
import { changeAggregate } from "./change-aggregate.js";
import type { Outcome } from "./outcome.js";
import { type Acting, permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Arranges the order of business of a body at a meeting. */
export interface ArrangeBusiness {
  /** Code of the meeting. */
  readonly meeting: string;
  readonly body: string;
  /** Names of the work items, liaison statements and coming meetings that come first, in this order; none: as in letters. */
  readonly lines: readonly string[];
  readonly expectedRevision?: number | null;
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/** Puts lines of a body's business first, in an order; under each point of the agenda the others follow as in letters. */
export function arrangeBusiness(tracker: Tracker, request: ArrangeBusiness): Promise<Outcome<Meeting>> {
  const { meeting: code, lines, expectedRevision, dryRun, by } = request;
  const action = "ARRANGE_BUSINESS";
  const find = (programme: Programme) => programme.meeting(code);
  const missing = problem("MEETING_NOT_FOUND", { code }, { path: "meeting" });
  const change = { kind: "meeting", find, missing, action, expectedRevision, dryRun, by } as const;
  return changeAggregate(tracker, change, (meeting, programme, permit) => {
    const on = today(tracker);
    const body = bodyLabel(request.body) ?? request.body;
    const known = new Set(linesOf(programme, meeting, body).map(({ of }) => of));
    const named = lines.map((name) => ({ name, id: idNamed(programme, name) }));
    const ids = named.flatMap(({ id }) => (id && known.has(id) ? [id] : []));
    const said = { body, meeting: meeting.code };
    const unknown = named.filter(({ id }) => !id || !known.has(id));
    const repeated = named.filter(({ id }, index) => id && named.findIndex((one) => one.id === id) < index);
    const { [body]: _before, ...others } = meeting.businessOrders ?? {};
    return {
      granted: permit(
        permission(MEETING_POLICIES[action], {
          act: action,
          upon: meeting.code,
          scopes: [meeting.studyGroup ?? body, body],
          on,
        }),
      ),
      problems: [
        ...(sittingsOf(meeting, body).length > 0 ? [] : [notSitting(meeting, body, "TRACKER")]),
        ...unknown.map(({ name }) => problem("BUSINESS_LINE_UNKNOWN", { name, ...said }, { path: "lines" })),
        ...repeated.map(({ name }) => problem("BUSINESS_LINE_TWICE", { name }, { path: "lines" })),
      ],
      next: { businessOrders: { ...others, ...(ids.length > 0 ? { [body]: { lines: ids } } : {}) } },
      effectiveOn: on,
      basis: { meeting: meeting.code, clause: CLAUSES.TRACKER.citation },
    };
  });
}

/** The id of the work item, liaison statement or meeting that a name names; null: it names none. */
function idNamed(programme: Programme, name: string): string | null {
  const item = programme.workItem(name) ?? programme.workItemById(name);
  return (item ?? programme.liaison(name) ?? programme.meeting(name))?.id ?? null;
}
