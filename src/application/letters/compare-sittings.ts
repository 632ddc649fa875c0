import type { SittingRead } from "../../domain/letters/reading.js";
import type { Sitting } from "../../domain/meeting.js";
import { isGathering, type PlannedSitting } from "../../domain/meetings/plan.js";
import type { Comparison, LetterLine, PlanningFacts } from "./letter-plan.js";
import { isWithin } from "./meeting-meant.js";
import { titleOfSitting } from "./meeting-title.js";
import { compared, conflicting, isToDo, unknown } from "./standing.js";

/** Compares who sits when. Sittings that the letter does not name stay as they are. */
export function compareSittings(facts: PlanningFacts): Comparison<PlannedSitting[]> {
  const { reading, meeting } = facts;
  const known = (meeting?.sittings ?? []).filter((one) => !isGathering(one));
  const judged = reading.sittings.map((read) => ({ read, ...judge(read, known, facts) }));
  const lines = judged.map(({ line }) => line);
  if (!lines.some(isToDo)) return { lines, next: null };
  const replaced = new Set(judged.flatMap(({ line, instead }) => (isToDo(line) && instead ? [instead] : [])));
  const next = [
    ...known
      .filter((one) => !replaced.has(one))
      .map(({ body, title, startsOn, endsOn, startTime }) => ({ body, title, startsOn, endsOn, startTime })),
    ...judged.filter(({ line }) => isToDo(line)).map(({ read, instead }) => planned(read, instead)),
  ];
  return { lines, next };
}

function planned(
  { body, startsOn, endsOn, startTime }: SittingRead,
  instead: Sitting | null,
): PlannedSitting {
  return {
    body,
    title: instead?.title ?? titleOfSitting(body),
    startsOn,
    endsOn,
    startTime: startTime ?? instead?.startTime ?? null,
  };
}

function judge(
  read: SittingRead,
  known: readonly Sitting[],
  { reading, programme, period }: PlanningFacts,
): { line: LetterLine; instead: Sitting | null } {
  const { body, lines } = read;
  const after = inWords(read);
  const about = { subject: "SITTING", name: body, lines, before: null, after } as const;
  const isKnown = programme.workingParty(body) ?? programme.studyGroup(body);
  if (!isKnown) return { line: unknown({ ...about, note: `There is no ${body} on record.` }), instead: null };
  if (!isWithin(read.startsOn, period) || !isWithin(read.endsOn, period))
    return {
      line: unknown({ ...about, note: `It is outside the study period ${period?.code}.` }),
      instead: null,
    };
  const own = known.filter((one) => one.body === body);
  const same = own.find((one) => isSame(read, one));
  if (same) return { line: compared({ ...about, before: after }), instead: same };
  if (own.length === 0) return { line: compared(about), instead: null };
  const isOnly = own.length === 1 && reading.sittings.filter((one) => one.body === body).length === 1;
  const before = own.map(inWords).join("; ");
  if (!isOnly)
    return {
      line: conflicting({ ...about, before, note: "Which of its sittings is meant is not clear." }),
      instead: null,
    };
  return { line: compared({ ...about, before }), instead: own[0] ?? null };
}

const isSame = (read: SittingRead, known: Sitting): boolean =>
  read.startsOn === known.startsOn &&
  read.endsOn === known.endsOn &&
  (read.startTime === null || read.startTime === known.startTime);

/** `2026-02-27 09:00`, `2026-02-23 to 2026-02-27`. */
export function inWords({
  startsOn,
  endsOn,
  startTime,
}: Pick<Sitting, "startsOn" | "endsOn" | "startTime">): string {
  const days = startsOn === endsOn ? startsOn : `${startsOn} to ${endsOn}`;
  return startTime ? `${days} ${startTime}` : days;
}
