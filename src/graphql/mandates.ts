import type { CalendarDate } from "../domain/calendar.js";
import { type HeldMandate, isInForce, mandatesFor, type Person } from "../domain/person.js";
import type { Role } from "../domain/vocabulary.js";
import { dayOf, programmeOf } from "./as-of.js";
import type { RequestContext } from "./context.js";

/** The argument of every list of mandates. */
export const ALL_MANDATES = {
  defaultValue: false,
  description: "Also those whose term is over or still to come.",
};

/** All of the mandates, or those in force on a day. */
export function heldIn(mandates: readonly HeldMandate[], all: boolean, on: CalendarDate): HeldMandate[] {
  return mandates.filter((mandate) => all || isInForce(mandate, on));
}

/** The mandates for something, at the moment at which it was read. */
export function mandatesOf(
  about: object,
  scope: string,
  all: boolean,
  context: RequestContext,
): HeldMandate[] {
  const held = mandatesFor(programmeOf(about, context).personsCharged(scope), scope);
  return heldIn(held, all, dayOf(about, context));
}

/** Who holds the chair of a body, at the moment at which it was read; a vice-chair who replaces the chair, if one does. */
export function chairOf(body: object, scope: string, role: Role, context: RequestContext): Person | null {
  const held = mandatesOf(body, scope, false, context).filter((mandate) => mandate.role === role);
  return (held.find(({ replacing }) => replacing) ?? held.at(-1))?.person ?? null;
}
