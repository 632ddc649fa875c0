// The closed lists of words that the work programme uses. Names come from ITU-T's texts; see docs/vocabulary.md.

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

/** Where a work item stands in its approval process. */
export const STAGES = [
  "UNDER_STUDY",
  "CONSENTED",
  "DETERMINED",
  "SG_REVIEW",
  "SG_DECISION",
  "AGREED",
  "APPROVED",
] as const;
export type Stage = (typeof STAGES)[number];

/** The decisions that a meeting can be asked to take on a text. */
export const DECISION_KINDS = ["CONSENT", "DETERMINATION", "AGREEMENT", "APPROVAL"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What the meeting did with the question put to it. */
export const DECISION_OUTCOMES = ["AGREED", "POSTPONED", "REJECTED"] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** In what capacity somebody acts. */
export const ROLES = [
  "SG_CHAIR",
  "SG_VICE_CHAIR",
  "WP_CHAIR",
  "WP_VICE_CHAIR",
  "RAPPORTEUR",
  "ASSOCIATE_RAPPORTEUR",
  "EDITOR",
  "TSB",
  "ADMINISTRATOR",
] as const;
export type Role = (typeof ROLES)[number];

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

/** What kind of gathering a sitting is. Only study groups and working parties take decisions. */
export const SITTING_KINDS = [
  "STUDY_GROUP",
  "WORKING_PARTY",
  "RAPPORTEUR_GROUP",
  "JOINT_COORDINATION",
] as const;
export type SittingKind = (typeof SITTING_KINDS)[number];

/** Whether a candidate still stands before its meeting. */
export const CANDIDATE_STATUSES = ["PLANNED", "WITHDRAWN", "DECIDED", "POSTPONED", "REJECTED"] as const;
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number];

/** Which business an agenda item is for; null in data where it is for none of these. */
export const AGENDA_PURPOSES = [
  "CONSENT",
  "DETERMINATION",
  "AGREEMENT",
  "APPROVAL",
  "NEW_WORK_ITEMS",
  "LIAISONS",
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
