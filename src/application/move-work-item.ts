import type { CalendarDate } from "../domain/calendar.js";
import { questionLabel } from "../domain/labels.js";
import { QUESTION_POLICIES } from "../domain/policies/question.js";
import { problem } from "../domain/problem.js";
import { concludeMove } from "../domain/structure/move.js";
import type { Question } from "../domain/study-group.js";
import type { WorkItem } from "../domain/work-item.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import { basisOf, inStructure, judgeMeetingNamed } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Moves a work item to another Question. */
export interface MoveWorkItem extends Target {
  /** `Q16/13`, of this or another study group. */
  readonly question: string;
  readonly meeting?: string | null;
  readonly document?: string | null;
  /** The Geneva date from which it counts; left out: today. */
  readonly date?: CalendarDate | null;
}

/** Moves a work item to another Question, with its names and its history (Rec. A.1 §1.4.7). */
export function moveWorkItem(tracker: Tracker, request: MoveWorkItem): Promise<Outcome<WorkItem>> {
  return inStructure(tracker, () => moveInTurn(tracker, request));
}

/** The same, within another act upon the structure; a Question of a set that is to be can be given. */
export function moveInTurn(
  tracker: Tracker,
  request: MoveWorkItem,
  to?: Question,
): Promise<Outcome<WorkItem>> {
  return changeWorkItem(tracker, "MOVE", request, concludeMoving(tracker, request, to));
}

/** Asks the domain whether the item can be moved. */
export function concludeMoving(
  tracker: Tracker,
  request: Omit<MoveWorkItem, keyof Target>,
  to?: Question,
): Conclude {
  return (item, programme, permit) => {
    const now = today(tracker);
    const date = request.date ?? now;
    const policy = QUESTION_POLICIES.MOVE_WORK_ITEM;
    const label = questionLabel(request.question) ?? request.question;
    const question = to ?? programme.question(label);
    const granted = permit(upon(programme, item, { act: "MOVE", policy, on: now }));
    if (!question) {
      const missing = problem("QUESTION_NOT_FOUND", { label }, { path: "question" });
      return { granted, problems: [missing], next: null, effectiveOn: date };
    }
    const { problems, warnings, next } = concludeMove(item, question, { date, today: now });
    return {
      granted,
      problems: [...problems, ...judgeMeetingNamed(programme, request)],
      warnings,
      next,
      effectiveOn: date,
      basis: basisOf(request, policy),
      said: { date },
    };
  };
}
