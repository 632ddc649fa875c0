import { NO_APPROVAL_TRACK } from "../../src/domain/approval-track.js";
import { CLAUSES } from "../../src/domain/clauses.js";
import { judgeAct, policyOf } from "../../src/domain/procedures/act.js";
import type { ActionName } from "../../src/domain/procedures/actions.js";
import { ACTIONS } from "../../src/domain/procedures/actions.js";
import { closure, INITIAL_STAGES } from "../../src/domain/procedures/check.js";
import { HOLIDAYS } from "../../src/domain/procedures/holidays.js";
import { rowsFor } from "../../src/domain/procedures/index.js";
import {
  APPROVAL_PROCESSES,
  type ApprovalProcess,
  ROLES,
  type Role,
  STAGES,
  type Stage,
} from "../../src/domain/vocabulary.js";
import type { WorkItemState } from "../../src/domain/work-item.js";
import { NO_PARTICULARS } from "../../src/domain/work-items/particulars.js";

/**
 * Every stage x act x role, by process: `yes` where stage and role allow the act, else `-`, with the clause that
 * forbids it to all the others. What else an act depends on is in its conditions.
 */
export function matrix(): string {
  const lines = APPROVAL_PROCESSES.flatMap((process) =>
    stagesOf(process).flatMap((stage) => ACTIONS.map((action) => line(process, stage, action))),
  );
  return [["process", "stage", "act", ...ROLES, "else forbidden by"].join("\t"), ...lines]
    .join("\n")
    .concat("\n");
}

function line(process: ApprovalProcess, stage: Stage, action: ActionName): string {
  const refusals = ROLES.map((role) => refusalOf(process, stage, action, role));
  const forbidden = [...new Set(refusals.filter((clause) => clause !== null))].join("; ");
  return [
    process,
    stage,
    action,
    ...refusals.map((clause) => (clause === null ? "yes" : "-")),
    forbidden,
  ].join("\t");
}

/** A day on which the tables are as they are read. */
const DAY = "2026-03-01";

/** The stages at which an item of this process can stand. */
export function stagesOf(process: ApprovalProcess): Stage[] {
  const moved: Stage[] = process === "TAP" ? ["MOVED_TO_TAP"] : [];
  const known = closure([...INITIAL_STAGES, ...moved], rowsFor(process, DAY));
  return STAGES.filter((stage) => known.has(stage));
}

/** The clause that forbids an act at a stage to a role; null where stage and role allow it. */
export function refusalOf(
  process: ApprovalProcess,
  stage: Stage,
  action: ActionName,
  role: Role,
): string | null {
  const item = itemAt(process, stage);
  const [forbids] = judgeAct(
    {
      item,
      studyGroup: { label: "SG13", names: {}, studyPeriod: "2025-2028", authorisations: [] },
      home: "WP3/13",
      meeting: null,
      date: DAY,
      today: DAY,
      holidays: HOLIDAYS,
      input: null,
    },
    action,
  ).filter(({ code }) => code === "STAGE_FORBIDS" || code === "NO_ACT_OF_PROCESS");
  const policy = policyOf(item, action, DAY);
  if (forbids || !policy || policy.by.includes(role)) return forbids?.clause ?? null;
  return CLAUSES[policy.clause].citation;
}

function itemAt(process: ApprovalProcess, stage: Stage): WorkItemState {
  return {
    ...NO_PARTICULARS,
    ...NO_APPROVAL_TRACK,
    acronym: "Y.example",
    aliases: [],
    number: null,
    studyGroup: "SG13",
    studyPeriod: "2025-2028",
    question: "Q22/13",
    type: process === "AGREEMENT" ? "SUPPLEMENT" : process === "NONE" ? "ERRATUM" : "RECOMMENDATION",
    version: "NEW",
    integral: null,
    process,
    stage,
    candidacies: {},
    decisions: {},
  };
}
