import { meetingStep, openStep, positionsIn, type Step } from "../../approval-track.js";
import { sameMember } from "../../members/member.js";
import type { PositionKind } from "../../vocabulary.js";
import type { WorkItemState } from "../../work-item.js";
import { added, type EffectOf, type Performed } from "./effect.js";

type Positions = WorkItemState["positions"];

/** What a member can only say once: saying it again takes the place of what it said. A concern is one of several. */
const ONCE: readonly PositionKind[] = ["ABSTENTION", "MORE_TIME", "LATE_OPPOSITION", "OBJECTION_TO_DELETION"];

/** What a member says at the meeting belongs to the meeting, and all else to the period that is going on. */
const AT_MEETING: readonly PositionKind[] = ["CONCERN", "RESERVATION", "ABSTENTION"];

/** A member says something at the meeting, or in the time after it. */
export const takePosition =
  (kind?: PositionKind): EffectOf =>
  (act) => {
    const said = kind ?? act.input.positionKind ?? "CONCERN";
    const step = AT_MEETING.includes(said)
      ? meetingStep(act.item)
      : openStep(act.item, "MORE_TIME", "DELETION_PERIOD");
    return { next: step ? { positions: withPosition(act, step, said) } : {} };
  };

/** A member takes its abstention back. Where older records have it twice, both are taken back. */
export const revokeAbstention: EffectOf = ({ item, date, input }) => {
  const abstentions = positionsIn(item, meetingStep(item), "ABSTENTION")
    .filter(({ member }) => sameMember(member, input.member ?? ""))
    .map((known) => [known.id, { ...known, revokedOn: date }]);
  return { next: { positions: { ...item.positions, ...Object.fromEntries(abstentions) } } };
};

/** The positions with those that abstain by the count of the meeting. */
export function abstaining(act: Performed, members: readonly string[]): Positions {
  const step = meetingStep(act.item);
  if (!step) return act.item.positions;
  return members.reduce((positions, member) => {
    const input = { ...act.input, member, category: "MEMBER_STATE", text: null } as const;
    return withPosition({ ...act, input, item: { ...act.item, positions } }, step, "ABSTENTION");
  }, act.item.positions);
}

/** The positions with a further one of the member that the act names. */
export function withPosition({ item, date, input }: Performed, step: Step, kind: PositionKind): Positions {
  const member = input.member ?? "";
  const position = {
    step: step.id,
    member,
    category: input.category ?? "MEMBER_STATE",
    kind,
    statedOn: date,
    note: input.text ?? null,
    revokedOn: null,
  };
  const earlier = ONCE.includes(kind)
    ? positionsIn(item, step, kind).find((known) => sameMember(known.member, member))
    : undefined;
  return earlier
    ? { ...item.positions, [earlier.id]: { ...position, id: earlier.id } }
    : added(item.positions, "P", position);
}
