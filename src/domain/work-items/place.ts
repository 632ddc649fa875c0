import { compareKeys, orderKey } from "../names/order.js";
import type { WorkItem } from "../work-item.js";

const places = new WeakMap<WorkItem, string>();

/** The place of an item among others by its acronym, as a key for {@link compareKeys}. Items are immutable: each is read once. */
export function placeByAcronym(item: WorkItem): string {
  const known = places.get(item);
  if (known !== undefined) return known;
  const place = orderKey(item.acronym);
  places.set(item, place);
  return place;
}

/** Compares items by acronym as people count, `Y.9` before `Y.10`. */
export function compareByAcronym(a: WorkItem, b: WorkItem): number {
  return compareKeys(placeByAcronym(a), placeByAcronym(b)) || compareKeys(a.id, b.id);
}
