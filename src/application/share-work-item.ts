import type { CalendarDate } from "../domain/calendar.js";
import { questionLabel } from "../domain/labels.js";
import { QUESTION_POLICIES } from "../domain/policies/question.js";
import { problem } from "../domain/problem.js";
import { concludeSharing } from "../domain/structure/joint.js";
import type { WorkItem } from "../domain/work-item.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import { basisOf, inStructure, judgeMeetingNamed } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Says under which further Questions an item is studied. */
export interface ShareWorkItem extends Target {
  /** The whole list; empty: it is studied under its own Question alone. */
  readonly questions: readonly string[];
  readonly meeting?: string | null;
  readonly document?: string | null;
  /** The Geneva date from which it counts; left out: today. */
  readonly date?: CalendarDate | null;
}

/** Makes an item the work of several Questions. Its own leads: leave and reports follow that one (Rec. A.1 §1.4.7). */
export function shareWorkItem(tracker: Tracker, request: ShareWorkItem): Promise<Outcome<WorkItem>> {
  return inStructure(tracker, () =>
    changeWorkItem(tracker, "SHARE", request, concludeSharingOf(tracker, request)),
  );
}

/** Asks the domain whether the item can be studied under these Questions too. */
export function concludeSharingOf(tracker: Tracker, request: Omit<ShareWorkItem, keyof Target>): Conclude {
  return (item, programme, permit) => {
    const now = today(tracker);
    const date = request.date ?? now;
    const policy = QUESTION_POLICIES.SHARE_WORK_ITEM;
    const labels = [...new Set(request.questions.map((label) => questionLabel(label) ?? label))];
    const questions = labels.flatMap((label) => programme.question(label) ?? []);
    const { problems, next } = concludeSharing(item, questions, { date, today: now });
    const unknown = labels.filter((label) => !programme.question(label));
    return {
      granted: permit(upon(programme, item, { act: "SHARE", policy, on: now })),
      problems: [
        ...unknown.map((label) => problem("QUESTION_NOT_FOUND", { label }, { path: "questions" })),
        ...problems,
        ...judgeMeetingNamed(programme, request),
      ],
      next,
      effectiveOn: date,
      basis: basisOf(request, policy),
      said: { date },
    };
  };
}
