import { fold } from "../names/fold.js";
import { MEMBER_STATES } from "./member-states.js";
import { stateNameKey } from "./name-key.js";
import type { MemberState } from "./read-table.js";

const BY_NAME: ReadonlyMap<string, MemberState> = new Map(
  MEMBER_STATES.flatMap((state) =>
    [...Object.values(state.names).flat(), ...state.formerNames].map((name) => [stateNameKey(name), state]),
  ),
);

/** The Member State that somebody named, in whatever official language and form; null where there is none. */
export function memberStateNamed(name: string): MemberState | null {
  return BY_NAME.get(stateNameKey(name)) ?? null;
}

/** What makes two names one member: a Member State by what it is, any other member by its name in any case. */
export function memberKey(name: string): string {
  const state = memberStateNamed(name);
  return state ? `state:${state.code}` : fold(name);
}

/** Whether two names are of one member. */
export const sameMember = (one: string, other: string): boolean => memberKey(one) === memberKey(other);

/** The members among these names, each once, by their keys. */
export const membersIn = (names: Iterable<string>): ReadonlySet<string> => new Set([...names].map(memberKey));
