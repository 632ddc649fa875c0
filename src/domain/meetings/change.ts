import { addDays, type CalendarDate, daysBetween } from "../calendar.js";
import type {
  AgendaItem,
  CollectiveLetter,
  Deadline,
  LetterSource,
  Meeting,
  MeetingState,
  Sitting,
  Standing,
} from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import { normalise } from "../text.js";
import { deadlinesFor, type GivenDeadline, givenAmong, withGiven } from "./deadlines.js";
import {
  gatheringsPlanned,
  judgeGatherings,
  type PlannedGathering,
  pointOutGatherings,
} from "./gatherings.js";
import { judgeMeeting } from "./judge-meeting.js";
import { judgeLetterNumber, lateAgainst, letterStored } from "./letter.js";
import { isGathering, type PlannedSitting, sittingsPlanned, withDays } from "./plan.js";

/** What becomes different about a meeting; what is left out stays. */
export interface MeetingChange {
  readonly title?: string | null;
  readonly place?: string | null;
  /** The whole list of the sittings of study group and working parties. */
  readonly sittings?: readonly PlannedSitting[] | null;
  /** The whole list of the gatherings that decide nothing. */
  readonly gatherings?: readonly PlannedGathering[] | null;
  readonly letter?: CollectiveLetter | null;
  /** Deadlines other than those that the rules give, or besides. */
  readonly deadlines?: readonly GivenDeadline[] | null;
  /** Code of the meeting that agreed it. */
  readonly agreedAt?: string | null;
  /** A text from which it was read besides. */
  readonly source?: LetterSource | null;
}

/** What the rules need to know. */
export interface MeetingChangeFacts {
  readonly bodies: readonly string[];
  readonly isQuestion: (label: string) => boolean;
  /** Every other meeting. */
  readonly meetings: readonly MeetingState[];
}

/** What came of an act upon a meeting. */
export interface MeetingConclusion {
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly next: Partial<MeetingState>;
}

/** What the meeting becomes, with the deadlines that follow its days. */
export function concludeMeetingChange(
  meeting: Meeting,
  { bodies, isQuestion, meetings }: MeetingChangeFacts,
  input: MeetingChange,
): MeetingConclusion {
  const { title, place, letter, agreedAt, source } = input;
  const sittings = sittingsChanged(meeting, input);
  const isMoved = sittings !== meeting.sittings;
  const next: Partial<MeetingState> = {
    ...(title == null ? {} : { title: normalise(title) }),
    ...(place === undefined ? {} : { place: place ? normalise(place) : null }),
    ...(letter ? { letter: letterStored(letter) } : {}),
    ...(agreedAt === undefined ? {} : { agreedAt }),
    ...(source ? { sources: [...(meeting.sources ?? []), source] } : {}),
    ...(isMoved ? { ...withDays(sittings), ...(meeting.standing ? { standing: null } : {}) } : {}),
  };
  const changed = { ...meeting, ...next };
  const given = withGiven(givenAmong(meeting.deadlines), input.deadlines ?? []);
  const unknown = sittings.filter((one) => !isGathering(one) && !bodies.includes(one.body));
  return {
    problems: [
      ...(sittings.length > 0
        ? []
        : [problem("NO_SITTINGS", { meeting: meeting.code }, { path: "sittings" })]),
      ...unknown.map(({ body }) => problem("BODY_UNKNOWN", { body }, { path: "sittings" })),
      ...(input.gatherings ? judgeGatherings(sittings, isQuestion) : []),
      ...judgeMeeting(changed),
    ],
    warnings: [
      ...(input.gatherings ? pointOutGatherings(gatheringsPlanned(input.gatherings)) : []),
      ...(changed.startsOn === meeting.startsOn ? [] : keptAmong(meeting.deadlines, input.deadlines ?? [])),
      ...(letter ? judgeLetterNumber(changed, meetings) : []),
      ...(letter ? lateAgainst("LETTER", deadlinesFor(changed, []), letter.date) : []),
    ],
    next: { ...next, deadlines: deadlinesFor(changed, given) },
  };
}

