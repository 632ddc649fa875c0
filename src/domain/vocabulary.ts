// The closed lists of words that the work programme uses. Names come from ITU-T's texts; the README has the table.

/** What kind of text a work item is to become. */
export const WORK_ITEM_TYPES = [
  "RECOMMENDATION",
  "AMENDMENT",
  "CORRIGENDUM",
  "ERRATUM",
  "ANNEX",
  "APPENDIX",
  "SUPPLEMENT",
  "IMPLEMENTERS_GUIDE",
  "TECHNICAL_REPORT",
  "TECHNICAL_PAPER",
  "HANDBOOK",
  "IMPLEMENTATION_GUIDELINE",
  "OTHER",
] as const;
export type WorkItemType = (typeof WORK_ITEM_TYPES)[number];

/** Whether the text is new or revises a published one. */
export const VERSIONS = ["NEW", "REVISED"] as const;
export type Version = (typeof VERSIONS)[number];

/** The approval process that a work item follows. */
export const APPROVAL_PROCESSES = ["AAP", "TAP", "AGREEMENT", "NONE"] as const;
export type ApprovalProcess = (typeof APPROVAL_PROCESSES)[number];

/** Where a work item stands in its approval process. The tables in `procedures/` lead from one to the next. */
export const STAGES = [
  // Work programme (Rec. A.1)
  "LIVING_LIST",
  "UNDER_STUDY",
  "DISCONTINUED",
  // AAP (Rec. A.8)
  "CONSENTED",
  "LAST_CALL",
  "LC_JUDGEMENT",
  "COMMENT_RESOLUTION",
  "NEXT_STEP_JUDGEMENT",
  "ADDITIONAL_REVIEW",
  "AR_JUDGEMENT",
  "SG_REVIEW",
  "SG_MORE_TIME",
  "MOVED_TO_TAP",
  // TAP (WTSA Res. 1 §9)
  "DETERMINED",
  "CONSULTATION",
  "CONSULTATION_PASSED",
  "CONSULTATION_FAILED",
  "SG_DECISION",
  "MORE_TIME",
  "DEFERRED",
  // Ends of an approval
  "NOT_APPROVED",
  "APPROVED",
  "APPROVED_WITH_RESERVATIONS",
  // Agreement, publication by TSB, deletion
  "AGREED",
  "PUBLISHED",
  "DELETION_AGREED",
  "DELETION_PERIOD",
  "DELETION_REFERRED_BACK",
  "DELETED",
] as const;
export type Stage = (typeof STAGES)[number];

/** The stages in the order of an item's life; work that was ended comes last. */
export const LIFE_CYCLE: readonly Stage[] = [
  ...STAGES.filter((stage) => stage !== "DISCONTINUED"),
  "DISCONTINUED",
];

/** Where a Question stands: the table of WTSA Res. 1 §7 leads from one to the next. */
export const QUESTION_STATUSES = [
  "PROPOSED",
  "CONSULTATION",
  "IN_FORCE",
  "REVISION_CONSULTATION",
  "DELETION_AGREED",
  "DELETION_PERIOD",
  "WITHDRAWN",
  "MERGED",
  "SPLIT",
  "DELETED",
  "CONTINUED",
  "LAPSED",
] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

/** The times in which Member States reply about a Question. */
export const QUESTION_STEP_KINDS = ["CONSULTATION", "REVISION_CONSULTATION", "DELETION_PERIOD"] as const;
export type QuestionStepKind = (typeof QUESTION_STEP_KINDS)[number];

/** What came of them. */
export const QUESTION_STEP_OUTCOMES = ["APPROVED", "NOT_APPROVED", "NO_OBJECTION", "OBJECTION"] as const;
export type QuestionStepOutcome = (typeof QUESTION_STEP_OUTCOMES)[number];

