import { randomUUID } from "node:crypto";
import { type Basis, begin } from "../domain/history.js";
import { ASSEMBLY, studyGroupLabel } from "../domain/labels.js";
import type { Meeting, MeetingState } from "../domain/meeting.js";
import { concludePlan, type PlanInput } from "../domain/meetings/plan.js";
import { planningPolicy } from "../domain/policies/meeting.js";
import type { Permission } from "../domain/policies/policy.js";
import { problem } from "../domain/problem.js";
import { KeyTaken } from "../persistence/errors.js";
import type { Programme } from "../programme/programme.js";
import { saidIn } from "./change-work-item.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Acting, permission, permitFor } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Plans a meeting of a study group or its working parties, or an assembly. */
export interface PlanMeeting extends PlanInput {
  /** Left out: the meeting is an assembly. */
  readonly studyGroup?: string | null;
  /** On what the plan rests, e.g. the letter that convenes the meeting. */
  readonly basis?: Partial<Basis> | null;
  readonly by: Acting;
}

/** The bodies that can sit at a meeting of a study group, or at an assembly. */
export function bodiesOf(programme: Programme, studyGroup: string | null): string[] {
  if (!studyGroup) return [ASSEMBLY];
  return [studyGroup, ...programme.workingParties(studyGroup).map((party) => party.label)];
}

/** The permission to plan a meeting of a study group, or an assembly, or to change what was planned of it. */
export function planningPermission(
  studyGroup: string | null,
  leave: Pick<Permission, "act" | "upon" | "on">,
): Permission {
  return permission(planningPolicy(studyGroup), { ...leave, scopes: studyGroup ? [studyGroup] : [] });
}

/** Puts a meeting into the calendar, with who sits when and its agenda. */
export async function planMeeting(tracker: Tracker, request: PlanMeeting): Promise<Outcome<Meeting>> {
  const programme = tracker.programme.current;
  const { by, studyGroup: label, basis, ...input } = request;
  const studyGroup = label ? programme.studyGroup(studyGroupLabel(label) ?? "") : null;
  if (label && !studyGroup)
    return refused([problem("BODY_UNKNOWN", { body: label }, { path: "studyGroup" })]);
  const taken = programme.meeting(input.code);
  const done = effectOf(tracker, taken);
  if (done) return { aggregate: done, problems: [], warnings: [] };

  const now = today(tracker);
  const holder = studyGroup?.label ?? null;
  const facts = {
    studyGroup: holder,
    bodies: bodiesOf(programme, holder),
    codeTaken: taken !== null,
    isQuestion: (label: string) => programme.question(label) !== null,
    meetings: programme.meetings(),
    today: now,
  };
  const leave = { act: "PLAN_MEETING", upon: holder ?? ASSEMBLY, on: now };
  const granted = permitFor(tracker, by)(planningPermission(holder, leave));
  const agreeing = input.agreedAt ? programme.meeting(input.agreedAt) : null;
  const asked = { ...input, agreedAt: agreeing?.code ?? null };
  const { problems: found, warnings, state, announcedOn } = concludePlan(facts, asked);
  const problems = [
    ...found,
    ...(input.agreedAt && !agreeing
      ? [problem("MEETING_NOT_FOUND", { code: input.agreedAt }, { path: "agreedAt" })]
      : []),
  ];
  if (granted.problems.length + problems.length > 0) return refused([...granted.problems, ...problems]);
  const meeting = begin<MeetingState>(randomUUID(), state, {
    action: "PLAN_MEETING",
    effectiveOn: announcedOn,
    recordedAt: tracker.now(),
    by: granted.by,
    request: tracker.request,
    ...(basis ? { basis } : {}),
    said: saidIn({ ...request, basis: undefined }),
  });
  try {
    tracker.programme.reach(await tracker.repositories.meeting.insert(meeting));
  } catch (error) {
    if (!(error instanceof KeyTaken)) throw error;
    await tracker.catchUp();
    const planned = effectOf(tracker, tracker.programme.current.meeting(input.code));
    if (planned) return { aggregate: planned, problems: [], warnings: [] };
    return refused(concludePlan({ ...facts, codeTaken: true }, asked).problems);
  }
  tracker.programme.apply([{ kind: "meeting", aggregate: meeting }]);
  return { aggregate: meeting, problems: [], warnings };
}
