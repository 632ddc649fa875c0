import { openStep, positionsIn, repliesIn, type Step } from "../approval-track.js";
import { settingOn } from "../editions/settings.js";
import { memberKey } from "../members/member.js";
import type { WorkItemState } from "../work-item.js";
import { POLICY } from "./policy.js";

/** How the Member States' replies to a consultation stand. */
export interface Support {
  readonly supporting: number;
  readonly notSupporting: number;
  /** Share of the replies in support, in per cent; null without replies. */
  readonly percentage: number | null;
  /** Whether the study group may consider approval: 70 per cent or more, or no replies. */
  readonly passes: boolean;
}

/** Counts the replies to a consultation. The share is compared in whole numbers, so 70 per cent is exactly 70. */
export function supportIn(item: WorkItemState, step: Step | null): Support {
  // A Member State replies once, by its latest reply, also where older records have it in two spellings.
  const inOrder = repliesIn(item, step).toSorted((a, b) => a.receivedOn.localeCompare(b.receivedOn));
  const byMember = new Map(inOrder.map((reply) => [memberKey(reply.memberState), reply]));
  const replies = [...byMember.values()];
  const supporting = replies.filter((reply) => reply.kind === "SUPPORTS").length;
  const total = replies.length;
  // A consultation goes by the edition under which it began.
  const { numerator, denominator } = step ? settingOn("tapSupport", step.startedOn) : POLICY.tapSupport.value;
  return {
    supporting,
    notSupporting: total - supporting,
    percentage: total === 0 ? null : (supporting * 100) / total,
    passes: total === 0 || supporting * denominator >= total * numerator,
  };
}

/** Whether the consultation that is going on passes as the replies stand. */
export function consultationPasses(item: WorkItemState): boolean {
  return supportIn(item, openStep(item, "CONSULTATION")).passes;
}

/** Whether somebody objected to the deletion that was announced last. */
export function hasObjections(item: WorkItemState): boolean {
  return positionsIn(item, openStep(item, "DELETION_PERIOD"), "OBJECTION_TO_DELETION").length > 0;
}
