import type { BodyLabel } from "../../domain/labels.js";
import type { GatheringRead, SittingRead, Unread } from "../../domain/letters/reading.js";
import type { DateFound, TimeFound } from "./dates.js";
import { wordsPattern } from "./forms.js";
import type { Grammar, Mention } from "./grammar.js";
import type { Passage } from "./passage.js";

/** First and last day. */
export interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** What a sentence says of sittings: those whose day it says, and start times of bodies whose day stands elsewhere. */
export interface ScheduleFound {
  readonly sittings: readonly (Omit<SittingRead, "startsOn" | "endsOn"> & { readonly days: Days | null })[];
  readonly unread: readonly Unread[];
}

type Token =
  | { readonly bodies: readonly BodyLabel[]; readonly at: number }
  | { readonly days: DateFound; readonly at: number }
  | { readonly time: TimeFound; readonly at: number };

interface Group {
  readonly bodies: BodyLabel[];
  readonly days: Days[];
  readonly times: string[];
}

/** Reads who sits when from one sentence: each body with its own day and time, or several with a list of them. */
export function readSchedule(sentence: Passage, grammar: Grammar): ScheduleFound {
  const { folded, text } = sentence;
  const bodies = bodiesIn(folded, grammar);
  const days = grammar.calendar.datesIn(folded);
  const times = grammar.calendar
    .timesIn(folded)
    .filter(({ at }) => !days.some((day) => day.at <= at && at < day.end));
  if (bodies.length === 0 || days.length + times.length === 0) return { sittings: [], unread: [] };
  const tokens: Token[] = [
    ...bodies.map(({ labels, at }) => ({ bodies: labels, at })),
    ...days.map((one) => ({ days: one, at: one.at })),
    ...times.map((time) => ({ time, at: time.at })),
  ].sort((a, b) => a.at - b.at);
  const lines = sentence.linesOf();
  const groups = grouped(tokens);
  const fault = groups
    .map(({ bodies: many, days: on, times: from }) => faultOf(many.length, on.length, from.length))
    .find(Boolean);
  if (fault) return { sittings: [], unread: times.length > 0 ? [{ lines, text, reason: fault }] : [] };
  const sittings = groups.flatMap((group) =>
    group.bodies.map((body, at) => ({
      body,
      lines,
      days: (group.days.length > 1 ? group.days[at] : group.days[0]) ?? null,
      startTime: (group.times.length > 1 ? group.times[at] : group.times[0]) ?? null,
    })),
  );
  return { sittings, unread: [] };
}

/** The bodies that a text names; its study group only where no working party stands with it. */
function bodiesIn(folded: string, grammar: Grammar): Mention<BodyLabel>[] {
  const parties = grammar.workingPartiesIn(folded);
  return parties.length > 0 ? parties : grammar.studyGroupsIn(folded);
}

/** Bodies with the days and times that follow them; a day that stands before all of them is the day of each. */
function grouped(tokens: readonly Token[]): Group[] {
  const bodiesLast = tokens.findIndex((one) => "bodies" in one) > 0 && "bodies" in (tokens.at(-1) ?? {});
  const ordered = bodiesLast ? [...tokens].reverse() : tokens;
  const groups: Group[] = [];
  let common: Days | null = null;
  for (const token of ordered) {
    const group = groups.at(-1);
    if ("bodies" in token) {
      const isOpen = group && group.days.length + group.times.length === 0;
      const bodies = bodiesLast ? [...token.bodies].reverse() : token.bodies;
      if (isOpen) group.bodies.push(...bodies);
      else groups.push({ bodies: [...bodies], days: [], times: [] });
    } else if ("days" in token) {
      const { startsOn, endsOn } = token.days;
      if (group) group.days.push({ startsOn, endsOn });
      else common = { startsOn, endsOn };
    } else if (group) group.times.push(token.time.time);
  }
  return groups.map((group) => (group.days.length === 0 && common ? { ...group, days: [common] } : group));
}

function faultOf(bodies: number, days: number, times: number): string | null {
  const fits = (many: number) => many <= 1 || many === bodies;
  if (fits(days) && fits(times)) return null;
  return `It is not clear which of the ${bodies} bodies has which of the ${times} times and ${days} days.`;
}

const JCA_NAME = /\bJCA-[\w/.-]*\w/u;
const QUOTED_NAME = /[\u300a\u00ab\u201c"]\s*([^\u300b\u00bb\u201d"]+?)\s*[\u300b\u00bb\u201d"]/u;

/** Reads a gathering that decides nothing: of a rapporteur group, or a joint coordination activity. Null where it is none. */
export function readGathering(passage: Passage, grammar: Grammar): GatheringRead | Unread | null {
  const { text, folded } = passage;
  const { language, calendar } = grammar;
  const quoted = QUOTED_NAME.exec(text)?.[1];
  // What its name says is not said of it.
  const outside = quoted ? folded.replace(foldedOf(folded, text, quoted), " ".repeat(quoted.length)) : folded;
  const isOfRapporteurs = new RegExp(wordsPattern(language.rapporteurGroup), "iu").test(outside);
  const isJoint = !isOfRapporteurs && /\bJCA\b/u.test(outside);
  if (!isJoint && !isOfRapporteurs) return null;
  const lines = passage.linesOf();
  const [days, ...more] = calendar.datesIn(outside);
  if (!days) return { lines, text, reason: "It names no day." };
  if (more.length > 0) return { lines, text, reason: "It names several days." };
  const named = quoted ?? JCA_NAME.exec(folded)?.[0] ?? null;
  if (isJoint && !named) return { lines, text, reason: "It does not name the joint coordination activity." };
  const times = calendar.timesIn(outside.slice(days.end));
  const ordinal = grammar.find(outside, language.ordinalMeeting)?.groups?.k;
  return {
    kind: isJoint ? "JOINT_COORDINATION" : "RAPPORTEUR_GROUP",
    name: named,
    ordinal: ordinal ? Number(ordinal) : null,
    questions: grammar.questionsIn(outside).flatMap(({ labels }) => labels),
    startsOn: days.startsOn,
    endsOn: days.endsOn,
    startTime: times[0]?.time ?? null,
    lines,
  };
}

const foldedOf = (folded: string, text: string, part: string): string => {
  const at = text.indexOf(part);
  return folded.slice(at, at + part.length);
};

/** Whether what was read is something not understood. */
export const isUnread = (read: object): read is Unread => "reason" in read;
