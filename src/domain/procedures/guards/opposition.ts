import { openStep, positionsIn } from "../../approval-track.js";
import { type Problem, problem } from "../../problem.js";
import type { ActFacts, ActInput } from "../facts.js";
import { POLICY } from "../policy.js";
import type { Row } from "../table.js";
import { missing, onAct } from "./guard.js";

type Said = ActFacts & { readonly input: ActInput };

/** Conditions about how many oppose. */
export const OPPOSITION_GUARDS = {
  OPPOSITION_COUNTED: onAct(
    "The Member States present, and those of them that oppose, are counted",
    (facts, row) => {
      const { memberStatesPresent: present, opposingMemberStates: opposing } = facts.input;
      if (present === null || present === undefined) return [missing(row, "memberStatesPresent")];
      if (opposing === null || opposing === undefined) return [missing(row, "opposingMemberStates")];
      const abstaining = abstainingStates(facts);
      if (isCount(present) && isCount(opposing) && opposing <= present - abstaining) return [];
      const said = { opposing, present, abstaining };
      return [problem("OPPOSITION_IMPOSSIBLE", said, { path: "opposingMemberStates", clause: row.clause })];
    },
  ),
  OPPOSITION_TOLERATED: onAct("No more than one Member State present opposes", (facts, row) =>
    judgeTolerance(facts, row, POLICY.aapOpposingMemberStates.value),
  ),
  UNOPPOSED: onAct("No Member State present opposes", (facts, row) => judgeTolerance(facts, row, 0)),
  DELETION_TOLERATED: onAct("Nobody opposes the deletion; under AAP one Member State may", (facts, row) =>
    judgeTolerance(facts, row, toleratedIn(facts)),
  ),
  OPPOSITION_PREVENTS: onAct("So many Member States oppose that the text is not approved", (facts, row) => {
    const opposing = facts.input.opposingMemberStates;
    const needed = toleratedIn(facts) + 1;
    if (opposing === null || opposing === undefined || opposing >= needed) return [];
    const at = { path: "opposingMemberStates", clause: row.clause };
    return [problem("OPPOSITION_INSUFFICIENT", { opposing, needed }, at)];
  }),
};

/** An abstaining Member State's presence is ignored (A.8 §5.7, Res. 1 §9.5.6). */
function abstainingStates({ item }: ActFacts): number {
  const step = openStep(item, "SG_REVIEW", "SG_DECISION");
  return positionsIn(item, step, "ABSTENTION").filter((p) => p.category === "MEMBER_STATE").length;
}

function toleratedIn({ item }: ActFacts): number {
  return item.process === "TAP" ? 0 : POLICY.aapOpposingMemberStates.value;
}

function judgeTolerance({ input }: Said, row: Row, tolerated: number): Problem[] {
  const opposing = input.opposingMemberStates;
  if (opposing === null || opposing === undefined || opposing <= tolerated) return [];
  const clause = row.clause === "A8_5_3" ? "A8_5_4" : row.clause;
  const words = tolerated === 0 ? "none" : `no more than ${tolerated}`;
  return [problem("OPPOSED", { opposing, tolerated: words }, { path: "opposingMemberStates", clause })];
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 0;
}
