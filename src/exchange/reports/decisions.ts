import type { DecisionKind, DecisionTextKind } from "../../domain/vocabulary.js";
import { type Decision, standingDecisions, type WorkItem } from "../../domain/work-item.js";
import type { Section } from "../documents/model.js";
import { type Business, isReported, listed, namesOf, say } from "./business.js";
import { a5Of, itemColumns } from "./item-columns.js";
import { type Column, tabled } from "./tabled.js";

/** A decision with its item. */
export interface Line {
  readonly item: WorkItem;
  readonly decision: Decision;
}

/** The kinds of decision by which a text goes on, in the order in which a report has them. */
const ON_TEXTS = ["APPROVAL", "DETERMINATION", "CONSENT", "AGREEMENT"] as const;

/** What was decided on texts: a table for each kind of decision, then what was not taken. */
export function decisionSections(business: Business): Section[] {
  const lines = linesOf(business);
  const columns = columnsFor(business);
  return [
    ...ON_TEXTS.flatMap((kind) =>
      taken(business, kind, columns[kind === "AGREEMENT" ? "agreed" : "normative"]),
    ),
    ...taken(business, "DELETION", columns.ended),
    ...overridden(business, lines),
    ...notTaken(business, lines),
  ];
}

/** The work items that the meeting ended: a part of the work programme, not of the texts. */
export function deletedItems(business: Business): Section[] {
  return taken(business, "DISCONTINUATION", columnsFor(business).ended);
}

/** Every decision of the meeting that stands. */
export function linesOf(business: Business): Line[] {
  return business.items.flatMap((item) =>
    standingDecisions(item)
      .filter(({ meeting, body }) => meeting === business.meeting.code && isReported(business, body))
      .map((decision) => ({ item, decision })),
  );
}

/** The text, its revision marks and its electronic attachments. */
export function textsOf(business: Business, decision: Decision): string {
  const marked = documentsOf(business, decision, "REVISION_MARKED");
  const attached = documentsOf(business, decision, "ELECTRONIC_ATTACHMENT");
  const parts = [
    decision.finalText ?? "",
    marked && say(business, "revisionMarks", { documents: marked }),
    attached && say(business, "attachments", { documents: attached }),
  ];
  return parts.filter(Boolean).join("; ");
}

function taken(business: Business, kind: DecisionKind, columns: readonly Column<Line>[]): Section[] {
  const lines = linesOf(business).filter(
    ({ decision }) => decision.kind === kind && decision.outcome === "AGREED",
  );
  const added = lines.filter(({ decision }) => !decision.wasCandidate).map(({ item }) => item);
  const reasons = lines.flatMap(({ item, decision: { reason } }) =>
    reason ? [say(business, "reasonFor", { item: namesOf(business, [item]), reason })] : [],
  );
  const isOnTexts = (ON_TEXTS as readonly string[]).includes(kind);
  const paragraphs = [
    ...(isOnTexts && added.length > 0 ? [say(business, "added", { items: namesOf(business, added) })] : []),
    ...reasons,
  ];
  return tabled(business, kind, columns, lines, { paragraphs });
}

function columnsFor(business: Business) {
  const { question, item, status, title, equivalent } = itemColumns<Line>(business, (line) => line.item);
  const finalText: Column<Line> = ["FINAL_TEXT", "NAME", ({ decision }) => textsOf(business, decision)];
  const a5: Column<Line> = [
    "A5",
    "TEXT",
    (line) => documentsOf(business, line.decision, "A5_JUSTIFICATION") || a5Of(business, line.item),
  ];
  return {
    normative: [question, item, status, title, finalText, a5, equivalent],
    agreed: [question, item, status, title, finalText],
    ended: [question, item, title],
  } as const;
}

/** Why the meeting went ahead although a requirement was unmet. */
function overridden(business: Business, lines: readonly Line[]): Section[] {
  const { question, item } = itemColumns<Line>(business, (line) => line.item);
  const columns = [
    question,
    item,
    decisionColumn(business),
    ["REASON", "TEXT", ({ decision }) => decision.overrideReason] satisfies Column<Line>,
  ] as const;
  const rows = lines.filter(({ decision }) => decision.overrideReason);
  return tabled(business, "OVERRIDDEN", columns, rows);
}

function notTaken(business: Business, lines: readonly Line[]): Section[] {
  const { question, item } = itemColumns<Line>(business, (line) => line.item);
  const columns = [
    question,
    item,
    decisionColumn(business),
    [
      "OUTCOME",
      "NAME",
      ({ decision }) => business.captions.outcomes[decision.outcome],
    ] satisfies Column<Line>,
    ["REASON", "TEXT", ({ decision }) => decision.reason] satisfies Column<Line>,
  ] as const;
  const rows = lines.filter(({ decision }) => decision.outcome !== "AGREED");
  return tabled(business, "NOT_TAKEN", columns, rows);
}

const decisionColumn = ({ captions }: Business): Column<Line> => [
  "DECISION",
  "NAME",
  ({ decision }) => captions.kinds[decision.kind],
];

function documentsOf(business: Business, { texts = [] }: Decision, wanted: DecisionTextKind): string {
  return listed(
    business,
    texts.filter(({ kind }) => kind === wanted).map(({ document }) => document),
  );
}
