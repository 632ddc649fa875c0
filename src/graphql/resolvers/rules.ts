import { Query, Resolver } from "type-graphql";
import { CLAUSES } from "../../domain/clauses.js";
import { CHECKS, READINESS_RULES } from "../../domain/readiness/rules.js";
import { ReadinessRule } from "../types/readiness.js";

@Resolver()
export class RulesResolver {
  @Query(() => [ReadinessRule], {
    description: "The rules of the readiness review, each with its clause or source.",
  })
  readinessRules(): ReadinessRule[] {
    return READINESS_RULES.map((rule) => ({
      ...rule,
      clause: CLAUSES[rule.clause].citation,
      isCheck: CHECKS.includes(rule.id),
    }));
  }
}
