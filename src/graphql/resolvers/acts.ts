import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Query,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import { cursorOf } from "../../application/watch.js";
import { changesBy } from "../../domain/changes.js";
import type { Recorded } from "../../domain/history.js";
import type * as domain from "../../domain/work-item.js";
import type { RequestContext } from "../context.js";
import { ActsOfInput } from "../inputs/acts-of.js";
import { wholeNode } from "../nodes.js";
import { subscribeToActs } from "../subscriptions/subscribe.js";
import { Act, type ActView } from "../types/act.js";
import { changeView, WorkItemChange } from "../types/change-row.js";
import { eventsOf } from "../types/event-view.js";
import { HistoryEvent } from "../types/history.js";
import { Node } from "../types/node.js";
import { WorkItem } from "../types/work-item.js";

@ArgsType()
class ActsArgs {
  @Field(() => ActsOfInput, { nullable: true, description: "Whose acts; left out: all." })
  of?: ActsOfInput | null;
  @Field(() => String, {
    nullable: true,
    description:
      "From where to go on: the `cursor` of an act, or of a query. Left out: from now on. The header `Last-Event-ID` goes before it. " +
      "Error CURSOR_GONE where that is too long ago.",
  })
  after?: string | null;
}

@Resolver(() => Act)
export class ActsResolver {
  @Subscription(() => Act, {
    subscribe: ({ args, context }) => subscribeToActs(args as ActsArgs, context as RequestContext),
    description:
      "What is done, as it is done, by whomever and on whichever server: as a stream of server-sent events, see docs/live.md. " +
      "Each act comes once; those upon one record in their order. Who watches sees what a query would show.",
  })
  acts(@Root() act: ActView, @Args(() => ActsArgs) _args: ActsArgs): ActView {
    return act;
  }

  @Query(() => String, {
    description:
      "From where to watch so that nothing is missed that this answer does not show yet: give it to the subscription `acts` as `after`.",
  })
  cursor(@Ctx() { tracker, seen }: RequestContext): string {
    return cursorOf(tracker, seen);
  }

  @FieldResolver(() => String, { name: "cursor" })
  cursorOfAct(@Root() { seen }: ActView, @Ctx() { tracker }: RequestContext): string {
    return cursorOf(tracker, seen);
  }

  @FieldResolver(() => Int)
  position(@Root() { commit }: ActView): number {
    return commit.position;
  }

  @FieldResolver(() => Node, {
    description: "What was acted upon, as the act left it: a work item, Question, meeting, person …",
  })
  record(@Root() { commit }: ActView, @Ctx() { programme }: RequestContext): object {
    return wholeNode(commit.kind, recordOf({ commit }, programme));
  }

  @FieldResolver(() => WorkItem, {
    nullable: true,
    description: "The work item; null where it was something else.",
  })
  workItem(@Root() act: ActView, @Ctx() { programme }: RequestContext): domain.WorkItem | null {
    return act.commit.kind === "workItem" ? programme.workItemById(act.commit.id) : null;
  }

  @FieldResolver(() => [HistoryEvent], {
    description: "What it wrote into the history of the record: usually one event.",
  })
  events(@Root() act: ActView, @Ctx() { programme }: RequestContext) {
    const record = recordOf(act, programme);
    return eventsOf(record, record.history.slice(act.commit.from - 1, act.commit.to));
  }

  @FieldResolver(() => [WorkItemChange], {
    description:
      "What it changed in a work item, as the query `changes` has it; none where it was something else.",
  })
  changes(@Root() { commit: { id, kind, from, to } }: ActView, @Ctx() { programme }: RequestContext) {
    const item = kind === "workItem" ? programme.workItemById(id) : null;
    if (!item) return [];
    return item.history.slice(from - 1, to).flatMap((event) => changesBy(event, item, null).map(changeView));
  }
}

/** What was acted upon, which is never taken away. */
function recordOf(
  { commit: { id, kind } }: Pick<ActView, "commit">,
  programme: RequestContext["programme"],
): Recorded {
  const record = programme.aggregate(id, kind);
  if (!record) throw new Error(`There is no ${kind} ${id}.`);
  return record;
}
