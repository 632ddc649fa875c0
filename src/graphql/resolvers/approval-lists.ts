import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { today } from "../../application/tracker.js";
import { awaitingJudgement, awaitingLastCall } from "../../domain/queries/awaiting.js";
import { openLastCalls, tapConsultations } from "../../domain/queries/periods.js";
import { overdue, staleCandidates } from "../../domain/queries/programme.js";
import type { Stage } from "../../domain/vocabulary.js";
import type { WorkItem } from "../../domain/work-item.js";
import { placeByAcronym } from "../../domain/work-items/place.js";
import type { Programme } from "../../programme/programme.js";
import { MomentArgs, programmeAt } from "../as-of.js";
import { inOrder, type Order, PageArgs, pageOf } from "../connection.js";
import type { RequestContext } from "../context.js";
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

/** The items of one study group at some stages, the programme they stand in, and the day the question is about. */
function scope(context: RequestContext, label: string, when: MomentArgs, stages: readonly Stage[]) {
  const programme: Programme = programmeAt(context, when);
  const studyGroup = findStudyGroup(programme, label);
  const items = stages
    .flatMap((stage) => programme.workItemsAt(stage))
    .filter((item) => item.studyGroup === studyGroup.label);
  return { programme, studyGroup, items, day: when.moment?.asOf ?? today(context.tracker) };
}

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
    const { items, day } = scope(context, label, when, IN_REVIEW);
    return pageByDay("endsOn", openLastCalls(items, day).map(withStep), ({ endsOn }) => endsOn, page);
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
    const { items, studyGroup, day } = scope(context, label, when, ["CONSENTED"]);
    return pageByDay("since", awaitingLastCall(items, studyGroup, day), ({ since }) => since, page);
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
    const { items, day } = scope(context, label, when, TO_JUDGE);
    return pageByDay("since", awaitingJudgement(items, day), ({ since }) => since, page);
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
    const { items, day } = scope(context, label, when, ["CONSULTATION"]);
    return pageByDay("endsOn", tapConsultations(items, day).map(withStep), ({ endsOn }) => endsOn, page);
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
    const { items, day } = scope(context, label, when, ["UNDER_STUDY"]);
    return pageByDay("dueOn", overdue(items, day), ({ dueOn }) => dueOn, page);
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
    const { programme, items, day } = scope(context, label, when, ["UNDER_STUDY"]);
    const found = staleCandidates(items, programme.meetings(), day);
    return pageByDay("lastContributionOn", found, ({ lastContributionOn }) => lastContributionOn, page);
  }
}
