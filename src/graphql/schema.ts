import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchema } from "type-graphql";
import { nullableRoots } from "./nullable-roots.js";
import { oneOfInputs } from "./one-of.js";
import { ActsResolver } from "./resolvers/acts.js";
import { ApprovalResolver, ApprovalTrackResolver } from "./resolvers/approval.js";
import { ApprovalListsResolver } from "./resolvers/approval-lists.js";
import { ApprovalMutations } from "./resolvers/approval-mutations.js";
import { AwaitedReplies } from "./resolvers/awaited-replies.js";
import { BusinessItemResolver, BusinessLineResolver, OrderOfBusiness } from "./resolvers/business.js";
import { ChangesResolver } from "./resolvers/changes.js";
import { ClauseResolver } from "./resolvers/clause.js";
import { CorrectionMutations } from "./resolvers/corrections.js";
import { CountsResolver } from "./resolvers/counts.js";
import { DecisionResolver } from "./resolvers/decision.js";
import { HISTORIES } from "./resolvers/histories.js";
import { ActorResolver, EVENTS } from "./resolvers/history.js";
import { ImportResolver } from "./resolvers/imports.js";
import { IprStatementResolver } from "./resolvers/ipr-statement.js";
import { JointWorkItems, KinResolver } from "./resolvers/kin.js";
import { LetterResolver } from "./resolvers/letters.js";
import { LiaisonResolver, MeetingLiaisons, QuestionLiaisons, WorkItemLiaisons } from "./resolvers/liaison.js";
import { LiaisonMutations } from "./resolvers/liaison-mutations.js";
import { MandateAuditResolver } from "./resolvers/mandate-audit.js";
import { MeResolver } from "./resolvers/me.js";
import {
  CandidateResolver,
  IprQuestionResolver,
  MeetingResolver,
  ReadinessResolver,
  SittingResolver,
} from "./resolvers/meeting.js";
import { DeadlineResolver, MeetingChanges, SittingGathering } from "./resolvers/meeting-changes.js";
import { WorkItemMutations } from "./resolvers/mutations.js";
import { NAMED } from "./resolvers/named.js";
import { NodeResolver } from "./resolvers/node.js";
import { ORDINALS } from "./resolvers/ordinals.js";
import { MeetingOutcomesResolver, QuestionOutcomesResolver } from "./resolvers/outcomes.js";
import { MandateResolver, PersonResolver } from "./resolvers/person.js";
import { ProblemResolver } from "./resolvers/problem.js";
import { QuestionActions } from "./resolvers/question-actions.js";
import { QuestionMutations } from "./resolvers/question-acts.js";
import { MeetingReportResolver, ReportResolver } from "./resolvers/report.js";
import { RulesResolver } from "./resolvers/rules.js";
import { SittingSessions } from "./resolvers/sittings.js";
import { QuestionResolver, StudyGroupResolver, WorkingPartyResolver } from "./resolvers/structure.js";
import { StructureMutations } from "./resolvers/structure-mutations.js";
import { TokenMutations } from "./resolvers/token.js";
import { TurnResolver } from "./resolvers/turn.js";
import { VerificationResolver } from "./resolvers/verification.js";
import { LiaisonWaits, WaitResolver, WorkItemWaits } from "./resolvers/waits.js";
import { WorkItemResolver } from "./resolvers/work-item.js";
import { NEVER_ASKED, toldAsItIs } from "./subscriptions/schema.js";
import { validateInput } from "./validate-input.js";
import { directResolvers } from "./work/direct-resolvers.js";
import { paceSchema } from "./work/pace-schema.js";

/** The GraphQL schema with its resolvers. `schema.graphql` at the top level is printed from it. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      StudyGroupResolver,
      ProblemResolver,
      WorkingPartyResolver,
      QuestionResolver,
      QuestionActions,
      WorkItemResolver,
      IprStatementResolver,
      KinResolver,
      ImportResolver,
      JointWorkItems,
      CountsResolver,
      PersonResolver,
      MandateResolver,
      MandateAuditResolver,
      MeetingResolver,
      MeetingReportResolver,
      MeetingOutcomesResolver,
      ReportResolver,
      QuestionOutcomesResolver,
      SittingResolver,
      CandidateResolver,
      IprQuestionResolver,
      ReadinessResolver,
      DecisionResolver,
      ActorResolver,
      ...EVENTS,
      RulesResolver,
      ChangesResolver,
      VerificationResolver,
      ApprovalResolver,
      ApprovalTrackResolver,
      NodeResolver,
      LiaisonResolver,
      QuestionLiaisons,
      WorkItemLiaisons,
      MeetingLiaisons,
      LetterResolver,
      LiaisonMutations,
      AwaitedReplies,
      MeetingChanges,
      DeadlineResolver,
      OrderOfBusiness,
      SittingSessions,
      BusinessItemResolver,
      BusinessLineResolver,
      SittingGathering,
      WaitResolver,
      WorkItemWaits,
      LiaisonWaits,
      ClauseResolver,
      ...NAMED,
      ...HISTORIES,
      ...ORDINALS,
      ApprovalListsResolver,
      WorkItemMutations,
      CorrectionMutations,
      ApprovalMutations,
      StructureMutations,
      QuestionMutations,
      TurnResolver,
      ActsResolver,
      TokenMutations,
      MeResolver,
    ],
    validateFn: validateInput,
    pubSub: NEVER_ASKED,
  });
  return paceSchema(directResolvers(toldAsItIs(oneOfInputs(nullableRoots(schema)))));
}
