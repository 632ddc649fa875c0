import { FieldResolver, Resolver, Root } from "type-graphql";
import type * as domain from "../../domain/problem.js";
import { Clause, citedOn } from "../types/clause.js";
import { Problem } from "../types/problem.js";

/** A problem cites its clause in the edition by which the act was judged. */
@Resolver(() => Problem)
export class ProblemResolver {
  @FieldResolver(() => Clause, {
    description:
      "Clause or source of the rule, e.g. `Rec. ITU-T A.8 §3.1`, in the edition in force on the day of the act.",
  })
  clause(@Root() { clause, on }: domain.Problem) {
    return citedOn(clause, on);
  }
}
