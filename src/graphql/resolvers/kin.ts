import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { relateWorkItem } from "../../application/relate-work-item.js";
import { shareWorkItem } from "../../application/share-work-item.js";
import { jointQuestionsOf } from "../../domain/structure/joint.js";
import type * as domain from "../../domain/study-group.js";
import type { WorkItem as Item } from "../../domain/work-item.js";
import { relativesOf } from "../../domain/work-items/kin.js";
import { programmeOf } from "../as-of.js";
import { inOrder, PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { RelateWorkItemInput, ShareWorkItemInput } from "../inputs/kin.js";
import { BY_ACRONYM } from "../item-orders.js";
import { perform } from "../perform.js";
import { WorkItemConnection } from "../types/connections.js";
import { RelatedWorkItem } from "../types/kin.js";
import { WorkItemPayload } from "../types/payloads.js";
import { Question } from "../types/study-group.js";
import { WorkItem } from "../types/work-item.js";
import { payload } from "./mutations.js";

const input = { description: "What is to be done." };

@Resolver(() => WorkItem)
export class KinResolver {
  @FieldResolver(() => [RelatedWorkItem], {
    description:
      "The work items that it was split from or into, of which it is a part or that are its parts, that go with it, or that were merged.",
  })
  relatedWorkItems(@Root() item: Item, @Ctx() context: RequestContext) {
    const programme = programmeOf(item, context);
    return relativesOf(item, programme.workItemsAkin(item.id), (id) => programme.workItemById(id));
  }

  @FieldResolver(() => [Question], {
    description:
      "Further Questions under which it is studied, as they go on; leave and reports follow `question`, which leads.",
  })
  jointQuestions(@Root() item: Item, @Ctx() context: RequestContext): domain.Question[] {
    const programme = programmeOf(item, context);
    return jointQuestionsOf(item, (place) => programme.questionOf(place));
  }

  @Mutation(() => WorkItemPayload, {
    description:
      "Says that a work item was split from another one, is a part of it, or goes with it. Each is a text of its own, with its own approval.",
  })
  async relateWorkItem(
    @Arg("input", () => RelateWorkItemInput, input) request: RelateWorkItemInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "relateWorkItem", request, relateWorkItem));
  }

  @Mutation(() => WorkItemPayload, {
    description:
      "Makes a work item the work of several Questions. Its own leads: leave and reports follow that one (Rec. A.1 §1.4.7).",
  })
  async shareWorkItem(
    @Arg("input", () => ShareWorkItemInput, input) request: ShareWorkItemInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "shareWorkItem", request, shareWorkItem));
  }
}

@Resolver(() => Question)
export class JointWorkItems {
  @FieldResolver(() => WorkItemConnection, {
    description: "The work items of other Questions that are studied under it too, by acronym.",
  })
  jointWorkItems(
    @Root() question: domain.Question,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const programme = programmeOf(question, context);
    const isShared = (item: Item) =>
      jointQuestionsOf(item, (place) => programme.questionOf(place)).some(({ id }) => id === question.id);
    return paginate(inOrder(programme.workItemsJoint().filter(isShared), BY_ACRONYM), BY_ACRONYM, page);
  }
}
