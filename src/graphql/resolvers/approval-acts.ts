import type { ClassType } from "type-graphql";
import type { ProcedureAction } from "../../application/perform-act.js";
import * as aap from "../inputs/approval/aap.js";
import * as bulk from "../inputs/approval/bulk.js";
import {
  DocumentActInput,
  MemberActInput,
  ProcedureActInput as Plain,
  type ProcedureActInput,
} from "../inputs/approval/common.js";
import * as meeting from "../inputs/approval/study-group.js";
import * as programme from "../inputs/approval/work-programme.js";

/** The mutation of an act upon many items: its name and what it takes. */
export interface BulkMutation {
  readonly mutation: string;
  readonly input: ClassType<bulk.BulkActInput>;
}

/** The mutation of an act: its name and what it takes. */
export interface ActMutation {
  readonly mutation: string;
  readonly input: ClassType<ProcedureActInput>;
}

/** Acts that are done upon many texts at once: an announcement of the Director is about a score of them. */
export const BULK_MUTATIONS: Readonly<Partial<Record<ProcedureAction, BulkMutation>>> = {
  REQUEST_ANNOUNCEMENT: { mutation: "requestAnnouncements", input: bulk.RequestAnnouncementsInput },
  START_LAST_CALL: { mutation: "startLastCalls", input: bulk.StartLastCallsInput },
  CLOSE_LAST_CALL: { mutation: "closeLastCalls", input: bulk.CloseLastCallsInput },
  RECORD_NOTIFICATION: { mutation: "recordNotifications", input: bulk.RecordNotificationsInput },
};

const act = (mutation: string, input: ClassType<ProcedureActInput>): ActMutation => ({ mutation, input });

/** Every act of the procedures has its mutation; an act without one does not compile. */
export const ACT_MUTATIONS: Readonly<Record<ProcedureAction, ActMutation>> = {
  WITHDRAW_DECISION: act("withdrawDecision", programme.WithdrawDecisionInput),
  RECORD_EDITED_TEXT: act("recordEditedText", aap.EditedTextInput),
  REQUEST_ANNOUNCEMENT: act("requestAnnouncement", Plain),
  START_LAST_CALL: act("startLastCall", aap.StartLastCallInput),
  RECORD_COMMENT: act("recordComment", aap.RecordCommentInput),
  CLOSE_LAST_CALL: act("closeLastCall", aap.CloseReviewInput),
  RESOLVE_COMMENT: act("resolveComment", aap.ResolveCommentInput),
  JUDGE_TO_STUDY_GROUP: act("judgeToStudyGroup", aap.JudgeToMeetingInput),
  ANNOUNCE_STUDY_GROUP: act("announceStudyGroupReview", DocumentActInput),
  JUDGE_TO_COMMENT_RESOLUTION: act("judgeToCommentResolution", Plain),
  RECORD_REVISED_TEXT: act("recordRevisedText", aap.EditedTextInput),
  JUDGE_TO_ADDITIONAL_REVIEW: act("judgeToAdditionalReview", Plain),
  START_ADDITIONAL_REVIEW: act("startAdditionalReview", aap.StartAdditionalReviewInput),
  CLOSE_ADDITIONAL_REVIEW: act("closeAdditionalReview", aap.CloseReviewInput),
  CARRY_TO_LATER_MEETING: act("carryToLaterMeeting", aap.JudgeToMeetingInput),
  REGISTER_POSITION: act("registerPosition", meeting.PositionInput),
  REVOKE_ABSTENTION: act("revokeAbstention", meeting.NamedMemberInput),
  APPROVE: act("approveAtStudyGroup", meeting.ApproveInput),
  NOT_APPROVE: act("notApproveAtStudyGroup", meeting.StudyGroupDecisionInput),
  APPROVE_AT_ASSEMBLY: act("approveAtAssembly", meeting.ApproveAtAssemblyInput),
  REQUEST_MORE_TIME: act("requestMoreTime", meeting.MoreTimeInput),
  RECORD_LATE_OPPOSITION: act("recordLateOpposition", meeting.NamedMemberInput),
  CLOSE_MORE_TIME: act("closeMoreTime", Plain),
  DECLARE_POLICY_IMPLICATION: act("declarePolicyImplication", meeting.PolicyImplicationInput),
  RETRY: act("retryApproval", Plain),
  ANNOUNCE_CONSULTATION: act("announceConsultation", meeting.AnnounceConsultationInput),
  RECORD_REPLY: act("recordReply", meeting.RecordReplyInput),
  CLOSE_CONSULTATION: act("closeConsultation", Plain),
  OPEN_STUDY_GROUP_DECISION: act("openStudyGroupDecision", meeting.OpenDecisionInput),
  DEFER: act("deferDecision", meeting.ReasonedMeetingActInput),
  RECORD_NOTIFICATION: act("recordNotification", DocumentActInput),
  PUBLISH_ERRATUM: act("publishErratum", programme.PublishInput),
  PUBLISH_CORRECTION: act("publishCorrection", programme.PublishInput),
  AGREE_DELETION: act("agreeDeletion", meeting.StudyGroupDecisionInput),
  ANNOUNCE_DELETION: act("announceDeletion", DocumentActInput),
  RECORD_OBJECTION: act("recordObjection", MemberActInput),
  CLOSE_DELETION_PERIOD: act("closeDeletionPeriod", Plain),
  KEEP_IN_FORCE: act("keepInForce", meeting.ReasonedMeetingActInput),
  ADOPT_FROM_LIVING_LIST: act("adoptFromLivingList", programme.AdoptInput),
  KEEP_IN_LIVING_LIST: act("keepInLivingList", programme.KeepInLivingListInput),
  ASSIGN_NUMBER: act("assignNumber", programme.AssignNumberInput),
  SWITCH_PROCESS: act("switchProcess", programme.SwitchProcessInput),
  CARRY_OVER: act("carryOverWorkItem", programme.CarryOverInput),
  DISCONTINUE: act("discontinueWorkItem", programme.DiscontinueInput),
};
