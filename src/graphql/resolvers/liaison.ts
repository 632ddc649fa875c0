import { ValidateNested } from "class-validator";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { today } from "../../application/tracker.js";
import { daysBetween } from "../../domain/calendar.js";
import { type LiaisonApproval as Approval, type Liaison, liaisonDesignation } from "../../domain/liaison.js";
import { awaitedFrom, liaisonStatus, replyOf } from "../../domain/liaisons/status.js";
import type { LiaisonStatus } from "../../domain/vocabulary.js";
import { dayOf, findAt, MomentArgs, programmeAt, programmeOf } from "../as-of.js";
import { PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { LiaisonFilter } from "../inputs/liaison-filter.js";
import { LiaisonStatusEnum } from "../liaison-enums.js";
import { LIAISONS_BY_DAY } from "../orders.js";
import { LiaisonStatementConnection } from "../types/connections.js";
import {
  LiaisonApproval,
  LiaisonDestination,
  LiaisonStatement,
  LiaisonWithdrawal,
} from "../types/liaison.js";
import { Meeting } from "../types/meeting.js";
import { Question, StudyGroup } from "../types/study-group.js";
import { WorkItem } from "../types/work-item.js";
import { findLiaison } from "./find.js";
import { listLiaisons } from "./liaisons-list.js";

@ArgsType()
class LiaisonsArgs extends PageArgs {
  @ValidateNested()
  @Field(() => LiaisonFilter, { nullable: true, description: "Which statements; left out: all." })
  filter?: LiaisonFilter | null;
}

@Resolver(() => LiaisonStatement)
export class LiaisonResolver {
  @Query(() => LiaisonStatement, {
    nullable: true,
    description: "A liaison statement by its code or serial. Error NOT_FOUND when there is none.",
  })
  liaisonStatement(
    @Arg("code", () => String, { description: "`SG13-LS-o1` or `SG13-LS136`, in any case." }) code: string,
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ): Liaison {
    return findAt(context, when, (programme) => findLiaison(programme, code));
  }

  @Query(() => LiaisonStatementConnection, {
    description: "Liaison statements that meet the filter, by the day of their preparation or arrival.",
  })
  liaisonStatements(
    @Args(() => LiaisonsArgs) { filter, ...page }: LiaisonsArgs,
    @Args(() => MomentArgs) when: MomentArgs,
    @Ctx() context: RequestContext,
  ) {
    const day = when.moment?.asOf ?? today(context.tracker);
    return paginate(listLiaisons(programmeAt(context, when), filter ?? {}, day), LIAISONS_BY_DAY, page);
  }

  @FieldResolver(() => String, { description: "As lists write it: `LS/o/r on …`, the `r` of a reply." })
  designation(@Root() liaison: Liaison): string {
    return liaisonDesignation(liaison);
  }

  @FieldResolver(() => LiaisonStatusEnum, { description: "How it stands, on the day asked about." })
  status(@Root() liaison: Liaison, @Ctx() context: RequestContext): LiaisonStatus {
    const programme = programmeOf(liaison, context);
    return liaisonStatus(liaison, programme.repliesTo(liaison), dayOf(liaison, context));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "Days that a wanted reply is late, on the day asked about; null: none is.",
  })
  overdueDays(@Root() liaison: Liaison, @Ctx() context: RequestContext): number | null {
    const day = dayOf(liaison, context);
    const isLate = this.status(liaison, context) === "OVERDUE";
    return isLate && liaison.deadline ? daysBetween(liaison.deadline, day) : null;
  }

  @FieldResolver(() => StudyGroup, { nullable: true, description: "The study group in whose record it is." })
  studyGroup(@Root() liaison: Liaison, @Ctx() context: RequestContext) {
    return programmeOf(liaison, context).studyGroup(liaison.studyGroup);
  }

  @FieldResolver(() => [Question], { description: "The Questions that it is about." })
  questions(@Root() liaison: Liaison, @Ctx() context: RequestContext) {
    const programme = programmeOf(liaison, context);
    return liaison.questions.flatMap((label) => programme.question(label) ?? []);
  }

  @FieldResolver(() => [WorkItem], { description: "The work items that it is about." })
  workItems(@Root() liaison: Liaison, @Ctx() context: RequestContext) {
    const programme = programmeOf(liaison, context);
    return liaison.workItems.flatMap((id) => programme.workItemById(id) ?? []);
  }

  @FieldResolver(() => Meeting, {
    nullable: true,
    description: "The meeting that prepared it, or whose TD it is.",
  })
  meeting(@Root() liaison: Liaison, @Ctx() context: RequestContext) {
    return liaison.meeting ? programmeOf(liaison, context).meeting(liaison.meeting) : null;
  }

  @FieldResolver(() => [LiaisonDestination], { description: "To whom it goes, for what, and who answered." })
  destinations(@Root() liaison: Liaison, @Ctx() context: RequestContext): LiaisonDestination[] {
    const replies = programmeOf(liaison, context).repliesTo(liaison);
    return liaison.destinations.map((one) => ({ ...one, reply: replyOf(one, replies) }));
  }

  @FieldResolver(() => [String], { description: "The groups whose reply is wanted and not there." })
  awaitedFrom(@Root() liaison: Liaison, @Ctx() context: RequestContext): string[] {
    return awaitedFrom(liaison, programmeOf(liaison, context).repliesTo(liaison)).map(({ group }) => group);
  }

  @FieldResolver(() => LiaisonStatement, {
    nullable: true,
    description: "The statement that it answers; null: it is no reply.",
  })
  replyTo(@Root() liaison: Liaison, @Ctx() context: RequestContext): Liaison | null {
    return liaison.answers ? programmeOf(liaison, context).liaison(liaison.answers.liaison) : null;
  }

  @FieldResolver(() => LiaisonStatementConnection, { description: "The replies to it, by day." })
  replies(@Root() liaison: Liaison, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return paginate(programmeOf(liaison, context).repliesTo(liaison), LIAISONS_BY_DAY, page);
  }

  @FieldResolver(() => LiaisonApproval, { nullable: true, description: "Its approval; null: there is none." })
  approval(@Root() liaison: Liaison, @Ctx() context: RequestContext): LiaisonApproval | null {
    return liaison.approval && withMeeting(liaison.approval, programmeOf(liaison, context));
  }

  @FieldResolver(() => LiaisonWithdrawal, {
    nullable: true,
    description: "That it goes nowhere; null: it stands.",
  })
  withdrawn(@Root() { withdrawn }: Liaison): LiaisonWithdrawal | null {
    return withdrawn;
  }
}

