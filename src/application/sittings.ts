import { earlierOf, genevaDateOf, type Instant } from "../domain/calendar.js";
import { CLAUSES } from "../domain/clauses.js";
import type { Actor } from "../domain/history.js";
import { bodyLabel } from "../domain/labels.js";
import type { Meeting } from "../domain/meeting.js";
import {
  concludeClosing,
  concludeOpening,
  concludeSessionCorrection,
  type SessionConclusion,
  type SessionCorrection,
} from "../domain/meetings/sessions.js";
import { MEETING_POLICIES } from "../domain/policies/meeting.js";
import { problem } from "../domain/problem.js";
import { normalise } from "../domain/text.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import type { Outcome } from "./outcome.js";
import { type Acting, permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Which meeting, and who acts. */
interface SittingTarget {
  /** Code of the meeting. */
  readonly meeting: string;
  readonly expectedRevision?: number | null;
  readonly dryRun?: boolean | null;
  readonly by: Acting;
}

/** Opens or closes the sitting of a body. */
export interface OpenOrClose extends SittingTarget {
  readonly body: string;
  /** Left out: now. */
  readonly at?: Instant | null;
}

/** Puts right when a sitting was opened or closed. */
export interface CorrectSession extends SittingTarget, SessionCorrection {
  readonly reason: string;
}

/** The chair opens the sitting of a body. */
export function openSitting(tracker: Tracker, request: OpenOrClose): Promise<Outcome<Meeting>> {
  return sat(tracker, "OPEN_SITTING", request, concludeOpening);
}

/** The chair closes the sitting of a body: nothing is decided at it any more, unless it is opened again. */
export function closeSitting(tracker: Tracker, request: OpenOrClose): Promise<Outcome<Meeting>> {
  return sat(tracker, "CLOSE_SITTING", request, concludeClosing);
}

/** Puts right when a sitting was opened or closed, or that it was at all. What was decided stands. */
export function correctSession(tracker: Tracker, request: CorrectSession): Promise<Outcome<Meeting>> {
  return change(tracker, "CORRECT_SESSION", request, (meeting) => {
    const now = tracker.now();
    const known = meeting.sessions?.[request.session];
    return {
      body: known?.body ?? meeting.studyGroup ?? "",
      // It counts from when the sitting does, so that the past is right as it is known now.
      at: known?.openedAt ?? now,
      note: normalise(request.reason),
      conclude: () => concludeSessionCorrection(meeting, request, now),
    };
  });
}

type Conclude = (
  meeting: Meeting,
  act: { readonly body: string; readonly at: Instant; readonly by: Actor; readonly now: Instant },
) => SessionConclusion;

function sat(
  tracker: Tracker,
  action: "OPEN_SITTING" | "CLOSE_SITTING",
  request: OpenOrClose,
  conclude: Conclude,
): Promise<Outcome<Meeting>> {
  return change(tracker, action, request, (meeting) => {
    const now = tracker.now();
    const at = request.at ?? now;
    const body = bodyLabel(request.body) ?? request.body;
    return { body, at, note: null, conclude: (by) => conclude(meeting, { body, at, by, now }) };
  });
}

interface Asked {
  readonly body: string;
  readonly at: Instant;
  readonly note: string | null;
  readonly conclude: (by: Actor) => SessionConclusion;
}

function change(
  tracker: Tracker,
  action: "OPEN_SITTING" | "CLOSE_SITTING" | "CORRECT_SESSION",
  { meeting: code, expectedRevision, dryRun, by }: SittingTarget,
  ask: (meeting: Meeting) => Asked,
): Promise<Outcome<Meeting>> {
  const find = (programme: Programme) => programme.meeting(code);
  const missing = problem("MEETING_NOT_FOUND", { code }, { path: "meeting" });
  const target = { kind: "meeting", find, missing, action, expectedRevision, dryRun, by } as const;
  return changeAggregate(tracker, target, (meeting, _programme, permit) => {
    const { body, at, note, conclude } = ask(meeting);
    const on = earlierOf(genevaDateOf(at), today(tracker));
    const scopes = [meeting.studyGroup ?? body, body];
    const leave = { act: action, upon: meeting.code, scopes, on };
    const granted = permit(permission(MEETING_POLICIES[action], leave));
    return {
      granted,
      ...conclude(granted.by),
      effectiveOn: on,
      basis: { meeting: meeting.code, clause: CLAUSES.TRACKER.citation, note },
    };
  });
}
