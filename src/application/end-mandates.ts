import { addDays, type CalendarDate } from "../domain/calendar.js";
import type { Basis } from "../domain/history.js";
import { withMandate } from "../domain/people/mandate-conclusion.js";
import { type HeldMandate, mandatesFor } from "../domain/person.js";
import { type Problem, problem } from "../domain/problem.js";
import type { Programme } from "../programme/programme.js";
import { changeAggregate } from "./change-aggregate.js";
import { oneAtATime } from "./in-structure.js";
import type { Granted } from "./permit.js";
import type { Tracker } from "./tracker.js";

/**
 * The mandates for a working party or Question that would outlast it: in force on the first day on which it is no more. They
 * end with it, so that whoever has them gets no say in what is set up under the same label later.
 */
export function outlasting(programme: Programme, label: string, from: CalendarDate): HeldMandate[] {
  return mandatesFor(programme.personsCharged(label), label).filter(
    (mandate) => !mandate.voided && mandate.from < from && (mandate.until === null || mandate.until >= from),
  );
}

/** That mandates end with what they are for. */
export function warnOfEnd(label: string, ending: readonly HeldMandate[]): Problem[] {
  if (ending.length === 0) return [];
  const people = ending.map(({ person, role }) => `${person.name} (${role})`).join(", ");
  return [problem("MANDATES_END", { label, people })];
}

/** Ends mandates with what they are for, by the leave and on the basis of the act that ends it. */
export async function endWith(
  tracker: Tracker,
  ending: readonly HeldMandate[],
  { from, granted, basis }: { from: CalendarDate; granted: Granted; basis: Partial<Basis> },
): Promise<void> {
  const until = addDays(from, -1);
  for (const { id, person } of ending) {
    const missing = problem("PERSON_NOT_FOUND", { handle: person.handle });
    const find = (programme: Programme) => programme.person(person.handle);
    const change = { kind: "person", find, missing, action: "END_MANDATE", by: granted.by } as const;
    const end = () =>
      changeAggregate(tracker, change, (fresh) => {
        const mandate = fresh.mandates[id];
        const next = mandate ? withMandate(fresh, { ...mandate, until }) : null;
        return { granted, problems: [], next, effectiveOn: until, basis };
      });
    await oneAtATime(tracker, "mandates", end);
  }
}
