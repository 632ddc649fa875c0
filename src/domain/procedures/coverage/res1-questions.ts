import { type CoveredClause, outOfScope } from "./clause-coverage.js";

const LATER = "Questions have no procedure here yet: they come with the seeds";

const ABOUT: readonly (readonly [clause: string, about: string])[] = [
  ["7.1.0", "the ways to a new or revised Question"],
  ["7.1.1", "proposals are contributions to the study group meeting"],
  ["7.1.2", "task objectives, and the information of Appendix I"],
  ["7.1.3", "distributed a month before the meeting"],
  ["7.1.4", "a study group may propose during a meeting"],
  ["7.1.5", "what the study group determines: purpose, priority, no overlap"],
  ["7.1.6", "consensus to submit a Question"],
  ["7.1.7", "TSAG is made aware by liaison statement"],
  ["7.1.8", "review by TSAG dispensed with where urgent"],
  ["7.1.9", "work may begin before approval"],
  ["7.1.10", "a Question proposed directly to WTSA"],
  ["7.1.11", "specific characteristics of countries"],
  ["7.2.1", "where the procedure stands"],
  ["7.2.2", "consensus, and normally at least four that commit themselves to support the work"],
  ["7.2.3", "else consultation for two months: simple majority, at least ten replies"],
  ["7.2.4", "TSAG reviews the work programme"],
  ["7.2.5", "TSAG reviews new and revised Questions"],
  ["7.3.1", "TSAG meets two months before"],
  ["7.3.2", "the list of Questions a month before"],
  ["7.3.3", "approval under the General Rules"],
  ["7.4", "deletion of Questions"],
  ["7.4.1.1", "consensus, circular, two months"],
  ["7.4.1.2", "reasons of those who disapprove"],
  ["7.4.1.3", "notification of the result"],
  ["7.4.2", "deletion by WTSA"],
];

/** WTSA Resolution 1 (Rev. Hammamet, 2016), section 7: Questions. */
export const RES1_QUESTIONS_COVERAGE: readonly CoveredClause[] = ABOUT.map(([clause, about]) =>
  outOfScope(clause, about, LATER),
);
