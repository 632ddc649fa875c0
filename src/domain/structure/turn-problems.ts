import { entry, type ProblemEntry } from "../problem-entry.js";

/** The refusals and warnings about the turn of a study period. */
export const TURN_PROBLEMS = {
  PERIOD_NOT_THE_NEXT: entry(
    "RES1_1_11_3",
    (f) => `${f.studyGroup} is in the study period ${f.current}; ${f.given} does not follow it.`,
    (f) => `The next one is ${f.next}.`,
  ),
  QUESTION_SET_TWICE: entry(
    "RES1_7_3_3",
    (f) => `The new set has ${f.label} twice.`,
    () => "Give each Question a number of its own.",
  ),
  QUESTION_OF_OTHER_GROUP: entry(
    "RES1_7_3_3",
    (f) => `${f.label} is no Question of ${f.studyGroup}.`,
    (f) =>
      `Number it with the study group, as ${f.studyGroup} has it; what another one continues is moved there first.`,
  ),
  QUESTION_LAPSES: entry(
    "RES1_7_3_3",
    (f) => `Nothing continues ${f.label} of ${f.period}; work items that lapse with it: ${f.count}.`,
    () =>
      "Name it under continues where it goes on; a work item alone is placed by items, or moved later with moveWorkItem.",
  ),
} as const satisfies Record<string, ProblemEntry>;
