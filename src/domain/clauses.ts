/** A clause of a text that governs the work, or another named source where no clause is known. */
export interface Clause {
  /** As cited in refusals, e.g. `Rec. ITU-T A.8 §3.1`. */
  readonly citation: string;
  /** What it says, in our words, in one sentence. */
  readonly says: string;
  /** Which edition was read. */
  readonly edition: string;
  /** False where the text was not at hand and the rule is practice or general knowledge. */
  readonly verified: boolean;
}

const A1 = "10/2016";
const A8 = "10/2008";
const RES1 = "Rev. Hammamet, 2016";

/** Every clause that the tracker cites, by a short key. */
export const CLAUSES = {
  A1_1_4_7: {
    citation: "Rec. ITU-T A.1 §1.4.7",
    says: "The work programme lists each work item with its Question, title, editor, timing, base text and approval process.",
    edition: A1,
    verified: true,
  },
  A1_1_7_1: {
    citation: "Rec. ITU-T A.1 §1.7.1",
    says: "The meeting report's status table is what the work programme is updated from.",
    edition: A1,
    verified: true,
  },
  A1_2_1_2: {
    citation: "Rec. ITU-T A.1 §2.1.2",
    says: "A working party handles the Questions that its study group has entrusted to it.",
    edition: A1,
    verified: true,
  },
  A1_2_3_3: {
    citation: "Rec. ITU-T A.1 §2.3.3",
    says: "The rapporteur coordinates the Question, keeps the work programme updated, answers for the quality of texts and asks the IPR question.",
    edition: A1,
    verified: true,
  },
  A1_2_3_3_6: {
    citation: "Rec. ITU-T A.1 §2.3.3.6",
    says: "Drafts should be submitted as separate TDs, six weeks before the meeting.",
    edition: A1,
    verified: true,
  },
  A1_3_3_3: {
    citation: "Rec. ITU-T A.1 §3.3.3",
    says: "TDs are available seven calendar days before the meeting, with exceptions.",
    edition: A1,
    verified: true,
  },
  A5: {
    citation: "Rec. ITU-T A.5 Annex A",
    says: "A normative reference to another organisation's document is documented with a justification.",
    edition: "table of contents of 02/2016 only",
    verified: false,
  },
  A8_3_1: {
    citation: "Rec. ITU-T A.8 §3.1",
    says: "A study group or working party meeting consents to a draft Recommendation that is sufficiently mature.",
    edition: A8,
    verified: true,
  },
  A8_3_3: {
    citation: "Rec. ITU-T A.8 §3.3",
    says: "No Recommendation is complete without its summary.",
    edition: A8,
    verified: true,
  },
  A8_5_3: {
    citation: "Rec. ITU-T A.8 §5.3",
    says: "Approval at a meeting under AAP is an act of the study group meeting.",
    edition: A8,
    verified: true,
  },
  A8_7_1: {
    citation: "Rec. ITU-T A.8 §7.1",
    says: "An implementers' guide is agreed by the study group, or by a working party with the study group chair's concurrence.",
    edition: A8,
    verified: true,
  },
  A13: {
    citation: "Rec. ITU-T A.13",
    says: "Supplements and other non-normative texts need one agreement; the study group may authorise its working party.",
    edition: "09/2019, body not at hand",
    verified: false,
  },
  RES1_1BIS: {
    citation: "WTSA Res. 1 §1bis",
    says: "Non-normative texts are agreed by the study group, which may authorise its working party.",
    edition: RES1,
    verified: true,
  },
  RES1_8_1: {
    citation: "WTSA Res. 1 §8.1",
    says: "Numbering, addressing, tariff, charging and accounting are assumed to follow TAP, everything else AAP.",
    edition: RES1,
    verified: true,
  },
  RES1_8_3: {
    citation: "WTSA Res. 1 §8.3",
    says: "The selection of AAP or TAP can be changed only before consent or determination.",
    edition: RES1,
    verified: true,
  },
  RES1_9_3_1: {
    citation: "WTSA Res. 1 §9.3.1",
    says: "A study group or working party meeting determines that a draft Recommendation is sufficiently mature for TAP.",
    edition: RES1,
    verified: true,
  },
  RES1_9_3_4: {
    citation: "WTSA Res. 1 §9.3.4",
    says: "No Recommendation is complete without its summary.",
    edition: RES1,
    verified: true,
  },
  RES1_9_5: {
    citation: "WTSA Res. 1 §9.5",
    says: "Approval under TAP is a decision of the study group, unopposed.",
    edition: RES1,
    verified: true,
  },
  A12_2: {
    citation: "Rec. ITU-T A.12 §2",
    says: "A Recommendation is identified by its series letter and number, with its year where needed.",
    edition: "11/2016",
    verified: true,
  },
  CHECKLIST: {
    citation: "TSAG check list to draft Recommendations",
    says: "What a rapporteur checks before a text is proposed for a decision.",
    edition: "02/2010",
    verified: true,
  },
  REPORT: {
    citation: "Working-party report, decision tables",
    says: "Every line of a decision table names Question, work item, title and final text under its agenda item.",
    edition: "public report templates",
    verified: true,
  },
  TRACKER: {
    citation: "Work programme tracker",
    says: "A rule of this tracker's own book-keeping, not of ITU-T.",
    edition: "-",
    verified: true,
  },
} as const satisfies Record<string, Clause>;

/** The key of a clause in {@link CLAUSES}. */
export type ClauseKey = keyof typeof CLAUSES;