function withMeeting(approval: Approval, programme: ReturnType<typeof programmeOf>): LiaisonApproval {
  const { meeting, body } = approval;
  return {
    ...approval,
    meeting: meeting ? programme.meeting(meeting) : null,
    body: body ? { label: body, programme } : null,
  };
}

const SAYS = "The liaison statements about it, by the day of their preparation or arrival.";

/** What a liaison statement can be tied to shows those that are. */
@Resolver(() => Question)
export class QuestionLiaisons {
  @FieldResolver(() => LiaisonStatementConnection, { description: SAYS })
  liaisonStatements(
    @Root() question: { readonly label: string },
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return paginate(
      programmeOf(question, context).liaisonsOf("question", question.label),
      LIAISONS_BY_DAY,
      page,
    );
  }
}

@Resolver(() => WorkItem)
export class WorkItemLiaisons {
  @FieldResolver(() => LiaisonStatementConnection, { description: SAYS })
  liaisonStatements(
    @Root() item: { readonly id: string },
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return paginate(programmeOf(item, context).liaisonsOf("workItem", item.id), LIAISONS_BY_DAY, page);
  }
}

@Resolver(() => Meeting)
export class MeetingLiaisons {
  @FieldResolver(() => LiaisonStatementConnection, {
    description: "The liaison statements that were prepared, approved or received at it, by day.",
  })
  liaisonStatements(
    @Root() meeting: { readonly code: string },
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return paginate(programmeOf(meeting, context).liaisonsOf("meeting", meeting.code), LIAISONS_BY_DAY, page);
  }
}
