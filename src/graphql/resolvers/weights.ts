import { asksForText, type ItemFilter, sizeOf, workOf } from "../../domain/queries/filter/filter.js";

/** What a field costs besides the fields of its answer, in the work of one plain field (some 3 microseconds). */
export interface Weight {
  /** Each time that it is asked for. */
  readonly base: number;
  /** And for each work item of the programme, where all of them are gone through; by the arguments, where they decide. */
  readonly perItem?: number | ((args: Readonly<Record<string, unknown>>) => number);
  /** Members of the list, where they are usually more than a few and there are no pages. */
  readonly holds?: number;
}

/** However large the programme, a few questions about all of it are allowed, and eight moments of the past. */
const DEAREST = { field: 40_000, moment: 10_000 } as const;
const VIEW_OF_THE_PAST: Weight = { base: 150, perItem: 3.5 };

/** In a view of the past the words of each item are read anew, once, and so is each field, and each order. */
const OF_THE_PAST = { words: 25, field: 0.5, order: 3 } as const;
/** An order by several keys is made when it is asked for. */
const UNUSUAL_ORDER = 0.3;

/** What a filter costs for each item: sets of items are put together, and texts are looked through. */
function filtering({ filter, moment }: Readonly<Record<string, unknown>>): number {
  if (!filter) return 0;
  const asked = filter as ItemFilter;
  if (!moment) return workOf(asked);
  return (
    workOf(asked) +
    sizeOf(asked).conditions * OF_THE_PAST.field +
    (asksForText(asked) ? OF_THE_PAST.words : 0)
  );
}

/** What an order costs for each item: those by one key are kept. */
function ordering({ orderBy, moment }: Readonly<Record<string, unknown>>): number {
  const keys = Array.isArray(orderBy) ? orderBy.length : 0;
  if (keys > 0 && moment) return OF_THE_PAST.order;
  return keys > 1 ? UNUSUAL_ORDER : 0;
}

const LIST_BY_STAGE: Weight = { base: 15, perItem: 0.1 };

/**
 * The fields that cause more work than their answer shows, as `npm run bench:weights` measures it. In a request each is
 * worked out once for the same object and arguments, and in a large request it waits for its turn.
 */
export const WEIGHTS: Readonly<Record<string, Weight>> = {
  "Query.changes": {
    base: 15,
    perItem: ({ workItem, body, question }) => (workItem ? 0 : body || question ? 3 : 0.5),
  },
  "Query.workItems": { base: 15, perItem: (args) => ordering(args) + filtering(args) },
  "Query.workItemCounts": { base: 15, perItem: (args) => 0.01 + filtering(args) },
  "WorkItemCounts.cells": { base: 1, holds: 60 },
  "Query.decisions": { base: 15, perItem: ({ moment }) => (moment ? 1 : 0) },
  "Query.openLastCalls": LIST_BY_STAGE,
  "Query.awaitingLastCall": { base: 15 },
  "Query.awaitingJudgement": LIST_BY_STAGE,
  "Query.tapConsultations": LIST_BY_STAGE,
  "Query.overdueWorkItems": { base: 15 },
  "Query.staleCandidates": { base: 15 },
  "Query.persons": { base: 15, perItem: 0.02 },
  "Query.verify": { base: 500, perItem: 160 },
  "Query.clauses": { base: 15, holds: 60 },
  "Query.procedures": { base: 15 },
  "Procedure.rows": { base: 1, holds: 15 },
  "Query.reconcile": { base: 2000 },
  "Reconciliation.rows": { base: 1, holds: 25 },
  "Reconciliation.trackerOnly": { base: 1, holds: 25 },
  "BulkPayload.results": { base: 1, holds: 25 },
  "Me.waiting": { base: 50 },
  "Me.workItems": { base: 15 },
  // With the view of the past that it shows, where nobody asked about that day before.
  "Meeting.report": { base: 300, perItem: 5.5 },
  "MeetingReport.text": { base: 100, perItem: 0.5 },
  "MeetingReport.sections": { base: 1, holds: 20 },
  "ReportTable.columns": { base: 1, holds: 8 },
  "ReportTable.rows": { base: 1, holds: 25 },
  "Meeting.outcomes": { base: 30 },
  "MeetingOutcomes.questions": { base: 1, holds: 11 },
  "Meeting.heads": { base: 5, holds: 50 },
  "Meeting.orderOfBusiness": { base: 100, holds: 11 },
  "Meeting.businessLine": { base: 100 },
  "BusinessLine.verdict": { base: 25 },
  "WorkItem.availableActions": { base: 300, holds: 42 },
  "Question.availableActions": { base: 100, holds: 14 },
  "WorkItem.readiness": { base: 12 },
};

/** The weight of a field with these arguments in a programme of so many work items. */
export function weigh({ base, perItem = 0 }: Weight, items: number, args = {}): number {
  const each = typeof perItem === "number" ? perItem : perItem(args);
  return Math.min(base + each * items, DEAREST.field);
}

/** What a moment of the past costs each request that asks about it: every history is folded anew. */
export function weighMoment(items: number): number {
  return Math.min(weigh(VIEW_OF_THE_PAST, items), DEAREST.moment);
}
