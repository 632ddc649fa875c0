import { addDays, addMonths, type CalendarDate } from "../calendar.js";
import type { ClauseKey } from "../clauses.js";
import { settingOn } from "../editions/settings.js";
import type { Deadline, MeetingState, Sitting } from "../meeting.js";
import { DEADLINE_KINDS, type DeadlineKind, type SittingKind } from "../vocabulary.js";

/** A rule that gives a deadline from the days of a meeting. */
export interface DeadlineRule {
  readonly what: string;
  /** In words, as stored with the date, of a meeting that begins on a day. */
  readonly rule: (first: CalendarDate) => string;
  readonly clause: ClauseKey;
  /** The kinds of sittings from whose first day it is reckoned; it is there where one of them is. */
  readonly of: readonly SittingKind[];
  readonly compute: (first: CalendarDate) => CalendarDate;
}

const DECIDING: readonly SittingKind[] = ["STUDY_GROUP", "WORKING_PARTY"];
const WORKING: readonly SittingKind[] = [...DECIDING, "RAPPORTEUR_GROUP"];

type Months =
  | "letterMonths"
  | "letterUnplannedMonths"
  | "translationMonths"
  | "rapporteurMeetingMonths"
  | "registrationMonths"
  | "visaSupportMonths";

const months = (setting: Months) => (first: CalendarDate) => addMonths(first, -settingOn(setting, first));
const inMonths = (setting: Months, of: string) => (first: CalendarDate) => {
  const number = settingOn(setting, first);
  return `${number === 1 ? "one month" : `${number} months`} before ${of}`;
};

const FIRST_DAY = "the first day";
const FIRST_DECIDING = "the first deciding sitting";

/** The rules by the kind of deadline, of a meeting that was planned before. */
export const DEADLINE_RULES: Readonly<Record<DeadlineKind, DeadlineRule>> = {
  LETTER: {
    what: "Collective letter",
    rule: inMonths("letterMonths", FIRST_DAY),
    clause: "A1_1_3_2",
    of: DECIDING,
    compute: months("letterMonths"),
  },
  TRANSLATION: {
    what: "Contributions that need translation",
    rule: inMonths("translationMonths", FIRST_DAY),
    clause: "A1_CONTRIBUTIONS",
    of: DECIDING,
    compute: months("translationMonths"),
  },
  ANNOUNCEMENT: {
    what: "Announcement of the rapporteur group meeting",
    rule: inMonths("rapporteurMeetingMonths", "its first day"),
    clause: "A1_2_3_3_11",
    of: ["RAPPORTEUR_GROUP"],
    compute: months("rapporteurMeetingMonths"),
  },
  DRAFTS: {
    what: "Drafts, as TDs of their own",
    rule: (first) => `${settingOn("draftsWeeks", first)} weeks before ${FIRST_DECIDING}`,
    clause: "A1_2_3_3_6",
    of: DECIDING,
    compute: (first) => addDays(first, -7 * settingOn("draftsWeeks", first)),
  },
  REGISTRATION: {
    what: "Pre-registration",
    rule: inMonths("registrationMonths", FIRST_DECIDING),
    clause: "LETTER",
    of: DECIDING,
    compute: months("registrationMonths"),
  },
  VISA_SUPPORT: {
    what: "Requests for visa support letters",
    rule: inMonths("visaSupportMonths", FIRST_DECIDING),
    clause: "LETTER",
    of: DECIDING,
    compute: months("visaSupportMonths"),
  },
  CONTRIBUTIONS: {
    what: "Contributions (direct posting)",
    rule: (first) => `${settingOn("contributionsClearDays", first)} clear calendar days before ${FIRST_DAY}`,
    clause: "A1_CONTRIBUTIONS",
    of: WORKING,
    compute: (first) => addDays(first, -settingOn("contributionsClearDays", first) - 1),
  },
  TEMPORARY_DOCUMENTS: {
    what: "Temporary documents",
    rule: (first) => `${settingOn("temporaryDocumentsDays", first)} calendar days before ${FIRST_DAY}`,
    clause: "A1_3_3_3",
    of: WORKING,
    compute: (first) => addDays(first, -settingOn("temporaryDocumentsDays", first)),
  },
};

/** A deadline that is given, in the place of what the rule gives or besides. */
export interface GivenDeadline {
  readonly date: CalendarDate;
  readonly kind?: DeadlineKind | null;
  /** What is due; left out: as the kind says. */
  readonly what?: string | null;
}

/** What the deadlines of a meeting follow from. */
type Planned = Pick<MeetingState, "sittings" | "agreedAt" | "studyGroup">;

/** The deadlines of a meeting, earliest first: as its days give them, and as they were given. An assembly has its own rules. */
export function deadlinesFor(meeting: Planned, given: readonly Deadline[]): Deadline[] {
  const kinds = given.flatMap(({ kind }) => kind ?? []);
  const computed = meeting.studyGroup
    ? DEADLINE_KINDS.filter((kind) => !kinds.includes(kind)).flatMap((kind) => computedFor(meeting, kind))
    : [];
  return [...given, ...computed].sort((a, b) => a.date.localeCompare(b.date) || a.what.localeCompare(b.what));
}

/** Those that somebody gave, and so do not follow the days of the meeting; older ones were all given. */
export function givenAmong(deadlines: readonly Deadline[]): Deadline[] {
  return deadlines.filter(({ kind, given }) => given || !kind);
}

/** Given deadlines as they are stored, in the place of earlier ones of the same kind. */
export function withGiven(before: readonly Deadline[], said: readonly GivenDeadline[]): Deadline[] {
  const kinds = said.map(({ kind }) => kind);
  const others = before.filter(
    ({ kind, what }) => !(kind ? kinds.includes(kind) : said.some((one) => one.what === what)),
  );
  return [...others, ...said.map(stored)];
}

function stored({ date, kind, what }: GivenDeadline): Deadline {
  const rule = kind ? DEADLINE_RULES[kind] : null;
  return { date, what: what || rule?.what || "", rule: null, ...(kind ? { kind } : {}), given: true };
}

function computedFor(meeting: Planned, kind: DeadlineKind): Deadline[] {
  const first = firstOf(meeting.sittings, DEADLINE_RULES[kind].of);
  if (!first) return [];
  // A meeting that no other one agreed had not been planned.
  if (kind === "LETTER" && !meeting.agreedAt) {
    const rule = `${inMonths("letterUnplannedMonths", FIRST_DAY)(first)}: no meeting on record had planned it`;
    return [{ date: months("letterUnplannedMonths")(first), what: DEADLINE_RULES.LETTER.what, rule, kind }];
  }
  const { what, rule, compute } = DEADLINE_RULES[kind];
  return [{ date: compute(first), what, rule: rule(first), kind }];
}

/** The first day of sittings of some kinds; null where there is none. */
function firstOf(sittings: readonly Sitting[], kinds: readonly SittingKind[]): CalendarDate | null {
  const days = sittings.filter(({ kind }) => kinds.includes(kind)).map(({ startsOn }) => startsOn);
  return days.sort()[0] ?? null;
}
