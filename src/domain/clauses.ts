import { QUESTION_CLAUSES } from "./clauses-questions.js";

/** A clause of a text that governs the work, or another named source where no clause is known. */
export interface Clause {
  /** As cited in refusals, e.g. `Rec. ITU-T A.8 §3.1`. */
  readonly citation: string;
  /** What it says, in our words, in one sentence. */
  readonly says: string;
  /** Which edition was read. */
  readonly readIn: string;
  /** False where the text was not at hand and the rule is practice or general knowledge; `isClauseVerifiedOn` knows of later editions. */
  readonly verified: boolean;
}

const A1 = "10/2016";
const A8 = "10/2008";
const RES1 = "Rev. Hammamet, 2016";

/** Every clause that the tracker cites, by a short key. */
export const CLAUSES = {
  A1_1_3_2: {
    citation: "Rec. ITU-T A.1 §1.3.2",
    says: "The collective letter goes out two months before a meeting, three months where the meeting had not been planned.",
    readIn: A1,
    verified: true,
  },
  A1_CONTRIBUTIONS: {
    citation: "Rec. ITU-T A.1 (contributions)",
    says: "Contributions reach TSB at least twelve calendar days before the meeting; those that are to be translated two months before.",
    readIn: "collective letter 4/13",
    verified: false,
  },
  A1_2_3_3_11: {
    citation: "Rec. ITU-T A.1 §2.3.3.11",
    says: "A rapporteur group meeting is announced two months before, with Questions, days, place or e-meeting, terms of reference and contact.",
    readIn: A1,
    verified: true,
  },
  A1_1_4_6: {
    citation: "Rec. ITU-T A.1 §1.4.6",
    says: "At each meeting the chair asks whether anybody knows of intellectual property that the text before it may need; that the question was asked, and any affirmative response, is recorded in the report.",
    readIn: A1,
    verified: true,
  },
  A1_1_4_7: {
    citation: "Rec. ITU-T A.1 §1.4.7",
    says: "The work programme lists each work item with its Question, title, editor, timing, base text and approval process.",
    readIn: A1,
    verified: true,
  },
  A1_1_5: {
    citation: "Rec. ITU-T A.1 §1.5",
    says: "A liaison statement names its source, the meeting that prepared it, each destination with its purpose (action, comment or information), a deadline where action is wanted, a contact, and the level that approved it: study group, working party or rapporteur group; between meetings the study group chair with the management team.",
    readIn: A1,
    verified: true,
  },
  A1_1_8_2: {
    citation: "Rec. ITU-T A.1 §1.8.2",
    says: "An amendment that changes or adds normative content, an annex and a corrigendum follow the approval process of a Recommendation; an appendix or a non-integral amendment needs agreement; TSB corrects obvious errors with the chair's concurrence.",
    readIn: A1,
    verified: true,
  },
  A1_ERRATUM: {
    citation: "Rec. ITU-T A.1 §1.8.2 (erratum)",
    says: "TSB publishes an erratum with the study group chair's concurrence; no meeting decides.",
    readIn: "third-party extract of 09/2019",
    verified: false,
  },
  A1_ANNEX_A: {
    citation: "Rec. ITU-T A.1 Annex A",
    says: "A new work item is documented in the report of the meeting with the justification form.",
    readIn: A1,
    verified: true,
  },
  A1_CARRY_OVER: {
    citation: "Work programme database",
    says: "A work item that is not finished is carried to the next study period and marked with the period it was issued from.",
    readIn: "public work item pages",
    verified: false,
  },
  A1_1_7_1: {
    citation: "Rec. ITU-T A.1 §1.7.1",
    says: "The meeting report's status table is what the work programme is updated from.",
    readIn: A1,
    verified: true,
  },
  A1_2_1_2: {
    citation: "Rec. ITU-T A.1 §2.1.2",
    says: "A working party handles the Questions that its study group has entrusted to it.",
    readIn: A1,
    verified: true,
  },
  A1_RAPPORTEURS: {
    citation: "Rec. ITU-T A.1 §2.3",
    says: "A working party or study group appoints rapporteurs and may end their appointment at any time; it endorses associate rapporteurs and editors.",
    readIn: A1,
    verified: false,
  },
  A1_2_3_3: {
    citation: "Rec. ITU-T A.1 §2.3.3",
    says: "The rapporteur coordinates the Question, keeps the work programme updated, answers for the quality of texts.",
    readIn: A1,
    verified: true,
  },
  A1_2_3_3_6: {
    citation: "Rec. ITU-T A.1 §2.3.3.6",
    says: "Drafts should be submitted as separate TDs, six weeks before the meeting.",
    readIn: A1,
    verified: true,
  },
  A1_3_3_3: {
    citation: "Rec. ITU-T A.1 §3.3.3",
    says: "TDs are available seven calendar days before the meeting, with exceptions.",
    readIn: A1,
    verified: true,
  },
  A5: {
    citation: "Rec. ITU-T A.5 Annex A",
    says: "A normative reference to another organisation's document is documented with a justification.",
    readIn: "table of contents of 02/2016 only",
    verified: false,
  },
  A5_ANNEX_B: {
    citation: "Rec. ITU-T A.5 Annex B",
    says: "An organisation is qualified by criteria before its documents are referred to normatively.",
    readIn: "table of contents of 02/2016 only",
    verified: false,
  },
  A8_1_1: {
    citation: "Rec. ITU-T A.8 §1.1",
    says: "AAP is for texts without policy or regulatory implications; a study group may also seek approval at a WTSA.",
    readIn: A8,
    verified: true,
  },
  A8_3_1: {
    citation: "Rec. ITU-T A.8 §3.1",
    says: "A study group or working party meeting consents to a draft Recommendation that is sufficiently mature.",
    readIn: A8,
    verified: true,
  },
  A8_3_3: {
    citation: "Rec. ITU-T A.8 §3.3",
    says: "No Recommendation is complete without its summary.",
    readIn: A8,
    verified: true,
  },
  A8_3_2: {
    citation: "Rec. ITU-T A.8 §3.2",
    says: "The final edited text, with its electronic material and summary, is with TSB when the last call is announced; the study group chair requests the announcement.",
    readIn: A8,
    verified: true,
  },
  A8_3_7: {
    citation: "Rec. ITU-T A.8 §3.7",
    says: "Approval of a further amendment should not normally be sought within about two years, unless it complements or corrects.",
    readIn: A8,
    verified: true,
  },
  A8_4_1: {
    citation: "Rec. ITU-T A.8 §4.1",
    says: "The last call is the four weeks that begin with the Director's announcement.",
    readIn: A8,
    verified: true,
  },
  A8_4_4: {
    citation: "Rec. ITU-T A.8 §4.4",
    says: "Members comment during the last call, with reasons and the changes that would help approval.",
    readIn: A8,
    verified: true,
  },
  A8_4_4_1: {
    citation: "Rec. ITU-T A.8 §4.4.1",
    says: "With no comments, or typographical ones only, the text is approved at the end of the last call, and the errors are corrected.",
    readIn: A8,
    verified: true,
  },
  A8_4_4_2: {
    citation: "Rec. ITU-T A.8 §4.4.2",
    says: "With other comments the study group chair, in consultation with TSB, judges: a study group meeting, or comment resolution.",
    readIn: A8,
    verified: true,
  },
  A8_4_4_3: {
    citation: "Rec. ITU-T A.8 §4.4.3",
    says: "After comment resolution the study group chair, in consultation with TSB, judges: a study group meeting, or an additional review.",
    readIn: A8,
    verified: true,
  },
  A8_4_5: {
    citation: "Rec. ITU-T A.8 §4.5",
    says: "The additional review lasts three weeks; the revised text and the last call's comments are made available with its announcement.",
    readIn: A8,
    verified: true,
  },
  A8_4_5_1: {
    citation: "Rec. ITU-T A.8 §4.5.1",
    says: "With no comments, or typographical ones only, the text is approved at the end of the additional review.",
    readIn: A8,
    verified: true,
  },
  A8_4_5_2: {
    citation: "Rec. ITU-T A.8 §4.5.2",
    says: "With other comments the text goes to a study group meeting; there is no second additional review.",
    readIn: A8,
    verified: true,
  },
  A8_4_6: {
    citation: "Rec. ITU-T A.8 §4.6",
    says: "The Director announces the intention to approve at least three weeks before the study group meeting.",
    readIn: A8,
    verified: true,
  },
  A8_5_2: {
    citation: "Rec. ITU-T A.8 §5.2",
    says: "A change of major impact is not approved at this meeting; when a Member State present declares policy or regulatory implications, or doubt, the text proceeds under TAP or §5.8.",
    readIn: A8,
    verified: true,
  },
  A8_5_3: {
    citation: "Rec. ITU-T A.8 §5.3",
    says: "Approval at a meeting under AAP is an act of the study group meeting.",
    readIn: A8,
    verified: true,
  },
  A8_5_4: {
    citation: "Rec. ITU-T A.8 §5.4",
    says: "The text is approved if, Sector Members having been consulted, no more than one Member State present opposes.",
    readIn: A8,
    verified: true,
  },
  A8_5_5: {
    citation: "Rec. ITU-T A.8 §5.5",
    says: "A concern is noted in the report and in a concise note appended to the text.",
    readIn: A8,
    verified: true,
  },
  A8_5_6: {
    citation: "Rec. ITU-T A.8 §5.6",
    says: "During the meeting a Member State may ask for more time; unless it advises opposition within four weeks of the end of the meeting, the text is approved.",
    readIn: A8,
    verified: true,
  },
  A8_5_7: {
    citation: "Rec. ITU-T A.8 §5.7",
    says: "A member that abstains is ignored in the count; an abstention can be revoked only during the meeting.",
    readIn: A8,
    verified: true,
  },
  A8_5_8: {
    citation: "Rec. ITU-T A.8 §5.8",
    says: "A text that was not approved may be taken up again from the announcement on, without a new consent.",
    readIn: A8,
    verified: true,
  },
  A8_6_1: {
    citation: "Rec. ITU-T A.8 §6.1",
    says: "The Director promptly notifies the results of the last call and additional review.",
    readIn: A8,
    verified: true,
  },
  A8_6_2: {
    citation: "Rec. ITU-T A.8 §6.2",
    says: "The Director notifies the study group meeting's result within two weeks of its end, or of the end of the extra time.",
    readIn: A8,
    verified: true,
  },
  A8_7_1: {
    citation: "Rec. ITU-T A.8 §7.1",
    says: "An implementers' guide is agreed by the study group, or by a working party with the study group chair's concurrence.",
    readIn: A8,
    verified: true,
  },
  A8_6_3: {
    citation: "Rec. ITU-T A.8 §6.3",
    says: "Minor editorial points of an approved text are put right by TSB with the approval of the study group chair.",
    readIn: A8,
    verified: true,
  },
  A8_8_2: {
    citation: "Rec. ITU-T A.8 §8.2",
    says: "A study group meeting agrees to delete a Recommendation, unopposed or with the tolerance of §5.4; it takes force when no objection arrives within three months of the circular.",
    readIn: A8,
    verified: true,
  },
  A13: {
    citation: "Rec. ITU-T A.13",
    says: "Supplements and other non-normative texts need one agreement; the study group may authorise its working party.",
    readIn: "09/2019, body not at hand",
    verified: false,
  },
  RES1_CHAIRS: {
    citation: "WTSA Res. 1 §1.11.3",
    says: "WTSA appoints the chairs and vice-chairs of study groups.",
    readIn: RES1,
    verified: true,
  },
  RES1_3: {
    citation: "WTSA Res. 1 §3.1",
    says: "The chair of a study group, one person, answers for the distribution of work and performs the duties required in the study group.",
    readIn: RES1,
    verified: true,
  },
  RES1_3_3: {
    citation: "WTSA Res. 1 §3.3",
    says: "A vice-chair assists the chair in the management of the study group, substitutes for the chair at official meetings, and replaces a chair who is unable to continue.",
    readIn: RES1,
    verified: true,
  },
  RES1_WP_CHAIRS: {
    citation: "WTSA Res. 1 §3.4",
    says: "Vice-chairs of the study group are considered first in the appointment of the chairs of its working parties; who appoints them is practice.",
    readIn: RES1,
    verified: false,
  },
  RES1_1_11_3: {
    citation: "WTSA Res. 1 §1.11.3",
    says: "WTSA sets up study groups on the proposals of its committee on the work programme and organization.",
    readIn: RES1,
    verified: true,
  },
  ...QUESTION_CLAUSES,
  RES1_1BIS: {
    citation: "WTSA Res. 1 §1bis",
    says: "Non-normative texts are agreed by the study group, which may authorise its working party.",
    readIn: RES1,
    verified: true,
  },
  RES1_1BIS_7_3: {
    citation: "WTSA Res. 1 §1bis.7.3",
    says: "A study group may delete implementation guidelines by consensus.",
    readIn: RES1,
    verified: true,
  },
  RES1_1BIS_8_3: {
    citation: "WTSA Res. 1 §1bis.8.3",
    says: "A study group may delete technical reports by consensus.",
    readIn: RES1,
    verified: true,
  },
  RES1_1BIS_9_3: {
    citation: "WTSA Res. 1 §1bis.9.3",
    says: "A study group may delete handbooks by consensus.",
    readIn: RES1,
    verified: true,
  },
  RES1_8_1: {
    citation: "WTSA Res. 1 §8.1",
    says: "Numbering, addressing, tariff, charging and accounting are assumed to follow TAP, everything else AAP.",
    readIn: RES1,
    verified: true,
  },
  RES1_8_3: {
    citation: "WTSA Res. 1 §8.3",
    says: "The selection of AAP or TAP can be changed only before consent or determination.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_1_2: {
    citation: "WTSA Res. 1 §9.1.2",
    says: "The study group may also seek approval at a WTSA.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_3_1: {
    citation: "WTSA Res. 1 §9.3.1",
    says: "A study group or working party meeting determines that a draft Recommendation is sufficiently mature for TAP.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_3_3: {
    citation: "WTSA Res. 1 §9.3.3",
    says: "The edited text and summary are with TSB, and the announcement is received at least three months before the study group meeting.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_3_4: {
    citation: "WTSA Res. 1 §9.3.4",
    says: "No Recommendation is complete without its summary.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_3_5: {
    citation: "WTSA Res. 1 §9.3.5",
    says: "The text is distributed in the official languages at least one month before the meeting.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_4_1: {
    citation: "WTSA Res. 1 §9.4.1",
    says: "Member States are consulted from the announcement until seven working days before the meeting; only Member States reply.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_4_5: {
    citation: "WTSA Res. 1 §9.4.5",
    says: "With 70 per cent or more of the replies in support, or no replies, the study group may consider approval.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_4_6: {
    citation: "WTSA Res. 1 §9.4.6",
    says: "With less than 70 per cent in support the study group may not consider approval at that meeting.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_5: {
    citation: "WTSA Res. 1 §9.5",
    says: "Approval under TAP is a decision of the study group, unopposed.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_5_2: {
    citation: "WTSA Res. 1 §9.5.2",
    says: "A change of major impact defers the text to another meeting.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_5_3: {
    citation: "WTSA Res. 1 §9.5.3",
    says: "The decision of the delegations to approve is unopposed.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_5_4: {
    citation: "WTSA Res. 1 §9.5.4",
    says: "A reservation is noted in the report and in a concise note appended to the text.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_5_5: {
    citation: "WTSA Res. 1 §9.5.5",
    says: "During the meeting a delegation may ask for more time; unless its Member State formally opposes within four weeks of the end of the meeting, the text is approved.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_5_5_2: {
    citation: "WTSA Res. 1 §9.5.5.2",
    says: "After formal opposition the chair may go on from the announcement, without a new determination.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_5_6: {
    citation: "WTSA Res. 1 §9.5.6",
    says: "A delegation that abstains is ignored; an abstention can be revoked only during the meeting.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_6_1: {
    citation: "WTSA Res. 1 §9.6.1",
    says: "The Director notifies the result within four weeks of the end of the meeting, or of the extra time.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_6_2: {
    citation: "WTSA Res. 1 §9.6.2",
    says: "Minor editorial points of an approved text are put right by TSB with the approval of the study group chair.",
    readIn: RES1,
    verified: true,
  },
  RES1_9_8_2: {
    citation: "WTSA Res. 1 §9.8.2",
    says: "A study group meeting agrees unopposed to delete a Recommendation; it takes force when no objection arrives within three months of the circular.",
    readIn: RES1,
    verified: true,
  },
  A12_2: {
    citation: "Rec. ITU-T A.12 §2",
    says: "A Recommendation is identified by its series letter and number, with its year where needed.",
    readIn: "11/2016",
    verified: true,
  },
  CHECKLIST: {
    citation: "TSAG check list to draft Recommendations",
    says: "What a rapporteur checks before a text is proposed for a decision.",
    readIn: "02/2010",
    verified: true,
  },
  LETTER: {
    citation: "Collective letters of ITU-T SG13",
    says: "Pre-registration, and requests for visa support, reach TSB one month before the deciding meetings.",
    readIn: "4/13 of 2025-12-01",
    verified: false,
  },
  REPORT: {
    citation: "Working-party report, decision tables",
    says: "Every line of a decision table names Question, work item, title and final text under its agenda item.",
    readIn: "public report templates",
    verified: true,
  },
  REQUIRED_FOR_DECISION: {
    citation: "Work programme tracker, POLICY.requiredForDecision",
    says: "What this tracker wants on record before a decision, although no text makes it a condition of one; the meeting may go ahead with a reason.",
    readIn: "-",
    verified: true,
  },
  TRACKER: {
    citation: "Work programme tracker",
    says: "A rule of this tracker's own book-keeping, not of ITU-T.",
    readIn: "-",
    verified: true,
  },
} as const satisfies Record<string, Clause>;

/** The key of a clause in {@link CLAUSES}. */
export type ClauseKey = keyof typeof CLAUSES;