/** The meeting put off to a later first day, all its sittings by as many days; or until new days are set. */
export function concludePostponement(
  meeting: Meeting,
  {
    startsOn,
    reason,
    on,
  }: { readonly startsOn: CalendarDate | null; readonly reason: string; readonly on: CalendarDate },
): MeetingConclusion {
  if (!startsOn) return concludeStanding(meeting, { status: "POSTPONED", on, reason });
  const days = daysBetween(meeting.startsOn, startsOn);
  const sittings = meeting.sittings.map((one) => ({
    ...one,
    startsOn: addDays(one.startsOn, days),
    endsOn: addDays(one.endsOn, days),
  }));
  const moved = { ...meeting, ...withDays(sittings) };
  const deadlines = deadlinesFor(moved, givenAmong(meeting.deadlines));
  const early = { date: startsOn, earlier: addDays(meeting.startsOn, 1) };
  return {
    problems: days > 0 ? judgeMeeting(moved) : [problem("DATES_OUT_OF_ORDER", early, { path: "startsOn" })],
    warnings: keptAmong(meeting.deadlines, []),
    next: { ...withDays(sittings), deadlines, ...(meeting.standing ? { standing: null } : {}) },
  };
}

/** That a meeting does not take place on its days, or not at all. */
export function concludeStanding(meeting: Meeting, standing: Standing): MeetingConclusion {
  const { standing: known } = meeting;
  const isDone = known?.status === standing.status || known?.status === "CALLED_OFF";
  return {
    problems: isDone
      ? [
          problem(
            "MEETING_OFF",
            { meeting: meeting.code, status: known.status, on: known.on, reason: known.reason },
            { path: "meeting" },
          ),
        ]
      : [],
    warnings: [],
    next: { standing: { ...standing, reason: normalise(standing.reason) } },
  };
}

/** One change of an agenda: a line added, moved to another number, named otherwise or taken off. */
export interface AgendaChange {
  readonly number: number;
  /** Of a line that is there: its new number. */
  readonly to?: number | null;
  readonly title?: string | null;
  readonly purpose?: AgendaItem["purpose"];
  readonly remove?: boolean | null;
}

/** The agenda after some changes, one after another, by number. A number that is not there, with a title, adds a line. */
export function agendaChanged(
  { code, agenda }: MeetingState,
  changes: readonly AgendaChange[],
): { problems: Problem[]; agenda: AgendaItem[] } {
  let lines = [...agenda];
  const problems: Problem[] = [];
  for (const { number, to, title, purpose, remove } of changes) {
    const known = lines.find((line) => line.number === number);
    if (!known && (!title || to || remove)) {
      const numbers = lines.map((line) => line.number).join(", ") || "not set";
      problems.push(problem("AGENDA_LINE_UNKNOWN", { meeting: code, number, numbers }, { path: "changes" }));
      continue;
    }
    const others = lines.filter((line) => line !== known);
    const line = {
      number: to ?? number,
      title: title ? normalise(title) : (known?.title ?? ""),
      purpose: purpose === undefined ? (known?.purpose ?? null) : purpose,
    };
    lines = remove ? others : [...others, line].sort((a, b) => a.number - b.number);
  }
  return { problems, agenda: lines };
}

function keptAmong(deadlines: readonly Deadline[], said: readonly GivenDeadline[]): Problem[] {
  const anew = said.flatMap(({ kind, what }) => [kind, what]);
  return givenAmong(deadlines)
    .filter(({ kind, what }) => !anew.includes(kind) && !anew.includes(what))
    .map(({ what, date }) => problem("DEADLINE_KEPT", { what, date }, { path: "deadlines" }));
}

function sittingsChanged(meeting: Meeting, { sittings, gatherings }: MeetingChange): readonly Sitting[] {
  if (!sittings && !gatherings) return meeting.sittings;
  return [
    ...(sittings ? sittingsPlanned(sittings) : meeting.sittings.filter((one) => !isGathering(one))),
    ...(gatherings ? gatheringsPlanned(gatherings) : meeting.sittings.filter(isGathering)),
  ];
}
