import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Outcome } from "../../application/outcome.js";
import { correctAct, takeBack } from "../../application/put-right.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { RequestContext } from "../context.js";
import { CorrectActInput, type CorrectionInput, TakeBackInput } from "../inputs/corrections.js";
import { perform } from "../perform.js";
import { CorrectionPayload } from "../types/corrections.js";
import { payload } from "./mutations.js";

const input = { description: "What is to be done." };

@Resolver()
export class CorrectionMutations {
  @Mutation(() => CorrectionPayload, {
    description:
      "Takes back an act that was recorded by mistake, with all that rests on it where that is asked for. For whoever " +
      "could do the act, and TSB. docs/history.md shows how.",
  })
  async takeBack(
    @Arg("input", () => TakeBackInput, input) request: TakeBackInput,
    @Ctx() context: RequestContext,
  ) {
    return corrected(await perform(context, "takeBack", once(request), takeBack));
  }

  @Mutation(() => CorrectionPayload, {
    description:
      "Puts an act right: a date, a document, a member, a number, an outcome, the registration itself. What rests on it is " +
      "judged anew; what no longer holds is listed. For whoever could do the act, and TSB. docs/history.md shows how.",
  })
  async correctAct(
    @Arg("input", () => CorrectActInput, input) request: CorrectActInput,
    @Ctx() context: RequestContext,
  ) {
    return corrected(await perform(context, "correctAct", once(request), correctAct));
  }
}

/** A rehearsal leaves no answer that could be given again. */
function once<I extends CorrectionInput>(request: I): I {
  return request.dryRun ? { ...request, idempotencyKey: null } : request;
}

/** The answer; when a request is sent again, the events are those that it wrote the first time. */
function corrected(outcome: Outcome<WorkItem>) {
  const { aggregate, problems } = outcome;
  const last = aggregate?.history.at(-1);
  const repeated = () =>
    problems.length === 0 && last?.request
      ? aggregate?.history.filter((event) => event.request === last.request)
      : [];
  return { ...payload(outcome), events: outcome.events ?? repeated() };
}
