import { LocalDateResolver } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { askAvailableActions } from "../../application/perform-act.js";
import { today } from "../../application/tracker.js";
import { stepsOf } from "../../domain/approval-track.js";
import { CLAUSES } from "../../domain/clauses.js";
import { GUARDS } from "../../domain/procedures/guards/index.js";
import { PROCEDURES } from "../../domain/procedures/index.js";
import { readStatusCode, STATUS_CODES, statusCodeOf } from "../../domain/procedures/status-codes.js";
import { supportIn } from "../../domain/procedures/support.js";
import type { Role } from "../../domain/vocabulary.js";
import type { WorkItem as Item } from "../../domain/work-item.js";
import { programmeOf } from "../as-of.js";
import type { RequestContext } from "../context.js";
import { RoleEnum } from "../enums.js";
import { AvailableAction, Procedure } from "../types/actions.js";
import { Approval, Contribution, Registration, StatusCode } from "../types/approval.js";
import { WorkItem } from "../types/work-item.js";
import { ACT_MUTATIONS } from "./approval-acts.js";

const MUTATIONS: Readonly<Record<string, { readonly mutation: string } | undefined>> = ACT_MUTATIONS;

@Resolver(() => WorkItem)
export class ApprovalResolver {
  @FieldResolver(() => Approval, { description: "What its approval has left on record so far." })
  approval(@Root() item: Item): Approval {
    const consultation = stepsOf(item, "CONSULTATION").at(-1);
    return {
      cycle: item.cycle,
      approvedOn: item.approvedOn,
      variant: item.approvalVariant,
      statusCode: statusCodeOf(item),
      externalStatus: item.externalStatus ? readStatusCode(item.externalStatus) : null,
      steps: Object.values(item.steps),
      comments: Object.values(item.comments),
      replies: Object.values(item.replies),
      support: consultation ? supportIn(item, consultation) : null,
      positions: Object.values(item.positions),
    };
  }

  @FieldResolver(() => [Contribution], { description: "Contributions on record, in the order of recording." })
  contributions(@Root() item: Item) {
    return Object.values(item.contributions);
  }

  @FieldResolver(() => Registration, {
    nullable: true,
    description: "How it was agreed; null where that is not known.",
  })
  registration(@Root() item: Item) {
    return item.registration;
  }

  @FieldResolver(() => [String], {
    description: "Earlier study periods it was carried over from, e.g. `2022-2024`.",
  })
  carriedFrom(@Root() item: Item) {
    return item.carriedFrom;
  }

  @FieldResolver(() => [AvailableAction], {
    description:
      "What may be done to it, and what not and why: judged by the very tables and conditions that gate the mutations.",
  })
  availableActions(
    @Root() item: Item,
    @Arg("role", () => RoleEnum, { description: "In what capacity." }) role: Role,
    @Arg("date", () => LocalDateResolver, { nullable: true, description: "On which day; left out: today." })
    date: string | null | undefined,
    @Arg("onlyPossible", () => Boolean, { defaultValue: false, description: "Leave out what is refused." })
    onlyPossible: boolean,
    @Ctx() context: RequestContext,
  ) {
    const actions = askAvailableActions(
      programmeOf(item, context),
      item,
      role,
      date ?? today(context.tracker),
    );
    return actions
      .filter(({ possible }) => possible || !onlyPossible)
      .map((action) => ({ ...action, mutation: MUTATIONS[action.action]?.mutation ?? "recordDecision" }));
  }

  @Query(() => [Procedure], { description: "The procedures, as the tables that this server enforces." })
  procedures() {
    return PROCEDURES.map((procedure) => ({
      ...procedure,
      rows: procedure.rows.map((row) => ({
        ...row,
        clause: CLAUSES[row.clause].citation,
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
