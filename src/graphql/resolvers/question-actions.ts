import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { askQuestionActions } from "../../application/question-actions.js";
import { today } from "../../application/tracker.js";
import { CLAUSES } from "../../domain/clauses.js";
import { QUESTION_GUARDS } from "../../domain/questions/guards.js";
import { QUESTION_PROCEDURES } from "../../domain/questions/procedures.js";
import type * as domain from "../../domain/study-group.js";
import { programmeOf } from "../as-of.js";
import type { RequestContext } from "../context.js";
import { AvailableActionsArgs } from "../inputs/available-actions.js";
import { AvailableQuestionAction, QuestionProcedure } from "../types/actions.js";
import { Question } from "../types/study-group.js";
import { askingOf } from "./asking.js";
import { mutationOf } from "./question-acts.js";

@Resolver(() => Question)
export class QuestionActions {
  @FieldResolver(() => [AvailableQuestionAction], {
    nullable: true,
    description:
      "What may be done to it, and what not and why: judged by the very tables and conditions that gate the mutations. Error BAD_USER_INPUT, and null, when neither you nor the arguments say who asks.",
  })
  availableActions(
    @Root() question: domain.Question,
    @Args(() => AvailableActionsArgs) { by, date, onlyPossible }: AvailableActionsArgs,
    @Ctx() context: RequestContext,
  ) {
    const programme = programmeOf(question, context);
    const asking = askingOf(programme, context, by);
    return askQuestionActions(programme, question, asking, date ?? today(context.tracker))
      .filter(({ possible }) => possible || !onlyPossible)
      .map((action) => ({ ...action, mutation: mutationOf(action.action) }));
  }

  @Query(() => [QuestionProcedure], {
    description: "The procedures for Questions, as the tables that this server enforces (WTSA Res. 1 §7).",
  })
  questionProcedures() {
    return QUESTION_PROCEDURES.map((procedure) => ({
      ...procedure,
      rows: procedure.rows.map((row) => ({
        ...row,
        clause: CLAUSES[row.clause].citation,
        conditions: row.guards.map((guard) => QUESTION_GUARDS[guard].says),
      })),
    }));
  }
}
