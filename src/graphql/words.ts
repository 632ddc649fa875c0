import type { Role, Stage } from "../domain/vocabulary.js";

/** What each stage means, for the API's documentation. */
export const STAGE_WORDS: Record<Stage, string> = {
  LIVING_LIST: "Proposed as a work item, not agreed yet; parked in the living list.",
  UNDER_STUDY: "Registered in the work programme; the draft is being written.",
  DISCONTINUED: "Work on it was ended by agreement of a meeting (A.1 §1.4.7).",
  CONSENTED: "AAP: consented, not yet in last call (A.8 §3.1).",
  LAST_CALL: "AAP: open for comments for four weeks (A.8 §4.1).",
  LC_JUDGEMENT: "AAP: the study group chair, with TSB, judges the comments of the last call (A.8 §4.4.1).",
  COMMENT_RESOLUTION: "AAP: comments are being resolved (A.8 §4.4.2).",
  NEXT_STEP_JUDGEMENT: "AAP: revised text is there; the study group chair judges the next step (A.8 §4.4.3).",
  ADDITIONAL_REVIEW: "AAP: open for comments for three weeks (A.8 §4.5).",
  AR_JUDGEMENT: "AAP: comments on the additional review; only a study group meeting follows (A.8 §4.5.2).",
  SG_REVIEW: "AAP: before a study group meeting (A.8 §5).",
  SG_MORE_TIME: "AAP: a Member State has asked for four more weeks (A.8 §5).",
  MOVED_TO_TAP: "AAP: moved to TAP because of policy or regulatory implications (A.8 §5.2).",
  DETERMINED: "TAP: determined, not yet announced (WTSA Res. 1 §9.3.1).",
  CONSULTATION: "TAP: Member States are being consulted (WTSA Res. 1 §9.4).",
  CONSULTATION_PASSED: "TAP: at least 70 % of the replies support, or there were none (WTSA Res. 1 §9.4.5).",
  CONSULTATION_FAILED: "TAP: fewer than 70 % of the replies support (WTSA Res. 1 §9.4.5).",
  SG_DECISION: "TAP: before the study group meeting that decides (WTSA Res. 1 §9.5).",
  MORE_TIME: "TAP: a delegation has asked for four more weeks (WTSA Res. 1 §9.5.5).",
  DEFERRED: "TAP: put off to another study group meeting (WTSA Res. 1 §9.5).",
  NOT_APPROVED: "Not approved; it may be taken up again without a new consent or determination.",
  APPROVED: "Approved.",
  APPROVED_WITH_RESERVATIONS: "TAP: approved, with reservations noted (WTSA Res. 1 §9.5).",
  AGREED: "The non-normative text is agreed; nothing more is to be decided (Rec. A.13).",
  PUBLISHED: "Published by TSB without a decision (erratum).",
  DELETION_AGREED: "A study group meeting agreed to delete the Recommendation (A.8 §8.2).",
  DELETION_PERIOD: "The deletion is announced; three months for objections (A.8 §8.2).",
  DELETION_REFERRED_BACK: "There was an objection to the deletion; it is back before the study group.",
  DELETED: "The Recommendation is deleted.",
};

/** What each role is, for the API's documentation. */
export const ROLE_WORDS: Record<Role, string> = {
  SG_CHAIR: "Chair of the study group: asks for last calls, judges them (A.8 §4.4).",
  SG_VICE_CHAIR: "Vice-chair of the study group.",
  WP_CHAIR: "Chair of a working party: leads its meetings and writes its report.",
  WP_VICE_CHAIR: "Vice-chair of a working party.",
  RAPPORTEUR: "Coordinates the study of a Question and keeps its work items updated (A.1 §2.3.3).",
  ASSOCIATE_RAPPORTEUR: "Assists the rapporteur.",
  EDITOR: "Holds the pen of a draft.",
  LIAISON_RAPPORTEUR: "Keeps up the liaison of a Question or study group with another group.",
  CONVENER: "Convenes a correspondence group; that alone gives no leave.",
  TSB: "The secretariat: letters, announcements, registration, publication.",
  ADMINISTRATOR: "Runs the tracker.",
};
