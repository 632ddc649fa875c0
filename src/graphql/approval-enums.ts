import { type EventAction, UPKEEP } from "../domain/event-actions.js";
import { ACTIONS, type ActionName } from "../domain/procedures/actions.js";
import { PROCEDURES } from "../domain/procedures/index.js";
import { PROCEDURE_NAMES, type ProcedureName } from "../domain/procedures/table.js";
import { rowsOfQuestionAct } from "../domain/questions/act.js";
import { QUESTION_ACTIONS, type QuestionAction } from "../domain/questions/names.js";
import type * as words from "../domain/vocabulary.js";
import { enumOf } from "./enums.js";

export const MemberCategoryEnum = enumOf<words.MemberCategory>(
  "MemberCategory",
  "A category of ITU-T membership (A.1 Annex A).",
  {
    MEMBER_STATE: "A Member State: comments, replies to consultations, opposes.",
    SECTOR_MEMBER: "A Sector Member: comments, registers concerns.",
    ASSOCIATE: "An Associate: comments.",
    ACADEMIA: "A member of Academia.",
  },
);

export const CommentKindEnum = enumOf<words.CommentKind>(
  "CommentKind",
  "What a comment is about (A.8 §4.4.1).",
  {
    TYPOGRAPHICAL: "Misspelling, syntax, punctuation; it does not stand in the way of approval.",
    SUBSTANTIVE: "Anything else; the study group chair judges what follows.",
  },
);

export const CommentResultEnum = enumOf<words.CommentResult>(
  "CommentResult",
  "What was done about a comment (A.8 §4.4.2).",
  {
    ACCEPTED: "The text was changed as it asks.",
    ACCEPTED_IN_PART: "The text was changed in part.",
    NOT_ACCEPTED: "The text stays as it is.",
    WITHDRAWN: "The member took it back.",
  },
);

export const ReplyKindEnum = enumOf<words.ReplyKind>(
  "ReplyKind",
  "A Member State's reply to a consultation (WTSA Res. 1 §9.4.5).",
  {
    SUPPORTS: "The study group may consider approval.",
    DOES_NOT_SUPPORT: "It should not.",
  },
);

export const PositionKindEnum = enumOf<words.PositionKind>(
  "PositionKind",
  "What a member says at or after a meeting.",
  {
    CONCERN: "AAP: a degree of concern, noted and appended to the text (A.8 §5.5).",
    RESERVATION: "TAP: a degree of reservation, noted and appended to the text (WTSA Res. 1 §9.5.4).",
    ABSTENTION: "It abstains; its presence is ignored (A.8 §5.7).",
    MORE_TIME: "It asks for four more weeks (A.8 §5.6).",
    LATE_OPPOSITION: "It opposes within the extra time.",
    POLICY_IMPLICATION: "It declares policy or regulatory implications, or doubt (A.8 §5.2).",
    OBJECTION_TO_DELETION: "It objects to a deletion (A.8 §8.2).",
  },
);

export const StepKindEnum = enumOf<words.StepKind>("StepKind", "A kind of step of an approval.", {
  PREPARATION: "The edited text, its summary and the chair's request come together.",
  LAST_CALL: "Last call of four weeks (A.8 §4.1).",
  COMMENT_RESOLUTION: "Comments are resolved (A.8 §4.4.2).",
  ADDITIONAL_REVIEW: "Additional review of three weeks (A.8 §4.5).",
  SG_REVIEW: "Before a study group meeting under AAP (A.8 §5).",
  CONSULTATION: "Consultation of Member States (WTSA Res. 1 §9.4).",
  SG_DECISION: "Before a study group meeting under TAP (WTSA Res. 1 §9.5).",
  MORE_TIME: "Four more weeks (A.8 §5.6, WTSA Res. 1 §9.5.5).",
  DEFERRAL: "Carried to a later meeting without a new announcement (WTSA Res. 1 §9.5.2).",
  DELETION_PERIOD: "Three months for objections (A.8 §8.2).",
  NOTIFICATION: "The Director's notification (A.8 §6, WTSA Res. 1 §9.6).",
});

