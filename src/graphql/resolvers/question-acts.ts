import { Arg, type ClassType, Ctx, Mutation, Resolver } from "type-graphql";
import { type ActOnQuestion, actOnQuestion } from "../../application/act-on-question.js";
import { proposeQuestion } from "../../application/adopt-question.js";
import { moveWorkItem } from "../../application/move-work-item.js";
import { CLAUSES } from "../../domain/clauses.js";
import { rowsOfQuestionAct } from "../../domain/questions/act.js";
import { QUESTION_ACTIONS, type QuestionAction } from "../../domain/questions/names.js";
import type { RequestContext } from "../context.js";
import { inputOf } from "../inputs/input-of.js";
import * as inputs from "../inputs/question-acts.js";
import { ProposeQuestionInput, type QuestionChangeInput } from "../inputs/structure.js";
import { perform } from "../perform.js";
import { WorkItemPayload } from "../types/payloads.js";
import { QuestionPayload } from "../types/structure-payloads.js";
import { told } from "../types/told.js";
import { payload } from "./mutations.js";

const input = { description: "What is to be done." };

/** What each act upon a Question takes; its mutation is called as the act, `approveQuestion`. */
const TAKES: Readonly<Record<QuestionAction, ClassType<QuestionChangeInput>>> = {
  APPROVE_QUESTION: inputs.AgreedQuestionInput,
  APPROVE_QUESTION_AT_ASSEMBLY: inputs.SupportedQuestionInput,
  CONSULT_ON_QUESTION: inputs.SupportedQuestionInput,
  RECORD_QUESTION_REPLY: inputs.QuestionReplyInput,
  CLOSE_QUESTION_CONSULTATION: inputs.PlainQuestionInput,
  WITHDRAW_QUESTION: inputs.ReasonedQuestionInput,
  PROPOSE_QUESTION_REVISION: inputs.QuestionRevisionInput,
  APPROVE_QUESTION_REVISION: inputs.AgreedQuestionInput,
  MERGE_QUESTION: inputs.QuestionMergerInput,
  SPLIT_QUESTION: inputs.QuestionSplitInput,
  AGREE_QUESTION_DELETION: inputs.QuestionDeletionInput,
  ANNOUNCE_QUESTION_DELETION: inputs.PlainQuestionInput,
  CLOSE_QUESTION_DELETION: inputs.PlainQuestionInput,
  DELETE_QUESTION_AT_ASSEMBLY: inputs.PlainQuestionInput,
};

@Resolver()
export class QuestionMutations {
  @Mutation(() => QuestionPayload, {
    description:
      "Proposes a new Question (WTSA Res. 1 §7.1.4); work may begin before it is approved (§7.1.9).",
  })
  async proposeQuestion(
    @Arg("input", () => ProposeQuestionInput, input) request: ProposeQuestionInput,
    @Ctx() context: RequestContext,
  ) {
    const done = await perform(context, "proposeQuestion", request, proposeQuestion);
    return { question: done.aggregate, ...told(done) };
  }

  @Mutation(() => WorkItemPayload, {
    description:
      "Moves a work item to another Question, of this or another study group, with its names and its history (Rec. A.1 §1.4.7).",
  })
  async moveWorkItem(
    @Arg("input", () => inputs.MoveWorkItemInput, input) request: inputs.MoveWorkItemInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "moveWorkItem", request, moveWorkItem));
  }
}

/** One mutation for each act of the procedures for Questions. */
for (const action of QUESTION_ACTIONS) {
  const mutation = mutationOf(action);
  const target = QuestionMutations.prototype as unknown as Record<string, unknown>;
  target[mutation] = async (request: QuestionChangeInput, context: RequestContext) => {
    const act = (tracker: RequestContext["tracker"], asked: ActOnQuestion & { successor?: string }) => {
      const { successor, ...said } = asked;
      return actOnQuestion(tracker, action, successor ? { ...said, successors: [successor] } : said);
    };
    const done = await perform(context, mutation, request, act);
    return { question: done.aggregate, ...told(done) };
  };
  Mutation(() => QuestionPayload, { description: describe(action) })(target, mutation, {});
  const named = inputOf(mutation, TAKES[action], describe(action));
  Arg("input", () => named, input)(target, mutation, 0);
  Ctx()(target, mutation, 1);
}

/** What the mutation of an act is called: `approveQuestion` for `APPROVE_QUESTION`. */
export function mutationOf(action: QuestionAction): string {
  return action.toLowerCase().replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

/** What the act is, and the clauses that say so. */
function describe(action: QuestionAction): string {
  const rows = rowsOfQuestionAct(action);
  const clauses = [...new Set(rows.map(({ clause }) => CLAUSES[clause].citation))].join(", ");
  return `${rows.map(({ says }) => says).join(" / ")} (${clauses})`;
}
