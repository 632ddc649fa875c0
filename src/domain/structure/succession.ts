import type { Question } from "../study-group.js";
import type { JointQuestion } from "../work-item.js";
import { periodAfter } from "./periods.js";

/** The Questions that go on with the work of one that was merged or split, or continued in the next study period. */
export function successorsOf(
  { studyPeriod = "", status, continuedAs = [], continuedIn }: Question,
  questionOf: (place: JointQuestion) => Question | null,
): Question[] {
  const next = continuedIn ?? periodAfter(studyPeriod)?.code ?? "";
  const period = status === "CONTINUED" ? next : studyPeriod;
  return continuedAs.flatMap((question) => questionOf({ question, studyPeriod: period }) ?? []);
}

/** Which of some Questions one continues: those of an earlier study period that went on as it. */
export function predecessorsOf(
  { label, studyPeriod, continues = [] }: Question,
  former: readonly Question[],
): Question[] {
  return continues.flatMap((named) =>
    former.filter((one) => {
      const into = one.continuedIn ?? periodAfter(one.studyPeriod ?? "")?.code;
      return one.label === named && into === studyPeriod && one.continuedAs?.includes(label);
    }),
  );
}
