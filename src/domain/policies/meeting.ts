import { AT_THE_GAVEL, SG_CHAIR, TSB } from "../procedures/roles.js";
import type { Policy } from "./policy.js";

/** Who may plan a meeting of a study group; an assembly is the secretariat's to enter. */
export function planningPolicy(studyGroup: string | null): Policy {
  return studyGroup ? MEETING_POLICIES.PLAN_MEETING : { ...MEETING_POLICIES.PLAN_MEETING, by: TSB };
}

/** Who may put meetings into the calendar, and record what is done at them besides decisions. */
export const MEETING_POLICIES = {
  PLAN_MEETING: { by: [...TSB, ...SG_CHAIR], scope: "MEETINGS", clause: "TRACKER" },
  RECORD_IPR_QUESTION: { by: AT_THE_GAVEL, scope: "MEETINGS", clause: "A1_1_4_6" },
  ARRANGE_BUSINESS: { by: AT_THE_GAVEL, scope: "MEETINGS", clause: "TRACKER" },
  OPEN_SITTING: { by: AT_THE_GAVEL, scope: "MEETINGS", clause: "TRACKER" },
  CLOSE_SITTING: { by: AT_THE_GAVEL, scope: "MEETINGS", clause: "TRACKER" },
  CORRECT_SESSION: { by: AT_THE_GAVEL, scope: "MEETINGS", clause: "TRACKER" },
} as const satisfies Record<string, Policy>;
