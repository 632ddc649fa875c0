import type { ProcedureOf, RowOf } from "../procedures/table.js";
import type { QuestionStatus } from "../vocabulary.js";
import type { QuestionFacts } from "./facts.js";
import type { QuestionAction, QuestionGuardName } from "./names.js";

/** One row of a procedure for Questions. */
export type QuestionRow = RowOf<QuestionAction, QuestionStatus, QuestionGuardName, QuestionFacts>;

/** A procedure for Questions as a table. */
export type QuestionProcedure = ProcedureOf<"QUESTIONS" | "QUESTION_DELETION", QuestionStatus, QuestionRow>;
