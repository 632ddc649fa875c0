import type { ClauseKey } from "../clauses.js";
import { orVice } from "../procedures/roles.js";
import type { Role } from "../vocabulary.js";

/** What a mandate can be for. */
export type MandateScope = "STUDY_GROUP" | "WORKING_PARTY" | "QUESTION" | "WORK_ITEM" | "ALL";

/** What a role is for, and in what capacity an appointment to it, or its end, is recorded. */
export interface MandateRule {
  readonly scope: MandateScope;
  /** For what else it can be. */
  readonly also?: readonly MandateScope[];
  /** What has to be said besides: with which group somebody liaises, which one he or she convenes. */
  readonly group?: string;
  readonly by: readonly Role[];
  readonly clause: ClauseKey;
  /** Whether one person holds it at a time: another is appointed when the term of the first has ended. */
  readonly isSole?: true;
}

const OFFICE: readonly Role[] = ["TSB", "ADMINISTRATOR"];
const STUDY_GROUP: readonly Role[] = [...orVice("SG_CHAIR", "APPOINTING"), ...OFFICE];
const WORKING_PARTY: readonly Role[] = [...orVice("WP_CHAIR", "APPOINTING"), ...STUDY_GROUP];

/** The rules of appointment. WTSA appoints a study group's chairs; the study group and its working parties the rest. */
export const MANDATE_RULES: Readonly<Record<Role, MandateRule>> = {
  SG_CHAIR: { scope: "STUDY_GROUP", by: OFFICE, clause: "RES1_CHAIRS", isSole: true },
  SG_VICE_CHAIR: { scope: "STUDY_GROUP", by: OFFICE, clause: "RES1_CHAIRS" },
  WP_CHAIR: { scope: "WORKING_PARTY", by: STUDY_GROUP, clause: "RES1_WP_CHAIRS", isSole: true },
  WP_VICE_CHAIR: { scope: "WORKING_PARTY", by: STUDY_GROUP, clause: "RES1_WP_CHAIRS" },
  RAPPORTEUR: { scope: "QUESTION", by: WORKING_PARTY, clause: "A1_RAPPORTEURS" },
  ASSOCIATE_RAPPORTEUR: { scope: "QUESTION", by: WORKING_PARTY, clause: "A1_RAPPORTEURS" },
  EDITOR: { scope: "WORK_ITEM", by: ["RAPPORTEUR", ...WORKING_PARTY], clause: "A1_RAPPORTEURS" },
  LIAISON_RAPPORTEUR: {
    scope: "QUESTION",
    also: ["STUDY_GROUP"],
    group: "the group with which the liaison is kept up, as in IETF TLS",
    by: WORKING_PARTY,
    clause: "A1_RAPPORTEURS",
  },
  CONVENER: {
    scope: "QUESTION",
    also: ["WORKING_PARTY", "STUDY_GROUP"],
    group: "the name of the correspondence group",
    by: WORKING_PARTY,
    clause: "TRACKER",
  },
  TSB: { scope: "ALL", by: ["ADMINISTRATOR"], clause: "TRACKER" },
  ADMINISTRATOR: { scope: "ALL", by: ["ADMINISTRATOR"], clause: "TRACKER" },
};
