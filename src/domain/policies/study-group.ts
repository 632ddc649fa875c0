import { AT_STUDY_GROUP } from "../procedures/roles.js";
import type { Policy } from "./policy.js";

/** Who may record what a study group lays down for itself. */
export const STUDY_GROUP_POLICIES = {
  AUTHORISE_WORKING_PARTIES: { by: AT_STUDY_GROUP, scope: "APPROVAL", clause: "RES1_1BIS" },
  RECORD_QUALIFICATION: { by: AT_STUDY_GROUP, scope: "APPROVAL", clause: "A5_ANNEX_B" },
} as const satisfies Record<string, Policy>;
