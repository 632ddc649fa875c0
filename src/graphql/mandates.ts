import { ArgsType, Field } from "type-graphql";
import type { CalendarDate } from "../domain/calendar.js";
import { type HeldMandate, isInForce, mandatesFor, type Person } from "../domain/person.js";
import type { Role } from "../domain/vocabulary.js";
import { dayOf, programmeOf } from "./as-of.js";
import { type Connection, inOrder, PageArgs, paginate } from "./connection.js";
import type { RequestContext } from "./context.js";
import { MANDATES_BY_ROLE } from "./orders.js";

@ArgsType()
export class MandatesArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Also those whose term is over or still to come.",
  })
  all!: boolean;
}

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

/** A page of them, by role and then by the beginning of the term. */
export function mandatePage(
  about: object,
  scope: string,
  { all, ...page }: MandatesArgs,
  context: RequestContext,
): Connection<HeldMandate> {
  return paginate(inOrder(mandatesOf(about, scope, all, context), MANDATES_BY_ROLE), MANDATES_BY_ROLE, page);
}

/** Who holds the chair of a body, at the moment at which it was read; a vice-chair who replaces the chair, if one does. */
export function chairOf(body: object, scope: string, role: Role, context: RequestContext): Person | null {
  const held = mandatesOf(body, scope, false, context).filter(
    (mandate) => mandate.role === role && !mandate.acting,
  );
  return (held.find(({ replacing }) => replacing) ?? held.at(-1))?.person ?? null;
}
