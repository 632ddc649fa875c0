import { DECISION_RULES } from "../decisions/decision-rules.js";
import { AT_THE_GAVEL, EDITING, MANAGING, STEERING, TSB } from "../procedures/roles.js";
import type { Row } from "../procedures/table.js";
import type { DecisionKind, Role } from "../vocabulary.js";
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
  RECORD_EXTERNAL_STATUS: { by: [...TSB, ...STEERING], scope: "WORK_ITEMS", clause: "TRACKER" },
} as const satisfies Record<string, Policy>;

/** What an editor may change besides: the text and what is said of it, not what the group decided about the item. */
export const EDITORS_FIELDS = [
  "titles",
  "summary",
  "scope",
  "baseTexts",
  "relations",
  "externalReferences",
  "a5Justifications",
  "checklist",
];

/** Who may change these fields of a work item. */
export function updatePolicy(fields: readonly string[]): Policy {
  const { UPDATE } = WORK_ITEM_POLICIES;
  const isEditorial = fields.every((field) => EDITORS_FIELDS.includes(field));
  return isEditorial ? { ...UPDATE, by: EDITING } : UPDATE;
}

/** Who may record a decision of this kind: whoever presides over the body that takes it. */
export function decisionPolicy(kind: DecisionKind): Policy {
  const { by, clause } = DECISION_RULES[kind];
  return { by, scope: "APPROVAL", clause };
}

/** Who may do an act of a procedure: its row says so. */
export function actPolicy({ by, clause }: Row): Policy {
  return { by, scope: "APPROVAL", clause };
}
