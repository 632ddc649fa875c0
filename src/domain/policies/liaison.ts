import { AT_STUDY_GROUP, AT_THE_GAVEL, MANAGING, SG_CHAIR, STEERING, TSB } from "../procedures/roles.js";
import type { LiaisonLevel, Role } from "../vocabulary.js";
import type { Policy } from "./policy.js";

const LIAISING: readonly Role[] = ["LIAISON_RAPPORTEUR"];
const RUNNING: readonly Role[] = [...STEERING, ...LIAISING, ...MANAGING, ...TSB];

/** Who may do the acts upon a liaison statement, but its approval. */
export const LIAISON_POLICIES = {
  PREPARE_LIAISON: { by: RUNNING, scope: "WORK_ITEMS", clause: "A1_1_5" },
  UPDATE_LIAISON: { by: RUNNING, scope: "WORK_ITEMS", clause: "A1_1_5" },
  WITHDRAW_LIAISON: { by: RUNNING, scope: "WORK_ITEMS", clause: "A1_1_5" },
  RECORD_INCOMING_LIAISON: { by: [...STEERING, ...LIAISING, ...TSB], scope: "WORK_ITEMS", clause: "A1_1_5" },
  SEND_LIAISON: { by: TSB, scope: "WORK_ITEMS", clause: "A1_1_5" },
} as const satisfies Record<string, Policy>;

const APPROVING: Readonly<Record<LiaisonLevel, readonly Role[]>> = {
  STUDY_GROUP: AT_STUDY_GROUP,
  WORKING_PARTY: AT_THE_GAVEL,
  RAPPORTEUR_GROUP: [...STEERING, ...TSB],
  MANAGEMENT_TEAM: SG_CHAIR,
};

/** Who may record the approval at a level (Rec. A.1 §1.5): whoever presides; between meetings the study group chair. */
export function liaisonApprovalPolicy(level: LiaisonLevel): Policy {
  return { by: APPROVING[level], scope: "MEETINGS", clause: "A1_1_5" };
}
