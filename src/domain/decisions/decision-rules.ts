import type { ClauseKey } from "../clauses.js";
import type { ApprovalProcess, DecisionKind, Stage } from "../vocabulary.js";

/** What a kind of decision is for, and where it leads. */
export interface DecisionRule {
  /** The processes to which the kind belongs. */
  readonly processes: readonly ApprovalProcess[];
  /** The stages from which it may be taken. */
  readonly from: readonly Stage[];
  /** The stage it leads to. */
  readonly to: Stage;
  /** Whether a working party may take it at all. */
  readonly byWorkingParty: boolean;
  readonly clause: ClauseKey;
}

/** The decisions that can be recorded at the gavel, one row each. */
export const DECISION_RULES: Readonly<Record<DecisionKind, DecisionRule>> = {
  CONSENT: {
    processes: ["AAP"],
    from: ["UNDER_STUDY"],
    to: "CONSENTED",
    byWorkingParty: true,
    clause: "A8_3_1",
  },
  DETERMINATION: {
    processes: ["TAP"],
    from: ["UNDER_STUDY"],
    to: "DETERMINED",
    byWorkingParty: true,
    clause: "RES1_9_3_1",
  },
  // Reached through a last call (AAP) or a consultation of Member States (TAP); never from UNDER_STUDY.
  APPROVAL: {
    processes: ["AAP", "TAP"],
    from: ["SG_REVIEW", "SG_DECISION"],
    to: "APPROVED",
    byWorkingParty: false,
    clause: "A8_5_3",
  },
  AGREEMENT: {
    processes: ["AGREEMENT"],
    from: ["UNDER_STUDY"],
    to: "AGREED",
    byWorkingParty: true,
    clause: "A13",
  },
  DELETION: {
    processes: ["AAP", "TAP"],
    from: ["APPROVED", "APPROVED_WITH_RESERVATIONS", "DELETION_REFERRED_BACK"],
    to: "DELETION_AGREED",
    byWorkingParty: false,
    clause: "A8_8_2",
  },
  DISCONTINUATION: {
    processes: ["AAP", "TAP", "AGREEMENT", "NONE"],
    from: ["UNDER_STUDY"],
    to: "DISCONTINUED",
    byWorkingParty: true,
    clause: "A1_1_4_7",
  },
};

/** The decision that starts or ends each process: what a text of that process is proposed for. */
export const FIRST_DECISION: Readonly<Record<ApprovalProcess, DecisionKind | null>> = {
  AAP: "CONSENT",
  TAP: "DETERMINATION",
  AGREEMENT: "AGREEMENT",
  NONE: null,
};
