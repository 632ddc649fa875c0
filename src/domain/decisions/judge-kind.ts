import { type Problem, problem } from "../problem.js";
import type { DecisionKind } from "../vocabulary.js";
import { designation, type WorkItemState } from "../work-item.js";
import { DECISION_RULES, FIRST_DECISION, GAVEL_DECISIONS } from "./decision-rules.js";
import { processesFor, TYPE_RULES } from "./type-rules.js";

/** Why a decision of this kind cannot be taken on the item as it stands: its type, its process, its stage. */
export function judgeKind(item: WorkItemState, kind: DecisionKind): Problem[] {
  const rule = DECISION_RULES[kind];
  const name = designation(item);
  return [
    ...judgeProcessForType(item),
    ...(rule.processes.includes(item.process)
      ? []
      : [
          problem(
            "WRONG_KIND_FOR_PROCESS",
            {
              name,
              kind,
              process: item.process,
              kindProcess: rule.processes.join(" or "),
              rightKind: FIRST_DECISION[item.process] ?? "nothing",
            },
            { path: "kind", clause: rule.clause },
          ),
        ]),
    ...judgeStage(item, kind),
  ];
}

/** Why the item's process does not fit its type of text. */
export function judgeProcessForType(item: Pick<WorkItemState, "type" | "integral" | "process">): Problem[] {
  const { clause } = TYPE_RULES[item.type];
  const processes = processesFor(item.type, item.integral);
  if (processes.includes(item.process)) return [];
  const facts = { type: item.type, process: item.process, allowed: processes.join(" or ") };
  return [problem("WRONG_PROCESS_FOR_TYPE", facts, { path: "process", clause })];
}

function judgeStage(item: WorkItemState, kind: DecisionKind): Problem[] {
  const { from, clause } = DECISION_RULES[kind];
  if (from.includes(item.stage)) return [];
  const name = designation(item);
  if (GAVEL_DECISIONS.includes(kind) && item.stage !== "LIVING_LIST")
    return [problem("ALREADY_DECIDED", { name, stage: item.stage }, { path: "kind", clause })];
  const facts = { name, stage: item.stage, act: kind, from: from.join(" or ") };
  return [problem("STAGE_FORBIDS", facts, { path: "kind", clause })];
}
