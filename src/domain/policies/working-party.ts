import { AT_STUDY_GROUP } from "../procedures/roles.js";
import type { Role } from "../vocabulary.js";
import type { Policy } from "./policy.js";

/** Who records how a study group organises its work; an administrator enters what exists. */
export const ORGANISING: readonly Role[] = [...AT_STUDY_GROUP, "ADMINISTRATOR"];

/** Who may set up, rename and dissolve the working parties of a study group. */
export const WORKING_PARTY_POLICIES = {
  SET_UP_WORKING_PARTY: { by: ORGANISING, scope: "APPROVAL", clause: "A1_2_1_2" },
  RENAME_WORKING_PARTY: { by: ORGANISING, scope: "APPROVAL", clause: "A1_2_1_2" },
  DISSOLVE_WORKING_PARTY: { by: ORGANISING, scope: "APPROVAL", clause: "A1_2_1_2" },
} as const satisfies Record<string, Policy>;
