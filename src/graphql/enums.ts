import { registerEnumType } from "type-graphql";
import { PROBLEM_CODES, type ProblemCode } from "../domain/problem.js";
import type { WaitingKind } from "../domain/queries/waiting.js";
import type { LiaisonWaitingKind } from "../domain/queries/waiting-liaisons.js";
import type * as words from "../domain/vocabulary.js";
import { ROLE_WORDS, STAGE_WORDS } from "./words.js";

/** Makes a GraphQL enum of a closed list of words; a word without a description does not compile. */
export function enumOf<W extends string>(
  name: string,
  description: string,
  values: Record<W, string>,
): Record<W, W> {
  const members = Object.fromEntries(Object.keys(values).map((word) => [word, word])) as Record<W, W>;
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(values).map(([word, about]) => [word, { description: about }]),
  ) as Record<W, { description: string }>;
  registerEnumType(members, { name, description, valuesConfig });
  return members;
}

export const WorkItemTypeEnum = enumOf<words.WorkItemType>(
  "WorkItemType",
  "What kind of text a work item is to become.",
  {
    RECOMMENDATION: "An ITU-T Recommendation; follows AAP or TAP.",
    AMENDMENT:
      "Changes or additions to a Recommendation; follows its process, or agreement where it is not integral (A.1 §1.8.2.1).",
    CORRIGENDUM: "Corrections to a Recommendation; follows its process (A.1 §1.8.2.5).",
    ERRATUM: "Corrections that TSB publishes with the chair's concurrence; no decision.",
    ANNEX: "An integral part of a Recommendation; follows its process.",
    APPENDIX: "A non-integral part of a Recommendation; agreed by the study group.",
    SUPPLEMENT: "Non-normative material beside Recommendations; agreed (Rec. A.13).",
    IMPLEMENTERS_GUIDE:
      "Agreed by the study group, or by a working party with the study group chair's concurrence (A.8 §7.1).",
    TECHNICAL_REPORT: "Agreed; the study group may authorise its working party (WTSA Res. 1 §1bis).",
    TECHNICAL_PAPER: "Agreed; the study group may authorise its working party.",
    HANDBOOK: "Agreed; the study group may authorise its working party (WTSA Res. 1 §1bis).",
    IMPLEMENTATION_GUIDELINE: "Agreed; the study group may authorise its working party (WTSA Res. 1 §1bis).",
    OTHER: "Another non-normative text; agreed by the study group.",
  },
);

export const QuestionStatusEnum = enumOf<words.QuestionStatus>(
  "QuestionStatus",
  "Where a Question stands (WTSA Res. 1 §7).",
  {
    PROPOSED: "Proposed; work may begin before it is approved (§7.1.9).",
    CONSULTATION: "Member States are asked whether they approve of it (§7.2.3).",
    IN_FORCE: "Approved, and under study.",
    REVISION_CONSULTATION: "In force; Member States are asked about a revision (§7.2.3).",
    DELETION_AGREED: "In force; a study group meeting agreed to delete it (§7.4.1.1).",
    DELETION_PERIOD: "In force; Member States may object to its deletion for two months (§7.4.1.1).",
    WITHDRAWN: "A proposal that was not gone on with.",
    MERGED: "Merged into another, which goes on with its work.",
    SPLIT: "Split into several, which go on with its work.",
    DELETED: "Deleted (§7.4).",
    CONTINUED: "Continued under another Question at the turn of its study period.",
    LAPSED: "Continued by none at the turn of its study period.",
  },
);

export const QuestionStepKindEnum = enumOf<words.QuestionStepKind>(
  "QuestionStepKind",
  "A time in which Member States reply about a Question.",
  {
    CONSULTATION: "On a new Question: two months (WTSA Res. 1 §7.2.3).",
    REVISION_CONSULTATION: "On a revision: two months (§7.2.3).",
    DELETION_PERIOD: "On a deletion: two months (§7.4.1.1).",
  },
);

