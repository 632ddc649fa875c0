import type { ClauseKey } from "../clauses.js";
import type { ApprovalProcess, DecisionKind, Role, Stage } from "../vocabulary.js";
import type { ActionName } from "./actions.js";
import type { ActFacts } from "./facts.js";
import type { GuardName } from "./guard-names.js";

/** One row of a procedure: an act, from where to where it leads, who records it, on what conditions, and why. */
export interface Row {
  readonly action: ActionName;
  /** The stages in which it is possible. */
  readonly from: readonly Stage[];
  /** Where it may lead. Empty: the item stays at its stage. */
  readonly to: readonly Stage[];
  /** Which of several targets it is; needed where `to` has more than one. */
  readonly choose?: (facts: ActFacts) => Stage;
  /** In what capacity it may be done or, for the act of a meeting or member, recorded. */
  readonly by: readonly Role[];
  /** Conditions, by name; see `guards/`. */
  readonly guards: readonly GuardName[];
  /** Set where the act is a decision of a meeting. */
  readonly decision?: DecisionKind;
  /**
   * True of what does not rest on when the item came to its stage: what arrives within a period and may be written down in
   * another order than it came in, or does not touch the procedure at all.
   */
  readonly anyOrder?: boolean;
  readonly clause: ClauseKey;
  /** What the act is, in one sentence. */
  readonly says: string;
}

/** The procedures that have a table. */
export const PROCEDURE_NAMES = [
  "AAP",
  "TAP",
  "AGREEMENT",
  "PUBLICATION",
  "DELETION",
  "DELETION_TAP",
  "DELETION_OF_AGREED",
  "WORK_PROGRAMME",
] as const;
export type ProcedureName = (typeof PROCEDURE_NAMES)[number];

/** A procedure as a table. */
export interface Procedure {
  readonly name: ProcedureName;
  readonly title: string;
  /** The text that lays it down. */
  readonly source: string;
  /** The approval processes of the items to which it applies. */
  readonly processes: readonly ApprovalProcess[];
  /** Where an item stands when the procedure first applies to it. */
  readonly initial: readonly Stage[];
  /** Where it ends; only other procedures lead on from there. */
  readonly final: readonly Stage[];
  readonly rows: readonly Row[];
}
