import { CLAUSES } from "../domain/clauses.js";
import type { Meeting } from "../domain/meeting.js";
import { concludeMeetingCorrection, type MeetingCorrection } from "../domain/meetings/correct.js";
import { problem } from "../domain/problem.js";
import { normalise } from "../domain/text.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import { judgeDoneAt } from "./judge-done-at-meeting.js";
import type { Outcome } from "./outcome.js";
import type { Acting } from "./permit.js";
import { bodiesOf, planningPermission } from "./plan-meeting.js";
import { type Tracker, today } from "./tracker.js";

/** Puts right what was planned of a meeting. */
export interface CorrectMeeting extends MeetingCorrection {
  /** Code of the meeting. */
  readonly meeting: string;
  readonly reason: string;
  /** The revision of the meeting that the caller saw. */
  readonly expectedRevision?: number | null;
  /** Only to see what stands in the way; nothing is stored. */
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/**
 * Puts a meeting's title, place, sittings or agenda right. What was done at the meeting is judged anew upon the corrected
 * one; where it would not hold, it is listed, and nothing is changed.
 */
export function correctMeeting(tracker: Tracker, request: CorrectMeeting): Promise<Outcome<Meeting>> {
  const { meeting: code, reason, expectedRevision, dryRun, by, ...instead } = request;
  const action = "CORRECT_MEETING";
  const find = (programme: Programme) => programme.meeting(code);
  const missing = problem("MEETING_NOT_FOUND", { code }, { path: "meeting" });
  const change = { kind: "meeting", find, missing, action, expectedRevision, dryRun, by } as const;
  return changeAggregate(tracker, change, (meeting, programme, permit) => {
    const { studyGroup } = meeting;
    const bodies = bodiesOf(programme, studyGroup);
    const { problems, next } = concludeMeetingCorrection(meeting, bodies, instead);
    const done = judgeDoneAt(tracker, meeting, next);
    const leave = { act: action, upon: meeting.code, on: today(tracker) };
    return {
      granted: permit(planningPermission(studyGroup, leave)),
      problems: [...problems, ...done.problems],
      warnings: done.warnings,
      next,
      // It counts from when the meeting counts, so that the past is right as it is known now.
      effectiveOn: meeting.history.at(0)?.effectiveOn ?? today(tracker),
      basis: { meeting: meeting.code, clause: CLAUSES.TRACKER.citation, note: normalise(reason) },
      corrects: 1,
      said: instead,
    };
  });
}
