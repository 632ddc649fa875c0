import { labelPlace } from "../domain/labels.js";
import { orderKey } from "../domain/names/order.js";
import type { Decision, WorkItem } from "../domain/work-item.js";
import { placeByAcronym } from "../domain/work-items/place.js";
import type { Derivation } from "./derived.js";
import { fieldIndex } from "./field-index.js";
import type { Order } from "./order.js";
import { Table, type TableOf } from "./table.js";

/** A decision with its item, as a row of the table of all decisions. */
export interface DecisionRow {
  /** Of the item and the decision. */
  readonly id: string;
  readonly item: WorkItem;
  readonly decision: Decision;
}

/** Decisions by day, body and agenda item, then by Question and item. */
export const DECISIONS_BY_DAY: Order<DecisionRow> = {
  name: "decisions",
  placeOf: ({ item, decision }) => [
    decision.decidedOn,
    orderKey(decision.body),
    decision.agendaItem,
    labelPlace(item.question ?? ""),
    placeByAcronym(item),
    item.id,
    decision.id,
  ],
  directions: [1, 1, 1, 1, 1, 1, 1],
};

/** By what decisions are asked for. */
export const DECISION_SETS = {
  meeting: fieldIndex<DecisionRow>("meeting", ({ decision }) => [decision.meeting]),
  body: fieldIndex<DecisionRow>("body", ({ decision }) => [decision.body]),
  question: fieldIndex<DecisionRow>("question", ({ item }) => (item.question ? [item.question] : [])),
  kind: fieldIndex<DecisionRow>("kind", ({ decision }) => [decision.kind]),
  outcome: fieldIndex<DecisionRow>("outcome", ({ decision }) => [decision.outcome]),
  day: fieldIndex<DecisionRow>("day", ({ decision }) => [decision.decidedOn]),
  standing: fieldIndex<DecisionRow>("standing", ({ decision }) => (decision.voided ? [] : [true])),
} as const;

const DECISIONS_TABLE: TableOf<DecisionRow> = { order: DECISIONS_BY_DAY, keysOf: () => [] };

/** The decisions on an item, those included that were taken back. */
export function rowsOf(item: WorkItem): DecisionRow[] {
  return Object.values(item.decisions).map((decision) => ({
    id: `${item.id} ${decision.id}`,
    item,
    decision,
  }));
}

/** The table of all decisions, which follows the items. */
export const DECISIONS: Derivation<WorkItem, Table<DecisionRow>> = {
  name: "decisions",
  *build(members) {
    const rows: DecisionRow[] = [];
    for (const [slot, item] of members.entries()) {
      rows.push(...rowsOf(item));
      if (slot % AT_ONCE === 0) yield;
    }
    return yield* Table.building(DECISIONS_TABLE, rows);
  },
  follow(table, changes) {
    const put = changes.flatMap(({ after }) => (after ? rowsOf(after) : []));
    const kept = new Set(put.map(({ id }) => id));
    const before = changes.flatMap((change) => (change.before ? rowsOf(change.before) : []));
    return table.with(
      put,
      before.flatMap(({ id }) => (kept.has(id) ? [] : [id])),
    );
  },
};

/** How many items are looked at between two yields. */
const AT_ONCE = 50;
