import { ArrayMaxSize, ValidateNested } from "class-validator";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { FIRST_DECISION } from "../../domain/decisions/decision-rules.js";
import type { Readiness as Review } from "../../domain/readiness/review.js";
import type { DecisionKind } from "../../domain/vocabulary.js";
import { designation, heldNumber, type WorkItem as Item } from "../../domain/work-item.js";
import { findAt, MomentArgs, programmeAt, programmeOf } from "../as-of.js";
import { inOrder, PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { DecisionKindEnum } from "../enums.js";
import { listItems } from "../find-items.js";
import { WorkItemFilter, WorkItemOrder } from "../inputs/work-item-filter.js";
import { MandatesArgs, mandatePage } from "../mandates.js";
import { BY_ORDINAL, CANDIDACIES_BY_MEETING } from "../orders.js";
import { readinessOf } from "../readiness.js";
import {
  CandidateConnection,
  DecisionConnection,
  MandateConnection,
  WorkItemConnection,
} from "../types/connections.js";
import { decisionsOf } from "../types/decision.js";
import { Readiness } from "../types/readiness.js";
import { Question, StudyGroup } from "../types/study-group.js";
import { IN_LANGUAGE, inLanguage, LocalizedText, localized } from "../types/text.js";
import { ChecklistAnswer, WorkItem } from "../types/work-item.js";
import { findWorkItem } from "./find.js";

@ArgsType()
class WorkItemsArgs extends PageArgs {
  @ValidateNested()
  @Field(() => WorkItemFilter, { nullable: true, description: "Which items; left out: all." })
  filter?: WorkItemFilter | null;
  @ArrayMaxSize(5)
  @Field(() => [WorkItemOrder], {
    nullable: true,
    description: "In which order; left out: by relevance where the filter has a `text`, else by acronym.",
  })
  orderBy?: WorkItemOrder[] | null;
}

@Resolver(() => WorkItem)
export class WorkItemResolver {
  @Query(() => WorkItem, {
    nullable: true,
    description:
      "A work item by its acronym, an alias or its assigned number. A number that a revision under way shares with the text in force is taken for the text in force; `workItems(filter: {named})` has both. Error NOT_FOUND when there is none.",
  })
  workItem(
    @Arg("acronym", () => String, {
      description:
        "`Y.QKD-TLS`, an alias, or a number in any spelling: `Y.3094`, `ITU-T Y.3094 (04/2026)`, `G.709/Y.1331 (2020) Amd. 1`, `Supplement 101 to Y.3302`.",
    })
    acronym: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ): Item {
    return findAt(context, when, (programme) => findWorkItem(programme, acronym));
  }

  @Query(() => WorkItemConnection, {
    description:
      "Work items that meet the filter, a page at a time. To search for words: `filter: { text }`.",
  })
  async workItems(
    @Args(() => WorkItemsArgs) { filter, orderBy, ...page }: WorkItemsArgs,
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ) {
    const programme = programmeAt(context, when);
    const { list, order } = await listItems(programme, filter, orderBy, context);
    return paginate(list, order, page);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The assigned number, e.g. `Y.3094`. Null where there is none, and for a discontinued item, which gives its number back.",
  })
  number(@Root() item: Item): string | null {
    return heldNumber(item);
  }

  @FieldResolver(() => String, {
    description:
      "As written in reports: the number with the provisional name, `Y.3094 (ex Y.DTN-ModelReq)`, or the acronym.",
  })
  designation(@Root() item: Item): string {
    return designation(item);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Title, in a language where it is there; titleLanguage says in which it really is.",
  })
  title(@Root() item: Item, @Arg("language", () => String, IN_LANGUAGE) language: string): string | null {
    return inLanguage(item.titles, language)?.text ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The language that title with the same argument is really in, e.g. `zh`; null where there is no title.",
  })
  titleLanguage(
    @Root() item: Item,
    @Arg("language", () => String, IN_LANGUAGE) language: string,
  ): string | null {
    return inLanguage(item.titles, language)?.language ?? null;
  }

  @FieldResolver(() => [LocalizedText], { description: "Titles in all languages." })
  titles(@Root() item: Item): LocalizedText[] {
    return localized(item.titles);
  }

  @FieldResolver(() => [ChecklistAnswer], { description: "The rapporteur's answers to the checklist." })
  checklist(@Root() item: Item): ChecklistAnswer[] {
    return Object.entries(item.checklist).map(([check, record]) => ({ check, ...record }));
  }

  @FieldResolver(() => StudyGroup, { nullable: true, description: "The study group that owns it." })
  studyGroup(@Root() item: Item, @Ctx() context: RequestContext) {
    return programmeOf(item, context).studyGroup(item.studyGroup);
  }

  @FieldResolver(() => WorkItem, {
    nullable: true,
    description:
      "The item that it repeated and was merged into, to which its names lead; null for every other item.",
  })
  mergedInto(@Root() item: Item, @Ctx() context: RequestContext): Item | null {
    return programmeOf(item, context).mergedInto(item);
  }

  @FieldResolver(() => Question, { nullable: true, description: "The Question it belongs to." })
  question(@Root() item: Item, @Ctx() context: RequestContext) {
    return programmeOf(item, context).questionOf(item);
  }

  @FieldResolver(() => MandateConnection, { description: "Its editors: who holds the pen, by role." })
  mandates(@Root() item: Item, @Args(() => MandatesArgs) args: MandatesArgs, @Ctx() context: RequestContext) {
    return mandatePage(item, item.id, args, context);
  }

  @FieldResolver(() => CandidateConnection, {
    description: "The meetings for which it was or is proposed, earliest first.",
  })
  candidacies(@Root() item: Item, @Args(() => PageArgs) page: PageArgs) {
    const views = Object.values(item.candidacies).map((candidacy) => ({ ...candidacy, workItem: item }));
    return paginate(inOrder(views, CANDIDACIES_BY_MEETING), CANDIDACIES_BY_MEETING, page);
  }

  @FieldResolver(() => DecisionConnection, {
    description: "What meetings decided on it, in the order of recording.",
  })
  decisions(
    @Root() item: Item,
    @Arg("includeVoided", () => Boolean, {
      defaultValue: false,
      description: "Also those that were recorded by mistake and taken back.",
    })
    includeVoided: boolean,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return paginate(decisionsOf(item, includeVoided), BY_ORDINAL, page);
  }

  @FieldResolver(() => Readiness, {
    nullable: true,
    description:
      "Whether it is ready to be put to a decision, with every reason; null where its process has no decision.",
  })
  readiness(
    @Root() item: Item,
    @Ctx() context: RequestContext,
    @Arg("kind", () => DecisionKindEnum, {
      nullable: true,
      description: "The decision to review it for; left out: the first decision of its process.",
    })
    kind?: DecisionKind | null,
  ): Review | null {
    const reviewed = kind ?? FIRST_DECISION[item.process];
    return reviewed ? readinessOf(item, reviewed, context) : null;
  }
}
