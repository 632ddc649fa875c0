import { settingOn } from "../editions/settings.js";
import { memberKey } from "../members/member.js";
import { POLICY } from "../procedures/policy.js";
import type { QuestionState, QuestionStep } from "../study-group.js";

type Track = Pick<QuestionState, "steps" | "replies">;

/** The step that is going on, or null. */
export function stepUnderWay({ steps = {} }: Track): QuestionStep | null {
  return Object.values(steps).findLast(({ closedOn }) => closedOn === null) ?? null;
}

/** How the replies stand: each Member State by its latest one. */
export function repliesTo(
  { replies = {} }: Track,
  step: QuestionStep,
): { readonly agreeing: number; readonly others: number } {
  const inOrder = Object.values(replies)
    .filter((reply) => reply.step === step.id)
    .sort((one, other) => one.receivedOn.localeCompare(other.receivedOn));
  const latest = [...new Map(inOrder.map((reply) => [memberKey(reply.memberState), reply])).values()];
  const agreeing = latest.filter(({ agrees }) => agrees).length;
  return { agreeing, others: latest.length - agreeing };
}

/** Whether Member States approved: a simple majority of those that replied, and at least ten (WTSA Res. 1 §7.2.3). */
export function isApproved(question: Track): boolean {
  const step = stepUnderWay(question);
  if (!step) return false;
  const { agreeing, others } = repliesTo(question, step);
  return agreeing > others && agreeing + others >= settingOn("questionReplies", step.startedOn);
}

/** Whether a deletion comes into force: a simple majority of those that replied has no objection (WTSA Res. 1 §7.4.1.1). */
export function isDeleted(question: Track): boolean {
  const step = stepUnderWay(question);
  if (!step) return false;
  const { agreeing, others } = repliesTo(question, step);
  if (agreeing + others === 0) return POLICY.questionDeletedWithoutReplies.value;
  return agreeing > others;
}
