import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { adoptQuestion } from "../../application/adopt-question.js";
import { dissolveWorkingParty, renameWorkingParty } from "../../application/change-working-party.js";
import { entrustQuestion } from "../../application/entrust-question.js";
import type { Outcome } from "../../application/outcome.js";
import { renameStudyGroup } from "../../application/rename-study-group.js";
import { retitleQuestion } from "../../application/retitle-question.js";
import { setUpStudyGroup } from "../../application/set-up-study-group.js";
import { setUpWorkingParty } from "../../application/set-up-working-party.js";
import type * as domain from "../../domain/study-group.js";
import type { RequestContext } from "../context.js";
import {
  AdoptQuestionInput,
  DissolveWorkingPartyInput,
  EntrustQuestionInput,
  RenameStudyGroupInput,
  RenameWorkingPartyInput,
  RetitleQuestionInput,
  SetUpStudyGroupInput,
  SetUpWorkingPartyInput,
} from "../inputs/structure.js";
import { perform } from "../perform.js";
import { StudyGroupPayload } from "../types/approval-payloads.js";
import { QuestionPayload, WorkingPartyPayload } from "../types/structure-payloads.js";
import { told } from "../types/told.js";

const input = { description: "What is to be done." };

@Resolver()
export class StructureMutations {
  @Mutation(() => StudyGroupPayload, {
    description: "Enters a study group that an assembly set up (WTSA Res. 1 §1.11.3).",
  })
  async setUpStudyGroup(
    @Arg("input", () => SetUpStudyGroupInput, input) request: SetUpStudyGroupInput,
    @Ctx() context: RequestContext,
  ) {
    const done = await perform(context, "setUpStudyGroup", request, setUpStudyGroup);
    return { studyGroup: done.aggregate, ...told(done) };
  }

  @Mutation(() => StudyGroupPayload, {
    description:
      "Gives a study group other names, by language, as an assembly decided (WTSA Res. 1 §1.11.3).",
  })
  async renameStudyGroup(
    @Arg("input", () => RenameStudyGroupInput, input) request: RenameStudyGroupInput,
    @Ctx() context: RequestContext,
  ) {
    const done = await perform(context, "renameStudyGroup", request, renameStudyGroup);
    return { studyGroup: done.aggregate, ...told(done) };
  }

  @Mutation(() => WorkingPartyPayload, {
    description: "Sets up a working party, to which its study group can entrust Questions (Rec. A.1 §2.1.2).",
  })
  async setUpWorkingParty(
    @Arg("input", () => SetUpWorkingPartyInput, input) request: SetUpWorkingPartyInput,
    @Ctx() context: RequestContext,
  ) {
    return ofParty(await perform(context, "setUpWorkingParty", request, setUpWorkingParty));
  }

  @Mutation(() => WorkingPartyPayload, {
    description: "Gives a working party other names, by language; the earlier ones stay in its history.",
  })
  async renameWorkingParty(
    @Arg("input", () => RenameWorkingPartyInput, input) request: RenameWorkingPartyInput,
    @Ctx() context: RequestContext,
  ) {
    return ofParty(await perform(context, "renameWorkingParty", request, renameWorkingParty));
  }

  @Mutation(() => WorkingPartyPayload, {
    description:
      "Dissolves a working party. Its Questions go to another one first, where one is named; else it is refused as long as any is entrusted to it.",
  })
  async dissolveWorkingParty(
    @Arg("input", () => DissolveWorkingPartyInput, input) request: DissolveWorkingPartyInput,
    @Ctx() context: RequestContext,
  ) {
    return ofParty(await perform(context, "dissolveWorkingParty", request, dissolveWorkingParty));
  }

  @Mutation(() => QuestionPayload, {
    description:
      "Enters a Question that is in force: approved by an assembly, or before it was recorded here. What a meeting approves goes by proposeQuestion and approveQuestion (WTSA Res. 1 §7.2.2).",
  })
  async adoptQuestion(
    @Arg("input", () => AdoptQuestionInput, input) request: AdoptQuestionInput,
    @Ctx() context: RequestContext,
  ) {
    return ofQuestion(await perform(context, "adoptQuestion", request, adoptQuestion));
  }

  @Mutation(() => QuestionPayload, {
    description:
      "Entrusts a Question to a working party, or moves it to another (Rec. A.1 §2.1.2); what was decided before stays where it was decided.",
  })
  async entrustQuestion(
    @Arg("input", () => EntrustQuestionInput, input) request: EntrustQuestionInput,
    @Ctx() context: RequestContext,
  ) {
    return ofQuestion(await perform(context, "entrustQuestion", request, entrustQuestion));
  }

  @Mutation(() => QuestionPayload, {
    description: "Sets titles of a Question, by language; the earlier ones stay in its history.",
  })
  async retitleQuestion(
    @Arg("input", () => RetitleQuestionInput, input) request: RetitleQuestionInput,
    @Ctx() context: RequestContext,
  ) {
    return ofQuestion(await perform(context, "retitleQuestion", request, retitleQuestion));
  }
}

const ofParty = (done: Outcome<domain.WorkingParty>) => ({ workingParty: done.aggregate, ...told(done) });
const ofQuestion = (done: Outcome<domain.Question>) => ({ question: done.aggregate, ...told(done) });
