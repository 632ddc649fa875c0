import { openStep, positionsIn } from "../../approval-track.js";
import { type Problem, problem } from "../../problem.js";
import type { MemberCategory, PositionKind } from "../../vocabulary.js";
import type { ActInput } from "../facts.js";
import { likeOthers, refusedStates, stateOfAct, unknownStates } from "../named-members.js";
import { hasTaken } from "../opposition.js";
import { POLICY } from "../policy.js";
import type { Row } from "../table.js";
import { type Guard, given, missing, onAct } from "./guard.js";

const OBJECTING: readonly MemberCategory[] = ["MEMBER_STATE", "SECTOR_MEMBER"];
const POSITIONS: Record<"A8_5_5" | "RES1_9_5_4", readonly PositionKind[]> = {
  A8_5_5: ["CONCERN", "ABSTENTION"],
  RES1_9_5_4: ["RESERVATION", "ABSTENTION"],
};

/** The member is named, and its name is one that can be. */
const MEMBER_NAMED: Guard = {
  ...onAct("The member is named", (facts, row) =>
    facts.input.member ? refusedStates(stateOfAct(facts), row) : [missing(row, "member")],
  ),
  warn: (facts, row) => [...unknownStates(stateOfAct(facts), row), ...likeOthers(facts)],
};

/** Conditions about who speaks. */
export const MEMBER_GUARDS = {
  MEMBER_NAMED,
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
  COMMENT_ON_RECORD: onAct("The comment is on record", ({ input, item }, row) => {
    if (!input.comment) return [missing(row, "comment")];
    if (Object.hasOwn(item.comments, input.comment)) return [];
    const comments = Object.keys(item.comments).join(", ") || "none";
    return [problem("COMMENT_NOT_FOUND", { comment: input.comment, comments }, { path: "comment" })];
  }),
  COMMENT_ANSWERED: onAct("What was done about the comment is said", ({ input }, row) => [
    ...(input.commentResult ? [] : [missing(row, "commentResult")]),
    ...(input.text ? [] : [missing(row, "text")]),
  ]),
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
    if (hasTaken(item, "ABSTENTION", input.member ?? "")) return [];
    const said = { member: input.member ?? "Nobody named" };
    return [problem("NO_ABSTENTION", said, { path: "member", clause: row.clause })];
  }),
  NOT_ABSTAINING: onAct("The member does not abstain", ({ input, item }, row) => {
    if (!input.member || !hasTaken(item, "ABSTENTION", input.member)) return [];
    const clause = row.clause.startsWith("RES1") ? "RES1_9_5_6" : "A8_5_7";
    return [problem("ABSTAINS", { member: input.member }, { path: "member", clause })];
  }),
  ASKED_FOR_MORE_TIME: onAct(
    "The Member State asked for more time during the meeting",
    ({ input, item }, row) => {
      if (!input.member || hasTaken(item, "MORE_TIME", input.member)) return [];
      const asked = positionsIn(item, openStep(item, "MORE_TIME"), "MORE_TIME");
      const said = { member: input.member, members: asked.map((position) => position.member).join(", ") };
      return [problem("DID_NOT_ASK_FOR_MORE_TIME", said, { path: "member", clause: row.clause })];
    },
  ),
};

function judgeCategory(input: ActInput, row: Row, allowed: readonly MemberCategory[]): Problem[] {
  if (!input.category) return [missing(row, "category")];
  if (allowed.includes(input.category)) return [];
  const said = { act: row.action, category: input.category, allowed: allowed.join(" or ") };
  return [problem("CATEGORY_FORBIDS", said, { path: "category", clause: row.clause })];
}
