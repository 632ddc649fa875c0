import { TSB } from "../procedures/roles.js";
import type { Policy } from "./policy.js";
import { ORGANISING } from "./working-party.js";

/** Who may adopt the Questions of a study group, and entrust them to its working parties. */
export const QUESTION_POLICIES = {
  PROPOSE_QUESTION: { by: ORGANISING, scope: "APPROVAL", clause: "RES1_7_1_4" },
  /** What was approved before or elsewhere is entered; what is approved here goes by the tables of the procedures. */
  ADOPT_QUESTION: { by: [...TSB, "ADMINISTRATOR"], scope: "APPROVAL", clause: "RES1_7_2_2" },
  ENTRUST_QUESTION: { by: ORGANISING, scope: "APPROVAL", clause: "A1_2_1_2" },
  MOVE_WORK_ITEM: { by: ORGANISING, scope: "APPROVAL", clause: "A1_1_4_7" },
  SHARE_WORK_ITEM: { by: ORGANISING, scope: "APPROVAL", clause: "A1_1_4_7" },
  RETITLE_QUESTION: { by: ORGANISING, scope: "APPROVAL", clause: "RES1_7_2_2" },
} as const satisfies Record<string, Policy>;
