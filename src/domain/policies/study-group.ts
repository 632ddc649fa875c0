import { AT_STUDY_GROUP, TSB } from "../procedures/roles.js";
import type { Policy } from "./policy.js";

/** Who may record what a study group lays down for itself; an assembly sets it up, which the office enters. */
export const STUDY_GROUP_POLICIES = {
  SET_UP_STUDY_GROUP: { by: [...TSB, "ADMINISTRATOR"], scope: "APPROVAL", clause: "RES1_1_11_3" },
  RENAME_STUDY_GROUP: { by: [...TSB, "ADMINISTRATOR"], scope: "APPROVAL", clause: "RES1_1_11_3" },
  TURN_STUDY_PERIOD: { by: [...TSB, "ADMINISTRATOR"], scope: "APPROVAL", clause: "RES1_7_3_3" },
  AUTHORISE_WORKING_PARTIES: { by: AT_STUDY_GROUP, scope: "APPROVAL", clause: "RES1_1BIS" },
  RECORD_QUALIFICATION: { by: AT_STUDY_GROUP, scope: "APPROVAL", clause: "A5_ANNEX_B" },
} as const satisfies Record<string, Policy>;
