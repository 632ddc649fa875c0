import type { GatheringRead } from "../../domain/letters/reading.js";
import type { Sitting } from "../../domain/meeting.js";
import type { PlannedGathering } from "../../domain/meetings/gatherings.js";
import { isGathering } from "../../domain/meetings/plan.js";
import { fold } from "../../domain/names/fold.js";
import { inWords } from "./compare-sittings.js";
import type { Comparison, LetterLine, PlanningFacts } from "./letter-plan.js";
import { isWithin } from "./meeting-meant.js";
import { compared, conflicting, isToDo, unknown } from "./standing.js";

/** Compares the gatherings that decide nothing. Those that the letter does not name stay as they are. */
export function compareGatherings(facts: PlanningFacts): Comparison<PlannedGathering[]> {
  const { reading, meeting } = facts;
  const known = (meeting?.sittings ?? []).filter(isGathering);
  const judged = reading.gatherings.map((read) => ({ read, ...judge(read, known, facts) }));
  const lines = judged.map(({ line }) => line);
  if (!lines.some(isToDo)) return { lines, next: null };
  const replaced = new Set(judged.flatMap(({ line, instead }) => (isToDo(line) && instead ? [instead] : [])));
  const next = [
    ...known.filter((one) => !replaced.has(one)).map(asPlanned),
    ...judged.filter(({ line }) => isToDo(line)).map(({ read, instead }) => planned(read, instead, facts)),
  ];
  return { lines, next };
}

function judge(
  read: GatheringRead,
  known: readonly Sitting[],
  { programme, period, reading, studyGroup }: PlanningFacts,
): { line: LetterLine; instead: Sitting | null } {
  const name = nameOf(read, studyGroup.label);
  const after = inWords(read);
  const about = { subject: "GATHERING", name, lines: read.lines, before: null, after } as const;
  if (!isWithin(read.startsOn, period) || !isWithin(read.endsOn, period))
    return {
      line: unknown({ ...about, note: `It is outside the study period ${period?.code}.` }),
      instead: null,
    };
  const unheardOf = read.questions.filter((label) => !programme.question(label));
  if (unheardOf.length > 0)
    return {
      line: unknown({ ...about, note: `There is no ${unheardOf.join(", ")} on record.` }),
      instead: null,
    };
  const own = known.filter((one) => isMeant(read, one));
  const same = own.find(
    (one) => one.startsOn === read.startsOn && one.endsOn === read.endsOn && hasTime(read, one),
  );
  if (same) return { line: compared({ ...about, name: same.body, before: after }), instead: same };
  if (own.length === 0) return { line: compared(about), instead: null };
  const before = own.map(inWords).join("; ");
  const isOnly =
    own.length === 1 && reading.gatherings.filter((one) => own[0] && isMeant(one, own[0])).length === 1;
  if (!isOnly)
    return {
      line: conflicting({ ...about, before, note: "Which of the gatherings is meant is not clear." }),
      instead: null,
    };
  return { line: compared({ ...about, name: own[0]?.body ?? name, before }), instead: own[0] ?? null };
}

const hasTime = (read: GatheringRead, known: Sitting): boolean =>
  read.startTime === null || read.startTime === known.startTime;

/** By its name where the letter gives one; else by its Questions; else any of its kind. */
function isMeant(read: GatheringRead, known: Sitting): boolean {
  if (read.kind !== known.kind) return false;
  if (read.name !== null) return fold(read.name) === fold(known.body);
  const questions = known.questions ?? [];
  return (
    read.questions.length === 0 ||
    questions.length === 0 ||
    read.questions.some((label) => questions.includes(label))
  );
}

function nameOf({ kind, name, questions }: GatheringRead, studyGroup: string): string {
  if (name !== null) return name;
  if (kind === "JOINT_COORDINATION") return "JCA";
  return questions.length > 0 ? `RGM ${questions.join(", ")}` : `RGM/${studyGroup.slice(2)}`;
}

function titleOf(read: GatheringRead, studyGroup: string): string {
  const { kind, ordinal, questions } = read;
  const name = nameOf(read, studyGroup);
  const nth = ordinal === null ? "" : `, ${ordinal}${suffix(ordinal)} meeting`;
  if (kind === "JOINT_COORDINATION" || read.name !== null) return `${name}${nth}`;
  return questions.length > 0
    ? `Rapporteur group meeting of ${questions.join(", ")}`
    : `${studyGroup} rapporteur group meetings`;
}

function suffix(ordinal: number): string {
  if (ordinal % 100 >= 11 && ordinal % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][ordinal % 10] ?? "th";
}

function planned(
  read: GatheringRead,
  instead: Sitting | null,
  { studyGroup: { label } }: PlanningFacts,
): PlannedGathering {
  const { kind, questions, startsOn, endsOn } = read;
  const startTime = read.startTime ?? instead?.startTime ?? null;
  if (instead) return { ...asPlanned(instead), startsOn, endsOn, startTime };
  return {
    kind,
    name: nameOf(read, label),
    title: titleOf(read, label),
    startsOn,
    endsOn,
    startTime,
    ...(questions.length > 0 ? { questions } : {}),
  };
}

/** What is on record, as it would be planned. */
function asPlanned({ kind, body, ...known }: Sitting): PlannedGathering {
  return { ...known, kind: kind === "JOINT_COORDINATION" ? kind : "RAPPORTEUR_GROUP", name: body };
}
