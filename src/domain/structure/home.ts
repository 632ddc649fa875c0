import type { CalendarDate } from "../calendar.js";
import { fold } from "../history.js";
import type { QuestionLabel } from "../labels.js";
import type { WorkItem } from "../work-item.js";

const QUESTION = new Set(["question"]);

/** The Question under which the item was studied on a day; of a day before the item was there, its first one. */
export function questionThen(
  { question, history }: Pick<WorkItem, "question" | "history">,
  day: CalendarDate,
): QuestionLabel {
  const [first, ...later] = history.filter(({ changes }) =>
    changes.some(({ field }) => field === "question"),
  );
  if (!first || later.length === 0) return question;
  const events = [first, ...later.filter(({ effectiveOn }) => effectiveOn <= day)];
  return fold<Pick<WorkItem, "question">>(events, QUESTION).question;
}
