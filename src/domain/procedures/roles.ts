import type { Role } from "../vocabulary.js";
import { DELEGATION, type Delegable } from "./policy.js";

type Chair = "SG_CHAIR" | "WP_CHAIR";

const VICE: Readonly<Record<Chair, Role>> = { SG_CHAIR: "SG_VICE_CHAIR", WP_CHAIR: "WP_VICE_CHAIR" };

/** A chair, with the vice-chair where the rules let the vice-chair stand in for this business. */
export const orVice = (chair: Chair, business: Delegable): readonly Role[] =>
  DELEGATION[chair][business].value === "SUBSTITUTE" ? [chair, VICE[chair]] : [chair];

/** The vice-chair who may replace this chair, should the chair be unable to continue; null: nobody. */
export function mayReplace(role: Role): Role | null {
  if (role !== "SG_CHAIR" && role !== "WP_CHAIR") return null;
  const business = Object.values(DELEGATION[role]);
  return business.some(({ value }) => value === "REPLACEMENT") ? VICE[role] : null;
}

/** The study group chair, or who replaces him or her: requests to the Director and judgements (Rec. A.8 §3.1, §4.4). */
export const SG_CHAIR: readonly Role[] = orVice("SG_CHAIR", "JUDGING");
/** TSB alone: what the Director announces, what members send to TSB. */
export const TSB: readonly Role[] = ["TSB"];
/** Who draws the conclusion at the end of a period: the chair in consultation with TSB. */
export const CHAIR_WITH_TSB: readonly Role[] = [...SG_CHAIR, "TSB"];
/** Who records what a study group meeting does. */
export const AT_STUDY_GROUP: readonly Role[] = [...orVice("SG_CHAIR", "PRESIDING"), "TSB"];
/** Who records what a study group or working party meeting decides. */
export const AT_THE_GAVEL: readonly Role[] = [
  ...orVice("SG_CHAIR", "PRESIDING"),
  ...orVice("WP_CHAIR", "PRESIDING"),
  "TSB",
];
/** Whether it is for whoever presides over a sitting, and TSB, which records it: the leave that an acting chair has. */
export const isPresiding = (by: readonly Role[]): boolean =>
  by.some((role) => role === VICE.SG_CHAIR || role === VICE.WP_CHAIR) &&
  by.every((role) => AT_THE_GAVEL.includes(role));
/** Who brings the edited text to TSB. */
export const EDITING: readonly Role[] = ["EDITOR", "RAPPORTEUR", "ASSOCIATE_RAPPORTEUR", "TSB"];
/** Who puts on record what was done about a comment (Rec. A.8 §4.4.2 b). */
export const RESOLVING: readonly Role[] = [...EDITING, ...SG_CHAIR];
/** Who steers the work on the texts of a Question. */
export const STEERING: readonly Role[] = ["RAPPORTEUR", "ASSOCIATE_RAPPORTEUR"];
/** Who looks after the study group's work programme as a whole. */
export const MANAGING: readonly Role[] = [
  ...orVice("WP_CHAIR", "MANAGING"),
  ...orVice("SG_CHAIR", "MANAGING"),
];

/** Nobody acts for an administrator: what is for administrators alone stays with them. */
export const ACTING_IN_PERSON: readonly Role[] = ["ADMINISTRATOR"];
/** Who may enter, with its source, what happened before anybody on record was charged with it. */
export const ENTERING_THE_PAST: readonly Role[] = ["ADMINISTRATOR"];
/** Who may record an act on behalf of whoever did it; both names are kept. */
export const RECORDING_FOR_OTHERS = { by: TSB, clause: "TRACKER" } as const;
