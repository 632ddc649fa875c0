import type { Stage } from "../domain/vocabulary.js";
import { designation, type WorkItem } from "../domain/work-item.js";
import type { Programme } from "../programme/programme.js";

const ENDED: readonly Stage[] = ["APPROVED", "APPROVED_WITH_RESERVATIONS", "AGREED", "PUBLISHED", "DELETED"];

/** Which other item holds a number, if one does. A revised text keeps the number of the edition it revises, so it may share it with a published one. */
export function numberHolder(programme: Programme, item: WorkItem, number: string | null): string | null {
  if (number === null) return null;
  const others = programme.workItemsNamed(number).filter((other) => other.id !== item.id);
  const holder = others.find((other) => item.version === "NEW" || !ENDED.includes(other.stage));
  return holder ? designation(holder) : null;
}
