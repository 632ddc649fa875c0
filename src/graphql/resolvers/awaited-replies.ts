import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { today } from "../../application/tracker.js";
import { type AwaitedReply as AwaitedReplyOf, awaitingReply } from "../../domain/queries/waiting-liaisons.js";
import { LIAISON_DIRECTIONS, type LiaisonDirection } from "../../domain/vocabulary.js";
import type { Programme } from "../../programme/programme.js";
import { MomentArgs, programmeAt } from "../as-of.js";
import { inOrder, type Order, PageArgs, pageOf } from "../connection.js";
import type { RequestContext } from "../context.js";
import { LiaisonDirectionEnum } from "../liaison-enums.js";
import { type AwaitedReply, AwaitedReplyConnection } from "../types/approval-lists.js";
import { findStudyGroup } from "./find.js";

const AWAITED_BY_DEADLINE: Order<AwaitedReplyOf> = {
  name: "deadline",
  placeOf: ({ liaison: { deadline, dated, code } }) => [deadline ?? "9999", dated, code],
  directions: [1, 1, 1],
};

@Resolver()
export class AwaitedReplies {
  @Query(() => AwaitedReplyConnection, {
    description:
      "Liaison statements to which a reply is wanted that is not there: ours, and those that came and wait for ours. By deadline; " +
      "those without one come last (A.1 §1.5).",
  })
  liaisonsAwaitingReply(
    @Arg("studyGroup", () => String, { description: "The study group, e.g. `SG13`." }) label: string,
    @Arg("direction", () => LiaisonDirectionEnum, {
      nullable: true,
      description: "Only ours, or only those that came.",
    })
    direction: LiaisonDirection | null,
    @Args(() => MomentArgs) when: MomentArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const programme = programmeAt(context, when);
    const { label: studyGroup } = findStudyGroup(programme, label);
    const going = direction ? [direction] : LIAISON_DIRECTIONS;
    const liaisons = going.flatMap((way) => programme.liaisonsGoing(studyGroup, way));
    const found = awaitingReply(liaisons, {
      repliesTo: (liaison) => programme.repliesTo(liaison),
      today: when.moment?.asOf ?? today(context.tracker),
    });
    return pageOf(inOrder(found, AWAITED_BY_DEADLINE), AWAITED_BY_DEADLINE, page, (one) =>
      shown(one, programme),
    );
  }
}

function shown({ liaison, groups, ...rest }: AwaitedReplyOf, programme: Programme): AwaitedReply {
  const [id, ...others] = liaison.workItems;
  return {
    ...rest,
    groups: groups.map(({ group }) => group),
    liaisonStatement: liaison,
    workItem: (id && others.length === 0 ? programme.workItemById(id) : null) as AwaitedReply["workItem"],
    day: liaison.deadline,
  };
}
