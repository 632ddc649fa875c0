import { isDeepStrictEqual } from "node:util";
import { type Judged, stateBefore } from "../domain/corrections/rerun.js";
import { type StandingAct, standingActs } from "../domain/corrections/standing-acts.js";
import type { Meeting } from "../domain/meeting.js";
import { type Problem, problem } from "../domain/problem.js";
import { designation, type WorkItem } from "../domain/work-item.js";
import type { Programme } from "../programme/programme.js";
import { judgingAnew } from "./judge-anew.js";
import type { Tracker } from "./tracker.js";

/** What of all that was done at a meeting would not hold upon the changed one, and what it would do otherwise. */
export function judgeDoneAt(
  tracker: Tracker,
  meeting: Meeting,
  next: Partial<Meeting>,
): { problems: Problem[]; warnings: Problem[] } {
  const programme = tracker.programme.current;
  const aggregate: Meeting = { ...meeting, ...next, revision: meeting.revision + 1 };
  const corrected = programme.with([{ kind: "meeting", aggregate }]);
  const items = programme.workItemsOfMeeting(meeting.code);
  const done = items.map((item) => judgeDone(tracker, item, meeting.code, { programme, corrected }));
  return {
    problems: done.flatMap((one) => one.problems),
    warnings: done.flatMap((one) => one.warnings),
  };
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
