import { nearKey } from "../domain/members/near.js";
import { membersNamedIn } from "../domain/members/on-record.js";
import type { Programme } from "../programme/programme.js";

/** Names of members on record anywhere in the programme that begin as this one does. */
export function membersLike(programme: Programme, name: string): readonly string[] {
  const key = nearKey(name);
  const names = programme.workItemsNaming(key).flatMap(membersNamedIn);
  return [...new Set(names)].filter((known) => nearKey(known) === key);
}
