import { workingPartyLabel } from "../domain/labels.js";
import { concludeEntrusting } from "../domain/structure/question.js";
import type { Question } from "../domain/study-group.js";
import { changeQuestion, type QuestionAct } from "./change-question.js";
import { inStructure } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import type { Tracker } from "./tracker.js";

/** Entrusts a Question to a working party, or takes it back from one. */
export interface EntrustQuestion extends QuestionAct {
  /** Null: the study group handles it itself. */
  readonly workingParty?: string | null;
}

/** Entrusts a Question to a working party (Rec. A.1 §2.1.2); what was decided before stays where it was decided. */
export function entrustQuestion(tracker: Tracker, request: EntrustQuestion): Promise<Outcome<Question>> {
  return inStructure(tracker, () => entrustInTurn(tracker, request));
}

/** The same, within another act upon the structure. */
export function entrustInTurn(tracker: Tracker, request: EntrustQuestion): Promise<Outcome<Question>> {
  const text = request.workingParty ?? null;
  const named = text === null ? null : (workingPartyLabel(text) ?? text);
  return changeQuestion(tracker, "ENTRUST_QUESTION", request, (question, programme, days) => {
    const workingParty = named === null ? null : programme.workingParty(named);
    return concludeEntrusting(question, { named, workingParty }, days);
  });
}
