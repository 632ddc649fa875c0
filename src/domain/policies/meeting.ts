import { SG_CHAIR, TSB } from "../procedures/roles.js";
import type { Policy } from "./policy.js";

/** Who may put meetings into the calendar. */
export const MEETING_POLICIES = {
  PLAN_MEETING: { by: [...TSB, ...SG_CHAIR], scope: "MEETINGS", clause: "TRACKER" },
} as const satisfies Record<string, Policy>;
