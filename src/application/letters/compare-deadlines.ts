import type { DeadlineRead } from "../../domain/letters/reading.js";
import type { Deadline } from "../../domain/meeting.js";
import { DEADLINE_RULES, type GivenDeadline } from "../../domain/meetings/deadlines.js";
import { fold } from "../../domain/names/fold.js";
import type { Comparison, LetterLine, PlanningFacts } from "./letter-plan.js";
import { isWithin } from "./meeting-meant.js";
import { compared, conflicting, isToDo, unknown } from "./standing.js";

/** Compares what is due when. Deadlines that the letter does not name stay, or follow the days of the meeting. */
export function compareDeadlines(facts: PlanningFacts): Comparison<GivenDeadline[]> {
  const { reading, meeting } = facts;
  const known = meeting?.deadlines ?? [];
  const judged = reading.deadlines.map((read) => ({ read, line: judge(read, known, facts) }));
  const lines = judged.map(({ line }) => line);
  const next = judged
    .filter(({ line }) => isToDo(line))
    .map(({ read: { date, kind, what } }) => (kind ? { date, kind } : { date, what }));
  return { lines, next: next.length > 0 ? next : null };
}

function judge(
  read: DeadlineRead,
  known: readonly Deadline[],
  { reading, period }: PlanningFacts,
): LetterLine {
  const { date, kind, what, lines } = read;
  const name = kind ? DEADLINE_RULES[kind].what : what;
  const about = { subject: "DEADLINE", name, lines, before: null, after: date } as const;
  if (!isWithin(date, period))
    return unknown({ ...about, note: `It is outside the study period ${period?.code}.` });
  const own = known.filter((one) => isMeant(read, one));
  if (own.some((one) => one.date === date)) return compared({ ...about, before: date });
  const before = own.map((one) => one.date).join(", ") || null;
  const isOnly = own.length <= 1 && reading.deadlines.filter((one) => isAlike(one, read)).length === 1;
  if (isOnly) return compared({ ...about, before });
  return conflicting({ ...about, before, note: "Several dates are given for it." });
}

const isMeant = ({ kind, what, date }: DeadlineRead, known: Deadline): boolean => {
  if (known.kind) return known.kind === kind;
  return (
    fold(known.what) === fold(what) ||
    (kind !== null && (known.date === date || known.what === DEADLINE_RULES[kind].what))
  );
};

const isAlike = (one: DeadlineRead, other: DeadlineRead): boolean =>
  one.kind === other.kind && (one.kind !== null || fold(one.what) === fold(other.what));
