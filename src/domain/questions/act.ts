import { CLAUSES } from "../clauses.js";
import { type Problem, problem } from "../problem.js";
import type { AvailableAction } from "../procedures/available.js";
import { faultsOf } from "../procedures/check.js";
import { type QuestionState, statusOf } from "../study-group.js";
import { QUESTION_STATUSES, type QuestionStatus } from "../vocabulary.js";
import { QUESTION_EFFECTS } from "./effects.js";
import type { QuestionActInput, QuestionFacts } from "./facts.js";
import { QUESTION_GUARDS } from "./guards.js";
import { QUESTION_ACTIONS, type QuestionAction } from "./names.js";
import { QUESTION_PROCEDURES } from "./procedures.js";
import type { QuestionRow } from "./table.js";

const faults = QUESTION_PROCEDURES.flatMap((procedure) => faultsOf(procedure, QUESTION_STATUSES));
// Unsound tables must not serve a single request.
if (faults.length > 0) throw new Error(`Unsound tables for Questions:\n${faults.join("\n")}`);

const ROWS: readonly QuestionRow[] = QUESTION_PROCEDURES.flatMap(({ rows }) => rows);

/** The rows of an act, in the order of the tables. */
export const rowsOfQuestionAct = (action: QuestionAction): readonly QuestionRow[] =>
  ROWS.filter((row) => row.action === action);

/** The row of an act where the Question stands, else its first row, whose policy and clause then count. */
export function questionRow(
  question: QuestionState | null,
  action: QuestionAction,
): { readonly row: QuestionRow; readonly isPossible: boolean } {
  const rows = rowsOfQuestionAct(action);
  const found = question && rows.find((row) => row.from.includes(statusOf(question)));
  const [first] = rows;
  if (!first) throw new Error(`No row has the act ${action}.`);
  return { row: found ?? first, isPossible: Boolean(found) };
}

/** Does an act upon a Question, or says every reason why not. */
export function concludeQuestionAct(
  facts: QuestionFacts & { readonly input: QuestionActInput },
  action: QuestionAction,
): { problems: Problem[]; warnings: Problem[]; next: Partial<QuestionState> | null } {
  const { question } = facts;
  const { row, isPossible } = questionRow(question, action);
  if (!isPossible) return { problems: [statusForbids(question, action)], warnings: [], next: null };
  const guards = row.guards.map((name) => QUESTION_GUARDS[name]);
  const problems = [...judgeDays(facts, row), ...guards.flatMap((guard) => guard.judge(facts, row))];
  if (problems.length > 0) return { problems, warnings: [], next: null };
  const to = statusAfter(facts, action);
  const moved = to === statusOf(question) ? {} : { status: to, statusSince: facts.date };
  return {
    problems,
    warnings: guards.flatMap((guard) => guard.warn?.(facts) ?? []),
    next: { ...moved, ...QUESTION_EFFECTS[action]({ ...facts, to }) },
  };
}

/** Where an act leads that is possible; several acts lead where replies decide. */
export function statusAfter(facts: QuestionFacts, action: QuestionAction): QuestionStatus {
  const { question } = facts;
  const { row } = questionRow(question, action);
  return row.choose?.(facts) ?? row.to[0] ?? statusOf(question);
}

/** An act as a Question stands: possible, or refused with every reason that can be known before anything is said. */
export interface AvailableQuestionAction extends Omit<AvailableAction, "action" | "leadsTo"> {
  readonly action: QuestionAction;
  readonly leadsTo: readonly QuestionStatus[];
}

/** What may be done to the Question on this day by whoever `forbids` speaks of, and what not and why. */
export function availableQuestionActions(
  facts: QuestionFacts,
  forbids: (row: QuestionRow) => readonly Problem[],
): AvailableQuestionAction[] {
  const said = { ...facts, input: {} };
  return QUESTION_ACTIONS.map((action) => {
    const { row, isPossible } = questionRow(facts.question, action);
    const guards = row.guards.map((name) => QUESTION_GUARDS[name]);
    const standing = guards.filter(({ byStanding }) => byStanding);
    const judged = isPossible
      ? [...judgeDays(facts, row), ...standing.flatMap((guard) => guard.judge(said, row))]
      : [statusForbids(facts.question, action)];
    const problems = [...forbids(row), ...judged];
    return {
      action,
      says: row.says,
      possible: problems.length === 0,
      problems,
      conditions: guards.filter(({ byStanding }) => !byStanding).map(({ says }) => says),
      by: row.by,
      leadsTo: row.to,
      clause: CLAUSES[row.clause].citation,
    };
  });
}

function statusForbids(question: QuestionState, action: QuestionAction): Problem {
  const rows = rowsOfQuestionAct(action);
  const from = rows.flatMap((row) => row.from).join(" or ");
  const said = { name: question.label, stage: statusOf(question), act: action, from };
  return problem("STAGE_FORBIDS", said, { clause: rows[0]?.clause ?? "TRACKER", path: "question" });
}

/** No act lies in the future, and none before the Question came to where it stands. */
function judgeDays({ question, date, today }: QuestionFacts, row: QuestionRow): Problem[] {
  if (date > today) return [problem("DATE_IN_FUTURE", { date, today }, { path: "date" })];
  const { statusSince: earlier } = question;
  if (row.anyOrder || !earlier || date >= earlier) return [];
  return [problem("DATES_OUT_OF_ORDER", { date, earlier }, { path: "date", clause: row.clause })];
}
