import { type Comment, commentsIn, openStep } from "../approval-track.js";
import type { WorkItemState } from "../work-item.js";
import { POLICY } from "./policy.js";

/** The comments of the last call or additional review that is going on, as far as they count at its end. */
export function countingComments(item: WorkItemState): Comment[] {
  const comments = commentsIn(item, openStep(item, "LAST_CALL", "ADDITIONAL_REVIEW"));
  if (POLICY.withdrawnCommentsCount.value) return comments;
  return comments.filter(({ resolution }) => resolution?.result !== "WITHDRAWN");
}

/** Whether the last call or additional review that is going on has drawn a comment on the substance. */
export function hasSubstantiveComments(item: WorkItemState): boolean {
  return countingComments(item).some((comment) => comment.kind === "SUBSTANTIVE");
}
