import { WORK_ITEM_POLICIES } from "../domain/policies/work-item.js";
import { problem } from "../domain/problem.js";
import type { WorkItem } from "../domain/work-item.js";
import { concludeWithdrawal } from "../domain/work-items/candidacy.js";
import { type Conclude, changeWorkItem, type Target } from "./change-work-item.js";
import type { Outcome } from "./outcome.js";
import { upon } from "./permit.js";
import { type Tracker, today } from "./tracker.js";

/** Takes a candidate off the list of a meeting. */
export interface WithdrawCandidate extends Target {
  readonly meeting: string;
  readonly reason?: string | null;
}

/** Withdraws a work item from a meeting's candidates; it may be proposed again. */
export function withdrawCandidate(tracker: Tracker, request: WithdrawCandidate): Promise<Outcome<WorkItem>> {
  return changeWorkItem(tracker, "WITHDRAW", request, concludeWithdrawing(tracker, request));
}

/** Asks the domain whether the candidate can be withdrawn. */
export function concludeWithdrawing(
  tracker: Tracker,
  request: Omit<WithdrawCandidate, keyof Target>,
): Conclude {
  return (item, programme, permit) => {
    const effectiveOn = today(tracker);
    const meeting = programme.meeting(request.meeting);
    if (!meeting) {
      const missing = problem("MEETING_NOT_FOUND", { code: request.meeting }, { path: "meeting" });
      return { problems: [missing], next: null };
    }
    const basis = { meeting: meeting.code, note: request.reason ?? null };
    const policy = WORK_ITEM_POLICIES.WITHDRAW;
    const granted = permit(upon(programme, item, { act: "WITHDRAW", policy, on: effectiveOn }));
    return { granted, ...concludeWithdrawal(item, meeting, request.reason ?? null), effectiveOn, basis };
  };
}
