import { LocalDateResolver } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import type { CalendarDate } from "../../domain/calendar.js";

/** A clause as the API passes it on: its citation, with the day of the act that it was judged by; alone: today. */
export type ClauseView = string | { readonly citation: string; readonly on: CalendarDate };

/** A clause as it is cited by an act of a day. */
export function citedOn(citation: string, on: CalendarDate | undefined): ClauseView;
export function citedOn(citation: string | null, on: CalendarDate | undefined): ClauseView | null;
export function citedOn(citation: string | null, on: CalendarDate | undefined): ClauseView | null {
  return citation !== null && on ? { citation, on } : citation;
}

@ObjectType({
  description:
    "A clause of a text that governs the work, or another source of a rule. Where a field gives one, its citation is what the " +
    "record has; the rest is what this server knows of it.",
})
export class Clause {
  @Field(() => String, { description: "As cited in refusals, e.g. `Rec. ITU-T A.8 §3.1`." })
  citation!: string;
}

@ObjectType({ simpleResolvers: true, description: "An edition of a text that governs the work." })
export class Edition {
  @Field(() => String, { description: "As ITU-T dates it, e.g. `10/2008`, `Rev. Hammamet, 2016`." })
  code!: string;
  @Field(() => LocalDateResolver, {
    description: "The first day, a Geneva date, whose acts are judged by it.",
  })
  inForceFrom!: CalendarDate;
  @Field(() => Boolean, {
    description: "Whether the rules were read in it; false: it exists and was not at hand.",
  })
  wasRead!: boolean;
  @Field(() => String, { description: "How its day is known." })
  dayFrom!: string;
}

@ObjectType({ simpleResolvers: true, description: "A text that governs the work, with its editions." })
export class GoverningText {
  @Field(() => String, { description: "As clauses cite it, e.g. `Rec. ITU-T A.8`." })
  name!: string;
  @Field(() => [Edition], { description: "Its editions that are known here, the earliest first." })
  editions!: readonly Edition[];
}
