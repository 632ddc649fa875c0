import type { ActionName } from "../actions.js";
import { recordComment, resolveComment } from "./comments.js";
import { announceConsultation, closeConsultation, recordReply } from "./consultation.js";
import type { EffectOf } from "./effect.js";
import { closeMoreTime, requestMoreTime } from "./more-time.js";
import { recordNotification } from "./notification.js";
import { closeReviewPeriod, startCommentResolution, startReviewPeriod } from "./periods.js";
import { revokeAbstention, takePosition } from "./positions.js";
import * as studyGroup from "./study-group.js";
import { judgeToAdditionalReview, recordEditedText, recordRevisedText, requestAnnouncement } from "./text.js";
import * as programme from "./work-programme.js";

/** The first decisions change the item in `decisions/record-decision.ts`, where the gavel is. */
export type GavelAction = "CONSENT" | "DETERMINE" | "AGREE";

/** What each act changes besides the stage. */
export const EFFECTS: Readonly<Record<Exclude<ActionName, GavelAction>, EffectOf>> = {
  WITHDRAW_DECISION: studyGroup.withdrawDecision,
  RECORD_EDITED_TEXT: recordEditedText,
  REQUEST_ANNOUNCEMENT: requestAnnouncement,
  START_LAST_CALL: startReviewPeriod("LAST_CALL"),
  RECORD_COMMENT: recordComment,
  CLOSE_LAST_CALL: closeReviewPeriod,
  RESOLVE_COMMENT: resolveComment,
  JUDGE_TO_STUDY_GROUP: studyGroup.judgeToStudyGroup,
  ANNOUNCE_STUDY_GROUP: studyGroup.announceStudyGroup,
  JUDGE_TO_COMMENT_RESOLUTION: startCommentResolution,
  RECORD_REVISED_TEXT: recordRevisedText,
  JUDGE_TO_ADDITIONAL_REVIEW: judgeToAdditionalReview,
  START_ADDITIONAL_REVIEW: startReviewPeriod("ADDITIONAL_REVIEW"),
  CLOSE_ADDITIONAL_REVIEW: closeReviewPeriod,
  CARRY_TO_LATER_MEETING: studyGroup.carryToLaterMeeting,
  REGISTER_POSITION: takePosition(),
  REVOKE_ABSTENTION: revokeAbstention,
  APPROVE: studyGroup.decideApproval,
  NOT_APPROVE: studyGroup.decideApproval,
  APPROVE_AT_ASSEMBLY: studyGroup.approveAtAssembly,
  REQUEST_MORE_TIME: requestMoreTime,
  RECORD_LATE_OPPOSITION: takePosition("LATE_OPPOSITION"),
  CLOSE_MORE_TIME: closeMoreTime,
  DECLARE_POLICY_IMPLICATION: studyGroup.declarePolicyImplication,
  RETRY: programme.retry,
  ANNOUNCE_CONSULTATION: announceConsultation,
  RECORD_REPLY: recordReply,
  CLOSE_CONSULTATION: closeConsultation,
  OPEN_STUDY_GROUP_DECISION: studyGroup.openStudyGroupDecision,
  DEFER: studyGroup.defer,
  RECORD_NOTIFICATION: recordNotification,
  PUBLISH_ERRATUM: programme.publish,
  PUBLISH_CORRECTION: programme.publish,
  AGREE_DELETION: programme.agreeDeletion,
  ANNOUNCE_DELETION: programme.announceDeletion,
  RECORD_OBJECTION: takePosition("OBJECTION_TO_DELETION"),
  CLOSE_DELETION_PERIOD: programme.closeDeletionPeriod,
  KEEP_IN_FORCE: programme.publish,
  ADOPT_FROM_LIVING_LIST: programme.adopt,
  KEEP_IN_LIVING_LIST: programme.keepParked,
  ASSIGN_NUMBER: programme.assignNumber,
  SWITCH_PROCESS: programme.switchProcess,
  CARRY_OVER: programme.carryOver,
  DISCONTINUE: programme.discontinue,
};
