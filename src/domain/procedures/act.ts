import { type CalendarDate, latestOf } from "../calendar.js";
import { CLAUSES } from "../clauses.js";
import { judgeBegun } from "../decisions/judge-meeting.js";
import type { Basis } from "../history.js";
import { ASSEMBLY, bodyLabel } from "../labels.js";
import type { Policy } from "../policies/policy.js";
import { actPolicy } from "../policies/work-item.js";
import { type Problem, problem } from "../problem.js";
import type { Stage } from "../vocabulary.js";
import { designation, type WorkItemState } from "../work-item.js";
import type { ActionName } from "./actions.js";
import { daysAtStage } from "./days-at-stage.js";
import { EFFECTS, type GavelAction } from "./effects/index.js";
import type { ActFacts, ActInput } from "./facts.js";
import type { Guard } from "./guards/guard.js";
import { GUARDS } from "./guards/index.js";
import { rowsFor } from "./index.js";
import { judgePlausibility } from "./plausible.js";
import type { Row } from "./table.js";

/** What becomes of an act: what the item becomes by it, or every reason why it cannot be. */
export interface ActConclusion {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly next: Partial<WorkItemState> | null;
  readonly effectiveOn: CalendarDate;
  readonly basis: Partial<Basis>;
}

/** The row of an act at the item's stage; null where the process knows the act at other stages or not at all. */
export function rowAt(item: WorkItemState, action: ActionName, day: CalendarDate): Row | null {
  return rowsOf(item, action, day).find((row) => row.from.includes(item.stage)) ?? null;
}

/**
 * Every reason why the act is not possible, whoever does it. The same function answers "what may I do" and gates the
 * act itself; who may do it is the business of its policy.
 */
export function judgeAct(facts: ActFacts, action: ActionName): Problem[] {
  const row = rowAt(facts.item, action, facts.date);
  if (!row) return [stageForbids(facts, action)];
  return [...judgeDates(facts, row), ...row.guards.flatMap((guard) => GUARDS[guard].judge(facts, row))];
}

/** The policy of an act: that of its row at the item's stage, else of any row; null where the process has no such act. */
export function policyOf(item: WorkItemState, action: ActionName, day: CalendarDate): Policy | null {
  const row = rowAt(item, action, day) ?? rowsOf(item, action, day)[0];
  return row ? actPolicy(row) : null;
}

/** Performs an act, or says why not. */
export function concludeAct(facts: ActFacts, action: Exclude<ActionName, GavelAction>): ActConclusion {
  const { item, date, meeting } = facts;
  const input = facts.input ?? {};
  const said = { ...facts, input };
  const row = rowAt(item, action, date);
  const problems = judgeAct(said, action);
  const basis = {
    meeting: meeting?.code ?? null,
    document: input.document ?? input.finalText ?? null,
    clause: row ? CLAUSES[row.clause].citation : null,
    note: input.reason ?? null,
  };
  if (!row || problems.length > 0) return { problems, warnings: [], next: null, effectiveOn: date, basis };

  const to = targetOf(said, row);
  const { next, effectiveOn = date, clause = row.clause, ...effect } = EFFECTS[action]({ ...said, to });
  const warnings = [
    ...warningsOf(said, row),
    ...(effect.warnings ?? []),
    ...judgeSitting(said, row),
    ...judgePlausibility(said),
  ];
  return {
    problems,
    warnings,
    next: { ...arrival(item, to, effectiveOn), ...next },
    effectiveOn,
    basis: { ...basis, clause: CLAUSES[clause].citation },
  };
}

/** What is pointed out by the conditions of the act, though they are met. */
function warningsOf(said: ActFacts & { readonly input: ActInput }, row: Row): Problem[] {
  return row.guards.flatMap((name) => {
    const guard: Guard = GUARDS[name];
    return guard.warn?.(said, row) ?? [];
  });
}

/** Whether the act is done by a body while it sits. */
export function isAtSitting({ guards }: Pick<Row, "guards">): boolean {
  return guards.some(
    (guard) => guard === "DURING_MEETING" || guard === "BODY_SITS" || guard === "ASSEMBLY_SITS",
  );
}

/** The body that does the act: the assembly, the one that is named, or the study group. */
export function bodyOfAct(
  { guards }: Pick<Row, "guards">,
  body: string | null | undefined,
  studyGroup: string,
): string {
  return guards.includes("ASSEMBLY_SITS") ? ASSEMBLY : (bodyLabel(body ?? "") ?? studyGroup);
}

/** The warning that what a body does at its meeting was written down before it had begun to sit. */
function judgeSitting({ item, meeting, date, now, input }: ActFacts, row: Row): Problem[] {
  if (!meeting || !isAtSitting(row)) return [];
  return judgeBegun(meeting, bodyOfAct(row, input?.body, item.studyGroup), date, now);
}

/** Where the act leads from the item's stage. */
export function targetOf(facts: ActFacts, row: Row): Stage {
  return row.choose ? row.choose(facts) : (row.to[0] ?? facts.item.stage);
}

/** Where the item stands, and since when, after an act that moves it. */
function arrival(item: WorkItemState, stage: Stage, stageSince: CalendarDate): Partial<WorkItemState> {
  return stage === item.stage ? {} : { stage, stageSince };
}

function rowsOf(item: WorkItemState, action: ActionName, day: CalendarDate): readonly Row[] {
  return rowsFor(item.process, day).filter((row) => row.action === action);
}

function stageForbids({ item, date }: ActFacts, action: ActionName): Problem {
  const rows = rowsOf(item, action, date);
  if (rows.length === 0)
    return problem("NO_ACT_OF_PROCESS", { name: designation(item), act: action, process: item.process });
  const from = rows.flatMap((row) => row.from).join(" or ");
  const said = { name: designation(item), stage: item.stage, act: action, from };
  return problem("STAGE_FORBIDS", said, { clause: rows[0]?.clause ?? "TRACKER" });
}

/**
 * No act lies in the future, and none before what it rests on: the item's coming to its stage and, where it leads on from
 * there, what was done at the stage. What arrives within a period may be written down in any order.
 */
function judgeDates({ item, date, today }: ActFacts, row: Row): Problem[] {
  if (date > today) return [problem("DATE_IN_FUTURE", { date, today }, { path: "date" })];
  if (row.anyOrder) return [];
  const days = [item.stageSince, ...(row.to.length > 0 ? daysAtStage(item) : [])];
  const earlier = latestOf(days);
  if (!earlier || date >= earlier) return [];
  return [problem("DATES_OUT_OF_ORDER", { date, earlier }, { path: "date", clause: row.clause })];
}
