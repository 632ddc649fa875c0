import { changedText } from "../domain/decisions/stability.js";
import type { TextInForce } from "../domain/decisions/text-in-force.js";
import { designation, type WorkItem } from "../domain/work-item.js";
import type { Programme } from "../programme/programme.js";

/** The approved text that an item changes, the latest edition of it, where this programme knows it. */
export function textInForce(
  programme: Programme,
  item: WorkItem,
  assigned: string | null = null,
): TextInForce | null {
  const number = changedText(item, assigned);
  if (!number) return null;
  return programme
    .workItemsOfText(number)
    .flatMap((other) => {
      const { approvedOn } = other;
      return other.id !== item.id && approvedOn ? [{ name: designation(other), approvedOn }] : [];
    })
    .reduce<TextInForce | null>(
      (latest, one) => (latest && latest.approvedOn > one.approvedOn ? latest : one),
      null,
    );
}