export const QuestionStepOutcomeEnum = enumOf<words.QuestionStepOutcome>(
  "QuestionStepOutcome",
  "What came of the replies about a Question.",
  {
    APPROVED: "A simple majority of at least ten replies approved.",
    NOT_APPROVED: "It did not.",
    NO_OBJECTION: "A simple majority of the replies had no objection to the deletion.",
    OBJECTION: "It had; the matter is referred back to the study group.",
  },
);

export const VersionEnum = enumOf<words.Version>(
  "Version",
  "Whether a text is new or revises a published one.",
  {
    NEW: "A new text.",
    REVISED: "A revision of a published text.",
  },
);

export const ApprovalProcessEnum = enumOf<words.ApprovalProcess>(
  "ApprovalProcess",
  "The approval process of a text.",
  {
    AAP: "Alternative approval process: consent, then last call (Rec. A.8).",
    TAP: "Traditional approval process: determination, then consultation of Member States (WTSA Res. 1 §9).",
    AGREEMENT: "One agreement ends the process (Rec. A.13).",
    NONE: "No decision is taken on the text (erratum).",
  },
);

export const StageEnum = enumOf<words.Stage>(
  "Stage",
  "Where a work item stands in its approval process.",
  STAGE_WORDS,
);

export const DecisionKindEnum = enumOf<words.DecisionKind>(
  "DecisionKind",
  "The decisions a meeting takes on a text.",
  {
    CONSENT: "The text is sufficiently mature for AAP (A.8 §3.1).",
    DETERMINATION: "The text is sufficiently mature for TAP (WTSA Res. 1 §9.3.1).",
    AGREEMENT: "The non-normative text is agreed (Rec. A.13).",
    APPROVAL:
      "The Recommendation is approved at a study group meeting (A.8 §5, WTSA Res. 1 §9.5); never by a working party.",
    DELETION:
      "A Recommendation is deleted, after three months without objection (A.8 §8.2, WTSA Res. 1 §9.8).",
    DISCONTINUATION: "Work on an item is ended (A.1 §1.4.7).",
  },
);

export const DecisionOutcomeEnum = enumOf<words.DecisionOutcome>("DecisionOutcome", "What the meeting did.", {
  AGREED: "The meeting took the decision: it consented, determined, agreed or approved, as the kind says.",
  POSTPONED: "The meeting put the decision off; the item stays where it was.",
  SENT_BACK: "The meeting sent the text back to its Question for more work; the item stays where it was.",
  REJECTED: "The meeting did not take the decision; the item stays where it was.",
  WITHDRAWN:
    "The text was withdrawn before the meeting decided; or a meeting withdrew its consent or determination, and the item is under study again: withdrawDecision.",
});

export const LineOutcomeEnum = enumOf<words.LineOutcome>(
  "LineOutcome",
  "What comes of a line of the order of business.",
  {
    AGREED: "Of a text: the decision is taken. Of a proposed new work item: it is agreed.",
    POSTPONED: "Of a text: it is put off.",
    SENT_BACK: "Of a text: it goes back to its Question for more work.",
    REJECTED:
      "Of a text: the decision is not taken. Of a proposed new work item: it is not taken up, and ends.",
    WITHDRAWN: "Of a text: it was withdrawn before the meeting decided.",
    LIVING_LIST: "Of a proposed new work item: it stays in the living list.",
  },
);

export const RoleEnum = enumOf<words.Role>("Role", "In what capacity somebody acts.", ROLE_WORDS);

export const TokenScopeEnum = enumOf<words.TokenScope>("TokenScope", "What a token of access is good for.", {
  READ: "Seeing what is shown to those who signed in: who I am, what waits for me, e-mail addresses.",
  WORK_ITEMS:
    "Registering and updating work items, proposing and withdrawing candidates, contributions, liaison statements.",
  APPROVAL: "Recording decisions and every other act of the approval procedures.",
  MEETINGS: "Planning meetings, recording what they do besides decisions.",
  PEOPLE: "Registering and updating persons, appointing, ending mandates.",
  TOKENS: "Making and revoking tokens.",
});

