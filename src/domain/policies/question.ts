import type { Policy } from "./policy.js";
import { ORGANISING } from "./working-party.js";

/** Who may adopt the Questions of a study group, and entrust them to its working parties. */
export const QUESTION_POLICIES = {
  ADOPT_QUESTION: { by: ORGANISING, scope: "APPROVAL", clause: "RES1_7_2_2" },
  ENTRUST_QUESTION: { by: ORGANISING, scope: "APPROVAL", clause: "A1_2_1_2" },
  RETITLE_QUESTION: { by: ORGANISING, scope: "APPROVAL", clause: "RES1_7_2_2" },
} as const satisfies Record<string, Policy>;
