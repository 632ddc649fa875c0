import { Arg, FieldResolver, Query, Resolver, Root } from "type-graphql";
import * as domain from "../../domain/clauses.js";
import { Clause } from "../types/clause.js";

const KNOWN: ReadonlyMap<string, domain.Clause> = new Map(
  Object.values(domain.CLAUSES).map((clause) => [clause.citation, clause]),
);

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

  @FieldResolver(() => String, { description: "As cited in refusals, e.g. `Rec. ITU-T A.8 §3.1`." })
  citation(@Root() citation: string): string {
    return citation;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What it says, in our words; null where an older record cites what this server no longer cites.",
  })
  says(@Root() citation: string): string | null {
    return KNOWN.get(citation)?.says ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Which edition was read; null where it is not known.",
  })
  edition(@Root() citation: string): string | null {
    return KNOWN.get(citation)?.edition ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: "False where the text was not at hand and the rule is practice or general knowledge.",
  })
  verified(@Root() citation: string): boolean {
    return KNOWN.get(citation)?.verified ?? false;
  }
}
