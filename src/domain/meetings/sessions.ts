import { type CalendarDate, genevaDateOf, type Instant } from "../calendar.js";
import { judgeBegun, judgeSitting } from "../decisions/judge-meeting.js";
import type { Actor } from "../history.js";
import type { MeetingState, Session } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import { POLICY } from "../procedures/policy.js";
import { isOpen, sessionsOf, sessionsOn } from "./session-times.js";

/** What came of opening or closing a sitting, or of putting that right. */
export interface SessionConclusion {
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly next: Pick<MeetingState, "sessions"> | null;
}

/** What is done to a sitting, when, and by whom. */
export interface SessionAct {
  readonly body: string;
  readonly at: Instant;
  readonly by: Actor;
  /** The present instant. */
  readonly now: Instant;
}

/** The chair opens the sitting of a body, for the first time or again. */
export function concludeOpening(meeting: MeetingState, { body, at, by, now }: SessionAct): SessionConclusion {
  const day = genevaDateOf(at);
  const known = sessionsOf(meeting, body);
  const open = known.find(isOpen);
  const earlier = known.at(-1)?.closedAt;
  const problems = [
    ...judgeSitting(meeting, body, { date: day, path: "at", clause: "TRACKER" }, genevaDateOf(now)),
    ...(open ? [problem("SITTING_OPEN", { body, since: open.openedAt }, { path: "body" })] : []),
    ...judgeInstant(at, earlier, now),
  ];
  if (problems.length > 0) return { problems, warnings: [], next: null };
  const opened: Session = { body, openedAt: at, openedBy: by, closedAt: null, closedBy: null };
  const sessions = meeting.sessions ?? {};
  return {
    problems: [],
    warnings: judgeBegun(meeting, body, day, at),
    // Sessions are never taken out, so the count gives a name that was never used.
    next: { sessions: { ...sessions, [`S${Object.keys(sessions).length + 1}`]: opened } },
  };
}

/** The chair closes the sitting of a body. */
export function concludeClosing(meeting: MeetingState, { body, at, by, now }: SessionAct): SessionConclusion {
  const [code, open] = entriesOf(meeting).find(([, one]) => one.body === body && isOpen(one)) ?? [];
  if (!code || !open)
    return {
      problems: [problem("SITTING_NOT_OPEN", { body, meeting: meeting.code }, { path: "body" })],
      warnings: [],
      next: null,
    };
  const problems = judgeInstant(at, open.openedAt, now);
  const next = { sessions: { ...meeting.sessions, [code]: { ...open, closedAt: at, closedBy: by } } };
  return { problems, warnings: [], next };
}

/** What was wrong about when a sitting was opened or closed. */
export interface SessionCorrection {
  /** `S1`. */
  readonly session: string;
  /** Left out: it was right. */
  readonly openedAt?: Instant | null;
  /** Left out: it was right; null: it is not closed. */
  readonly closedAt?: Instant | null;
  /** Whether it was not opened at all. */
  readonly isVoid?: boolean | null;
}

/** Puts right when a sitting was opened or closed, or that it was at all. */
export function concludeSessionCorrection(
  meeting: MeetingState,
  { session: code, openedAt, closedAt, isVoid }: SessionCorrection,
  now: Instant,
): SessionConclusion {
  const known = meeting.sessions?.[code];
  if (!known || known.isVoid)
    return {
      problems: [problem("SESSION_NOT_FOUND", { code, meeting: meeting.code }, { path: "session" })],
      warnings: [],
      next: null,
    };
  const right: Session = {
    ...known,
    openedAt: openedAt ?? known.openedAt,
    ...(closedAt === undefined ? {} : { closedAt, ...(closedAt ? {} : { closedBy: null }) }),
    ...(isVoid ? { isVoid: true as const } : {}),
  };
  const { body } = known;
  const others = sessionsOf(meeting, body).filter((one) => one !== known);
  const day = genevaDateOf(right.openedAt);
  const problems = isVoid
    ? []
    : [
        ...judgeSitting(meeting, body, { date: day, path: "openedAt", clause: "TRACKER" }, genevaDateOf(now)),
        ...judgeInstant(right.openedAt, null, now, "openedAt"),
        ...(right.closedAt ? judgeInstant(right.closedAt, right.openedAt, now, "closedAt") : []),
        ...others
          .filter((one) => overlap(one, right))
          .map(({ openedAt: since }) => problem("SITTING_OPEN", { body, since }, { path: "session" })),
      ];
  return { problems, warnings: [], next: { sessions: { ...meeting.sessions, [code]: right } } };
}

/**
 * Why a body takes no decision of this day now: its sitting was opened and is closed. One that nobody opened formally is as good as
 * open, unless `POLICY.decidesOnlyWhileOpen` says otherwise.
 */
export function judgeOpenSitting(meeting: MeetingState, body: string, day: CalendarDate | null): Problem[] {
  const sessions = day === null ? null : sessionsOn(meeting, body, day);
  if (!sessions) return [];
  const last = sessions.at(-1);
  if (!last)
    return POLICY.decidesOnlyWhileOpen.value
      ? [problem("SITTING_NOT_OPEN", { body, meeting: meeting.code }, { path: "meeting" })]
      : [];
  if (sessions.some(isOpen)) return [];
  return [problem("SITTING_CLOSED", { body, at: last.closedAt ?? last.openedAt }, { path: "meeting" })];
}

const entriesOf = ({ sessions = {} }: MeetingState) =>
  Object.entries(sessions).filter(([, { isVoid }]) => !isVoid);

const overlap = (one: Session, other: Session): boolean =>
  (one.closedAt === null || one.closedAt > other.openedAt) &&
  (other.closedAt === null || other.closedAt > one.openedAt);

function judgeInstant(
  at: Instant,
  earlier: Instant | null | undefined,
  now: Instant,
  path = "at",
): Problem[] {
  if (at > now) return [problem("TIME_IN_FUTURE", { at, now }, { path })];
  if (!earlier || at >= earlier) return [];
  return [problem("TIMES_OUT_OF_ORDER", { at, earlier }, { path })];
}
