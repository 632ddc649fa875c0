import type { QuestionProcedure } from "../../questions/table.js";
import type { ProcedureName } from "../table.js";
import { A8_COVERAGE } from "./a8.js";
import type { CoveredClause } from "./clause-coverage.js";
import { RES1_COVERAGE } from "./res1.js";
import { RES1_DOCUMENTS_COVERAGE } from "./res1-documents.js";
import { RES1_QUESTIONS_COVERAGE } from "./res1-questions.js";
import { A1_COVERAGE, TEXT_COVERAGE } from "./texts.js";

/** The clauses of one governing text. */
export interface CoveredText {
  readonly text: string;
  /** In the documentation of which procedures it is shown. */
  readonly procedures: readonly (ProcedureName | QuestionProcedure["name"])[];
  readonly clauses: readonly CoveredClause[];
}

/** Every clause that governs the procedures, and how it is taken care of. */
export const COVERED_TEXTS: readonly CoveredText[] = [
  { text: "Rec. ITU-T A.8", procedures: ["AAP"], clauses: A8_COVERAGE },
  { text: "WTSA Res. 1", procedures: ["TAP"], clauses: RES1_COVERAGE },
  { text: "Rec. ITU-T A.8 §8", procedures: ["DELETION"], clauses: under("8", A8_COVERAGE) },
  { text: "WTSA Res. 1 §9.8", procedures: ["DELETION_TAP"], clauses: under("9.8", RES1_COVERAGE) },
  { text: "Rec. ITU-T A.1", procedures: ["WORK_PROGRAMME"], clauses: A1_COVERAGE },
  { text: "WTSA Res. 1 §8", procedures: ["WORK_PROGRAMME"], clauses: under("8", RES1_COVERAGE) },
  {
    text: "WTSA Res. 1 §1bis",
    procedures: ["AGREEMENT", "DELETION_OF_AGREED"],
    clauses: RES1_DOCUMENTS_COVERAGE,
  },
  {
    text: "WTSA Res. 1 §7",
    procedures: ["QUESTIONS", "QUESTION_DELETION"],
    clauses: RES1_QUESTIONS_COVERAGE,
  },
  { text: "Which process for which text", procedures: ["AGREEMENT", "PUBLICATION"], clauses: TEXT_COVERAGE },
];

/** The clauses of a section and, where it has a number of its own, the section itself. */
function under(section: string, clauses: readonly CoveredClause[]): readonly CoveredClause[] {
  return clauses.filter(({ clause }) => clause === section || clause.startsWith(`${section}.`));
}
