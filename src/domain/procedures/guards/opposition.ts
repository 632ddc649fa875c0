import { openStep } from "../../approval-track.js";
import { settingOn } from "../../editions/settings.js";
import { memberKey, membersIn } from "../../members/member.js";
import { type Problem, problem } from "../../problem.js";
import type { ActFacts, ActInput } from "../facts.js";
import { refusedStates, statesCounted, unknownStates } from "../named-members.js";
import { abstainingMembers, opposingIn, presentIn } from "../opposition.js";
import { POLICY } from "../policy.js";
import type { Row } from "../table.js";
import { type Guard, missing, onAct } from "./guard.js";

type Said = ActFacts & { readonly input: ActInput };

const MEMBERS_COUNTED: Guard = {
  ...onAct("Names and numbers agree, and whoever opposes is present and does not abstain", (facts, row) => [
    ...judgeNumber(facts.input.membersPresent, facts.input.memberStatesPresent, "membersPresent", row),
    ...judgeNumber(facts.input.membersOpposing, facts.input.opposingMemberStates, "membersOpposing", row),
    ...judgeNames(facts, row),
    ...refusedStates(statesCounted(facts), row),
  ]),
  warn: (facts, row) => unknownStates(statesCounted(facts), row),
};

/** Conditions about how many oppose. */
export const OPPOSITION_GUARDS = {
  OPPOSITION_COUNTED: onAct(
    "The Member States present, and those of them that oppose, are counted",
    (facts, row) => {
      const present = presentIn(facts.input);
      const opposing = opposingIn(facts.input);
      // Once more time was asked for, the count that was made then stands until another is given.
      if (present === null && opposing === null && openStep(facts.item, "MORE_TIME")) return [];
      if (present === null) return [missing(row, "memberStatesPresent")];
      if (opposing === null) return [missing(row, "opposingMemberStates")];
      const abstaining = abstainingStates(facts).size;
      if (isCount(present) && isCount(opposing) && opposing <= present - abstaining) return [];
      const said = { opposing, present, abstaining };
      return [problem("OPPOSITION_IMPOSSIBLE", said, { path: "opposingMemberStates", clause: row.clause })];
    },
  ),
  MEMBERS_COUNTED,
  OPPOSITION_TOLERATED: onAct("No more than one Member State present opposes", (facts, row) =>
    judgeTolerance(facts, row, settingOn("aapOpposingMemberStates", facts.date)),
  ),
  MORE_TIME_ALLOWED: onAct("Not so many Member States oppose that the text is not approved", (facts, row) =>
    POLICY.moreTimeWhileOpposed.value ? [] : judgeTolerance(facts, row, toleratedIn(facts)),
  ),
  UNOPPOSED: onAct("No Member State present opposes", (facts, row) => judgeTolerance(facts, row, 0)),
  DELETION_TOLERATED: onAct("Nobody opposes the deletion; under AAP one Member State may", (facts, row) =>
    judgeTolerance(facts, row, toleratedIn(facts)),
  ),
  BY_CONSENSUS: onAct("Nobody opposes: it is decided by consensus", (facts, row) =>
    judgeTolerance(facts, row, 0),
  ),
  OPPOSITION_PREVENTS: onAct("So many Member States oppose that the text is not approved", (facts, row) => {
    const opposing = opposingIn(facts.input);
    const needed = toleratedIn(facts) + 1;
    if (opposing === null || opposing >= needed) return [];
    const at = { path: "opposingMemberStates", clause: row.clause };
    return [problem("OPPOSITION_INSUFFICIENT", { opposing, needed }, at)];
  }),
};

/** An abstaining Member State's presence is ignored (A.8 §5.7, Res. 1 §9.5.6). */
function abstainingStates({ item, input }: Said): ReadonlySet<string> {
  const said = membersIn(input.membersAbstaining ?? []);
  const all = new Set([...abstainingMembers(item, "MEMBER_STATE"), ...said]);
  const present = input.membersPresent && membersIn(input.membersPresent);
  return present ? new Set([...all].filter((member) => present.has(member))) : all;
}

function judgeNumber(
  names: readonly string[] | null | undefined,
  number: number | null | undefined,
  path: "membersPresent" | "membersOpposing",
  row: Row,
): Problem[] {
  const named = names && membersIn(names).size;
  if (typeof named !== "number" || typeof number !== "number" || named === number) return [];
  return [problem("MEMBERS_MISCOUNTED", { named, number, field: path }, { path, clause: row.clause })];
}

/** Who opposes is present, and does not abstain. */
function judgeNames(facts: Said, row: Row): Problem[] {
  const { membersPresent, membersOpposing, membersAbstaining } = facts.input;
  const present = membersPresent && membersIn(membersPresent);
  const absent = present
    ? [...(membersOpposing ?? []), ...(membersAbstaining ?? [])].filter(
        (name) => !present.has(memberKey(name)),
      )
    : [];
  const abstaining = abstainingStates(facts);
  const both = (membersOpposing ?? []).filter((name) => abstaining.has(memberKey(name)));
  const at = { path: "membersOpposing", clause: row.clause };
  return [
    ...(absent.length > 0 ? [problem("MEMBERS_ABSENT", { members: absent.join(", ") }, at)] : []),
    ...both.map((member) => problem("ABSTAINS", { member }, at)),
  ];
}

function toleratedIn({ item, date }: ActFacts): number {
  return item.process === "TAP" ? 0 : settingOn("aapOpposingMemberStates", date);
}

function judgeTolerance({ input }: Said, row: Row, tolerated: number): Problem[] {
  const opposing = opposingIn(input);
  if (opposing === null || opposing <= tolerated) return [];
  const clause = row.clause === "A8_5_3" ? "A8_5_4" : row.clause;
  const words = tolerated === 0 ? "none" : `no more than ${tolerated}`;
  return [problem("OPPOSED", { opposing, tolerated: words }, { path: "opposingMemberStates", clause })];
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 0;
}