export const WaitingKindEnum = enumOf<WaitingKind | LiaisonWaitingKind>(
  "WaitingKind",
  "What somebody is waited for.",
  {
    TEXT_TO_PROVIDE:
      "As editor or rapporteur: what a coming decision, the last call or the resolution of comments still wants of the text.",
    CANDIDATE_TO_PROPOSE: "As rapporteur: an item aims at the coming meeting and is no candidate there.",
    PLAN_TO_REMAKE:
      "What was planned for a meeting that was called off, or has no days any more, and for no other one since.",
    NUMBER_TO_ASSIGN: "As TSB: a text was consented or determined, or a Supplement agreed, without a number.",
    DECISION_TO_RECORD: "As chair: a candidate was before the body, and what was decided is not on record.",
    REQUEST_TO_MAKE:
      "As study group chair: the Director has not been asked to announce the last call (A.8 §3.1).",
    ANNOUNCEMENT_TO_MAKE: "As TSB: everything is there, the last call is to be announced (A.8 §4.1).",
    LAST_CALL_TO_JUDGE: "As study group chair: a last call or additional review is over (A.8 §4.4).",
    LIAISON_TO_APPROVE: "As chair or rapporteur, by its level: a liaison statement is prepared (A.1 §1.5).",
    LIAISON_TO_SEND: "As TSB: a liaison statement is approved and not sent.",
    LIAISON_TO_ANSWER: "As rapporteur: a liaison statement came that wants a reply.",
    REPLY_OVERDUE: "As rapporteur: the deadline of a liaison statement has passed without the reply.",
  },
);

export const ProvenanceEnum = enumOf<words.Provenance>("Provenance", "Where a title or name comes from.", {
  LETTER: "The collective letter that lists it.",
  OFFICIAL: "An ITU page.",
  OFFICIAL_LATER: "An ITU page written after the meeting, which differs from the letter.",
  THIRD_PARTY: "A public page that is not ITU's.",
  TRANSLATION: "A translation made for this tracker.",
  GENERAL_KNOWLEDGE: "General knowledge; verify before relying on it.",
  MEMBER: "Somebody who works on the item.",
});

export const PriorityEnum = enumOf<words.Priority>("Priority", "The priority of a work item.", {
  HIGH: "High priority.",
  MEDIUM: "Medium priority.",
  LOW: "Low priority.",
});

export const SittingKindEnum = enumOf<words.SittingKind>(
  "SittingKind",
  "What kind of gathering a sitting is.",
  {
    ASSEMBLY:
      "A World Telecommunication Standardization Assembly: consents, determines and approves, exceptionally.",
    STUDY_GROUP: "A study group meeting: takes every kind of decision.",
    WORKING_PARTY:
      "A working party meeting: consents, determines and agrees for its own Questions; never approves.",
    RAPPORTEUR_GROUP: "A rapporteur group meeting: works on drafts, takes no decision.",
    JOINT_COORDINATION: "A joint coordination activity: coordinates, writes no Recommendations.",
  },
);

export const CandidateStatusEnum = enumOf<words.CandidateStatus>(
  "CandidateStatus",
  "How a candidate stands.",
  {
    PLANNED: "On the list; nothing is decided.",
    WITHDRAWN: "Taken off the list, before the meeting or at it.",
    DECIDED: "The meeting took the decision, or ended the work on the item.",
    POSTPONED: "The meeting put it off.",
    SENT_BACK: "The meeting sent it back to its Question.",
    REJECTED: "The meeting did not take the decision.",
  },
);

