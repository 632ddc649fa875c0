import { concludeRetitling } from "../domain/structure/question.js";
import type { Question } from "../domain/study-group.js";
import type { TitleInput } from "../domain/work-items/particulars.js";
import { changeQuestion, type QuestionAct } from "./change-question.js";
import { inStructure } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import type { Tracker } from "./tracker.js";

/** Gives a Question titles in other languages, or others in the same. */
export interface RetitleQuestion extends QuestionAct {
  /** Titles by language, in the place of those that are there; an empty one takes a title away. */
  readonly titles: readonly TitleInput[];
}

/** Sets titles of a Question; the earlier ones stay in its history. */
export function retitleQuestion(tracker: Tracker, request: RetitleQuestion): Promise<Outcome<Question>> {
  return inStructure(tracker, () =>
    changeQuestion(tracker, "RETITLE_QUESTION", request, (question, _programme, days) =>
      concludeRetitling(question, request.titles, days),
    ),
  );
}
