import { isDeepStrictEqual } from "node:util";
import { CLAUSES } from "../domain/clauses.js";
import { type Judged, stateBefore } from "../domain/corrections/rerun.js";
import { type StandingAct, standingActs } from "../domain/corrections/standing-acts.js";
import type { Meeting } from "../domain/meeting.js";
import { concludeMeetingCorrection, type MeetingCorrection } from "../domain/meetings/correct.js";
import { MEETING_POLICIES } from "../domain/policies/meeting.js";
import { type Problem, problem } from "../domain/problem.js";
import { normalise } from "../domain/text.js";
import { designation, type WorkItem } from "../domain/work-item.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import { judgingAnew } from "./judge-anew.js";
import type { Outcome } from "./outcome.js";
import { type Acting, permission } from "./permit.js";
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
    const bodies = [studyGroup, ...programme.workingParties(studyGroup).map((party) => party.label)];
    const { problems, next } = concludeMeetingCorrection(meeting, bodies, instead);
    const aggregate: Meeting = { ...meeting, ...next, revision: meeting.revision + 1 };
    const corrected = programme.with([{ kind: "meeting", aggregate }]);
    const items = programme.workItemsOfMeeting(meeting.code);
    const done = items.map((item) => judgeDone(tracker, item, meeting.code, { programme, corrected }));
    const leave = { act: action, upon: meeting.code, scopes: [studyGroup], on: today(tracker) };
    return {
      granted: permit(permission(MEETING_POLICIES.PLAN_MEETING, leave)),
      problems: [...problems, ...done.flatMap((one) => one.problems)],
      warnings: done.flatMap((one) => one.warnings),
      next,
      // It counts from when the meeting counts, so that the past is right as it is known now.
      effectiveOn: meeting.history[0]?.effectiveOn ?? today(tracker),
      basis: { meeting: meeting.code, clause: CLAUSES.TRACKER.citation, note: normalise(reason) },
      corrects: 1,
      said: instead,
    };
  });
}

/** What of an item's acts at the meeting would not hold upon the corrected one, and what they would do otherwise. */
function judgeDone(
  tracker: Tracker,
  item: WorkItem,
  meeting: string,
  { programme, corrected }: { readonly programme: Programme; readonly corrected: Programme },
): { problems: Problem[]; warnings: Problem[] } {
  const acts = standingActs(item.history);
  const there = acts.filter(({ takenBack, event }) => !takenBack && event.basis.meeting === meeting);
  const pairs = there.map((act) => {
    const before = stateBefore(acts, act);
    const judged = (upon: Programme) => judgingAnew(tracker, item, upon)(act, before);
    return { act, was: judged(programme), now: judged(corrected) };
  });
  const name = designation(item);
  return {
    problems: pairs.flatMap(({ act, was, now }) => refusals(name, act, was, now)),
    warnings: pairs
      .filter(({ was, now }) => was.next && now.next && !isDeepStrictEqual(was.next, now.next))
      .map(({ act: { seq, action } }) => problem("MEETING_DATES_KEPT", { name, seq, action })),
  };
}

/** Only what did hold upon the meeting as it was can no longer hold. */
function refusals(
  name: string,
  { seq, action, effectiveOn }: StandingAct,
  was: Judged,
  now: Judged,
): Problem[] {
  const before = new Set(was.problems.map(({ message }) => message));
  return now.problems
    .filter(({ message }) => !before.has(message))
    .map(({ message, clause }) => ({
      ...problem(
        "DONE_AT_MEETING",
        { name, seq, action, date: effectiveOn, why: message },
        { path: "meeting" },
      ),
      clause,
    }));
}
