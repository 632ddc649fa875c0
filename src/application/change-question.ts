import type { CalendarDate } from "../domain/calendar.js";
import { questionLabel } from "../domain/labels.js";
import { QUESTION_POLICIES } from "../domain/policies/question.js";
import { type Problem, problem } from "../domain/problem.js";
import { groupIn } from "../domain/structure/labels.js";
import type { Question, QuestionState } from "../domain/study-group.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import { saidIn } from "./change-work-item.js";
import { basisOf, judgeMeetingNamed, type StructureChange } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import { permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** An act upon a Question. */
export interface QuestionAct extends StructureChange {
  /** `Q16/13`. */
  readonly question: string;
}

/** What the domain says to it. */
interface QuestionConclusion {
  readonly problems: readonly Problem[];
  readonly warnings?: readonly Problem[];
  readonly next: Partial<QuestionState> | null;
}

/** Changes a Question by one act, within the acts upon the structure. */
export function changeQuestion(
  tracker: Tracker,
  action: keyof typeof QUESTION_POLICIES,
  request: QuestionAct,
  conclude: (
    question: Question,
    programme: Programme,
    days: { readonly date: CalendarDate; readonly today: CalendarDate },
  ) => QuestionConclusion,
): Promise<Outcome<Question>> {
  const { expectedRevision, dryRun, by } = request;
  const policy = QUESTION_POLICIES[action];
  const label = questionLabel(request.question) ?? request.question;
  const find = (programme: Programme) => programme.question(label);
  const missing = problem("QUESTION_NOT_FOUND", { label }, { path: "question" });
  const change = { kind: "question", find, missing, action, expectedRevision, dryRun, by } as const;
  return changeAggregate(tracker, change, (question, programme, permit) => {
    const now = today(tracker);
    const date = request.date ?? now;
    const { problems, warnings = [], next } = conclude(question, programme, { date, today: now });
    return {
      granted: permit(permission(policy, { act: action, upon: label, scopes: [groupIn(label)], on: now })),
      problems: [...problems, ...judgeMeetingNamed(programme, request)],
      warnings,
      next,
      effectiveOn: date,
      basis: basisOf(request, policy),
      said: { ...saidIn(request), date },
    };
  });
}
