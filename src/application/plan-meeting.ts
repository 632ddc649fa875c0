import { randomUUID } from "node:crypto";
import { begin } from "../domain/history.js";
import { studyGroupLabel } from "../domain/labels.js";
import type { Meeting, MeetingState } from "../domain/meeting.js";
import { concludePlan, type PlanInput } from "../domain/meetings/plan.js";
import { MEETING_POLICIES } from "../domain/policies/meeting.js";
import { problem } from "../domain/problem.js";
import { KeyTaken } from "../persistence/errors.js";
import { saidIn } from "./change-work-item.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Acting, permission, permitFor } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Plans a meeting of a study group or its working parties. */
export interface PlanMeeting extends PlanInput {
  readonly studyGroup: string;
  readonly by: Acting;
}

/** Puts a meeting into the calendar, with who sits when and its agenda. */
export async function planMeeting(tracker: Tracker, request: PlanMeeting): Promise<Outcome<Meeting>> {
  const programme = tracker.programme.current;
  const { by, studyGroup: label, ...input } = request;
  const studyGroup = programme.studyGroup(studyGroupLabel(label) ?? "");
  if (!studyGroup) return refused([problem("BODY_UNKNOWN", { body: label }, { path: "studyGroup" })]);
  const taken = programme.meeting(input.code);
  const done = effectOf(tracker, taken);
  if (done) return { aggregate: done, problems: [], warnings: [] };

  const bodies = [
    studyGroup.label,
    ...programme.workingParties(studyGroup.label).map((party) => party.label),
  ];
  const now = today(tracker);
  const facts = { studyGroup: studyGroup.label, bodies, codeTaken: taken !== null, today: now };
  const leave = { act: "PLAN_MEETING", upon: studyGroup.label, scopes: [studyGroup.label], on: now };
  const granted = permitFor(tracker, by)(permission(MEETING_POLICIES.PLAN_MEETING, leave));
  const { problems, state, announcedOn } = concludePlan(facts, input);
  if (granted.problems.length + problems.length > 0) return refused([...granted.problems, ...problems]);
  const meeting = begin<MeetingState>(randomUUID(), state, {
    action: "PLAN_MEETING",
    effectiveOn: announcedOn,
    recordedAt: tracker.now(),
    by: granted.by,
    request: tracker.request,
    said: saidIn(request),
  });
  try {
    tracker.programme.reach(await tracker.repositories.meeting.insert(meeting));
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error;
    await tracker.catchUp();
    const planned = effectOf(tracker, tracker.programme.current.meeting(input.code));
    if (planned) return { aggregate: planned, problems: [], warnings: [] };
    return refused(concludePlan({ ...facts, codeTaken: true }, input).problems);
  }
  tracker.programme.apply([{ kind: "meeting", aggregate: meeting }]);
  return { aggregate: meeting, problems: [], warnings: [] };
}
