import type { ClauseKey } from "../../clauses.js";
import { type Problem, problem } from "../../problem.js";
import type { ActFacts, ActInput } from "../facts.js";
import type { Row } from "../table.js";

/** A condition of an act. */
export interface Guard {
  /** The condition, as a sentence that is true when it is met. */
  readonly says: string;
  /** Whether what is said with the act decides, or the record alone. */
  readonly decidedBy: "ACT" | "RECORD";
  /** Every reason why it is not met; none when what it needs to know has not been said yet. */
  readonly judge: (facts: ActFacts, row: Row) => Problem[];
  /** What is pointed out when it is met; the act is done all the same. */
  readonly warn?: (facts: ActFacts & { readonly input: ActInput }, row: Row) => Problem[];
}

/** A condition that the record alone decides. */
export const onRecord = (says: string, judge: Guard["judge"]): Guard => ({
  says,
  decidedBy: "RECORD",
  judge,
});

/** A condition that what is said with the act decides; nobody is refused for what was not said yet. */
export const onAct = (
  says: string,
  judge: (facts: ActFacts & { readonly input: ActInput }, row: Row) => Problem[],
): Guard => ({
  says,
  decidedBy: "ACT",
  judge: (facts, row) => (facts.input === null ? [] : judge({ ...facts, input: facts.input }, row)),
});

/** The refusal of an act that leaves out what it needs. */
export function missing(row: Row, field: keyof ActInput | "meeting", clause?: ClauseKey): Problem {
  return problem("INPUT_MISSING", { act: row.action, field }, { path: field, clause: clause ?? row.clause });
}

/** A condition that a field is given. */
export const given = (says: string, field: keyof ActInput): Guard =>
  onAct(says, ({ input }, row) => (input[field] ? [] : [missing(row, field)]));
