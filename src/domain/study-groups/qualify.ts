import type { CalendarDate } from "../calendar.js";
import { type Problem, problem } from "../problem.js";
import type { StudyGroupState } from "../study-group.js";
import { normalise } from "../text.js";
import type { Qualification } from "./qualification.js";

/** What is said of an organisation's qualification. */
export interface QualificationInput {
  readonly organization: string;
  readonly qualified: boolean;
  /** The day of the decision, a Geneva date. */
  readonly decidedOn: CalendarDate;
  /** The last day on which it counts; left out: until something else is decided. */
  readonly validUntil?: CalendarDate | null;
  /** The report or TD that records it. */
  readonly document: string;
}

/** A decision on the qualification of an organisation (Rec. A.5 Annex B), added to those on record, or why it cannot be. */
export function concludeQualification(
  studyGroup: StudyGroupState,
  input: QualificationInput,
  today: CalendarDate,
): { problems: Problem[]; next: Pick<StudyGroupState, "qualifications"> } {
  const { qualified, decidedOn } = input;
  const validUntil = input.validUntil ?? null;
  const known = studyGroup.qualifications ?? {};
  const said: Qualification = {
    organization: normalise(input.organization),
    qualified,
    decidedOn,
    validUntil,
    document: normalise(input.document),
  };
  const problems = [
    ...(decidedOn <= today
      ? []
      : [problem("DATE_IN_FUTURE", { date: decidedOn, today }, { path: "decidedOn" })]),
    ...(validUntil === null || decidedOn <= validUntil
      ? []
      : [problem("DATES_OUT_OF_ORDER", { date: validUntil, earlier: decidedOn }, { path: "validUntil" })]),
  ];
  return { problems, next: { qualifications: { ...known, [`Q${Object.keys(known).length + 1}`]: said } } };
}
