import { CLAUSES } from "../clauses.js";
import type { Problem } from "../problem.js";
import type { Role, Stage } from "../vocabulary.js";
import { judgeAct } from "./act.js";
import type { ActionName } from "./actions.js";
import type { ActFacts } from "./facts.js";
import { GUARDS } from "./guards/index.js";
import { rowsFor } from "./index.js";
import type { Row } from "./table.js";

/** What can be offered: an act of the procedures, or an update of particulars. */
export type OfferedAction = ActionName | "UPDATE";

/** An act as the item stands: possible, or refused with every reason. */
export interface AvailableAction {
  readonly action: OfferedAction;
  readonly says: string;
  readonly possible: boolean;
  /** Every reason why it is refused: each with its clause and what would meet it. */
  readonly problems: readonly Problem[];
  /** What will be judged when it is done, because what is said with it decides. */
  readonly conditions: readonly string[];
  readonly by: readonly Role[];
  readonly leadsTo: readonly Stage[];
  readonly clause: string;
}

/** What may be done to the item on this day by whoever `forbids` speaks of, and what not and why. */
export function availableActions(
  facts: Omit<ActFacts, "input">,
  forbids: (row: Row) => readonly Problem[],
): AvailableAction[] {
  const asking = { ...facts, input: null };
  return onePerAction(rowsFor(facts.item.process, facts.date), facts.item.stage).map((row) => {
    const problems = [...forbids(row), ...judgeAct(asking, row.action)];
    return {
      action: row.action,
      says: row.says,
      possible: problems.length === 0,
      problems,
      conditions: row.guards
        .map((name) => GUARDS[name])
        .filter((guard) => guard.decidedBy === "ACT")
        .map((g) => g.says),
      by: row.by,
      leadsTo: row.to,
      clause: CLAUSES[row.clause].citation,
    };
  });
}

/** Where an act stands in several rows, the one for this stage speaks for it. */
function onePerAction(rows: readonly Row[], stage: Stage): Row[] {
  const chosen = new Map<ActionName, Row>();
  for (const row of rows)
    if (!chosen.has(row.action) || row.from.includes(stage)) chosen.set(row.action, row);
  return [...chosen.values()];
}
