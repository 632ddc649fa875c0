import type { CalendarDate } from "../calendar.js";
import { nameKey } from "../names/fold.js";

/** Whether an organisation is qualified for normative references to its documents (Rec. A.5 Annex B), as decided on a day. */
export interface Qualification {
  readonly organization: string;
  readonly qualified: boolean;
  /** The Geneva date from which it counts. */
  readonly decidedOn: CalendarDate;
  /** The last day on which it counts, a Geneva date; null: until something else is decided. */
  readonly validUntil: CalendarDate | null;
  /** The report or TD that records it. */
  readonly document: string;
}

/**
 * What is on record of an organisation on a day: the latest decision up to it. `fault` says why it does not qualify
 * the organisation then, null where it does; the whole is null where nothing was decided by that day.
 */
export function qualificationOn(
  qualifications: Readonly<Record<string, Qualification>>,
  organization: string,
  on: CalendarDate,
): { readonly decision: Qualification; readonly fault: string | null } | null {
  const key = nameKey(organization);
  const decision = Object.values(qualifications)
    .filter((one) => nameKey(one.organization) === key && one.decidedOn <= on)
    .reduce<Qualification | null>(
      (latest, one) => (latest && latest.decidedOn > one.decidedOn ? latest : one),
      null,
    );
  if (!decision) return null;
  const { qualified, decidedOn, validUntil, document } = decision;
  if (!qualified) return { decision, fault: `is not qualified (${document}, ${decidedOn})` };
  const isOver = validUntil !== null && on > validUntil;
  return { decision, fault: isOver ? `was qualified until ${validUntil} only (${document})` : null };
}
