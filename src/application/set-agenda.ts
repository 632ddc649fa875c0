import { type CalendarDate, earlierOf, laterOf } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import type { AgendaItem, Meeting } from "../domain/meeting.js";
import { judgeMeeting } from "../domain/meetings/judge-meeting.js";
import { agendaPlanned } from "../domain/meetings/plan.js";
import { problem } from "../domain/problem.js";
import { judgeSince } from "../domain/work-items/days.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import { judgeDoneAt } from "./judge-done-at-meeting.js";
import type { Outcome } from "./outcome.js";
import type { Acting } from "./permit.js";
import { planningPermission } from "./plan-meeting.js";
import { type Tracker, today } from "./tracker.js";

/** Sets the agenda of a meeting, which is often published after the meeting was planned. */
export interface SetAgenda {
  /** Code of the meeting. */
  readonly meeting: string;
  /** The whole agenda, in the place of the one before. */
  readonly agenda: readonly AgendaItem[];
  /** The document that carries it. */
  readonly document?: string | null;
  /** The Geneva date from which it counts; left out: today, or the first day of the meeting where that is past. */
  readonly date?: CalendarDate | null;
  readonly expectedRevision?: number | null;
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/** Sets a meeting's agenda. What was done at the meeting already is judged anew upon it; where it would not hold, nothing is changed. */
export function setAgenda(tracker: Tracker, request: SetAgenda): Promise<Outcome<Meeting>> {
  const { meeting: code, agenda, document, date, expectedRevision, dryRun, by } = request;
  const action = "SET_AGENDA";
  const find = (programme: Programme) => programme.meeting(code);
  const missing = problem("MEETING_NOT_FOUND", { code }, { path: "meeting" });
  const change = { kind: "meeting", find, missing, action, expectedRevision, dryRun, by } as const;
  return changeAggregate(tracker, change, (meeting, _programme, permit) => {
    const now = today(tracker);
    const next = { agenda: agendaPlanned(agenda) };
    const done = judgeDoneAt(tracker, meeting, next);
    const since = meeting.history.at(0)?.effectiveOn ?? now;
    const effectiveOn = date ?? laterOf(since, earlierOf(meeting.startsOn, now));
    const leave = { act: action, upon: meeting.code, on: now };
    return {
      granted: permit(planningPermission(meeting.studyGroup, leave)),
      problems: [
        ...judgeMeeting({ ...meeting, ...next }),
        ...(effectiveOn > now
          ? [problem("DATE_IN_FUTURE", { date: effectiveOn, today: now }, { path: "date" })]
          : []),
        ...judgeSince(meeting.code, meeting, effectiveOn, "date"),
        ...done.problems,
      ],
      warnings: done.warnings,
      next,
      effectiveOn,
      basis: { meeting: meeting.code, document: document ?? null, clause: CLAUSES.TRACKER.citation },
      said: { agenda, document: document ?? null, date: effectiveOn },
    };
  });
}
