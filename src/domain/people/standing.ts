import type { CalendarDate } from "../calendar.js";
import type { WorkingPartyLabel } from "../labels.js";
import { isInForce, type Mandate, type PersonState } from "../person.js";
import type { Role } from "../vocabulary.js";
import type { WorkItem } from "../work-item.js";

/**
 * The scopes of the mandates that reach a work item: its study group, the working party and Question it belongs to,
 * the item itself, and null for those who serve all.
 */
export function scopesAround(item: WorkItem, home: WorkingPartyLabel | null): ReadonlySet<string | null> {
  return new Set([item.studyGroup, home ?? item.studyGroup, item.question, item.id, null]);
}

/** In what capacities somebody stands towards what these scopes reach, on a day. */
export function standingOf(
  { mandates }: Pick<PersonState, "mandates">,
  scopes: ReadonlySet<string | null>,
  on: CalendarDate,
): Role[] {
  const reaching = Object.values(mandates).filter((mandate) => reaches(mandate, scopes, on));
  return [...new Set(reaching.map(({ role }) => role))];
}

/** Whether a mandate is for one of these scopes and in force on a day. */
export function reaches(mandate: Mandate, scopes: ReadonlySet<string | null>, on: CalendarDate): boolean {
  return scopes.has(mandate.scope) && isInForce(mandate, on);
}
