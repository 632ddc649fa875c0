import type { Question } from "../study-group.js";
import type { JointQuestion } from "../work-item.js";
import { periodAfter } from "./periods.js";

/** The Questions that go on with the work of one that was merged or split, or continued in the next study period. */
export function successorsOf(
  { studyPeriod = "", status, continuedAs = [] }: Question,
  questionOf: (place: JointQuestion) => Question | null,
): Question[] {
  const period = status === "CONTINUED" ? (periodAfter(studyPeriod)?.code ?? "") : studyPeriod;
  return continuedAs.flatMap((question) => questionOf({ question, studyPeriod: period }) ?? []);
}
