import type { CalendarDate } from "../calendar.js";
import { type Problem, problem } from "../problem.js";
import { isOver, type Question } from "../study-group.js";
import { designation, type JointQuestion, type WorkItem, type WorkItemState } from "../work-item.js";
import { judgeChangeDay } from "../work-items/days.js";
import { judgeOpen } from "./move.js";
import { successorsOf } from "./succession.js";

/** The further Questions under which an item is studied, the whole list; its own leads the work. */
export function concludeSharing(
  item: WorkItem,
  questions: readonly Question[],
  { date, today }: { readonly date: CalendarDate; readonly today: CalendarDate },
): { problems: Problem[]; next: Pick<WorkItemState, "jointQuestions"> } {
  const name = designation(item);
  const joint = questions.map(({ label: question, studyPeriod }) => ({
    question,
    studyPeriod: studyPeriod ?? item.studyPeriod,
  }));
  const next = { jointQuestions: joint };
  return {
    problems: [
      ...questions.flatMap((question) => judgeOpen(question, "questions")),
      ...questions
        .filter(({ label }) => label === item.question)
        .map(({ label: question }) =>
          problem("JOINT_WITH_ITSELF", { name, question }, { path: "questions" }),
        ),
      ...judgeChangeDay(item, { next, named: ["jointQuestions"] }, date, today),
    ],
    next,
  };
}

/**
 * The further Questions of an item as they go on: of one that was merged, split or continued in the next study period, the
 * first that goes on with its work. The item's own is not among them.
 */
export function jointQuestionsOf(
  { question, studyPeriod, jointQuestions = [] }: WorkItem,
  questionOf: (place: JointQuestion) => Question | null,
): Question[] {
  const own = question ? questionOf({ question, studyPeriod }) : null;
  const going = jointQuestions.flatMap((place) => {
    const found = questionOf(place);
    return found ? [goingOn(found, questionOf)] : [];
  });
  return [...new Set(going)].filter(({ id }) => id !== own?.id);
}

function goingOn(question: Question, questionOf: (place: JointQuestion) => Question | null): Question {
  const seen = new Set<Question>();
  let current = question;
  while (isOver(current) && !seen.has(current)) {
    seen.add(current);
    current = successorsOf(current, questionOf)[0] ?? current;
  }
  return current;
}
