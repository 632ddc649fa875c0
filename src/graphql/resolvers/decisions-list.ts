import { type Bits, both } from "../../programme/bits.js";
import {
  DECISION_SETS,
  DECISIONS,
  DECISIONS_BY_DAY,
  type DecisionRow,
  rowsOf,
} from "../../programme/decisions.js";
import type { Listing } from "../../programme/listing.js";
import type { Programme } from "../../programme/programme.js";
import { type Connection, inOrder, type PageArgs, pageOf } from "../connection.js";
import type { DecisionFilter } from "../inputs/decision-filter.js";
import type { DecisionView } from "../types/decision.js";
import { findBody, findMeeting, findQuestion, findWorkItemsNamed } from "./find.js";

/** A page of the decisions that meet the filter, by day, body and agenda item. */
export function decisionPage(
  programme: Programme,
  filter: DecisionFilter,
  page: PageArgs,
): Connection<DecisionView> {
  return pageOf(decisionsFor(programme, filter), DECISIONS_BY_DAY, page, ({ item, decision }) => ({
    ...decision,
    workItem: item,
  }));
}

function decisionsFor(
  programme: Programme,
  filter: DecisionFilter,
): readonly DecisionRow[] | Listing<DecisionRow> {
  const { workItem, meeting, body, question, ...others } = filter;
  const asked: Asked = {
    ...others,
    meeting: meeting ? findMeeting(programme, meeting).code : null,
    body: body ? findBody(programme, body) : null,
    question: question ? findQuestion(programme, question).label : null,
  };
  if (!workItem) return decisionsAmongAll(programme, asked);
  const rows = findWorkItemsNamed(programme, workItem).flatMap(rowsOf);
  return inOrder(
    rows.filter((row) => meets(row, asked)),
    DECISIONS_BY_DAY,
  );
}

/** A filter with its labels and codes as the programme writes them. */
type Asked = Omit<DecisionFilter, "workItem">;

function meets({ item, decision: one }: DecisionRow, asked: Asked): boolean {
  const { meeting, body, question, kinds, outcomes, from, to, includeVoided } = asked;
  return (
    (includeVoided || !one.voided) &&
    (!meeting || one.meeting === meeting) &&
    (!body || one.body === body) &&
    (!question || item.question === question) &&
    (!kinds || kinds.includes(one.kind)) &&
    (!outcomes || outcomes.includes(one.outcome)) &&
    (!from || one.decidedOn >= from) &&
    (!to || one.decidedOn <= to)
  );
}

function decisionsAmongAll(programme: Programme, asked: Asked): Listing<DecisionRow> {
  const table = programme.items.derived(DECISIONS);
  const having = (set: keyof typeof DECISION_SETS, values: readonly string[] | null | undefined): Bits[] =>
    values ? [table.derived(DECISION_SETS[set]).havingAny(values)] : [];
  const { meeting, body, question, kinds, outcomes, from, to, includeVoided } = asked;
  const sets: Bits[] = [
    ...(includeVoided ? [] : [table.derived(DECISION_SETS.standing).some]),
    ...having("meeting", meeting ? [meeting] : null),
    ...having("body", body ? [body] : null),
    ...having("question", question ? [question] : null),
    ...having("kind", kinds),
    ...having("outcome", outcomes),
    ...(from || to ? [table.derived(DECISION_SETS.day).between(from ?? null, to ?? null)] : []),
  ];
  return table.list(sets.length > 0 ? sets.reduce(both) : null);
}
