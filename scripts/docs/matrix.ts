import { NO_APPROVAL_TRACK } from "../../src/domain/approval-track.js";
import { judgeAct } from "../../src/domain/procedures/act.js";
import type { ActionName } from "../../src/domain/procedures/actions.js";
import { ACTIONS } from "../../src/domain/procedures/actions.js";
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
 * Every process x stage x act x role, one line for a process, stage and act: `yes` where stage and role allow the
 * act, else the clause that forbids it. What else an act depends on is in its conditions.
 */
export function matrix(): string {
  const lines = APPROVAL_PROCESSES.flatMap((process) =>
    stagesOf(process).flatMap((stage) =>
      ACTIONS.map((action) =>
        [process, stage, action, ...ROLES.map((role) => cell(process, stage, action, role))].join("\t"),
      ),
    ),
  );
  return [["process", "stage", "act", ...ROLES].join("\t"), ...lines].join("\n").concat("\n");
}

/** The stages at which an item of this process can stand. */
export function stagesOf(process: ApprovalProcess): Stage[] {
  const rows = rowsFor(process);
  const known = new Set(rows.flatMap((row) => [...row.to, ...row.from]));
  return STAGES.filter((stage) => known.has(stage));
}

/** Whether somebody may do an act at a stage as far as stage and role go: `yes`, or the clause that forbids it. */
export function cell(process: ApprovalProcess, stage: Stage, action: ActionName, role: Role): string {
  const problems = judgeAct(
    {
      item: itemAt(process, stage),
      studyGroup: { label: "SG13", names: {}, studyPeriod: "2025-2028", chair: null, authorisations: [] },
      home: "WP3/13",
      meeting: null,
      role,
      date: "2026-03-01",
      today: "2026-03-01",
      holidays: [],
      input: null,
    },
    action,
  ).filter(({ code }) => code === "STAGE_FORBIDS" || code === "ROLE_FORBIDS");
  return problems[0]?.clause ?? "yes";
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
