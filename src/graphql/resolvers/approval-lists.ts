import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { today } from "../../application/tracker.js";
import { awaitingJudgement, awaitingLastCall } from "../../domain/queries/awaiting.js";
import { lastContributionOn } from "../../domain/queries/filter/fields.js";
import type { ItemFilter } from "../../domain/queries/filter/filter.js";
import { openLastCalls, tapConsultations } from "../../domain/queries/periods.js";
import { overdue, staleCandidates } from "../../domain/queries/programme.js";
import type { Stage } from "../../domain/vocabulary.js";
import type { WorkItem } from "../../domain/work-item.js";
import { placeByAcronym } from "../../domain/work-items/place.js";
import type { Programme } from "../../programme/programme.js";
import { type ItemSet, itemSet } from "../../programme/search.js";
import { MomentArgs, programmeAt } from "../as-of.js";
import { inOrder, type Order, PageArgs, pageOf } from "../connection.js";
import type { RequestContext } from "../context.js";
import { BY_ACRONYM, workItemOrder } from "../item-orders.js";
import * as lists from "../types/approval-lists.js";
import { findStudyGroup } from "./find.js";

interface OfItem {
  readonly item: WorkItem;
}

/** The day by which a list stands: what ends first, or has waited longest, comes first. */
type DayOf<T> = (member: T) => string | null;

/** A page of a list in the order of a day, its members each with its work item and that day. */
function pageByDay<T extends OfItem>(name: string, members: readonly T[], dayOf: DayOf<T>, page: PageArgs) {
  const order: Order<T> = {
    name,
    placeOf: (member) => [dayOf(member) ?? "", placeByAcronym(member.item), member.item.id],
    directions: [1, 1, 1],
  };
  const show = (member: T) => ({ ...member, workItem: member.item, day: dayOf(member) });
  return pageOf(inOrder(members, order), order, page, show);
}

/** The items of one study group that meet a filter, the programme they stand in, and the day the question is about. */
function scope(context: RequestContext, label: string, when: MomentArgs, filter: ItemFilter) {
  const programme: Programme = programmeAt(context, when);
  const studyGroup = findStudyGroup(programme, label);
  const day = when.moment?.asOf ?? today(context.tracker);
  const items = itemSet(programme, { ...filter, studyGroup: { in: [studyGroup.label] } }, day);
  return { programme, studyGroup, items, day };
}

/** A page of items whose order by a day is kept; what is shown of an item is worked out where it is on the page. */
function pageOfItems<T extends OfItem>(
  items: ItemSet,
  order: Order<WorkItem>,
  page: PageArgs,
  memberOf: (item: WorkItem) => T | undefined,
  dayOf: DayOf<T>,
) {
  return pageOf(items.list(order), order, page, (item) => {
    const member = memberOf(item);
    if (!member)
      throw new Error(`${item.acronym} stands in the list of ${order.name} and does not belong there.`);
    return { ...member, workItem: item, day: dayOf(member) };
  });
}

const PLAIN = { homeOf: () => null, homes: null, search: null } as const;
const BY_STAGE_SINCE = workItemOrder([{ field: "STAGE_SINCE", direction: "ASC" }], PLAIN);
const BY_TIMING = workItemOrder([{ field: "TIMING", direction: "ASC" }], PLAIN);
/** What never had a contribution first. */
const BY_CONTRIBUTION: Order<WorkItem> = {
  name: "lastContributionOn",
  placeOf: (item) => [lastContributionOn(item) ?? "", ...BY_ACRONYM.placeOf(item)],
  directions: [1, 1, 1],
};

/** The step of a list's member knows its item. */
function withStep<M extends { readonly item: WorkItem; readonly step: object }>(member: M): M {
  return { ...member, step: { ...member.step, workItem: member.item } };
}

const IN_REVIEW: readonly Stage[] = ["LAST_CALL", "ADDITIONAL_REVIEW"];
const TO_JUDGE: readonly Stage[] = [...IN_REVIEW, "LC_JUDGEMENT", "NEXT_STEP_JUDGEMENT", "AR_JUDGEMENT"];

const studyGroupArg = { description: "The study group, e.g. `SG13`." };

@Resolver()
export class ApprovalListsResolver {
  @Query(() => lists.OpenLastCallConnection, {
    description:
      "Last calls and additional reviews that are open, the one that ends first at the front (A.8 §4).",
  })
  openLastCalls(
    @Arg("studyGroup", () => String, studyGroupArg) label: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const { items, day } = scope(context, label, when, { stage: { in: IN_REVIEW } });
    return pageByDay("endsOn", openLastCalls(items.list(), day).map(withStep), ({ endsOn }) => endsOn, page);
  }

  @Query(() => lists.AwaitingLastCallConnection, {
    description: "Consented texts whose last call has not begun: what is missing, and for how long (A.8 §3).",
  })
  awaitingLastCall(
    @Arg("studyGroup", () => String, studyGroupArg) label: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const { items, studyGroup, day } = scope(context, label, when, { stage: { in: ["CONSENTED"] } });
    const waiting = (item: WorkItem) => awaitingLastCall([item], studyGroup, day)[0];
    return pageOfItems(items, BY_STAGE_SINCE, page, waiting, ({ since }) => since);
  }

  @Query(() => lists.AwaitingJudgementConnection, {
    description: "Texts on which the study group chair has to judge, the longest waiting first (A.8 §4.4).",
  })
  awaitingJudgement(
    @Arg("studyGroup", () => String, studyGroupArg) label: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const { items, day } = scope(context, label, when, { stage: { in: TO_JUDGE } });
    return pageByDay("since", awaitingJudgement(items.list(), day), ({ since }) => since, page);
  }

  @Query(() => lists.OpenConsultationConnection, {
    description:
      "Consultations of Member States that are open, with the percentage so far (WTSA Res. 1 §9.4).",
  })
  tapConsultations(
    @Arg("studyGroup", () => String, studyGroupArg) label: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const { items, day } = scope(context, label, when, { stage: { in: ["CONSULTATION"] } });
    return pageByDay(
      "endsOn",
      tapConsultations(items.list(), day).map(withStep),
      ({ endsOn }) => endsOn,
      page,
    );
  }

  @Query(() => lists.OverdueConnection, {
    description: "Items under study whose target month has passed, the longest overdue first (A.1 §1.4.7).",
  })
  overdueWorkItems(
    @Arg("studyGroup", () => String, studyGroupArg) label: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const { items, day } = scope(context, label, when, { overdue: true });
    return pageOfItems(
      items,
      BY_TIMING,
      page,
      (item) => overdue([item], day)[0],
      ({ dueOn }) => dueOn,
    );
  }

  @Query(() => lists.StaleCandidateConnection, {
    description: "Items without a contribution over the previous two study group meetings (A.1 §1.4.7).",
  })
  staleCandidates(
    @Arg("studyGroup", () => String, studyGroupArg) label: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const { programme, items, day } = scope(context, label, when, { stale: true });
    const stale = (item: WorkItem) => staleCandidates([item], programme.meetings(), day)[0];
    return pageOfItems(items, BY_CONTRIBUTION, page, stale, (one) => one.lastContributionOn);
  }
}
