import type { CalendarDate } from "../calendar.js";
import { bodyLabel, type WorkingPartyLabel } from "../labels.js";
import { type HeldMandate, isInForce, type Person } from "../person.js";
import { ROLES } from "../vocabulary.js";
import type { WorkItemState } from "../work-item.js";

/** The item whose surroundings are asked for; one that is not registered yet has no id. */
type Item = Pick<WorkItemState, "studyGroup" | "question"> & { readonly id?: string };

/**
 * The scopes of the mandates that reach a work item: its study group, the working party and Question it belongs to,
 * the item itself, and null for those who serve all. Where a body is named that acts on the item, it is not reached
 * through another: what the study group decides is not for the chair of a working party.
 */
export function scopesAround(
  { id, studyGroup, question }: Item,
  home: WorkingPartyLabel | null,
  body?: string | null,
): ReadonlySet<string | null> {
  const acting = body ? (bodyLabel(body) ?? body) : home;
  const party = home && acting === home ? [home] : [];
  return new Set([studyGroup, ...party, question, ...(id ? [id] : []), null]);
}

/** The mandates of these persons that are for one of the scopes and in force on a day, by role. */
export function mandatesReaching(
  people: Iterable<Person>,
  scopes: ReadonlySet<string | null>,
  on: CalendarDate,
): HeldMandate[] {
  return [...people]
    .flatMap((person) => Object.values(person.mandates).map((mandate) => ({ ...mandate, person })))
    .filter((mandate) => scopes.has(mandate.scope) && isInForce(mandate, on))
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}
