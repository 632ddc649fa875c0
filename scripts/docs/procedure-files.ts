import { PROCEDURES } from "../../src/domain/procedures/index.js";
import { QUESTION_PROCEDURES } from "../../src/domain/questions/procedures.js";
import { fileName } from "./file-name.js";
import { matrix } from "./matrix.js";
import { particularsPage } from "./particulars-page.js";
import { policyPage } from "./policy-page.js";
import { overviewPage, procedurePage, questionProcedurePage } from "./procedure-page.js";

/** A generated file: its path from the top of the project, and its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Every file that is generated from the procedure tables. */
export function procedureFiles(): GeneratedFile[] {
  return [
    { path: "docs/procedures/README.md", text: overviewPage([...PROCEDURES, ...QUESTION_PROCEDURES]) },
    ...PROCEDURES.map((procedure) => ({
      path: `docs/procedures/${fileName(procedure.name)}.md`,
      text: procedurePage(procedure),
    })),
    ...QUESTION_PROCEDURES.map((procedure) => ({
      path: `docs/procedures/${fileName(procedure.name)}.md`,
      text: questionProcedurePage(procedure),
    })),
    { path: "docs/procedures/policy.md", text: policyPage() },
    { path: "docs/procedures/particulars.md", text: particularsPage() },
    { path: "docs/procedures/matrix.tsv", text: matrix() },
  ];
}