export const AgendaPurposeEnum = enumOf<words.AgendaPurpose>(
  "AgendaPurpose",
  "The business done under an agenda item.",
  {
    CONSENT: "Consent of draft Recommendations.",
    DETERMINATION: "Determination of draft Recommendations.",
    AGREEMENT: "Agreement on Supplements and other non-normative texts.",
    APPROVAL: "Approval of draft Recommendations by the study group.",
    DELETION: "Deletion of Recommendations and other texts.",
    DISCONTINUATION: "Discontinuation of work items.",
    NEW_WORK_ITEMS: "Agreement on new work items.",
    LIAISONS: "Approval of outgoing liaison statements.",
    FUTURE_ACTIVITIES: "Agreement on future activities: coming meetings, of rapporteur groups among them.",
  },
);

export const FindingStatusEnum = enumOf<words.FindingStatus>("FindingStatus", "How a requirement stands.", {
  MET: "The record shows that it is met.",
  UNMET: "The record shows that it is not met.",
  UNKNOWN: "Nothing is recorded either way.",
});

export const SeverityEnum = enumOf<words.Severity>("Severity", "What an unmet requirement does.", {
  BLOCKING: "Keeps the item from being ready.",
  ADVICE: "Is pointed out.",
});

export const VerdictEnum = enumOf<words.Verdict>("Verdict", "The conclusion of a readiness review.", {
  READY: "Every blocking requirement is met.",
  BLOCKED: "At least one blocking requirement is not met.",
  UNKNOWN: "None is known to be unmet, but at least one blocking requirement is not recorded.",
});

export const CheckAnswerEnum = enumOf<words.CheckAnswer>(
  "CheckAnswer",
  "An answer to a point of the checklist.",
  {
    YES: "It holds.",
    NO: "It does not hold.",
  },
);

export const ProblemCodeEnum = enumOf<ProblemCode>(
  "ProblemCode",
  "Why an act is refused, or what should be looked at.",
  Object.fromEntries(PROBLEM_CODES.map((code) => [code, describeCode(code)])) as Record<ProblemCode, string>,
);

export const SortDirectionEnum = enumOf<"ASC" | "DESC">("SortDirection", "The direction of an order.", {
  ASC: "Ascending.",
  DESC: "Descending.",
});

/** What work items can be ordered by. */
export type WorkItemOrderField =
  | "RELEVANCE"
  | "ACRONYM"
  | "NUMBER"
  | "WORKING_PARTY"
  | "QUESTION"
  | "STAGE"
  | "STAGE_SINCE"
  | "PROCESS"
  | "TYPE"
  | "TIMING"
  | "TITLE"
  | "PRIORITY"
  | "REGISTERED"
  | "LAST_CONTRIBUTION"
  | "LAST_CHANGE";

export const WorkItemOrderFieldEnum = enumOf<WorkItemOrderField>(
  "WorkItemOrderField",
  "What work items can be ordered by. What has no value comes last when ascending.",
  {
    RELEVANCE:
      "How near it is to the `text` of the filter: what it names comes first, then words of names, beginnings of these, titles, everything else. All are alike where there is no text.",
    ACRONYM: "The provisional name, without regard to case; numbers in it as people count.",
    NUMBER: "The number that the item holds, as people count: `Y.9` before `Y.10`.",
    WORKING_PARTY: "The working party of its Question, by number.",
    QUESTION: "The Question, by its number.",
    STAGE:
      "The stage, in the order of a life: living list, study, approval, publication, deletion, discontinuation.",
    STAGE_SINCE: "The day from which it has been at its stage.",
    PROCESS: "The process: AAP, TAP, agreement, none.",
    TYPE: "The type, in the order of the enumeration.",
    TIMING: "The month aimed at; items without one come last when ascending.",
    TITLE: "The English title, else any other.",
    PRIORITY: "High, medium, low, none.",
    REGISTERED: "The day on which it was agreed as a work item, else the first day of its history.",
    LAST_CONTRIBUTION: "The day of its latest contribution.",
    LAST_CHANGE: "When the last event was recorded.",
  },
);

/** `WP_CANNOT_APPROVE` reads as "Wp cannot approve." with its clause in every problem that carries it. */
function describeCode(code: string): string {
  const words = code.toLowerCase().replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
