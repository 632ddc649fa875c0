import { openStep, positionsIn } from "../../approval-track.js";
import { type Problem, problem } from "../../problem.js";
import { nameKey } from "../../text.js";
import type { MemberCategory, PositionKind } from "../../vocabulary.js";
import type { ActInput } from "../facts.js";
import { POLICY } from "../policy.js";
import type { Row } from "../table.js";
import { given, missing, onAct } from "./guard.js";

const OBJECTING: readonly MemberCategory[] = ["MEMBER_STATE", "SECTOR_MEMBER"];
const POSITIONS: Record<"A8_5_5" | "RES1_9_5_4", readonly PositionKind[]> = {
  A8_5_5: ["CONCERN", "ABSTENTION"],
  RES1_9_5_4: ["RESERVATION", "ABSTENTION"],
};

/** Conditions about who speaks. */
export const MEMBER_GUARDS = {
  MEMBER_NAMED: given("The member is named", "member"),
  MAY_COMMENT: onAct("The member's category may comment", ({ input }, row) =>
    judgeCategory(input, row, POLICY.commenting.value),
  ),
  MAY_OBJECT: onAct("A Member State or Sector Member objects", ({ input }, row) =>
    judgeCategory(input, row, OBJECTING),
  ),
  MEMBER_STATE_ONLY: onAct("The member is a Member State", ({ input }, row) =>
    judgeCategory(input, row, ["MEMBER_STATE"]),
  ),
  COMMENT_CLASSIFIED: given("The comment is typographical or substantive", "commentKind"),
  REPLY_CLASSIFIED: given("The reply supports consideration for approval, or does not", "replyKind"),
  POSITION_FITS: onAct("The position is one that the procedure registers", ({ input }, row) => {
    if (!input.positionKind) return [missing(row, "positionKind")];
    const tap = row.clause === "RES1_9_5_4";
    const allowed = POSITIONS[tap ? "RES1_9_5_4" : "A8_5_5"];
    const unfit = allowed.includes(input.positionKind)
      ? []
      : [
          problem(
            "POSITION_UNFIT",
            { position: input.positionKind, allowed: allowed.join(" or ") },
            { path: "positionKind", clause: row.clause },
          ),
        ];
    return [...unfit, ...(tap ? [] : judgeCategory(input, row, OBJECTING))];
  }),
  ABSTENTION_STANDS: onAct("The member has abstained at this meeting", ({ input, item }, row) => {
    const step = openStep(item, "SG_REVIEW", "SG_DECISION");
    if (named(positionsIn(item, step, "ABSTENTION"), input.member)) return [];
    const said = { member: input.member ?? "Nobody named" };
    return [problem("NO_ABSTENTION", said, { path: "member", clause: row.clause })];
  }),
  ASKED_FOR_MORE_TIME: onAct(
    "The Member State asked for more time during the meeting",
    ({ input, item }, row) => {
      const asked = positionsIn(item, openStep(item, "MORE_TIME"), "MORE_TIME");
      if (!input.member || named(asked, input.member)) return [];
      const said = { member: input.member, members: asked.map((position) => position.member).join(", ") };
      return [problem("DID_NOT_ASK_FOR_MORE_TIME", said, { path: "member", clause: row.clause })];
    },
  ),
};

function named(
  positions: readonly { readonly member: string }[],
  member: string | null | undefined,
): boolean {
  return positions.some((position) => nameKey(position.member) === nameKey(member ?? ""));
}

function judgeCategory(input: ActInput, row: Row, allowed: readonly MemberCategory[]): Problem[] {
  if (!input.category) return [missing(row, "category")];
  if (allowed.includes(input.category)) return [];
  const said = { act: row.action, category: input.category, allowed: allowed.join(" or ") };
  return [problem("CATEGORY_FORBIDS", said, { path: "category", clause: row.clause })];
}
