import { ArrayMaxSize, ArrayMinSize, ArrayUnique, ValidateNested } from "class-validator";
import { Args, ArgsType, Ctx, Field, Query, Resolver } from "type-graphql";
import { type CountedBy, type ItemCount, SPANS_AT_STAGE } from "../../domain/queries/counts.js";
import type { ApprovalProcess, Priority, Stage } from "../../domain/vocabulary.js";
import { countItems } from "../../programme/item-counts.js";
import type { Programme } from "../../programme/programme.js";
import { MomentArgs, programmeAt } from "../as-of.js";
import type { RequestContext } from "../context.js";
import { dayAsked, findItems } from "../find-items.js";
import { WorkItemFilter } from "../inputs/work-item-filter.js";
import { CountedByEnum, type WorkItemCount, WorkItemCounts } from "../types/counts.js";

@ArgsType()
class CountsArgs {
  @ValidateNested()
  @Field(() => WorkItemFilter, { nullable: true, description: "Which items; left out: all." })
  filter?: WorkItemFilter | null;
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ArrayUnique()
  @Field(() => [CountedByEnum], { description: "One or two different things to count by." })
  by!: CountedBy[];
}

@Resolver()
export class CountsResolver {
  @Query(() => WorkItemCounts, {
    description:
      "How many work items meet the filter, by stage, working party, Question, process, priority, month or days at the stage, or any two of them.",
  })
  async workItemCounts(
    @Args(() => CountsArgs) { filter, by }: CountsArgs,
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ): Promise<WorkItemCounts> {
    const programme = programmeAt(context, when);
    const found = await findItems(programme, filter, context);
    const cells = countItems(programme, found.slots, by, dayAsked(programme, context));
    return { totalCount: found.size, cells: cells.map((cell) => countView(programme, by, cell)) };
  }
}

function countView(
  programme: Programme,
  by: readonly CountedBy[],
  { keys, count }: ItemCount,
): WorkItemCount {
  const keyOf = (one: CountedBy) => (by.includes(one) ? (keys[by.indexOf(one)] ?? null) : null);
  return {
    stage: keyOf("STAGE") as Stage | null,
    workingParty: programme.workingParty(keyOf("WORKING_PARTY") ?? ""),
    question: programme.question(keyOf("QUESTION") ?? ""),
    process: keyOf("PROCESS") as ApprovalProcess | null,
    priority: keyOf("PRIORITY") as Priority | null,
    month: keyOf("MONTH"),
    daysAtStage: SPANS_AT_STAGE.find(({ from }) => String(from) === keyOf("DAYS_AT_STAGE")) ?? null,
    count,
  };
}