export const StepOutcomeEnum = enumOf<words.StepOutcome>("StepOutcome", "How a step ended.", {
  ANNOUNCED: "What it prepared was announced.",
  JUDGED_ANEW: "The chair judged otherwise before it was announced.",
  NO_COMMENTS: "Without comments.",
  TYPOGRAPHICAL_COMMENTS: "With typographical comments only.",
  SUBSTANTIVE_COMMENTS: "With substantive comments.",
  RESOLVED: "The comments are resolved.",
  APPROVED: "Approved.",
  NOT_APPROVED: "Not approved.",
  MORE_TIME_REQUESTED: "More time was asked for.",
  POLICY_IMPLICATION: "A policy or regulatory implication was declared.",
  CARRIED_TO_LATER_MEETING: "Carried to a later meeting.",
  DEFERRED: "Deferred to another meeting.",
  PASSED: "The study group may consider approval.",
  FAILED: "The study group may not consider approval at that meeting.",
  NO_OBJECTION: "Nobody objected.",
  OBJECTION: "Somebody objected.",
  SENT: "Sent.",
});

export const ApprovalVariantEnum = enumOf<words.ApprovalVariant>(
  "ApprovalVariant",
  "By which way a text was approved.",
  {
    LAST_CALL: "At the end of the last call, without comments.",
    LAST_CALL_TYPOGRAPHICAL: "At the end of the last call, with typographical comments.",
    ADDITIONAL_REVIEW: "At the end of the additional review.",
    STUDY_GROUP_AAP: "At a study group meeting under AAP.",
    STUDY_GROUP_TAP: "At a study group meeting under TAP, or at the end of the extra time.",
    ASSEMBLY: "At a World Telecommunication Standardization Assembly (A.8 §1.1, WTSA Res. 1 §9.1.2).",
  },
);

export const RegistrationResultEnum = enumOf<words.RegistrationResult>(
  "RegistrationResult",
  "What a meeting did with a proposed new work item.",
  { AGREED: "Agreed as a work item.", LIVING_LIST: "Put into the living list." },
);

export const ProposerEnum = enumOf<words.Proposer>(
  "Proposer",
  "Who proposes to change the selection of AAP or TAP (WTSA Res. 1 §8.3).",
  {
    MEMBER_STATE: "A Member State; its proposal has to be seconded.",
    SECTOR_MEMBER: "A Sector Member; its proposal has to be seconded.",
    CHAIR: "The chair of the meeting.",
    TSB: "The secretariat.",
  },
);

const SAYS = Object.fromEntries(
  ACTIONS.map((action) => [
    action,
    PROCEDURES.flatMap((p) => p.rows).find((row) => row.action === action)?.says ?? "",
  ]),
) as Record<ActionName, string>;

const QUESTION_SAYS = Object.fromEntries(
  QUESTION_ACTIONS.map((action) => [action, rowsOfQuestionAct(action)[0]?.says ?? ""]),
) as Record<QuestionAction, string>;

/** An act that an event of an older version names and this one does not. */
export const UNKNOWN_ACTION = "OTHER";

export const ActionEnum = enumOf<EventAction | typeof UNKNOWN_ACTION>(
  "Action",
  "What is or was done: an act of the procedures, or the upkeep of the record.",
  {
    ...SAYS,
    ...QUESTION_SAYS,
    ...UPKEEP,
    [UNKNOWN_ACTION]: "An act of an older version of this tracker that has no name here.",
  },
);

export const ProcedureNameEnum = enumOf<ProcedureName>(
  "ProcedureName",
  "A procedure.",
  Object.fromEntries(
    PROCEDURE_NAMES.map((name) => [
      name,
      PROCEDURES.find((procedure) => procedure.name === name)?.title ?? name,
    ]),
  ) as Record<ProcedureName, string>,
);
