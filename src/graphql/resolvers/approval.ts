import { LocalDateResolver } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { askAvailableActions } from "../../application/perform-act.js";
import { today } from "../../application/tracker.js";
import { stepsOf } from "../../domain/approval-track.js";
import { CLAUSES } from "../../domain/clauses.js";
import type { OfferedAction } from "../../domain/procedures/available.js";
import { GUARDS } from "../../domain/procedures/guards/index.js";
import { proceduresOn } from "../../domain/procedures/index.js";
import { readStatusCode, STATUS_CODES, statusCodeOf } from "../../domain/procedures/status-codes.js";
import { supportIn } from "../../domain/procedures/support.js";
import type { WorkItem as Item } from "../../domain/work-item.js";
import { inWords, openParticulars } from "../../domain/work-items/open-particulars.js";
import { programmeOf } from "../as-of.js";
import { PageArgs, paginate } from "../connection.js";
import type { RequestContext } from "../context.js";
import { AvailableActionsArgs } from "../inputs/available-actions.js";
import { partsOf } from "../nodes.js";
import { BY_ORDINAL } from "../orders.js";
import { AvailableAction, OpenParticulars, Procedure } from "../types/actions.js";
import { Approval, type ApprovalView, Registration, StatusCode } from "../types/approval.js";
import { citedOn } from "../types/clause.js";
import {
  CommentConnection,
  ContributionConnection,
  PositionConnection,
  ReplyConnection,
} from "../types/connections.js";
import { WorkItem } from "../types/work-item.js";
import { ACT_MUTATIONS } from "./approval-acts.js";
import { askingOf } from "./asking.js";

const MUTATIONS: Readonly<Record<string, { readonly mutation: string } | undefined>> = ACT_MUTATIONS;

function mutationOf(action: OfferedAction): string {
  return action === "UPDATE" ? "updateWorkItem" : (MUTATIONS[action]?.mutation ?? "recordDecision");
}

@Resolver(() => WorkItem)
export class ApprovalResolver {
  @FieldResolver(() => Approval, { description: "What its approval has left on record so far." })
  approval(@Root() item: Item): ApprovalView {
    const consultation = stepsOf(item, "CONSULTATION").at(-1);
    return {
      cycle: item.cycle,
      approvedOn: item.approvedOn,
      variant: item.approvalVariant,
      statusCode: statusCodeOf(item),
      externalStatus: item.externalStatus ? readStatusCode(item.externalStatus) : null,
      steps: partsOf(item, item.steps),
      support: consultation ? supportIn(item, consultation) : null,
      workItem: item,
    };
  }

  @FieldResolver(() => ContributionConnection, {
    description: "Contributions on record, in the order of recording.",
  })
  contributions(@Root() item: Item, @Args(() => PageArgs) page: PageArgs) {
    return paginate(partsOf(item, item.contributions), BY_ORDINAL, page);
  }

  @FieldResolver(() => Registration, {
    nullable: true,
    description: "How it was agreed; null where that is not known.",
  })
  registration(@Root() item: Item) {
    return item.registration && { ...item.registration, workItem: item };
  }

  @FieldResolver(() => [String], {
    description: "Earlier study periods it was carried over from, e.g. `2022-2024`.",
  })
  carriedFrom(@Root() item: Item) {
    return item.carriedFrom;
  }

  @FieldResolver(() => [AvailableAction], {
    nullable: true,
    description:
      "What may be done to it, and what not and why: judged by the very tables and conditions that gate the mutations. Error BAD_USER_INPUT, and null, when neither you nor the arguments say who asks.",
  })
  availableActions(
    @Root() item: Item,
    @Args(() => AvailableActionsArgs) { by, date, onlyPossible }: AvailableActionsArgs,
    @Ctx() context: RequestContext,
  ) {
    const programme = programmeOf(item, context);
    const actions = askAvailableActions(
      programme,
      item,
      askingOf(programme, context, by),
      date ?? today(context.tracker),
    );
    return actions
      .filter(({ possible }) => possible || !onlyPossible)
      .map((action) => ({ ...action, mutation: mutationOf(action.action) }));
  }

  @FieldResolver(() => [OpenParticulars], {
    description: "Which of its particulars are open to whom at its stage, and which are settled.",
  })
  openParticulars(@Root() item: Item) {
    return openParticulars(item).map((line) => ({
      ...line,
      says: inWords(line),
      clause: CLAUSES[line.clause].citation,
    }));
  }

  @Query(() => [Procedure], {
    description:
      "The procedures, as the tables that this server enforces on a day, by the editions in force then.",
  })
  procedures(
    @Ctx() { tracker }: RequestContext,
    @Arg("date", () => LocalDateResolver, { nullable: true, description: "On which day; left out: today." })
    date?: string | null,
  ) {
    const on = date ?? today(tracker);
    return proceduresOn(on).map((procedure) => ({
      ...procedure,
      rows: procedure.rows.map((row) => ({
        ...row,
        clause: citedOn(CLAUSES[row.clause].citation, on),
        conditions: row.guards.map((guard) => GUARDS[guard].says),
      })),
    }));
  }

  @Query(() => [StatusCode], {
    description: "The public AAP status codes that are known here, each verified or not.",
  })
  statusCodes(): StatusCode[] {
    return [...STATUS_CODES];
  }
}

@Resolver(() => Approval)
export class ApprovalTrackResolver {
  @FieldResolver(() => CommentConnection, {
    description: "Comments in last calls and additional reviews, in the order of recording.",
  })
  comments(@Root() { workItem }: ApprovalView, @Args(() => PageArgs) page: PageArgs) {
    return paginate(partsOf(workItem, workItem.comments), BY_ORDINAL, page);
  }

  @FieldResolver(() => ReplyConnection, {
    description: "Replies to consultations, in the order of recording.",
  })
  replies(@Root() { workItem }: ApprovalView, @Args(() => PageArgs) page: PageArgs) {
    return paginate(partsOf(workItem, workItem.replies), BY_ORDINAL, page);
  }

  @FieldResolver(() => PositionConnection, {
    description: "Concerns, reservations, abstentions …, in the order of recording.",
  })
  positions(@Root() { workItem }: ApprovalView, @Args(() => PageArgs) page: PageArgs) {
    return paginate(partsOf(workItem, workItem.positions), BY_ORDINAL, page);
  }
}
