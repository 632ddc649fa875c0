import { entry, type ProblemEntry } from "../problem-entry.js";

/** The refusals about what work items are to each other, and to Questions. */
export const KIN_PROBLEMS = {
  KIN_TWICE: entry(
    "TRACKER",
    (f) => `That ${f.name} is ${f.kind} of ${f.other} is on record already.`,
    () => "Nothing has to be done.",
  ),
  KIN_CIRCLE: entry(
    "TRACKER",
    (f) => `${f.name} would be ${f.kind} of itself, through ${f.other}.`,
    () => "Name another item, or take the earlier relation back first: takeBack.",
  ),
  JOINT_WITH_ITSELF: entry(
    "A1_1_4_7",
    (f) => `${f.name} belongs to ${f.question} already: it leads the work.`,
    () => "Name the other Questions only; which one leads is changed by moveWorkItem.",
  ),
} as const satisfies Record<string, ProblemEntry>;
