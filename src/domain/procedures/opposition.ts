import { meetingStep, openStep, positionsIn, stepsOf } from "../approval-track.js";
import { memberKey, membersIn } from "../members/member.js";
import type { PositionKind } from "../vocabulary.js";
import type { WorkItemState } from "../work-item.js";
import type { ActInput } from "./facts.js";
import { POLICY } from "./policy.js";

/** The members that abstain from the decision of the study group meeting, each once. */
export function abstainingMembers(item: WorkItemState, only?: "MEMBER_STATE"): ReadonlySet<string> {
  const positions = positionsIn(item, meetingStep(item), "ABSTENTION");
  const counted = positions.filter(({ category }) => !only || category === only);
  return membersIn(counted.map(({ member }) => member));
}

/** Whether a member has taken this position at the meeting, or in the time after it, and not taken it back. */
export function hasTaken(item: WorkItemState, kind: PositionKind, member: string): boolean {
  const step = kind === "ABSTENTION" ? meetingStep(item) : openStep(item, "MORE_TIME");
  return membersIn(positionsIn(item, step, kind).map((known) => known.member)).has(memberKey(member));
}

/**
 * Member States that oppose in the extra time, together with those that opposed at the meeting: each counts once, and
 * none that abstains. Those that were only counted at the meeting, and not named, cannot be told from the late ones.
 */
export function opposedAltogether(item: WorkItemState): number {
  const step = openStep(item, "MORE_TIME");
  const late = positionsIn(item, step, "LATE_OPPOSITION").map(({ member }) => member);
  const together = POLICY.lateOppositionCountsTogether.value;
  const named = (together && step?.count?.opposingStates) || [];
  const unnamed = together ? Math.max(0, (step?.opposed ?? 0) - membersIn(named).size) : 0;
  const abstaining = abstainingMembers(item);
  const opposing = [...membersIn([...named, ...late])].filter((member) => !abstaining.has(member));
  return opposing.length + unnamed;
}

/** How many Member States oppose by what is said with an act: by the names, else by the number; null if neither. */
export function opposingIn({ membersOpposing, opposingMemberStates }: ActInput): number | null {
  return membersOpposing ? membersIn(membersOpposing).size : (opposingMemberStates ?? null);
}

/** How many Member States are present by what is said with an act: by the names, else by the number. */
export function presentIn({ membersPresent, memberStatesPresent }: ActInput): number | null {
  return membersPresent ? membersIn(membersPresent).size : (memberStatesPresent ?? null);
}

/** Whether a delegation registered a reservation at the meeting that decided. */
export function hasReservations(item: WorkItemState): boolean {
  const last = stepsOf(item, "SG_DECISION").at(-1) ?? null;
  return positionsIn(item, last, "RESERVATION").length > 0;
}
