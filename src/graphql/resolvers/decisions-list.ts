import type { Programme } from "../../programme/programme.js";
import { inOrder } from "../connection.js";
import type { DecisionFilter } from "../inputs/decision-filter.js";
import { DECISIONS_BY_DAY } from "../orders.js";
import { type DecisionView, decisionsOf } from "../types/decision.js";
import { findBody, findMeeting, findQuestion, findWorkItemsNamed } from "./find.js";

/** The decisions that meet the filter, by day, body and agenda item. */
export function listDecisions(programme: Programme, filter: DecisionFilter): DecisionView[] {
  const meeting = filter.meeting ? findMeeting(programme, filter.meeting).code : null;
  const body = filter.body ? findBody(programme, filter.body) : null;
  const question = filter.question ? findQuestion(programme, filter.question).label : null;
  const { kinds, outcomes, from, to } = filter;
  const found = itemsFor(programme, filter, meeting)
    .filter((item) => !question || item.question === question)
    .flatMap((item) => decisionsOf(item, filter.includeVoided ?? false))
    .filter(
      (one) =>
        (!meeting || one.meeting === meeting) &&
        (!body || one.body === body) &&
        (!kinds || kinds.includes(one.kind)) &&
        (!outcomes || outcomes.includes(one.outcome)) &&
        (!from || one.decidedOn >= from) &&
        (!to || one.decidedOn <= to),
    );
  return inOrder(found, DECISIONS_BY_DAY);
}

function itemsFor(programme: Programme, { workItem }: DecisionFilter, meeting: string | null) {
  if (workItem) return findWorkItemsNamed(programme, workItem);
  return meeting ? programme.workItemsOfMeeting(meeting) : programme.workItemsDecided();
}
