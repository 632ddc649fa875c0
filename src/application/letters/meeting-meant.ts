import type { LetterReading } from "../../domain/letters/reading.js";
import type { Meeting } from "../../domain/meeting.js";
import { type Problem, problem } from "../../domain/problem.js";
import type { StudyPeriod } from "../../domain/structure/periods.js";
import type { Programme } from "../../programme/programme.js";
import { documentOf } from "./letter-plan.js";

/** Which meeting a letter is about. */
interface Meant {
  readonly problems: Problem[];
  /** Null: it is new. */
  readonly meeting: Meeting | null;
  readonly code: string | null;
}

/**
 * The meeting that a letter is about: the one with its number on record, else the one at which a body sits on the same
 * days, else a new one. An Addendum or Corrigendum is about a meeting that is on record.
 */
export function meetingMeant(
  programme: Programme,
  reading: LetterReading,
  period: StudyPeriod | null,
): Meant {
  const studyGroup = reading.studyGroup.value;
  const own = programme
    .meetings()
    .filter((one) => one.studyGroup === studyGroup && isWithin(one.startsOn, period));
  const numbered = withNumber(own, reading);
  // A letter may convene more than one meeting.
  const [meeting = null] = [
    ...onSameDays(numbered, reading),
    ...numbered,
    ...(reading.kind === "LETTER" ? onSameDays(own, reading) : []),
  ];
  if (meeting) return { problems: [], meeting, code: meeting.code };
  if (reading.kind !== "LETTER") {
    const said = { document: documentOf(reading), number: reading.number?.value ?? "", studyGroup };
    return { problems: [problem("LETTER_NOT_ON_RECORD", said, { path: "text" })], meeting: null, code: null };
  }
  const first = [...reading.sittings, ...reading.gatherings]
    .map(({ startsOn }) => startsOn)
    .filter((day) => isWithin(day, period))
    .sort()[0];
  if (!first || reading.sittings.length === 0) {
    const said = { document: documentOf(reading), studyGroup, period: period?.code ?? "" };
    return {
      problems: [problem("LETTER_WITHOUT_SITTINGS", said, { path: "text" })],
      meeting: null,
      code: null,
    };
  }
  const code = `${period?.prefix ?? "T"}-${studyGroup}-${first.slice(2).replaceAll("-", "")}`;
  return { problems: [], meeting: null, code };
}

/** Whether a day lies in a study period; in any where the period is not known. */
export function isWithin(day: string, period: StudyPeriod | null): boolean {
  return period === null || (period.beginsOn <= day && day <= period.endsOn);
}

function withNumber(own: readonly Meeting[], { number }: LetterReading): Meeting[] {
  return own.filter(({ letter }) => letter && letter.number === number?.value);
}

function onSameDays(own: readonly Meeting[], { sittings }: LetterReading): Meeting[] {
  return own.filter((meeting) =>
    meeting.sittings.some((known) =>
      sittings.some(
        ({ body, startsOn, endsOn }) =>
          body === known.body && startsOn <= known.endsOn && known.startsOn <= endsOn,
      ),
    ),
  );
}
