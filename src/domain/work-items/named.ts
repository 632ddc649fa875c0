import type { CalendarDate } from "../calendar.js";
import { exactKeys, isNamedBy, isSameText, textKeys } from "../names/key.js";
import { type Edition, ownEdition, type PublishedNumber } from "../names/number.js";
import { parseNumber } from "../names/parse.js";
import type { Stage } from "../vocabulary.js";
import { heldNumber, standingDecisions, type WorkItemState } from "../work-item.js";

const AGREED_AND_AFTER: readonly Stage[] = [
  "AGREED",
  "PUBLISHED",
  "DELETION_AGREED",
  "DELETION_PERIOD",
  "DELETION_REFERRED_BACK",
  "DELETED",
];

/** The day on which the text of an item was approved or agreed, or TSB published it; null before. */
export function publishedOn(item: WorkItemState): CalendarDate | null {
  if (item.approvedOn) return item.approvedOn;
  if (!AGREED_AND_AFTER.includes(item.stage)) return null;
  const agreement = standingDecisions(item).find(
    ({ kind, outcome }) => kind === "AGREEMENT" && outcome === "AGREED",
  );
  return agreement?.decidedOn ?? item.stageSince;
}

/** The edition of an item's text: as its number says, or else by the day of its publication; null before. */
export function editionOf(item: WorkItemState): Edition | null {
  const number = numberOf(item);
  const written = number && ownEdition(number);
  if (written) return written;
  const day = publishedOn(item);
  return day ? { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) } : null;
}

/** The number that an item holds, taken apart. Null where it has none, or gave it back when it was discontinued. */
export function numberOf(item: Pick<WorkItemState, "number" | "stage">): PublishedNumber | null {
  const held = heldNumber(item);
  return held === null ? null : parseNumber(held);
}

/** The keys under which an item is found by its number. */
export function numberKeysOf(item: WorkItemState): string[] {
  const number = numberOf(item);
  return number ? textKeys(number) : [];
}

/** Whether what somebody wrote names the text of this item. */
export function isItemNamedBy(asked: PublishedNumber, item: WorkItemState): boolean {
  const held = numberOf(item);
  return held !== null && isNamedBy(asked, held, editionOf(item));
}

/** Whether the item's text is the one with this number, in this or another edition. */
export function isItemOf(number: PublishedNumber, item: WorkItemState): boolean {
  const held = numberOf(item);
  return held !== null && isSameText(number, held);
}

/**
 * Of items that one name names, those that can be meant: of each text the edition in force, then what is under way. Earlier
 * editions and what has ended are meant only where nothing else is.
 */
export function meant<T extends WorkItemState>(named: readonly T[]): readonly T[] {
  const inForce = new Map<string, T>();
  for (const item of named.filter((one) => publishedOn(one) !== null && one.stage !== "DELETED")) {
    const text = textOf(item);
    const newest = inForce.get(text);
    if (!newest || (publishedOn(newest) ?? "") < (publishedOn(item) ?? "")) inForce.set(text, item);
  }
  const underWay = named.filter((one) => publishedOn(one) === null && one.stage !== "DISCONTINUED");
  const first = [...inForce.values(), ...underWay];
  return first.length > 0 ? first : named;
}

function textOf(item: WorkItemState): string {
  const number = numberOf(item);
  return number ? exactKeys(number).join("/") : item.acronym;
}
