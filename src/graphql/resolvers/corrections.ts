import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { correctDecision, voidDecision } from "../../application/correct-decision.js";
import type { RequestContext } from "../context.js";
import { CorrectDecisionInput, VoidDecisionInput } from "../inputs/corrections.js";
import { perform } from "../perform.js";
import { lastDecisionOf } from "../types/decision.js";
import { RecordDecisionPayload, WorkItemPayload } from "../types/payloads.js";
import { payload } from "./mutations.js";

const input = { description: "What is to be done." };

@Resolver()
export class CorrectionMutations {
  @Mutation(() => WorkItemPayload, {
    description:
      "Takes back a decision that was recorded by mistake, by an event that names the one it corrects. " +
      "Refused when later acts rest on the decision.",
  })
  async voidDecision(
    @Arg("input", () => VoidDecisionInput, input) request: VoidDecisionInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "voidDecision", request, voidDecision));
  }

  @Mutation(() => RecordDecisionPayload, {
    description: "Takes back a decision that was recorded wrongly and records it anew, in one step.",
  })
  async correctDecision(
    @Arg("input", () => CorrectDecisionInput, input) request: CorrectDecisionInput,
    @Ctx() context: RequestContext,
  ) {
    const outcome = await perform(context, "correctDecision", request, correctDecision);
    return { ...payload(outcome), decision: lastDecisionOf(outcome) };
  }
}
