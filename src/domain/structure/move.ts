import type { CalendarDate } from "../calendar.js";
import { type Problem, problem } from "../problem.js";
import { isOver, type Question, type QuestionState, statusOf } from "../study-group.js";
import type { Stage } from "../vocabulary.js";
import { designation, type JointQuestion, type WorkItem, type WorkItemState } from "../work-item.js";
import { judgeChangeDay } from "../work-items/days.js";

const ENDED: readonly Stage[] = ["DISCONTINUED", "DELETED"];

/** Whether nothing more can become of a work item, so that it stays where it ended. */
export const isEnded = ({ stage }: Pick<WorkItemState, "stage">): boolean => ENDED.includes(stage);

/** Why no work item can be brought under a Question: it is over. */
export function judgeOpen(question: QuestionState, path: string): Problem[] {
  if (!isOver(question)) return [];
  const { label, statusSince, continuedAs = [] } = question;
  const said = { label, status: statusOf(question), since: statusSince ?? "", next: continuedAs.join(", ") };
  return [problem("QUESTION_OVER", said, { path })];
}

/**
 * Moves a work item to another Question, of this or another study group. It keeps its names and its history, and what was
 * decided stays where it was decided; into a later study period it is carried over.
 */
export function concludeMove(
  item: WorkItem,
  to: Question,
  { date, today }: { readonly date: CalendarDate; readonly today: CalendarDate },
): { problems: Problem[]; warnings: Problem[]; next: Partial<WorkItemState> } {
  const { label: question, studyGroup, studyPeriod: period, workingParty } = to;
  const { jointQuestions } = item;
  const isTo = (one: JointQuestion) => one.question === question && one.studyPeriod === period;
  const isLater = period !== undefined && period > item.studyPeriod;
  const next = {
    question,
    studyGroup,
    ...(jointQuestions ? { jointQuestions: jointQuestions.filter((one) => !isTo(one)) } : {}),
    ...(isLater ? { studyPeriod: period, carriedFrom: [...item.carriedFrom, item.studyPeriod] } : {}),
  };
  const name = designation(item);
  const elsewhere = Object.values(item.candidacies).filter(
    ({ status, body }) => status === "PLANNED" && body !== workingParty && body !== studyGroup,
  );
  return {
    problems: [
      ...judgeOpen(to, "question"),
      ...judgeChangeDay(item, { next, named: ["question"] }, date, today),
    ],
    warnings: elsewhere.map(({ meeting, body }) =>
      problem("PLANNED_ELSEWHERE", { name, meeting, body, question }, { path: "question" }),
    ),
    next,
  };
}
