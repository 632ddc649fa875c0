import type { GuardName } from "../guard-names.js";
import type { Guard } from "./guard.js";
import { MEETING_GUARDS } from "./meetings.js";
import { MEMBER_GUARDS } from "./members.js";
import { NOTIFICATION_GUARDS } from "./notification.js";
import { OPPOSITION_GUARDS } from "./opposition.js";
import { PERIOD_GUARDS } from "./periods.js";
import { TEXT_GUARDS } from "./text.js";
import { WORK_PROGRAMME_GUARDS } from "./work-programme.js";

/** Every condition by its name. */
export const GUARDS = {
  ...TEXT_GUARDS,
  ...PERIOD_GUARDS,
  ...MEMBER_GUARDS,
  ...MEETING_GUARDS,
  ...OPPOSITION_GUARDS,
  ...WORK_PROGRAMME_GUARDS,
  ...NOTIFICATION_GUARDS,
} as const satisfies Record<GuardName, Guard>;
