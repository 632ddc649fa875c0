import { DECISION_RULES } from "../decisions/decision-rules.js";
import { ASSEMBLY, bodyLabel } from "../labels.js";
import { AT_THE_GAVEL, EDITING, MANAGING, STEERING, TSB } from "../procedures/roles.js";
import type { Row } from "../procedures/table.js";
import type { DecisionKind, Role } from "../vocabulary.js";
import type { WorkItemState } from "../work-item.js";
import { openingsFor } from "../work-items/open-particulars.js";
import type { Policy } from "./policy.js";

const RUNNING: readonly Role[] = [...STEERING, ...MANAGING, ...TSB];

/** Who may do the acts upon a work item that are no rows of a procedure. */
export const WORK_ITEM_POLICIES = {
  REGISTER: { by: RUNNING, scope: "WORK_ITEMS", clause: "A1_1_4_7" },
  AGREE_NEW_WORK_ITEM: { by: AT_THE_GAVEL, scope: "APPROVAL", clause: "A1_1_4_7" },
  UPDATE: { by: [...STEERING, ...TSB], scope: "WORK_ITEMS", clause: "A1_RAPPORTEURS" },
  PROPOSE: { by: RUNNING, scope: "WORK_ITEMS", clause: "A8_3_1" },
  WITHDRAW: { by: RUNNING, scope: "WORK_ITEMS", clause: "A8_3_1" },
  RECORD_CONTRIBUTION: { by: RUNNING, scope: "WORK_ITEMS", clause: "A1_1_4_7" },
  RECORD_IPR_STATEMENT: { by: RUNNING, scope: "WORK_ITEMS", clause: "A1_1_4_6" },
  WAIT_FOR: { by: [...RUNNING, "EDITOR"], scope: "WORK_ITEMS", clause: "TRACKER" },
  RELATE: { by: RUNNING, scope: "WORK_ITEMS", clause: "A1_1_4_7" },
  END_WAIT: { by: [...RUNNING, "EDITOR"], scope: "WORK_ITEMS", clause: "TRACKER" },
  IMPORT: { by: [...TSB, "ADMINISTRATOR", "SG_CHAIR"], scope: "WORK_ITEMS", clause: "A1_1_4_7" },
  RECORD_EXTERNAL_STATUS: { by: [...TSB, ...STEERING], scope: "WORK_ITEMS", clause: "TRACKER" },
} as const satisfies Record<string, Policy>;

/**
 * Who may change these fields of a work item at its stage: whoever they are all open to. What is settled for everybody is
 * refused for what it is, not for who asks.
 */
export function updatePolicy(
  item: Pick<WorkItemState, "stage" | "process">,
  fields: readonly string[],
): Policy {
  const lines = openingsFor(item, fields).filter(({ by }) => by.length > 0);
  const narrowest = lines.toSorted((one, other) => one.by.length - other.by.length)[0];
  const { UPDATE } = WORK_ITEM_POLICIES;
  if (!narrowest) return UPDATE;
  const by = narrowest.by.filter((role) => lines.every((line) => line.by.includes(role)));
  return { ...UPDATE, by, clause: narrowest.clause };
}

/** The fields that are not open to everybody who edits: what a refusal names. */
export function narrowFields(
  item: Pick<WorkItemState, "stage" | "process">,
  fields: readonly string[],
): string[] {
  const narrow = openingsFor(item, fields).filter(({ by }) => by.length < EDITING.length);
  return fields.filter((field) => narrow.some((line) => line.fields.includes(field)));
}

/** Who may record a decision of this kind: whoever presides over the body that takes it; of an assembly, the secretariat. */
export function decisionPolicy(kind: DecisionKind, body: string | null = null): Policy {
  const { by, clause } = DECISION_RULES[kind];
  return { by: body && bodyLabel(body) === ASSEMBLY ? TSB : by, scope: "APPROVAL", clause };
}

/** Who may do an act of a procedure: its row says so. */
export function actPolicy({ by, clause }: Row): Policy {
  return { by, scope: "APPROVAL", clause };
}