/** The decisions that a meeting can be asked to take on a text. */
export const DECISION_KINDS = [
  "CONSENT",
  "DETERMINATION",
  "AGREEMENT",
  "APPROVAL",
  "DELETION",
  "DISCONTINUATION",
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What the meeting did with the question put to it. */
export const DECISION_OUTCOMES = ["AGREED", "POSTPONED", "SENT_BACK", "REJECTED", "WITHDRAWN"] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** What can come of a line of the order of business: of a text, or of a proposed new work item. */
export const LINE_OUTCOMES = [...DECISION_OUTCOMES, "LIVING_LIST"] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/** Who proposes to change the selection of AAP or TAP (WTSA Res. 1 §8.3). */
export const PROPOSERS = ["MEMBER_STATE", "SECTOR_MEMBER", "CHAIR", "TSB"] as const;
export type Proposer = (typeof PROPOSERS)[number];

/** In what capacity somebody acts. */
export const ROLES = [
  "SG_CHAIR",
  "SG_VICE_CHAIR",
  "WP_CHAIR",
  "WP_VICE_CHAIR",
  "RAPPORTEUR",
  "ASSOCIATE_RAPPORTEUR",
  "EDITOR",
  "LIAISON_RAPPORTEUR",
  "CONVENER",
  "TSB",
  "ADMINISTRATOR",
] as const;
export type Role = (typeof ROLES)[number];

/** What a token of access may be used for. */
export const TOKEN_SCOPES = ["READ", "WORK_ITEMS", "APPROVAL", "MEETINGS", "PEOPLE", "TOKENS"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Where a title comes from. */
export const PROVENANCES = [
  "LETTER",
  "OFFICIAL",
  "OFFICIAL_LATER",
  "THIRD_PARTY",
  "TRANSLATION",
  "GENERAL_KNOWLEDGE",
  "MEMBER",
] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** The priority that the public database prints inside a work item's timing. */
export const PRIORITIES = ["HIGH", "MEDIUM", "LOW"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What kind of gathering a sitting is. Study groups, working parties and the assembly take decisions. */
export const SITTING_KINDS = [
  "ASSEMBLY",
  "STUDY_GROUP",
  "WORKING_PARTY",
  "RAPPORTEUR_GROUP",
  "JOINT_COORDINATION",
] as const;
export type SittingKind = (typeof SITTING_KINDS)[number];

/** Whether a candidate still stands before its meeting. */
export const CANDIDATE_STATUSES = [
  "PLANNED",
  "WITHDRAWN",
  "DECIDED",
  "POSTPONED",
  "SENT_BACK",
  "REJECTED",
] as const;
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number];

/** Which business an agenda item is for; null in data where it is for none of these. */
export const AGENDA_PURPOSES = [
  "CONSENT",
  "DETERMINATION",
  "AGREEMENT",
  "APPROVAL",
  "DELETION",
  "DISCONTINUATION",
  "NEW_WORK_ITEMS",
  "LIAISONS",
  "FUTURE_ACTIVITIES",
] as const;
export type AgendaPurpose = (typeof AGENDA_PURPOSES)[number];

/** Whether a requirement is met; "unknown" means that nobody has recorded it either way. */
export const FINDING_STATUSES = ["MET", "UNMET", "UNKNOWN"] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** Whether an unmet requirement keeps a candidate from being ready, or is advice. */
export const SEVERITIES = ["BLOCKING", "ADVICE"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The conclusion of a readiness review. */
export const VERDICTS = ["READY", "BLOCKED", "UNKNOWN"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** An answer that a rapporteur gives to a point of the checklist. */
export const CHECK_ANSWERS = ["YES", "NO"] as const;
export type CheckAnswer = (typeof CHECK_ANSWERS)[number];

/** The steps that an item takes between its first decision and its end. */
export const STEP_KINDS = [
  "PREPARATION",
  "LAST_CALL",
  "COMMENT_RESOLUTION",
  "ADDITIONAL_REVIEW",
  "SG_REVIEW",
  "CONSULTATION",
  "SG_DECISION",
  "MORE_TIME",
  "DEFERRAL",
  "DELETION_PERIOD",
  "NOTIFICATION",
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** How a step ended. */
export const STEP_OUTCOMES = [
  "ANNOUNCED",
  "JUDGED_ANEW",
  "NO_COMMENTS",
  "TYPOGRAPHICAL_COMMENTS",
  "SUBSTANTIVE_COMMENTS",
  "RESOLVED",
  "APPROVED",
  "NOT_APPROVED",
  "MORE_TIME_REQUESTED",
  "POLICY_IMPLICATION",
  "CARRIED_TO_LATER_MEETING",
  "DEFERRED",
  "PASSED",
  "FAILED",
  "NO_OBJECTION",
  "OBJECTION",
  "SENT",
] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

/** The categories of ITU-T membership (Rec. A.1 Annex A). */
export const MEMBER_CATEGORIES = ["MEMBER_STATE", "SECTOR_MEMBER", "ASSOCIATE", "ACADEMIA"] as const;
export type MemberCategory = (typeof MEMBER_CATEGORIES)[number];

/** What was done about a comment in a last call or additional review. */
export const COMMENT_RESULTS = ["ACCEPTED", "ACCEPTED_IN_PART", "NOT_ACCEPTED", "WITHDRAWN"] as const;
export type CommentResult = (typeof COMMENT_RESULTS)[number];

/** Whether a comment in a last call or additional review is about typographical errors only (Rec. A.8 §4.4.1). */
export const COMMENT_KINDS = ["TYPOGRAPHICAL", "SUBSTANTIVE"] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/** A Member State's reply to a TAP consultation: whether the study group may consider approval. */
export const REPLY_KINDS = ["SUPPORTS", "DOES_NOT_SUPPORT"] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

/** What a member says at or after a study group meeting, short of the decision itself. */
export const POSITION_KINDS = [
  "CONCERN",
  "RESERVATION",
  "ABSTENTION",
  "MORE_TIME",
  "LATE_OPPOSITION",
  "POLICY_IMPLICATION",
  "OBJECTION_TO_DELETION",
] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

/** By which way a text came to be approved. */
export const APPROVAL_VARIANTS = [
  "LAST_CALL",
  "LAST_CALL_TYPOGRAPHICAL",
  "ADDITIONAL_REVIEW",
  "STUDY_GROUP_AAP",
  "STUDY_GROUP_TAP",
  "ASSEMBLY",
] as const;
export type ApprovalVariant = (typeof APPROVAL_VARIANTS)[number];

/** What a meeting did with a proposed new work item. */
export const REGISTRATION_RESULTS = ["AGREED", "LIVING_LIST"] as const;
export type RegistrationResult = (typeof REGISTRATION_RESULTS)[number];

/** Whether a liaison statement is ours, or came to us. */
export const LIAISON_DIRECTIONS = ["OUTGOING", "INCOMING"] as const;
export type LiaisonDirection = (typeof LIAISON_DIRECTIONS)[number];

/** For what a liaison statement goes to a group (Rec. A.1 §1.5). */
export const LIAISON_PURPOSES = ["ACTION", "COMMENT", "INFORMATION"] as const;
export type LiaisonPurpose = (typeof LIAISON_PURPOSES)[number];

/** At which level a liaison statement is approved; between meetings by the study group chair with the management team. */
export const LIAISON_LEVELS = [
  "STUDY_GROUP",
  "WORKING_PARTY",
  "RAPPORTEUR_GROUP",
  "MANAGEMENT_TEAM",
] as const;
export type LiaisonLevel = (typeof LIAISON_LEVELS)[number];

/** How a liaison statement stands on a day. */
export const LIAISON_STATUSES = [
  "PREPARED",
  "APPROVED",
  "SENT",
  "RECEIVED",
  "AWAITING_REPLY",
  "OVERDUE",
  "ANSWERED",
  "WITHDRAWN",
] as const;
export type LiaisonStatus = (typeof LIAISON_STATUSES)[number];

/** What a work item can be to another one: it came from it, is a part of it, or is a text that goes with it. */
export const KIN_KINDS = ["SPLIT_FROM", "PART_OF", "COMPANION"] as const;
export type KinKind = (typeof KIN_KINDS)[number];

/** The same as it is seen from either of them; an item that was merged into another is among them. */
export const RELATION_KINDS = [...KIN_KINDS, "SPLIT_INTO", "HAS_PART", "MERGED_INTO", "MERGED_FROM"] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** What the holder of a patent states: the three choices of the Common Patent Policy for ITU-T/ITU-R/ISO/IEC. */
export const IPR_TERMS = ["FREE_OF_CHARGE", "REASONABLE_TERMS", "UNWILLING"] as const;
export type IprTerms = (typeof IPR_TERMS)[number];

/** What a work item can wait for. */
export const WAIT_KINDS = ["NORMATIVE_REFERENCE", "COMPANION_TEXT", "LIAISON", "IPR_STATEMENT"] as const;
export type WaitKind = (typeof WAIT_KINDS)[number];

/** How it stands with what a work item waits for: it is wanted, it is there, it cannot come, or it is wanted no longer. */
export const WAIT_STATUSES = ["OPEN", "OVER", "LOST", "ENDED"] as const;
export type WaitStatus = (typeof WAIT_STATUSES)[number];

/** What participants have to do by a day before a meeting. */
export const DEADLINE_KINDS = [
  "LETTER",
  "TRANSLATION",
  "ANNOUNCEMENT",
  "DRAFTS",
  "REGISTRATION",
  "VISA_SUPPORT",
  "CONTRIBUTIONS",
  "TEMPORARY_DOCUMENTS",
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** How it stands with a meeting on a day. */
export const MEETING_STATUSES = ["PLANNED", "UNDER_WAY", "OVER", "POSTPONED", "CALLED_OFF"] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

/** What a document is that a decision rests on besides the text itself. */
export const DECISION_TEXT_KINDS = [
  "CLEAN",
  "REVISION_MARKED",
  "A5_JUSTIFICATION",
  "ELECTRONIC_ATTACHMENT",
] as const;
export type DecisionTextKind = (typeof DECISION_TEXT_KINDS)[number];
