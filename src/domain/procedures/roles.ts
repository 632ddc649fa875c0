import type { Role } from "../vocabulary.js";

/** The study group chair alone: requests to the Director and judgements (Rec. A.8 §3.1, §4.4). */
export const SG_CHAIR: readonly Role[] = ["SG_CHAIR"];
/** TSB alone: what the Director announces, what members send to TSB. */
export const TSB: readonly Role[] = ["TSB"];
/** Who draws the conclusion at the end of a period: the chair in consultation with TSB. */
export const CHAIR_WITH_TSB: readonly Role[] = ["SG_CHAIR", "TSB"];
/** Who records what a study group meeting does. */
export const AT_STUDY_GROUP: readonly Role[] = ["SG_CHAIR", "SG_VICE_CHAIR", "TSB"];
/** Who records what a study group or working party meeting decides. */
export const AT_THE_GAVEL: readonly Role[] = [
  "SG_CHAIR",
  "SG_VICE_CHAIR",
  "WP_CHAIR",
  "WP_VICE_CHAIR",
  "TSB",
];
/** Who brings the edited text to TSB. */
export const EDITING: readonly Role[] = ["EDITOR", "RAPPORTEUR", "ASSOCIATE_RAPPORTEUR", "TSB"];
