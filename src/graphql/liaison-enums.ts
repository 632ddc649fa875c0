import type * as words from "../domain/vocabulary.js";
import { enumOf } from "./enums.js";

export const LiaisonDirectionEnum = enumOf<words.LiaisonDirection>(
  "LiaisonDirection",
  "Which way a liaison statement goes.",
  { OUTGOING: "From us to other groups.", INCOMING: "From another group to us." },
);

export const LiaisonPurposeEnum = enumOf<words.LiaisonPurpose>(
  "LiaisonPurpose",
  "For what a liaison statement goes to a group (Rec. ITU-T A.1 §1.5).",
  {
    ACTION: "For action: a reply is wanted.",
    COMMENT: "For comment: a reply is wanted.",
    INFORMATION: "For information: no reply is wanted.",
  },
);

export const LiaisonLevelEnum = enumOf<words.LiaisonLevel>(
  "LiaisonLevel",
  "Who approves a liaison statement (Rec. ITU-T A.1 §1.5).",
  {
    STUDY_GROUP: "The study group, at its meeting.",
    WORKING_PARTY: "A working party, at its meeting.",
    RAPPORTEUR_GROUP: "A rapporteur group, at its meeting.",
    MANAGEMENT_TEAM: "Between meetings: the study group chair with the management team.",
  },
);

export const LiaisonStatusEnum = enumOf<words.LiaisonStatus>(
  "LiaisonStatus",
  "How a liaison statement stands on a day; what is late follows from its dates.",
  {
    PREPARED: "Ours, not approved yet.",
    APPROVED: "Ours, approved and not sent yet.",
    SENT: "Ours, sent; no reply is wanted.",
    RECEIVED: "Came to us; no reply is wanted.",
    AWAITING_REPLY: "With those whose reply is wanted; of an incoming one, with us.",
    OVERDUE: "The deadline has passed, and a reply that is wanted is not there.",
    ANSWERED: "Every reply that is wanted is there.",
    WITHDRAWN: "Not sent after all, or recorded by mistake.",
  },
);
