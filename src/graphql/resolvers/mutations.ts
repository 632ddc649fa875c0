import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Outcome } from "../../application/outcome.js";
import { proposeForDecision } from "../../application/propose-for-decision.js";
import { recordDecision } from "../../application/record-decision.js";
import { recordDecisions } from "../../application/record-decisions.js";
import { registerWorkItem } from "../../application/register-work-item.js";
import { updateWorkItem } from "../../application/update-work-item.js";
import { withdrawCandidate } from "../../application/withdraw-candidate.js";
import type { WorkItem } from "../../domain/work-item.js";
import type { RequestContext } from "../context.js";
import { RecordDecisionsInput } from "../inputs/decisions.js";
import {
  ProposeForDecisionInput,
  RecordDecisionInput,
  RegisterWorkItemInput,
  UpdateWorkItemInput,
  WithdrawCandidateInput,
} from "../inputs/work-item.js";
import { perform, performLines } from "../perform.js";
import { decisionsPayload, RecordDecisionsPayload } from "../types/bulk.js";
import { lastDecisionOf } from "../types/decision.js";
import { RecordDecisionPayload, WorkItemPayload } from "../types/payloads.js";
import { told } from "../types/told.js";

const input = { description: "What is to be done." };

@Resolver()
export class WorkItemMutations {
  @Mutation(() => WorkItemPayload, {
    description:
      "Registers a work item (Rec. A.1 §1.4.7): under study when TSB enters it or a meeting's agreement is named, else proposed.",
  })
  async registerWorkItem(
    @Arg("input", () => RegisterWorkItemInput, input) request: RegisterWorkItemInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "registerWorkItem", request, registerWorkItem));
  }

  @Mutation(() => WorkItemPayload, {
    description: "Changes particulars of a work item; what is left out stays.",
  })
  async updateWorkItem(
    @Arg("input", () => UpdateWorkItemInput, input) request: UpdateWorkItemInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "updateWorkItem", request, updateWorkItem));
  }

  @Mutation(() => WorkItemPayload, {
    description: "Lists a work item as a candidate for a decision at a meeting. Decides nothing.",
  })
  async proposeForDecision(
    @Arg("input", () => ProposeForDecisionInput, input) request: ProposeForDecisionInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "proposeForDecision", request, proposeForDecision));
  }

  @Mutation(() => WorkItemPayload, {
    description: "Takes a candidate off the list of a meeting; it may be proposed again.",
  })
  async withdrawCandidate(
    @Arg("input", () => WithdrawCandidateInput, input) request: WithdrawCandidateInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "withdrawCandidate", request, withdrawCandidate));
  }

  @Mutation(() => RecordDecisionPayload, {
    description:
      "Records what a meeting decided on a work item, at the gavel (A.8 §3.1, WTSA Res. 1 §9.3.1, Rec. A.13).",
  })
  async recordDecision(
    @Arg("input", () => RecordDecisionInput, input) request: RecordDecisionInput,
    @Ctx() context: RequestContext,
  ) {
    const outcome = await perform(context, "recordDecision", request, recordDecision);
    return { ...payload(outcome), decision: lastDecisionOf(outcome) };
  }

  @Mutation(() => RecordDecisionsPayload, {
    description:
      "Records what one body decided on several texts at a meeting, each for itself: line by line, or on all that are ready " +
      "(A.8 §3.1, WTSA Res. 1 §9.3.1, Rec. A.13). The idempotency key is for the whole.",
  })
  async recordDecisions(
    @Arg("input", () => RecordDecisionsInput, input) request: RecordDecisionsInput,
    @Ctx() context: RequestContext,
  ) {
    return decisionsPayload(await performLines(context, request, recordDecisions));
  }
}

/** The answer to an act upon a work item. */
export function payload(done: Outcome<WorkItem>) {
  return { workItem: done.aggregate, ...told(done) };
}
