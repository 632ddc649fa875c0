import { randomUUID } from "node:crypto";
import { begin } from "../domain/history.js";
import { bodyLabel, questionLabel } from "../domain/labels.js";
import { judgeOpenSitting } from "../domain/meetings/sessions.js";
import { WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import { problem } from "../domain/problem.js";
import { judgeOpen } from "../domain/structure/move.js";
import type { WorkItem, WorkItemState } from "../domain/work-item.js";
import type { RegistrationInput } from "../domain/work-items/register.js";
import {
  concludeNewWorkItem,
  type NewWorkItemAgreement,
} from "../domain/work-items/register-by-agreement.js";
import { judgeTiming } from "../domain/work-items/timing.js";
import { KeyTaken } from "../persistence/errors.js";
import { keyTaken, saidIn } from "./change-work-item.js";
import { effectOf } from "./once.js";
import { type Outcome, refused } from "./outcome.js";
import { type Acting, newItemPermission, permitFor, restingOn } from "./permit.js";
import { holderIn } from "./register-work-item.js";
import { type Tracker, today } from "./tracker.js";

/** Records that a meeting agreed a new work item, or put it into the living list. */
export interface AgreeNewWorkItem extends RegistrationInput, Pick<NewWorkItemAgreement, "body"> {
  readonly question: string;
  readonly by: Acting;
  readonly meeting: string;
  readonly document?: string | null;
  readonly agreedOn?: string | null;
  readonly agendaItem?: number | null;
  readonly result?: NewWorkItemAgreement["result"] | null;
}

/** What a meeting agreed, with what was left out. */
export function agreementOf({
  body,
  document = null,
  agreedOn = null,
  agendaItem = null,
  result,
}: Pick<AgreeNewWorkItem, "body" | "document" | "agreedOn" | "agendaItem" | "result">): NewWorkItemAgreement {
  return { body, document, agreedOn, agendaItem, result: result ?? "AGREED" };
}

/** Adds a work item to the programme as a meeting agreed it, with its A.1 or A.13 form (Rec. A.1 §1.4.7). */
export async function agreeNewWorkItem(
  tracker: Tracker,
  request: AgreeNewWorkItem,
): Promise<Outcome<WorkItem>> {
  const {
    question: label,
    by,
    meeting: code,
    body,
    document,
    agreedOn,
    agendaItem,
    result,
    ...input
  } = request;
  const programme = tracker.programme.current;
  const question = programme.question(questionLabel(label) ?? "");
  const studyGroup = question && programme.studyGroup(question.studyGroup);
  const meeting = programme.meeting(code);
  if (!question || !studyGroup || !meeting) {
    return refused([
      ...(question && studyGroup ? [] : [problem("QUESTION_NOT_FOUND", { label }, { path: "question" })]),
      ...(meeting ? [] : [problem("MEETING_NOT_FOUND", { code }, { path: "meeting" })]),
    ]);
  }
  const done = effectOf(tracker, programme.workItem(input.acronym));
  if (done) return { aggregate: done, problems: [], warnings: [] };

  const conclusion = concludeNewWorkItem(
    { question, studyGroup, holderOf: holderIn(tracker), meeting, today: today(tracker) },
    input,
    agreementOf({ body, document, agreedOn, agendaItem, result }),
  );
  const { state } = conclusion;
  const problems = [
    ...judgeOpen(question, "question"),
    ...conclusion.problems,
    ...judgeOpenSitting(meeting, bodyLabel(body) ?? body, conclusion.agreedOn),
  ];
  const warnings = [...conclusion.warnings, ...judgeTiming(input.timing)];
  const policy = WORK_ITEM_POLICIES.AGREE_NEW_WORK_ITEM;
  const leave = { act: "AGREE_NEW_WORK_ITEM", policy, on: conclusion.agreedOn, body };
  const granted = permitFor(tracker, by)(newItemPermission(question, leave));
  if (granted.problems.length + problems.length > 0) return refused([...granted.problems, ...problems]);
  const item = begin<WorkItemState>(randomUUID(), state, {
    action: "AGREE_NEW_WORK_ITEM",
    effectiveOn: conclusion.agreedOn,
    recordedAt: tracker.now(),
    by: granted.by,
    request: tracker.request,
    said: { ...saidIn(request), agreedOn: conclusion.agreedOn },
    basis: restingOn(granted, {
      meeting: meeting.code,
      document: document ?? null,
      clause: "Rec. ITU-T A.1 §1.4.7",
    }),
  });
  try {
    tracker.programme.reach(await tracker.repositories.workItem.insert(item));
  } catch (error) {
    if (error instanceof KeyTaken) return refused([await keyTaken(tracker, error.key)]);
    throw error;
  }
  tracker.programme.apply([{ kind: "workItem", aggregate: item }]);
  return { aggregate: item, problems: [], warnings };
}
