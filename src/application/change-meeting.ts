import type { CalendarDate } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import type { Meeting, MeetingState } from "../domain/meeting.js";
import {
  type AgendaChange,
  agendaChanged,
  concludeMeetingChange,
  concludePostponement,
  concludeStanding,
  type MeetingChange,
  type MeetingConclusion,
} from "../domain/meetings/change.js";
import { judgeMeeting } from "../domain/meetings/judge-meeting.js";
import { problem } from "../domain/problem.js";
import { normalise } from "../domain/text.js";
import { designation, standingDecisions } from "../domain/work-item.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import { judgeDoneAt } from "./judge-done-at-meeting.js";
import type { Outcome } from "./outcome.js";
import type { Acting } from "./permit.js";
import { bodiesOf, planningPermission } from "./plan-meeting.js";
import { type Tracker, today } from "./tracker.js";

/** Which meeting an act is upon, and why. */
interface MeetingTarget {
  /** Its code. */
  readonly meeting: string;
  readonly reason: string;
  /** The letter or TD that says so. */
  readonly document?: string | null;
  /** The revision of the meeting that the caller saw. */
  readonly expectedRevision?: number | null;
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/** Changes what is planned of a meeting. */
export interface ChangeMeeting extends MeetingTarget, MeetingChange {}

/** Puts a meeting off. */
export interface PostponeMeeting extends MeetingTarget {
  /** The new first day; left out: new days are not known yet. */
  readonly startsOn?: CalendarDate | null;
}

/** Changes lines of an agenda. */
export interface ChangeAgenda extends Omit<MeetingTarget, "reason"> {
  readonly changes: readonly AgendaChange[];
}

type Conclude = (meeting: Meeting, programme: Programme) => MeetingConclusion;

/** Changes a meeting from now on. What was done at it is judged anew; where it would not hold, nothing is changed. */
export function changeMeeting(tracker: Tracker, request: ChangeMeeting): Promise<Outcome<Meeting>> {
  const { meeting: _meeting, reason: _reason, document: _document, ...change } = request;
  return changed(tracker, "CHANGE_MEETING", request, (meeting, programme) => {
    const agreeing = change.agreedAt ? programme.meeting(change.agreedAt) : null;
    const agreedAt = change.agreedAt === undefined ? {} : { agreedAt: agreeing?.code ?? null };
    const facts = {
      bodies: bodiesOf(programme, meeting.studyGroup),
      isQuestion: (label: string) => programme.question(label) !== null,
      meetings: programme.meetings(),
    };
    const conclusion = concludeMeetingChange(meeting, facts, { ...change, ...agreedAt });
    return withDone(tracker, meeting, {
      ...conclusion,
      problems: [
        ...(change.agreedAt && !agreeing
          ? [problem("MEETING_NOT_FOUND", { code: change.agreedAt }, { path: "agreedAt" })]
          : []),
        ...conclusion.problems,
      ],
    });
  });
}

/** Puts a meeting off to later days, its candidates and deadlines with it; or until new days are set. */
export function postponeMeeting(tracker: Tracker, request: PostponeMeeting): Promise<Outcome<Meeting>> {
  const { startsOn = null, reason } = request;
  return changed(tracker, "POSTPONE_MEETING", request, (meeting, programme) => {
    const conclusion = concludePostponement(meeting, { startsOn, reason, on: today(tracker) });
    return startsOn ? withDone(tracker, meeting, conclusion) : unlessHeld(programme, meeting, conclusion);
  });
}

/** Calls a meeting off. What was planned for it stays on record, and waits for those who planned it. */
export function callOffMeeting(tracker: Tracker, request: MeetingTarget): Promise<Outcome<Meeting>> {
  return changed(tracker, "CALL_OFF_MEETING", request, (meeting, programme) => {
    const standing = { status: "CALLED_OFF", on: today(tracker), reason: request.reason } as const;
    return unlessHeld(programme, meeting, concludeStanding(meeting, standing));
  });
}

/** Adds, moves, renames and takes off lines of a meeting's agenda. What was done under them has to hold. */
export function changeAgenda(tracker: Tracker, request: ChangeAgenda): Promise<Outcome<Meeting>> {
  return changed(tracker, "CHANGE_AGENDA", request, (meeting) => {
    const { problems, agenda } = agendaChanged(meeting, request.changes);
    const next = { agenda };
    const judged = [...problems, ...judgeMeeting({ ...meeting, ...next })];
    return withDone(tracker, meeting, { problems: judged, warnings: [], next });
  });
}

function changed(
  tracker: Tracker,
  action: string,
  request: Omit<MeetingTarget, "reason"> & { readonly reason?: string },
  conclude: Conclude,
): Promise<Outcome<Meeting>> {
  const { meeting: code, reason, document, expectedRevision, dryRun, by } = request;
  const find = (programme: Programme) => programme.meeting(code);
  const missing = problem("MEETING_NOT_FOUND", { code }, { path: "meeting" });
  const change = { kind: "meeting", find, missing, action, expectedRevision, dryRun, by } as const;
  return changeAggregate(tracker, change, (meeting, programme, permit) => {
    const on = today(tracker);
    const leave = { act: action, upon: meeting.code, on };
    return {
      ...conclude(meeting, programme),
      granted: permit(planningPermission(meeting.studyGroup, leave)),
      effectiveOn: on,
      basis: {
        meeting: meeting.code,
        document: document ?? null,
        clause: CLAUSES.TRACKER.citation,
        note: reason ? normalise(reason) : null,
      },
    };
  });
}

/** What was done at the meeting already has to hold upon the changed one. */
function withDone(tracker: Tracker, meeting: Meeting, conclusion: MeetingConclusion): MeetingConclusion {
  if (conclusion.problems.length > 0) return conclusion;
  const done = judgeDoneAt(tracker, meeting, conclusion.next as Partial<MeetingState>);
  return { ...conclusion, problems: done.problems, warnings: [...conclusion.warnings, ...done.warnings] };
}

/** A meeting at which something was done took place. */
function unlessHeld(
  programme: Programme,
  meeting: Meeting,
  conclusion: MeetingConclusion,
): MeetingConclusion {
  const done = doneAt(programme, meeting);
  if (done.length === 0) return conclusion;
  const said = { meeting: meeting.code, startsOn: meeting.startsOn, what: done.join(", ") };
  return {
    ...conclusion,
    problems: [...conclusion.problems, problem("MEETING_HELD", said, { path: "meeting" })],
  };
}

const MOST_NAMES = 5;

function doneAt(programme: Programme, { code, iprQuestions = {}, sessions = {} }: Meeting): string[] {
  const items = programme
    .workItemsOfMeeting(code)
    .filter(
      (item) =>
        item.registration?.meeting === code ||
        standingDecisions(item).some(({ meeting }) => meeting === code),
    );
  const liaisons = programme.liaisonsOf("meeting", code).filter(({ approval }) => approval?.meeting === code);
  const names = [
    ...items.map(designation),
    ...liaisons.map((liaison) => liaison.code),
    ...Object.values(sessions).flatMap(({ body, isVoid }) => (isVoid ? [] : [`the sitting of ${body}`])),
    ...(Object.keys(iprQuestions).length > 0 ? ["the IPR question"] : []),
  ];
  return names.slice(0, MOST_NAMES);
}
