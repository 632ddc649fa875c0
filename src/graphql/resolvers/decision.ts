import { ValidateNested } from "class-validator";
import { DateTimeISOResolver } from "graphql-scalars";
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { HistoryEvent } from "../../domain/history.js";
import { MomentArgs, programmeAt, programmeOf } from "../as-of.js";
import { PageArgs } from "../connection.js";
import type { RequestContext } from "../context.js";
import { DecisionFilter } from "../inputs/decision-filter.js";
import { DecisionConnection } from "../types/connections.js";
import { Decision, type DecisionView } from "../types/decision.js";
import { Actor } from "../types/history.js";
import { Meeting } from "../types/meeting.js";
import { decisionPage } from "./decisions-list.js";

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
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ) {
    return decisionPage(programmeAt(context, when), filter ?? {}, page);
  }

  @FieldResolver(() => Meeting, { nullable: true, description: "The meeting at which it was taken." })
  meeting(@Root() decision: DecisionView, @Ctx() context: RequestContext) {
    return programmeOf(decision.workItem, context).meeting(decision.meeting);
  }

  @FieldResolver(() => Meeting, {
    nullable: true,
    description:
      "The meeting to which it was put off; null where none was named, and for every other outcome.",
  })
  postponedTo(@Root() { postponedTo, workItem }: DecisionView, @Ctx() context: RequestContext) {
    return postponedTo ? programmeOf(workItem, context).meeting(postponedTo) : null;
  }

  @FieldResolver(() => Actor, {
    description: "Who recorded it, and in what capacity; `onBehalfOf` where an officer did it for the chair.",
  })
  recordedBy(@Root() decision: DecisionView): HistoryEvent["by"] {
    return recordOf(decision).by;
  }

  @FieldResolver(() => DateTimeISOResolver, { description: "When it was written down, an instant in UTC." })
  recordedAt(@Root() decision: DecisionView): string {
    return recordOf(decision).recordedAt;
  }
}

/** The event that wrote a decision down: the first that speaks of it. */
function recordOf({ id, workItem }: DecisionView): HistoryEvent {
  const field = `decisions.${id}`;
  const event = workItem.history.find(({ changes }) => changes.some((change) => change.field === field));
  if (!event) throw new Error(`No event of ${workItem.id} recorded ${field}.`);
  return event;
}
