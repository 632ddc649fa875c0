import { ArrayMaxSize } from "class-validator";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { waitFacts } from "../../application/wait-facts.js";
import { endWait, waitFor } from "../../application/wait-for.js";
import type { WaitKind, WaitStatus } from "../../domain/vocabulary.js";
import { standingOf } from "../../domain/waits/standing.js";
import type { WorkItem as Item } from "../../domain/work-item.js";
import type { Programme } from "../../programme/programme.js";
import { MomentArgs, programmeAt, programmeOf } from "../as-of.js";
import { inOrder, PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { EndWaitInput, WaitForInput } from "../inputs/wait.js";
import { perform } from "../perform.js";
import { LiaisonStatement } from "../types/liaison.js";
import { WorkItemPayload } from "../types/payloads.js";
import { Wait, WaitKindEnum, WaitStatusEnum, type WaitView } from "../types/wait.js";
import { WaitConnection } from "../types/wait-connection.js";
import { WorkItem } from "../types/work-item.js";
import { WAITS_BY_DAY, waitsAmong, withAllAwaited } from "../waits.js";
import { findStudyGroup } from "./find.js";
import { payload } from "./mutations.js";

@ArgsType()
class WaitsArgs extends PageArgs {
  @ArrayMaxSize(10)
  @Field(() => [WaitStatusEnum], {
    nullable: true,
    description: "Only those that stand like this; left out: those that hold the item up, OPEN and LOST.",
  })
  statuses?: WaitStatus[] | null;
  @ArrayMaxSize(10)
  @Field(() => [WaitKindEnum], { nullable: true, description: "Only of these kinds." })
  kinds?: WaitKind[] | null;
}

const input = { description: "What is to be done." };

function page(items: Iterable<Item>, programme: Programme, { statuses, kinds, ...paging }: WaitsArgs) {
  const found = waitsAmong(items, programme, { statuses, kinds });
  return paginate(inOrder(found, WAITS_BY_DAY), WAITS_BY_DAY, paging);
}

@Resolver(() => Wait)
export class WaitResolver {
  @Query(() => WaitConnection, {
    description: "What the work items of a study group wait for, the longest waiting first.",
  })
  waits(
    @Arg("studyGroup", () => String, { description: "The study group, e.g. `SG13`." }) label: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Args(() => WaitsArgs) args: WaitsArgs,
    @Ctx() context: RequestContext,
  ) {
    const programme = programmeAt(context, when);
    const studyGroup = findStudyGroup(programme, label).label;
    const ended = args.statuses?.includes("ENDED");
    const items = ended ? programme.workItems() : programme.workItemsWaiting();
    return page(
      items.filter((item) => item.studyGroup === studyGroup),
      programme,
      args,
    );
  }

  @FieldResolver(() => WaitStatusEnum, { description: "How it stands, at the moment asked about." })
  status(@Root() wait: WaitView, @Ctx() context: RequestContext): WaitStatus {
    return standingOf(wait, waitFacts(programmeOf(wait.workItem, context))).status;
  }

  @FieldResolver(() => String, {
    description: "What is waited for and how it stands, in one sentence without its full stop.",
  })
  says(@Root() wait: WaitView, @Ctx() context: RequestContext): string {
    return standingOf(wait, waitFacts(programmeOf(wait.workItem, context))).says;
  }

  @FieldResolver(() => WorkItem, {
    nullable: true,
    description: "The text that is waited for; null: something else is.",
  })
  awaitedItem(@Root() { awaitedItem, workItem }: WaitView, @Ctx() context: RequestContext): Item | null {
    const programme = programmeOf(workItem, context);
    const item = awaitedItem ? programme.workItemById(awaitedItem) : null;
    return item && (programme.mergedInto(item) ?? item);
  }

  @FieldResolver(() => LiaisonStatement, {
    nullable: true,
    description: "The liaison statement whose reply is waited for; null: something else is.",
  })
  liaisonStatement(@Root() { liaison, workItem }: WaitView, @Ctx() context: RequestContext) {
    return liaison ? programmeOf(workItem, context).liaison(liaison) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it is waited for no longer, where somebody said so.",
  })
  endedBecause(@Root() { ended }: WaitView): string | null {
    return ended?.reason ?? null;
  }

  @Mutation(() => WorkItemPayload, {
    description:
      "Says what a work item waits for: another text, a reply, an IPR statement. A decision is pointed at it and not forbidden by it; " +
      "a circle is refused.",
  })
  async waitFor(
    @Arg("input", () => WaitForInput, input) request: WaitForInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "waitFor", request, waitFor));
  }

  @Mutation(() => WorkItemPayload, {
    description: "Says that a work item waits for something no longer; that it did stays on record.",
  })
  async endWait(
    @Arg("input", () => EndWaitInput, input) request: EndWaitInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "endWait", request, endWait));
  }
}

@Resolver(() => WorkItem)
export class WorkItemWaits {
  @FieldResolver(() => WaitConnection, { description: "What it waits for, the longest waiting first." })
  waits(
    @Root() item: Item,
    @Arg("all", () => Boolean, {
      defaultValue: false,
      description: "Also what the items wait for for which it waits, and so on.",
    })
    all: boolean,
    @Args(() => WaitsArgs) args: WaitsArgs,
    @Ctx() context: RequestContext,
  ) {
    const programme = programmeOf(item, context);
    return page(all ? withAllAwaited(item, programme) : [item], programme, args);
  }

  @FieldResolver(() => WaitConnection, { description: "The waits of other work items for this one." })
  awaitedBy(@Root() item: Item, @Args(() => WaitsArgs) args: WaitsArgs, @Ctx() context: RequestContext) {
    return awaiting(item.id, programmeOf(item, context), args);
  }
}

@Resolver(() => LiaisonStatement)
export class LiaisonWaits {
  @FieldResolver(() => WaitConnection, { description: "The waits of work items for a reply to it." })
  awaitedBy(
    @Root() liaison: { readonly id: string },
    @Args(() => WaitsArgs) args: WaitsArgs,
    @Ctx() context: RequestContext,
  ) {
    return awaiting(liaison.id, programmeOf(liaison, context), args);
  }
}

function awaiting(id: string, programme: Programme, { statuses, kinds, ...paging }: WaitsArgs) {
  const found = waitsAmong(programme.workItemsWaiting(id), programme, { statuses, kinds }).filter(
    ({ awaitedItem, liaison }) => awaitedItem === id || liaison === id,
  );
  return paginate(inOrder(found, WAITS_BY_DAY), WAITS_BY_DAY, paging);
}
