import { type CalendarDate, earlierOf } from "../calendar.js";
import { ASSEMBLY, bodyLabel, studyGroupLabel } from "../labels.js";
import type { AgendaItem, CollectiveLetter, LetterSource, MeetingState, Sitting } from "../meeting.js";
import { type Problem, problem } from "../problem.js";
import { periodOn } from "../structure/periods.js";
import { normalise } from "../text.js";
import type { SittingKind } from "../vocabulary.js";
import { deadlinesFor, type GivenDeadline, withGiven } from "./deadlines.js";
import {
  gatheringsPlanned,
  judgeGatherings,
  type PlannedGathering,
  pointOutGatherings,
} from "./gatherings.js";
import { judgeMeeting } from "./judge-meeting.js";
import { judgeLetterNumber, lateAgainst, letterStored } from "./letter.js";

/** A body's part of a meeting as it is planned. */
export interface PlannedSitting {
  /** `SG13`, `WP3/13` or `WTSA`. */
  readonly body: string;
  /** Left out: the label. */
  readonly title?: string | null;
  readonly startsOn: CalendarDate;
  readonly endsOn?: CalendarDate | null;
  readonly startTime?: string | null;
}

/** What plans a meeting. */
export interface PlanInput {
  readonly code: string;
  readonly title: string;
  readonly place?: string | null;
  readonly sittings: readonly PlannedSitting[];
  readonly agenda: readonly AgendaItem[];
  /** From when the meeting counts. Left out: today, or its first day where that is past. */
  readonly announcedOn?: CalendarDate | null;
  /** The gatherings that decide nothing. */
  readonly gatherings?: readonly PlannedGathering[] | null;
  readonly letter?: CollectiveLetter | null;
  /** Deadlines other than those that the rules give, or besides. */
  readonly deadlines?: readonly GivenDeadline[] | null;
  /** Code of the meeting that agreed it among its future activities. */
  readonly agreedAt?: string | null;
  /** The text from which it was read. */
  readonly source?: LetterSource | null;
}

/** What the rules need to know. */
export interface PlanFacts {
  /** Null: an assembly. */
  readonly studyGroup: string | null;
  /** The bodies that are known here. */
  readonly bodies: readonly string[];
  readonly codeTaken: boolean;
  readonly isQuestion: (label: string) => boolean;
  /** Every other meeting. */
  readonly meetings: readonly MeetingState[];
  readonly today: CalendarDate;
}

/** A meeting as it is planned, or every reason why it cannot be: bodies that are not there, dates out of order. */
export function concludePlan(
  { studyGroup, bodies, codeTaken, isQuestion, meetings, today }: PlanFacts,
  input: PlanInput,
): { problems: Problem[]; warnings: Problem[]; state: MeetingState; announcedOn: CalendarDate } {
  const code = normalise(input.code);
  const deciding = sittingsPlanned(input.sittings);
  const gatherings = gatheringsPlanned(input.gatherings ?? []);
  const sittings = [...deciding, ...gatherings];
  const agreedAt = input.agreedAt ? { agreedAt: input.agreedAt } : {};
  const given = withGiven([], input.deadlines ?? []);
  const state: MeetingState = {
    code,
    title: normalise(input.title),
    studyGroup,
    ...withDays(sittings),
    place: input.place ? normalise(input.place) : null,
    letter: input.letter ? letterStored(input.letter) : null,
    agenda: agendaPlanned(input.agenda),
    deadlines: deadlinesFor({ sittings, studyGroup, ...agreedAt }, given),
    ...agreedAt,
    ...(input.source ? { sources: [input.source] } : {}),
  };
  return {
    problems: [
      ...(codeTaken
        ? [problem("NAME_TAKEN", { name: code, holder: "another meeting" }, { path: "code" })]
        : []),
      ...(sittings.length > 0 ? [] : [problem("NO_SITTINGS", { meeting: code }, { path: "sittings" })]),
      ...judgeGatherings(sittings, isQuestion),
      ...deciding
        .filter(({ body }) => !bodies.includes(body))
        .map(({ body }) => problem("BODY_UNKNOWN", { body }, { path: "sittings" })),
      ...judgeMeeting(state),
      ...judgePeriod(code, state.startsOn),
      ...judgeAnnouncement(input.announcedOn ?? null, state.startsOn, today),
    ],
    warnings: [
      ...pointOutGatherings(gatherings),
      ...judgeLetterNumber(state, meetings),
      ...(input.letter ? lateAgainst("LETTER", state.deadlines, input.letter.date) : []),
    ],
    state,
    // A meeting that is written down late was there on its own days.
    announcedOn: input.announcedOn ?? earlierOf(state.startsOn, today),
  };
}

/** A gathering that decides nothing, as a rapporteur group's. */
export const isGathering = ({ body }: Pick<Sitting, "body">): boolean => bodyLabel(body) === null;

/** Sittings in the order in which they begin, with the first and last of their days. */
export function withDays(
  planned: readonly Sitting[],
): Pick<MeetingState, "sittings" | "startsOn" | "endsOn"> {
  const sittings = planned.toSorted((one, other) => beginning(one).localeCompare(beginning(other)));
  const days = sittings.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]).sort();
  return { sittings, startsOn: days[0] ?? "", endsOn: days.at(-1) ?? "" };
}

const beginning = ({ startsOn, startTime }: Sitting) => `${startsOn} ${startTime ?? ""}`;

/** The sittings as they are stored. */
export function sittingsPlanned(sittings: readonly PlannedSitting[]): Sitting[] {
  return sittings.map(({ body, title, startsOn, endsOn, startTime }) => ({
    kind: kindOf(body),
    body: bodyLabel(body) ?? body,
    title: title ? normalise(title) : (bodyLabel(body) ?? body),
    startsOn,
    endsOn: endsOn ?? startsOn,
    startTime: startTime ?? null,
  }));
}

function kindOf(body: string): SittingKind {
  if (bodyLabel(body) === ASSEMBLY) return "ASSEMBLY";
  return studyGroupLabel(body) ? "STUDY_GROUP" : "WORKING_PARTY";
}

/** The agenda as it is stored. */
export function agendaPlanned(agenda: readonly AgendaItem[]): AgendaItem[] {
  return agenda.map(({ number, title, purpose }) => ({
    number,
    title: normalise(title),
    purpose: purpose ?? null,
  }));
}

/** The codes of meetings begin with the study period, where they are written as ITU-T writes them. */
function judgePeriod(code: string, startsOn: CalendarDate): Problem[] {
  const period = periodOn(startsOn);
  if (!period || !/^T\d{2}-/i.test(code) || code.toUpperCase().startsWith(`${period.prefix}-`)) return [];
  return [
    problem("CODE_OF_OTHER_PERIOD", { code, period: period.code, prefix: period.prefix }, { path: "code" }),
  ];
}

function judgeAnnouncement(
  date: CalendarDate | null,
  startsOn: CalendarDate,
  today: CalendarDate,
): Problem[] {
  if (!date) return [];
  if (date > today) return [problem("DATE_IN_FUTURE", { date, today }, { path: "announcedOn" })];
  if (date <= startsOn) return [];
  return [problem("ANNOUNCED_AFTER_START", { date, startsOn }, { path: "announcedOn" })];
}
