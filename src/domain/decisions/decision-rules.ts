import type { ClauseKey } from "../clauses.js";
import { PROCEDURES } from "../procedures/index.js";
import type { Row } from "../procedures/table.js";
import {
  type ApprovalProcess,
  DECISION_KINDS,
  type DecisionKind,
  type Role,
  type Stage,
} from "../vocabulary.js";

/** What a kind of decision is for, and where it leads. Read from the tables in `procedures/`. */
export interface DecisionRule {
  /** The processes to which the kind belongs. */
  readonly processes: readonly ApprovalProcess[];
  /** The stages from which it may be taken. */
  readonly from: readonly Stage[];
  /** The stage it leads to. */
  readonly to: Stage;
  /** Whether a working party may take it at all. */
  readonly byWorkingParty: boolean;
  /** In what capacity it may be recorded. */
  readonly by: readonly Role[];
  readonly clause: ClauseKey;
}

/** The decisions of meetings, one rule each. */
export const DECISION_RULES = Object.fromEntries(
  DECISION_KINDS.map((kind) => [kind, ruleOf(kind)]),
) as Readonly<Record<DecisionKind, DecisionRule>>;

/** The decisions that are recorded at the gavel as they are; the others count positions and have acts of their own. */
export const GAVEL_DECISIONS: readonly DecisionKind[] = ["CONSENT", "DETERMINATION", "AGREEMENT"];

/** The decision that starts or ends each process: what a text of that process is proposed for. */
export const FIRST_DECISION: Readonly<Record<ApprovalProcess, DecisionKind | null>> = {
  AAP: "CONSENT",
  TAP: "DETERMINATION",
  AGREEMENT: "AGREEMENT",
  NONE: null,
};

function ruleOf(kind: DecisionKind): DecisionRule {
  const deciding = PROCEDURES.filter((procedure) => procedure.rows.some((row) => row.decision === kind));
  const rows = deciding.flatMap((procedure) => procedure.rows).filter((row) => row.decision === kind);
  const [first] = rows;
  const to = first?.to[0];
  if (!first || !to) throw new Error(`No procedure has the decision ${kind}`);
  return {
    processes: [...new Set(deciding.flatMap((procedure) => procedure.processes))],
    from: [...new Set(rows.flatMap((row) => row.from))],
    to,
    byWorkingParty: rows.some(isForWorkingParties),
    by: first.by,
    clause: first.clause,
  };
}

function isForWorkingParties(row: Row): boolean {
  return row.by.includes("WP_CHAIR");
}
