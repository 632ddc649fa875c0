import { questionLabel, workingPartyLabel } from "../domain/labels.js";
import { QUESTION_POLICIES } from "../domain/policies/question.js";
import { groupIn } from "../domain/structure/labels.js";
import { concludeAdoption, type QuestionInput } from "../domain/structure/question.js";
import type { Question } from "../domain/study-group.js";
import type { Programme } from "../programme/programme.js";
import { beginAggregate } from "./begin-aggregate.js";
import { basisOf, inStructure, judgeMeetingNamed, type StructureAct } from "./in-structure.js";
import type { Outcome } from "./outcome.js";
import { permission } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** What brings a Question into the work programme. */
export interface AdoptQuestion extends Omit<QuestionInput, "date">, StructureAct {}

/** Enters a Question that is in force: approved by an assembly, or before it was recorded here. */
export function adoptQuestion(tracker: Tracker, request: AdoptQuestion): Promise<Outcome<Question>> {
  return beginQuestion(tracker, "ADOPT_QUESTION", request, "IN_FORCE");
}

/** Proposes a new Question (WTSA Res. 1 §7.1.4); what becomes of it is laid down in the tables. */
export function proposeQuestion(tracker: Tracker, request: AdoptQuestion): Promise<Outcome<Question>> {
  return beginQuestion(tracker, "PROPOSE_QUESTION", request, "PROPOSED");
}

function beginQuestion(
  tracker: Tracker,
  action: "ADOPT_QUESTION" | "PROPOSE_QUESTION",
  request: AdoptQuestion,
  status: "IN_FORCE" | "PROPOSED",
): Promise<Outcome<Question>> {
  const policy = QUESTION_POLICIES[action];
  const label = questionLabel(request.label) ?? request.label;
  const group = groupIn(label);
  const find = (programme: Programme) => programme.question(label);
  const named = request.workingParty ?? "";
  return inStructure(tracker, () =>
    beginAggregate(tracker, { kind: "question", action, find, request }, (programme, permit) => {
      const now = today(tracker);
      const effectiveOn = request.date ?? now;
      const facts = {
        studyGroup: programme.studyGroup(group),
        workingParty: programme.workingParty(workingPartyLabel(named) ?? named),
        taken: find(programme),
        today: now,
      };
      const { problems, warnings, state } = concludeAdoption(
        facts,
        { ...request, date: effectiveOn },
        status,
      );
      return {
        granted: permit(permission(policy, { act: action, upon: label, scopes: [group], on: now })),
        problems: [...problems, ...judgeMeetingNamed(programme, request)],
        warnings,
        state,
        effectiveOn,
        basis: basisOf(request, policy),
      };
    }),
  );
}
