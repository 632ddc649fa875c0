import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { today } from "../../application/tracker.js";
import * as domain from "../../domain/clauses.js";
import { editionOn, governingTexts, isVerifiedOn, textCitedIn } from "../../domain/editions/in-force.js";
import type { RequestContext } from "../context.js";
import { Clause, type ClauseView, GoverningText } from "../types/clause.js";

const KNOWN: ReadonlyMap<string, domain.Clause> = new Map(
  Object.values(domain.CLAUSES).map((clause) => [clause.citation, clause]),
);

const citationOf = (clause: ClauseView) => (typeof clause === "string" ? clause : clause.citation);
const dayOf = (clause: ClauseView, { tracker }: RequestContext) =>
  typeof clause === "string" ? today(tracker) : clause.on;

/** A clause is passed on as its citation, as the record has it, and knows the rest by that. */
@Resolver(() => Clause)
export class ClauseResolver {
  @Query(() => [Clause], { description: "Every clause and source that this server cites." })
  clauses(): string[] {
    return [...KNOWN.keys()];
  }

  @Query(() => Clause, {
    nullable: true,
    description: "A clause or source that this server cites; null where it cites no such.",
  })
  clause(
    @Arg("citation", () => String, { description: "E.g. `Rec. ITU-T A.8 §3.1`." }) citation: string,
  ): string | null {
    return KNOWN.has(citation) ? citation : null;
  }

  @Query(() => [GoverningText], {
    description:
      "The texts that govern the work with their editions. An act is judged by the edition in force on its day; what an edition that was " +
      "not at hand says otherwise is not known here, and the rules of the one before go on.",
  })
  governingTexts(): readonly GoverningText[] {
    return governingTexts();
  }

  @FieldResolver(() => String, { description: "As cited in refusals, e.g. `Rec. ITU-T A.8 §3.1`." })
  citation(@Root() clause: ClauseView): string {
    return citationOf(clause);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What it says, in our words; null where an older record cites what this server no longer cites.",
  })
  says(@Root() clause: ClauseView): string | null {
    return KNOWN.get(citationOf(clause))?.says ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The edition of its text that was in force on the day of the act that cites it, else today, e.g. `01/2024`; null where the source has no " +
      "editions.",
  })
  edition(@Root() clause: ClauseView, @Ctx() context: RequestContext): string | null {
    const text = textCitedIn(citationOf(clause));
    return (text && editionOn(text, dayOf(clause, context))?.code) ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The edition in which it was read, e.g. `10/2008`, or the other source; null where it is not known.",
  })
  readIn(@Root() clause: ClauseView): string | null {
    return KNOWN.get(citationOf(clause))?.readIn ?? null;
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether it was read in the edition in force on that day. False where an older one was read, or none: then it rests on practice or general " +
      "knowledge.",
  })
  verified(@Root() clause: ClauseView, @Ctx() context: RequestContext): boolean {
    const known = KNOWN.get(citationOf(clause));
    return known !== undefined && isVerifiedOn(known, dayOf(clause, context));
  }
}
