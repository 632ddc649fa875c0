import { compareLabels, isWorkingParty } from "../../domain/labels.js";
import type { GatheringRead, SittingRead, Unread } from "../../domain/letters/reading.js";
import { nameKey } from "../../domain/names/fold.js";
import { SENTENCE_ENDS } from "./forms.js";
import type { Grammar } from "./grammar.js";
import type { Subject } from "./particulars.js";
import type { PartsRead } from "./parts.js";
import { type Passage, passageOf } from "./passage.js";
import { type Days, isUnread, readGathering, readSchedule, type ScheduleFound } from "./schedule.js";

/** Who sits and gathers when, from all the places in which a letter says so. */
export interface Settled {
  readonly sittings: readonly SittingRead[];
  readonly gatherings: readonly GatheringRead[];
  readonly unread: readonly Unread[];
}

const SENTENCE_END = new RegExp(SENTENCE_ENDS, "gu");
/** So far from the meeting a gathering in running text is one of another occasion. */
const NEAR_DAYS = 31;

/** Puts together the bodies and days of the subject with the start times, wherever they stand. */
export function settle(
  parts: PartsRead,
  subject: Subject | null,
  grammar: Grammar,
  studyGroup: string,
): Settled {
  const sentences = parts.prose.flatMap(sentencesOf);
  const subjectSays = subject ? readSchedule(subject.passage, grammar) : { sittings: [], unread: [] };
  const main = subject?.days ? { startsOn: subject.days.startsOn, endsOn: subject.days.endsOn } : null;
  const found = [...parts.schedules, ...sentences.map((one) => readSchedule(one, grammar)).filter(saysWhen)];
  const settled = sittingsFrom([subjectSays, ...found], main);
  const isOwn = ({ body }: SittingRead) => body === studyGroup || body.endsWith(`/${studyGroup.slice(2)}`);
  const gatherings = [...parts.gatherings, ...gatheringsIn(sentences, grammar, main)];
  return {
    sittings: settled.sittings.filter(isOwn).sort(inOrder),
    gatherings: gatherings.filter((one, at) => gatherings.findIndex((other) => isSame(one, other)) === at),
    unread: [
      ...found.flatMap(({ unread }) => unread),
      ...settled.unread,
      ...settled.sittings
        .filter((one) => !isOwn(one))
        .map(({ body, lines }) => ({ lines, text: body, reason: `${body} is no body of ${studyGroup}.` })),
    ],
  };
}

/** Sentences of running text count where they say a time: many bodies and days are named in others. */
const saysWhen = ({ sittings, unread }: ScheduleFound): boolean =>
  unread.length > 0 || sittings.some(({ startTime }) => startTime !== null);

function sittingsFrom(
  found: readonly ScheduleFound[],
  main: Days | null,
): { sittings: SittingRead[]; unread: Unread[] } {
  const sittings: SittingRead[] = [];
  const unread: Unread[] = [];
  for (const one of found.flatMap((schedule) => schedule.sittings)) {
    const days = one.days ?? main;
    if (!days) {
      unread.push({ lines: one.lines, text: one.body, reason: `On which day ${one.body} sits is not said.` });
      continue;
    }
    const said = {
      body: one.body,
      startsOn: days.startsOn,
      endsOn: days.endsOn,
      startTime: one.startTime,
      lines: one.lines,
    };
    // What is said first may be said more exactly later: with a time, or a day out of several.
    const before = sittings.findIndex((other) => isSaidMoreExactly(other, said));
    if (before < 0) sittings.push(said);
    else sittings[before] = moreExact(sittings[before] ?? said, said);
  }
  const clashing = sittings.filter((one) => sittings.some((other) => other !== one && clash(one, other)));
  return {
    sittings: sittings.filter((one) => !clashing.includes(one)),
    unread: [
      ...unread,
      ...clashing.map(({ lines, body, startsOn, startTime }) => ({
        lines,
        text: `${body} ${startsOn} ${startTime ?? ""}`,
        reason: `The letter says two things of when ${body} sits.`,
      })),
    ],
  };
}

const lies = (one: Days, within: Days) => within.startsOn <= one.startsOn && one.endsOn <= within.endsOn;

function isSaidMoreExactly(before: SittingRead, said: SittingRead): boolean {
  if (before.body !== said.body || (!lies(said, before) && !lies(before, said))) return false;
  const isSameDays = before.startsOn === said.startsOn && before.endsOn === said.endsOn;
  return (
    before.startTime === said.startTime ||
    before.startTime === null ||
    (said.startTime === null && isSameDays)
  );
}

function moreExact(before: SittingRead, said: SittingRead): SittingRead {
  const days = lies(said, before) ? said : before;
  return {
    ...days,
    startTime: said.startTime ?? before.startTime,
    lines: [...new Set([...before.lines, ...said.lines])].sort((a, b) => a - b),
  };
}

const clash = (one: SittingRead, other: SittingRead): boolean =>
  one.body === other.body &&
  one.startsOn === other.startsOn &&
  one.endsOn === other.endsOn &&
  one.startTime !== other.startTime;

const inOrder = (a: SittingRead, b: SittingRead): number =>
  a.startsOn.localeCompare(b.startsOn) ||
  (a.startTime ?? "").localeCompare(b.startTime ?? "") ||
  Number(isWorkingParty(a.body)) - Number(isWorkingParty(b.body)) ||
  compareLabels(a.body, b.body);

/** Gatherings that running text speaks of, near the days of the meeting. */
function gatheringsIn(sentences: readonly Passage[], grammar: Grammar, main: Days | null): GatheringRead[] {
  if (!main) return [];
  return sentences.flatMap((sentence) => {
    const read = readGathering(sentence, grammar);
    if (!read || isUnread(read) || read.name) return [];
    const away = Math.abs(Date.parse(read.startsOn) - Date.parse(main.startsOn)) / 86_400_000;
    return away <= NEAR_DAYS ? [read] : [];
  });
}

const isSame = (one: GatheringRead, other: GatheringRead): boolean =>
  one.kind === other.kind &&
  one.startsOn === other.startsOn &&
  one.endsOn === other.endsOn &&
  (one.name === null || other.name === null || nameKey(one.name) === nameKey(other.name));

/** The sentences of a paragraph, each with its lines. */
function sentencesOf({ text, folded, linesOf }: Passage): Passage[] {
  const ends = [...folded.matchAll(SENTENCE_END)].map(({ index }) => index + 1);
  return [0, ...ends].flatMap((start, at) => {
    const part = text.slice(start, ends[at]);
    if (!part.trim()) return [];
    const lines = linesOf(start, ends[at]);
    return [{ ...passageOf([{ line: lines[0] ?? 0, text: part }]), linesOf: () => lines }];
  });
}
