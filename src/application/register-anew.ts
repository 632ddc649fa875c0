import { questionLabel } from "../domain/labels.js";
import { WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import { problem } from "../domain/problem.js";
import { designation, type WorkItem } from "../domain/work-item.js";
import { concludeRegistration } from "../domain/work-items/register.js";
import { concludeNewWorkItem } from "../domain/work-items/register-by-agreement.js";
import type { Programme } from "../programme/programme.js";
import { type AgreeNewWorkItem, agreementOf } from "./agree-new-work-item.js";
import { type Conclude, saidIn } from "./change-work-item.js";
import { newItemPermission } from "./permit.js";
import { isOnlyProposed, judgeAgreement, type RegisterWorkItem } from "./register-work-item.js";
import { type Tracker, today } from "./tracker.js";

type Agreed = Omit<AgreeNewWorkItem, "by">;
type Said = Agreed | Omit<RegisterWorkItem, "by">;

/** Asks the domain how an item would have begun, had it been registered or agreed so. */
export function concludeRegisteringAnew(tracker: Tracker, said: Said): Conclude {
  return (item, programme, permit) => {
    const question = programme.question(questionLabel(said.question) ?? "");
    const studyGroup = question && programme.studyGroup(question.studyGroup);
    if (!question || !studyGroup) {
      const missing = problem("QUESTION_NOT_FOUND", { label: said.question }, { path: "question" });
      return { problems: [missing], next: null };
    }
    const facts = { question, studyGroup, holderOf: otherHolder(programme, item) };
    const since = item.history.at(0)?.effectiveOn ?? today(tracker);
    if (!isAgreed(said)) {
      const { question: _question, basis, date: _date, ...input } = said;
      const leave = { act: "REGISTER", policy: WORK_ITEM_POLICIES.REGISTER, on: since };
      const granted = permit(newItemPermission(question, leave));
      const onlyProposed = isOnlyProposed(granted.by, basis ?? {});
      const { problems, warnings, state } = concludeRegistration({ ...facts, onlyProposed }, input);
      const unfounded = judgeAgreement(programme, granted.by, { ...basis, date: since });
      return {
        granted,
        problems: [...problems, ...unfounded],
        warnings,
        next: state,
        effectiveOn: since,
        basis: basis ?? {},
      };
    }
    const meeting = programme.meeting(said.meeting);
    if (!meeting) {
      const missing = problem("MEETING_NOT_FOUND", { code: said.meeting }, { path: "meeting" });
      return { problems: [missing], next: null };
    }
    const {
      question: _question,
      meeting: _meeting,
      basis: _basis,
      body,
      document,
      agreedOn,
      agendaItem,
      result,
      ...input
    } = saidIn(said) as Agreed & { readonly basis?: unknown };
    const agreement = agreementOf({ body, document, agreedOn, agendaItem, result });
    const conclusion = concludeNewWorkItem({ ...facts, meeting, today: today(tracker) }, input, agreement);
    const policy = WORK_ITEM_POLICIES.AGREE_NEW_WORK_ITEM;
    const leave = { act: "AGREE_NEW_WORK_ITEM", policy, on: conclusion.agreedOn, body };
    return {
      granted: permit(newItemPermission(question, leave)),
      problems: conclusion.problems,
      warnings: conclusion.warnings,
      next: conclusion.state,
      effectiveOn: conclusion.agreedOn,
      said: { agreedOn: conclusion.agreedOn },
      basis: { meeting: meeting.code, document: document ?? null, clause: "Rec. ITU-T A.1 §1.4.7" },
    };
  };
}

function isAgreed(said: Said): said is Agreed {
  return "meeting" in said && "body" in said;
}

/** Tells for a name which other item holds it. */
function otherHolder(programme: Programme, { id }: WorkItem): (name: string) => string | null {
  return (name) => {
    const holder = programme.workItem(name);
    return holder && holder.id !== id ? designation(holder) : null;
  };
}
