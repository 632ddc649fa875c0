import type { ClauseKey } from "../clauses.js";
import type { ApprovalProcess, DecisionKind, Role, Stage } from "../vocabulary.js";
import type { ActionName } from "./actions.js";
import type { ActFacts } from "./facts.js";
import type { GuardName } from "./guard-names.js";

/**
 * One row of a procedure: an act `A`, from where to where `S` it leads, who records it, on what conditions `G`, and why; `F`
 * is what the rules need to know.
 */
export interface RowOf<A extends string, S extends string, G extends string, F> {
  readonly action: A;
  /** The stages in which it is possible. */
  readonly from: readonly S[];
  /** Where it may lead. Empty: what it is upon stays at its stage. */
  readonly to: readonly S[];
  /** Which of several targets it is; needed where `to` has more than one. */
  readonly choose?: (facts: F) => S;
  /** In what capacity it may be done or, for the act of a meeting or member, recorded. */
  readonly by: readonly Role[];
  /** Conditions, by name; see `guards/`. */
  readonly guards: readonly G[];
  /**
   * True of what does not rest on when the item came to its stage: what arrives within a period and may be written down in
   * another order than it came in, or does not touch the procedure at all.
   */
  readonly anyOrder?: boolean;
  readonly clause: ClauseKey;
  /** What the act is, in one sentence. */
  readonly says: string;
}

/** A procedure as a table of rows. */
export interface ProcedureOf<N extends string, S extends string, R> {
  readonly name: N;
  readonly title: string;
  /** The text that lays it down. */
  readonly source: string;
  /** Where something stands when the procedure first applies to it. */
  readonly initial: readonly S[];
  /** Where it ends; only other procedures lead on from there. */
  readonly final: readonly S[];
  readonly rows: readonly R[];
}

/** One row of a procedure for work items. */
export interface Row extends RowOf<ActionName, Stage, GuardName, ActFacts> {
  /** Set where the act is a decision of a meeting. */
  readonly decision?: DecisionKind;
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

/** A procedure for work items. */
export interface Procedure extends ProcedureOf<ProcedureName, Stage, Row> {
  /** The approval processes of the items to which it applies. */
  readonly processes: readonly ApprovalProcess[];
}
