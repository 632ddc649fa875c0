import type { GuardName } from "./guard-names.js";

/** On what conditions the study group decides on a text at its meeting, under AAP and TAP alike. */
export const DECISION_AT_SG: readonly GuardName[] = [
  "AT_ANNOUNCED_MEETING",
  "DURING_MEETING",
  "STUDY_GROUP_DECIDES",
  "OPPOSITION_COUNTED",
  "MEMBERS_COUNTED",
];

/** On what conditions a member is given more time at the meeting, under AAP and TAP alike. */
export const MORE_TIME: readonly GuardName[] = [
  "AT_ANNOUNCED_MEETING",
  "WHILE_MEETING_SITS",
  "STUDY_GROUP_DECIDES",
  "OPPOSITION_COUNTED",
  "MEMBERS_COUNTED",
  "MEMBER_NAMED",
  "MEMBER_STATE_ONLY",
  "NOT_ABSTAINING",
];
