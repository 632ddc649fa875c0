import type { CalendarDate } from "../domain/calendar.js";
import type { HeldMandate } from "../domain/person.js";
import { judgePermission } from "../domain/policies/judge.js";
import { type AvailableQuestionAction, availableQuestionActions } from "../domain/questions/act.js";
import type { Question } from "../domain/study-group.js";
import type { Programme } from "../programme/programme.js";
import { permissionOn, questionFacts } from "./act-on-question.js";
import type { Asking } from "./perform-act.js";
import { permissionFacts } from "./permit.js";

/** What may be done to the Question by whoever asks on this day, and what not and why; and who else could do it. */
export function askQuestionActions(
  programme: Programme,
  question: Question,
  asking: Asking,
  date: CalendarDate,
): readonly (AvailableQuestionAction & { readonly holders: () => readonly HeldMandate[] })[] {
  const who = typeof asking === "string" ? { name: "", role: asking } : { ...asking, as: null };
  const factsOf = permissionFacts(programme, date);
  const facts = questionFacts(programme, question, { meeting: null, date, today: date });
  const actions = availableQuestionActions(facts, ({ action }) => {
    const asked = permissionOn(question, action, date);
    return judgePermission(who, asked, factsOf(asked)).problems;
  });
  return actions.map((action) => ({
    ...action,
    holders: () => factsOf(permissionOn(question, action.action, date)).holders,
  }));
}
