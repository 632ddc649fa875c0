import { type CoveredClause, enforced, outOfScope, warned } from "./clause-coverage.js";

const PEOPLE = "the meeting judges it; the tracker keeps the document";

/** WTSA Resolution 1 (Rev. Hammamet, 2016), section 7: Questions. */
export const RES1_QUESTIONS_COVERAGE: readonly CoveredClause[] = [
  outOfScope("7.1.0", "the ways to a new or revised Question", "what leads to the acts of 7.2 and 7.3"),
  outOfScope("7.1.1", "proposals are contributions to the study group meeting", PEOPLE),
  outOfScope("7.1.2", "task objectives, and the information of Appendix I", PEOPLE),
  outOfScope("7.1.3", "distributed a month before the meeting", "TSB's distribution is not recorded here"),
  enforced(
    "7.1.4",
    "a study group may propose during a meeting",
    ["PROPOSE_QUESTION_REVISION"],
    "a new one: proposeQuestion",
  ),
  enforced(
    "7.1.5",
    "what the study group determines: purpose, priority, no overlap",
    ["WITHDRAW_QUESTION"],
    PEOPLE,
  ),
  outOfScope("7.1.6", "consensus to submit a Question", PEOPLE),
  outOfScope("7.1.7", "TSAG is made aware by liaison statement", "a liaison statement like others"),
  outOfScope("7.1.8", "review by TSAG dispensed with where urgent", "what TSAG does is not recorded here"),
  enforced(
    "7.1.9",
    "work may begin before approval",
    ["NO_OPEN_WORK"],
    "work items may be registered under a proposed Question; it is not withdrawn over their heads",
  ),
  outOfScope("7.1.10", "a Question proposed directly to WTSA", "the assembly keeps its own record"),
  outOfScope("7.1.11", "specific characteristics of countries", "no rule for a Question"),
  outOfScope("7.2.1", "where the procedure stands", "no rule of its own"),
  enforced(
    "7.2.2",
    "consensus, and normally at least four that commit themselves to support the work",
    ["APPROVE_QUESTION", "APPROVE_QUESTION_REVISION", "CONSENSUS_REACHED", "SUPPORT_COMMITTED"],
    "fewer than four are pointed out: FEW_SUPPORTERS",
  ),
  enforced("7.2.3", "else consultation for two months: simple majority, at least ten replies", [
    "CONSULT_ON_QUESTION",
    "RECORD_QUESTION_REPLY",
    "CLOSE_QUESTION_CONSULTATION",
    "WITHIN_TWO_MONTHS",
    "TWO_MONTHS_OVER",
  ]),
  outOfScope("7.2.4", "TSAG reviews the work programme", "what TSAG does is not recorded here"),
  outOfScope("7.2.5", "TSAG reviews new and revised Questions", "what TSAG does is not recorded here"),
  outOfScope("7.3.1", "TSAG meets two months before", "what TSAG does is not recorded here"),
  outOfScope("7.3.2", "the list of Questions a month before", "TSB's distribution is not recorded here"),
  enforced("7.3.3", "approval under the General Rules", ["APPROVE_QUESTION_AT_ASSEMBLY", "AT_ASSEMBLY"]),
  outOfScope("7.4", "deletion of Questions: the study group chooses the way", "either act is open to it"),
  enforced("7.4.1.1", "consensus, circular, two months", [
    "AGREE_QUESTION_DELETION",
    "ANNOUNCE_QUESTION_DELETION",
    "CLOSE_QUESTION_DELETION",
    "CONSENSUS_REACHED",
    "REASON_SAID",
    "TWO_MONTHS_OVER",
  ]),
  warned("7.4.1.2", "reasons of those who disapprove", "asked for, never a condition: REPLY_WITHOUT_REASON"),
  enforced("7.4.1.3", "notification of the result", ["CLOSE_QUESTION_DELETION", "DOCUMENT_NAMED"]),
  enforced("7.4.2", "deletion by WTSA", ["DELETE_QUESTION_AT_ASSEMBLY", "AT_ASSEMBLY", "NO_OPEN_WORK"]),
];
