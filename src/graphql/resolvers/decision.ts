import { ValidateNested } from "class-validator";
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { AsOfArgs, programmeAt, programmeOf } from "../as-of.js";
import { PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { DecisionFilter } from "../inputs/filters.js";
import { DECISIONS_BY_DAY } from "../orders.js";
import { DecisionConnection } from "../types/connections.js";
import { Decision, type DecisionView } from "../types/decision.js";
import { Meeting } from "../types/meeting.js";
import { listDecisions } from "./decisions-list.js";

@ArgsType()
class DecisionsArgs extends PageArgs {
  @ValidateNested()
  @Field(() => DecisionFilter, { nullable: true, description: "Which decisions; left out: all." })
  filter?: DecisionFilter | null;
}

@Resolver(() => Decision)
export class DecisionResolver {
  @Query(() => DecisionConnection, {
    description: "Decisions that meet the filter, by day, body and agenda item.",
  })
  decisions(
    @Args(() => DecisionsArgs) { filter, ...page }: DecisionsArgs,
    @Args(() => AsOfArgs) when: AsOfArgs,
    @Ctx() context: RequestContext,
  ) {
    return paginate(listDecisions(programmeAt(context, when), filter ?? {}), DECISIONS_BY_DAY, page);
  }

  @FieldResolver(() => Meeting, { nullable: true, description: "The meeting at which it was taken." })
  meeting(@Root() decision: DecisionView, @Ctx() context: RequestContext) {
    return programmeOf(decision.workItem, context).meeting(decision.meeting);
  }
}
