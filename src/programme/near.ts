import { nameKey } from "../domain/names/fold.js";
import type { Programme } from "./programme.js";
import { reversed } from "./tables.js";

/** So many names on either side of the one that is not there are looked at. */
const NEIGHBOURS = 40;

/** Names of work items that begin or end as a name does: among them is what was meant, where one letter of it is wrong. */
export function itemNamesNear({ items }: Programme, name: string): readonly string[] {
  const key = nameKey(name);
  const near = [...items.near("name:", key, NEIGHBOURS), ...items.near("eman:", reversed(key), NEIGHBOURS)];
  return [...new Set(near.map(({ acronym }) => acronym))];
}

/** Handles of persons that begin or end as a handle does. */
export function handlesNear({ people }: Programme, handle: string): readonly string[] {
  const near = [
    ...people.near("handle:", handle, NEIGHBOURS),
    ...people.near("eldnah:", reversed(handle), NEIGHBOURS),
  ];
  return [...new Set(near.map((person) => person.handle))];
}
