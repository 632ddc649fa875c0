const RES1 = { readIn: "Rev. Hammamet, 2016", verified: true } as const;

/** The clauses of WTSA Resolution 1, section 7: development, approval and deletion of Questions. */
export const QUESTION_CLAUSES = {
  RES1_7_1_4: {
    citation: "WTSA Res. 1 §7.1.4",
    says: "A study group may itself propose new or revised Questions during a meeting.",
    ...RES1,
  },
  RES1_7_1_5: {
    citation: "WTSA Res. 1 §7.1.5",
    says: "The study group considers the purpose, the priority and the overlap of proposed Questions.",
    ...RES1,
  },
  RES1_7_2_2: {
    citation: "WTSA Res. 1 §7.2.2",
    says: "A study group meeting approves a new or revised Question by consensus, when members, normally at least four, commit themselves to support the work; names and kind of support are recorded.",
    ...RES1,
  },
  RES1_7_2_3: {
    citation: "WTSA Res. 1 §7.2.3",
    says: "With the support but without consensus Member States are consulted for two months: approved by a simple majority of those that respond, with at least ten replies; the result is notified by circular.",
    ...RES1,
  },
  RES1_7_3_3: {
    citation: "WTSA Res. 1 §7.3.3",
    says: "WTSA may approve proposed Questions.",
    ...RES1,
  },
  RES1_7_4_1_1: {
    citation: "WTSA Res. 1 §7.4.1.1",
    says: "Those present at a study group meeting may agree by consensus to delete a Question; a circular tells of it with the reasons; it comes into force when a simple majority of the Member States that respond has no objection within two months, else it is referred back.",
    ...RES1,
  },
  RES1_7_4_1_2: {
    citation: "WTSA Res. 1 §7.4.1.2",
    says: "Member States that disapprove of a deletion give their reasons and what would facilitate further study.",
    ...RES1,
  },
  RES1_7_4_1_3: {
    citation: "WTSA Res. 1 §7.4.1.3",
    says: "A circular notifies the result of a deletion.",
    ...RES1,
  },
  RES1_7_4_2: {
    citation: "WTSA Res. 1 §7.4.2",
    says: "WTSA decides on a deletion that the study group's report requests.",
    ...RES1,
  },
} as const;
