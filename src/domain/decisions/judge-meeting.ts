import { type CalendarDate, genevaDateOf, genevaTimeOf, type Instant } from "../calendar.js";
import type { ClauseKey } from "../clauses.js";
import { daysOf, type MeetingState, type Sitting, sitsOn, sittingsOf } from "../meeting.js";
import { isOpen, sessionsOn } from "../meetings/session-times.js";
import { type Problem, problem } from "../problem.js";
import type { AgendaPurpose, DecisionKind, SittingKind } from "../vocabulary.js";
import { DECISION_RULES } from "./decision-rules.js";

/** Why a body does not take a decision on this day: it does not sit at the meeting, or not then. */
export function judgeDay(
  meeting: MeetingState,
  body: string,
  kind: DecisionKind,
  date: CalendarDate | null,
  today: CalendarDate,
): Problem[] {
  return judgeSitting(meeting, body, { date, path: "decidedOn", clause: DECISION_RULES[kind].clause }, today);
}

/** Why a body does nothing at the meeting on this day: it does not sit there, or not then. */
export function judgeSitting(
  meeting: MeetingState,
  body: string,
  { date, path, clause }: { date: CalendarDate | null; path: string; clause: ClauseKey },
  today: CalendarDate,
): Problem[] {
  const sittings = sittingsOf(meeting, body);
  if (sittings.length === 0) return [notSitting(meeting, body, clause)];
  if (date === null) return [dayNotGiven(body, sittings, path, clause)];
  if (!sitsOn(sittings, date)) {
    const facts = { body, days: daysOf(sittings), date };
    return [problem("DATE_OUTSIDE_SITTING", facts, { path, clause })];
  }
  return date > today ? [problem("DATE_IN_FUTURE", { date, today }, { path })] : [];
}

/** The refusal of a day on which a body does not sit; where nobody said the day, the question which one it was. */
export function outsideMeeting(
  body: string,
  sittings: readonly Sitting[],
  { date, path, clause }: { date: CalendarDate | null; path: string; clause: ClauseKey },
): Problem {
  if (date === null) return dayNotGiven(body, sittings, path, clause);
  return problem("OUTSIDE_MEETING", { body, days: daysOf(sittings), date }, { path, clause });
}

/** The question on which of several days a body did something at its meeting. */
function dayNotGiven(body: string, sittings: readonly Sitting[], path: string, clause: ClauseKey): Problem {
  return problem("DAY_NOT_GIVEN", { body, days: daysOf(sittings), path }, { path, clause });
}

/** The refusal for a body that has no deciding sitting at the meeting. */
export function bodyNotSitting(meeting: MeetingState, body: string, kind: DecisionKind): Problem {
  return notSitting(meeting, body, DECISION_RULES[kind].clause);
}

const DECIDING: readonly SittingKind[] = ["ASSEMBLY", "STUDY_GROUP", "WORKING_PARTY"];

/** The same, by another clause. */
export function notSitting(meeting: MeetingState, body: string, clause: ClauseKey): Problem {
  const { code, standing } = meeting;
  if (standing) {
    const said = { meeting: code, status: standing.status, on: standing.on, reason: standing.reason };
    return problem("MEETING_OFF", said, { path: "meeting" });
  }
  const deciding = meeting.sittings.filter(({ kind }) => DECIDING.includes(kind));
  const bodies = [...new Set(deciding.map((sitting) => sitting.body))].join(", ") || "no deciding body";
  return problem("BODY_NOT_SITTING", { body, meeting: meeting.code, bodies }, { path: "body", clause });
}

/** Why a decision of this kind cannot stand under this agenda item. */
export function judgeAgendaItem(
  meeting: MeetingState,
  kind: DecisionKind | AgendaPurpose,
  number: number | null,
): Problem[] {
  const fitting = meeting.agenda.filter((item) => item.purpose === kind).map((item) => item.number);
  const item = meeting.agenda.find((candidate) => candidate.number === number);
  if (!item) {
    const numbers = meeting.agenda.map((known) => known.number).join(", ") || "not set";
    const facts = { meeting: meeting.code, number: number ?? `for a ${kind}`, numbers, purpose: kind };
    return [problem("AGENDA_ITEM_UNKNOWN", facts, { path: "agendaItem" })];
  }
  if (item.purpose === kind || fitting.length === 0) return [];
  const facts = {
    number: item.number,
    meeting: meeting.code,
    title: item.title,
    kind,
    fitting: fitting.join(" or "),
  };
  return [problem("AGENDA_ITEM_UNFIT", facts, { path: "agendaItem" })];
}

/** The warning that a body had not begun to sit when its act of the same day was written down. */
export function judgeBegun(
  meeting: MeetingState,
  body: string,
  date: CalendarDate | null,
  now: Instant | undefined,
): Problem[] {
  if (!now || date !== genevaDateOf(now)) return [];
  if (sessionsOn(meeting, body, date)?.some(isOpen)) return [];
  const sittings = sittingsOf(meeting, body).filter((s) => s.startsOn <= date && date <= s.endsOn);
  const times = sittings.flatMap(({ startsOn, startTime }) =>
    startsOn === date && startTime ? [startTime] : [],
  );
  const time = genevaTimeOf(now);
  const [begins] = times.sort();
  // A sitting whose time is not known, or that goes on from an earlier day, may have begun.
  if (!begins || times.length < sittings.length || time >= begins) return [];
  return [problem("SITTING_NOT_BEGUN", { body, date, begins, now: time }, { path: "meeting" })];
}

/** The agenda item for a kind of decision, where the meeting has exactly one. */
export function agendaItemFor(meeting: MeetingState, kind: DecisionKind | AgendaPurpose): number | null {
  const fitting = meeting.agenda.filter((item) => item.purpose === kind);
  return fitting.length === 1 && fitting[0] ? fitting[0].number : null;
}
