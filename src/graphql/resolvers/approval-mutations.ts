import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { agreeNewWorkItem } from "../../application/agree-new-work-item.js";
import { authoriseWorkingParties } from "../../application/authorise-working-parties.js";
import { type PerformAct, type ProcedureAction, performAct } from "../../application/perform-act.js";
import { planMeeting } from "../../application/plan-meeting.js";
import { recordContribution } from "../../application/record-contribution.js";
import { recordExternalStatus } from "../../application/record-external-status.js";
import { recordIprQuestion } from "../../application/record-ipr-question.js";
import { recordQualification } from "../../application/record-qualification.js";
import { CLAUSES } from "../../domain/clauses.js";
import { PROCEDURES } from "../../domain/procedures/index.js";
import type { RequestContext } from "../context.js";
import type { WorkItemActInput } from "../inputs/acts.js";
import type { BulkActInput } from "../inputs/approval/bulk.js";
import { AuthoriseWorkingPartiesInput, PlanMeetingInput } from "../inputs/approval/meeting.js";
import {
  AgreeNewWorkItemInput,
  RecordContributionInput,
  RecordExternalStatusInput,
} from "../inputs/approval/work-programme.js";
import { inputOf } from "../inputs/input-of.js";
import { RecordIprQuestionInput } from "../inputs/ipr-question.js";
import { RecordQualificationInput } from "../inputs/qualification.js";
import { perform, performInBulk } from "../perform.js";
import { MeetingPayload, StudyGroupPayload } from "../types/approval-payloads.js";
import { BulkPayload, bulkPayload } from "../types/bulk.js";
import { WorkItemPayload } from "../types/payloads.js";
import { told } from "../types/told.js";
import { ACT_MUTATIONS, BULK_MUTATIONS } from "./approval-acts.js";
import { payload } from "./mutations.js";

const input = { description: "What is to be done." };

@Resolver()
export class ApprovalMutations {
  @Mutation(() => WorkItemPayload, {
    description:
      "A meeting agrees a new work item with its A.1 or A.13 form, or puts it into the living list (A.1 §1.4.7).",
  })
  async agreeNewWorkItem(
    @Arg("input", () => AgreeNewWorkItemInput, input) request: AgreeNewWorkItemInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "agreeNewWorkItem", request, agreeNewWorkItem));
  }

  @Mutation(() => WorkItemPayload, {
    description: "Puts a contribution to a work item on record (A.1 §1.4.7).",
  })
  async recordContribution(
    @Arg("input", () => RecordContributionInput, input) request: RecordContributionInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "recordContribution", request, recordContribution));
  }

  @Mutation(() => WorkItemPayload, {
    description: "Keeps a status code that another system shows, as it is. It never moves the item.",
  })
  async recordExternalStatus(
    @Arg("input", () => RecordExternalStatusInput, input) request: RecordExternalStatusInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await perform(context, "recordExternalStatus", request, recordExternalStatus));
  }

  @Mutation(() => MeetingPayload, {
    description:
      "Plans a meeting of a study group, its working parties and rapporteur groups, or an assembly. Its deadlines follow from its days, each by its clause, unless they are given.",
  })
  async planMeeting(
    @Arg("input", () => PlanMeetingInput, input) request: PlanMeetingInput,
    @Ctx() context: RequestContext,
  ) {
    const { aggregate, problems, warnings } = await perform(context, "planMeeting", request, planMeeting);
    return { meeting: aggregate, problems, warnings };
  }

  @Mutation(() => StudyGroupPayload, {
    description:
      "Records that a study group meeting authorised its working parties to agree texts of a type (WTSA Res. 1 §1bis, Rec. A.13).",
  })
  async authoriseWorkingParties(
    @Arg("input", () => AuthoriseWorkingPartiesInput, input) request: AuthoriseWorkingPartiesInput,
    @Ctx() context: RequestContext,
  ) {
    const done = await perform(context, "authoriseWorkingParties", request, authoriseWorkingParties);
    return { studyGroup: done.aggregate, ...told(done) };
  }

  @Mutation(() => StudyGroupPayload, {
    description:
      "Records whether an organisation is qualified for normative references to its documents, from a day on (Rec. ITU-T A.5 Annex B).",
  })
  async recordQualification(
    @Arg("input", () => RecordQualificationInput, input) request: RecordQualificationInput,
    @Ctx() context: RequestContext,
  ) {
    const done = await perform(context, "recordQualification", request, recordQualification);
    return { studyGroup: done.aggregate, ...told(done) };
  }

  @Mutation(() => MeetingPayload, {
    description:
      "Records that the chair asked the IPR question about the texts before a body, and the responses (Rec. ITU-T A.1 §1.4.6).",
  })
  async recordIprQuestion(
    @Arg("input", () => RecordIprQuestionInput, input) request: RecordIprQuestionInput,
    @Ctx() context: RequestContext,
  ) {
    const done = await perform(context, "recordIprQuestion", request, recordIprQuestion);
    return { meeting: done.aggregate, problems: done.problems, warnings: done.warnings };
  }
}

/** One mutation for each act of the procedures: what it is called comes from here, all else from its row. */
for (const [action, { mutation, input: takes }] of Object.entries(ACT_MUTATIONS)) {
  const target = ApprovalMutations.prototype as unknown as Record<string, unknown>;
  target[mutation] = async (request: WorkItemActInput, context: RequestContext) => {
    const act = (tracker: RequestContext["tracker"], asked: PerformAct) =>
      performAct(tracker, action as ProcedureAction, asked);
    return payload(await perform(context, mutation, request, act));
  };
  Mutation(() => WorkItemPayload, { description: describe(action) })(target, mutation, {});
  const named = inputOf(mutation, takes, describe(action));
  Arg("input", () => named, input)(target, mutation, 0);
  Ctx()(target, mutation, 1);
}

/** And one for each act that is done upon many items at once. */
for (const [action, { mutation, input: takes }] of Object.entries(BULK_MUTATIONS)) {
  const target = ApprovalMutations.prototype as unknown as Record<string, unknown>;
  target[mutation] = async (request: BulkActInput, context: RequestContext) => {
    const act = (tracker: RequestContext["tracker"], asked: PerformAct) =>
      performAct(tracker, action as ProcedureAction, asked);
    return bulkPayload(await performInBulk(context, mutation, request, act));
  };
  const description = `Upon many texts, each done or refused for itself. ${describe(action)}`;
  Mutation(() => BulkPayload, { description })(target, mutation, {});
  Arg("input", () => takes, input)(target, mutation, 0);
  Ctx()(target, mutation, 1);
}

/** What the act is, and the clauses that say so. */
function describe(action: string): string {
  const rows = PROCEDURES.flatMap((procedure) => procedure.rows).filter((row) => row.action === action);
  const says = [...new Set(rows.map((row) => row.says))].join(" / ");
  const clauses = [...new Set(rows.map((row) => CLAUSES[row.clause].citation))].join(", ");
  return `${says} (${clauses})`;
}
