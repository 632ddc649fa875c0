import { editionsAgree, ownEdition } from "../domain/names/number.js";
import { parseNumber } from "../domain/names/parse.js";
import type { Stage } from "../domain/vocabulary.js";
import { designation, type WorkItem } from "../domain/work-item.js";
import { editionOf } from "../domain/work-items/named.js";
import type { Programme } from "../programme/programme.js";

const ENDED: readonly Stage[] = ["APPROVED", "APPROVED_WITH_RESERVATIONS", "AGREED", "PUBLISHED", "DELETED"];

/**
 * Which other item holds a number, if one does. A revised text keeps the number of the edition that it revises, so it may
 * share it with a published one, unless its number names that very edition.
 */
export function numberHolder(programme: Programme, item: WorkItem, number: string | null): string | null {
  if (number === null) return null;
  const others = programme.workItemsOfText(number).filter((other) => other.id !== item.id);
  return holderAmong(others, item, number);
}

/** The same of these other items, which have the number's text in whatever editions. */
export function holderAmong(
  others: readonly WorkItem[],
  item: Pick<WorkItem, "version">,
  number: string,
): string | null {
  const parsed = parseNumber(number);
  const edition = parsed && ownEdition(parsed);
  const isTaken = (other: WorkItem) => {
    if (item.version === "NEW" || !ENDED.includes(other.stage)) return true;
    const published = editionOf(other);
    return edition !== null && published !== null && editionsAgree(edition, published);
  };
  const holder = parsed ? others.find(isTaken) : undefined;
  return holder ? designation(holder) : null;
}
