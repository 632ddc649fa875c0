import type { CalendarDate } from "../calendar.js";
import type { StudyGroupLabel } from "../labels.js";
import { STUDY_PERIODS } from "./periods.js";

/**
 * The study groups that the assemblies set up for each study period (WTSA Res. 2, general knowledge: the text is not at hand).
 * A record that names another one is not believed.
 */
const GROUPS: Readonly<Record<string, readonly number[]>> = {
  "2022-2024": [2, 3, 5, 9, 11, 12, 13, 15, 16, 17, 20],
  "2025-2028": [2, 3, 5, 11, 12, 13, 15, 17, 20, 21],
};

/** Whether ITU-T has or had a study group of this label in a study period that is known here. */
export function isKnownStudyGroup(label: StudyGroupLabel): boolean {
  return periodsOf(label).length > 0;
}

/** The last study period of a study group that had begun on a day. */
export function lastPeriodOf(label: StudyGroupLabel, day: CalendarDate): string {
  const begun = periodsOf(label).filter(({ beginsOn }) => beginsOn <= day);
  return (begun.at(-1) ?? periodsOf(label)[0] ?? STUDY_PERIODS[0])?.code ?? "";
}

function periodsOf(label: StudyGroupLabel) {
  return STUDY_PERIODS.filter(({ code }) => GROUPS[code]?.includes(Number(label.replace(/^SG/, ""))));
}
