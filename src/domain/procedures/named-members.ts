import { memberKey, memberStateNamed } from "../members/member.js";
import { isNear, nearMemberStates } from "../members/near.js";
import { type Problem, problem } from "../problem.js";
import type { ActFacts, ActInput } from "./facts.js";
import { POLICY } from "./policy.js";
import type { Row } from "./table.js";

type Said = ActFacts & { readonly input: ActInput };
type Named = { readonly name: string; readonly path: string };

/** The member of an act, where it is named as a Member State. */
export function stateOfAct({ input: { member, category } }: Said): Named[] {
  return member && category === "MEMBER_STATE" ? [{ name: member, path: "member" }] : [];
}

/** The Member States that are counted by name in an act. */
export function statesCounted({ input }: Said): Named[] {
  const lists = ["membersPresent", "membersOpposing", "membersAbstaining"] as const;
  return lists.flatMap((path) => (input[path] ?? []).map((name) => ({ name, path })));
}

/** Points out, among names of Member States, those that are on no list. */
export function unknownStates(states: readonly Named[], row: Row): Problem[] {
  const distinct = new Map(states.map((one) => [memberKey(one.name), one]));
  return [...distinct.values()]
    .filter(({ name }) => !memberStateNamed(name))
    .map(({ name, path }) => {
      const near = nearMemberStates(name).join(", ");
      return problem("MEMBER_STATE_UNKNOWN", { name, near }, { path, clause: row.clause });
    });
}

/** The same where the policy refuses what is on no list. */
export function refusedStates(states: readonly Named[], row: Row): Problem[] {
  return POLICY.unknownMemberStates.value === "REFUSE" ? unknownStates(states, row) : [];
}

/** Points out a free name that is new, and nearly like one that is on record. */
export function likeOthers({ input, membersLike }: Said): Problem[] {
  const { member, category } = input;
  if (!member || !membersLike || category === "MEMBER_STATE" || memberStateNamed(member)) return [];
  const known = membersLike(member);
  if (known.some((name) => memberKey(name) === memberKey(member))) return [];
  const near = known.filter((name) => isNear(name, member));
  if (near.length === 0) return [];
  return [problem("MEMBER_NAME_NEAR", { name: member, near: near.join(", ") }, { path: "member" })];
}
