import type { Role } from "../vocabulary.js";

/** Who proposes candidates. */
export const STEERING: readonly Role[] = ["RAPPORTEUR", "ASSOCIATE_RAPPORTEUR"];
/** Who provides texts. */
export const WRITING: readonly Role[] = ["EDITOR", ...STEERING];
const STUDY_GROUP: readonly Role[] = ["SG_CHAIR", "SG_VICE_CHAIR"];
const WORKING_PARTY: readonly Role[] = ["WP_CHAIR", "WP_VICE_CHAIR"];

/** Who presides over which bodies that decide. */
export const PRESIDING = [
  { roles: STUDY_GROUP, bodies: /^SG/ },
  { roles: WORKING_PARTY, bodies: /^WP/ },
] as const;
/** Who plans for meetings. */
export const PLANNING: readonly Role[] = [...STEERING, ...WORKING_PARTY, ...STUDY_GROUP, "TSB"];
