import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { approveLiaison } from "../../application/approve-liaison.js";
import { prepareLiaison, recordIncomingLiaison } from "../../application/begin-liaison.js";
import { sendLiaison, updateLiaison, withdrawLiaison } from "../../application/change-liaison.js";
import type { Outcome } from "../../application/outcome.js";
import type { Liaison } from "../../domain/liaison.js";
import type { RequestContext } from "../context.js";
import {
  ApproveLiaisonInput,
  PrepareLiaisonInput,
  RecordIncomingLiaisonInput,
  SendLiaisonInput,
  UpdateLiaisonInput,
  WithdrawLiaisonInput,
} from "../inputs/liaison.js";
import { perform } from "../perform.js";
import { LiaisonPayload } from "../types/liaison.js";
import { told } from "../types/told.js";

const input = { description: "What is to be done." };

@Resolver()
export class LiaisonMutations {
  @Mutation(() => LiaisonPayload, {
    description:
      "Prepares an outgoing liaison statement, a reply to one that came among them. It goes nowhere before it is approved and sent (Rec. ITU-T A.1 §1.5).",
  })
  async prepareLiaison(
    @Arg("input", () => PrepareLiaisonInput, input) request: PrepareLiaisonInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "prepareLiaison", request, prepareLiaison));
  }

  @Mutation(() => LiaisonPayload, {
    description:
      "Records a liaison statement that came, a reply to one of ours among them (Rec. ITU-T A.1 §1.5).",
  })
  async recordIncomingLiaison(
    @Arg("input", () => RecordIncomingLiaisonInput, input) request: RecordIncomingLiaisonInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "recordIncomingLiaison", request, recordIncomingLiaison));
  }

  @Mutation(() => LiaisonPayload, { description: "Changes a liaison statement; what is left out stays." })
  async updateLiaison(
    @Arg("input", () => UpdateLiaisonInput, input) request: UpdateLiaisonInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "updateLiaison", request, updateLiaison));
  }

  @Mutation(() => LiaisonPayload, {
    description:
      "Records the approval of an outgoing liaison statement: by a body at its meeting, or between meetings (Rec. ITU-T A.1 §1.5).",
  })
  async approveLiaison(
    @Arg("input", () => ApproveLiaisonInput, input) request: ApproveLiaisonInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "approveLiaison", request, approveLiaison));
  }

  @Mutation(() => LiaisonPayload, {
    description: "Records that TSB sent an approved liaison statement, under its serial.",
  })
  async sendLiaison(
    @Arg("input", () => SendLiaisonInput, input) request: SendLiaisonInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "sendLiaison", request, sendLiaison));
  }

  @Mutation(() => LiaisonPayload, {
    description:
      "Withdraws a liaison statement that was not sent, or that was recorded by mistake; it stays on record.",
  })
  async withdrawLiaison(
    @Arg("input", () => WithdrawLiaisonInput, input) request: WithdrawLiaisonInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "withdrawLiaison", request, withdrawLiaison));
  }
}

function payload(done: Outcome<Liaison>) {
  return { liaisonStatement: done.aggregate, ...told(done) };
}
