import type { ClauseKey } from "../clauses.js";
import type { Stage } from "../vocabulary.js";
import type { GuardName } from "./guard-names.js";
import { TSB } from "./roles.js";
import type { Row } from "./table.js";

/** Approval at an assembly, which a study group may seek instead of approving itself. */
export const approvalAtAssembly = (from: readonly Stage[], clause: ClauseKey): Row => ({
  action: "APPROVE_AT_ASSEMBLY",
  from,
  to: ["APPROVED"],
  by: TSB,
  guards: ["ASSEMBLY_SITS", "TEXT_CITED"],
  clause,
  says: "A World Telecommunication Standardization Assembly approves the text.",
});

/** On what conditions the study group decides on a text at its meeting, under AAP and TAP alike. */
export const DECISION_AT_SG: readonly GuardName[] = [
  "AT_ANNOUNCED_MEETING",
  "DURING_MEETING",
  "STUDY_GROUP_DECIDES",
  "OPPOSITION_COUNTED",
  "MEMBERS_COUNTED",
];

/** On what conditions a meeting withdraws a consent or determination. */
export const WITHDRAWAL: readonly GuardName[] = [
  "DECIDED_ANEW_ALLOWED",
  "BODY_OF_THE_QUESTION",
  "BODY_SITS",
  "AGENDA_ITEM",
  "REASON_GIVEN",
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
