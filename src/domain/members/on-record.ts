import type { ApprovalTrack } from "../approval-track.js";

/** The members that an item's record names freely, as they are written there: commenting, or taking a position. */
export function membersNamedIn({
  comments,
  positions,
}: Pick<ApprovalTrack, "comments" | "positions">): string[] {
  const named = [...Object.values(comments), ...Object.values(positions)];
  return [...new Set(named.map(({ member }) => member))];
}
