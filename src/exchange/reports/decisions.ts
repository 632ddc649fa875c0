import type { DecisionKind, DecisionTextKind } from "../../domain/vocabulary.js";
import { type Decision, designation, standingDecisions, type WorkItem } from "../../domain/work-item.js";
import { type Business, isReported, statusOf, titleOf } from "./business.js";
import { section } from "./markdown.js";

interface Line {
  readonly item: WorkItem;
  readonly decision: Decision;
}

type Column = readonly [heading: string, cell: (line: Line) => string];

const QUESTION: Column = ["Question", ({ item }) => item.question ?? "-"];
const ITEM: Column = ["Work item", ({ item }) => designation(item)];
const STATUS: Column = ["Status", ({ item }) => statusOf(item)];
const TITLE: Column = ["Title", ({ item }) => titleOf(item)];
const TEXT: Column = ["Final text", ({ decision }) => textsOf(decision)];
const A5: Column = [
  "A.5 justification",
  ({ item, decision }) => documentsOf(decision, "A5_JUSTIFICATION") || a5Of(item),
];
const EQUIVALENT: Column = ["Equivalent", ({ item }) => item.equivalentNumber || "-"];
const REASON: Column = ["Reason", ({ decision }) => decision.reason ?? ""];

const NORMATIVE = [QUESTION, ITEM, STATUS, TITLE, TEXT, A5, EQUIVALENT];
const AGREED = [QUESTION, ITEM, STATUS, TITLE, TEXT];
const ENDED = [QUESTION, ITEM, TITLE, REASON];

/** The table of each kind of decision, with the headings of the public executive summaries. */
const TAKEN: Readonly<Record<DecisionKind, readonly [title: string, columns: readonly Column[]]>> = {
  APPROVAL: ["Recommendations approved", NORMATIVE],
  DETERMINATION: ["Recommendations determined (Resolution 1 - TAP)", NORMATIVE],
  CONSENT: ["Recommendations consented for Last Call (Recommendation A.8 - AAP)", NORMATIVE],
  AGREEMENT: ["Supplements and other texts agreed to (Recommendation A.13)", AGREED],
  DELETION: ["Texts agreed to be deleted", ENDED],
  DISCONTINUATION: ["Deleted work items", ENDED],
};

/** The tables of what was decided, in the order in which a report has them. */
export function decisionTables(business: Business): string[] {
  const lines = linesOf(business);
  const taken = Object.entries(TAKEN).map(([kind, [title, columns]]) => {
    const rows = lines.filter(({ decision }) => decision.kind === kind && decision.outcome === "AGREED");
    return section(
      title,
      columns.map(([heading]) => heading),
      rows.map((line) => columns.map(([, cell]) => cell(line))),
    );
  });
  return [...taken, overridden(lines), notTaken(lines)];
}

/** Every decision of the meeting that stands. */
export function linesOf(business: Business): Line[] {
  return business.items.flatMap((item) =>
    standingDecisions(item)
      .filter(({ meeting, body }) => meeting === business.meeting.code && isReported(business, body))
      .map((decision) => ({ item, decision })),
  );
}

/** Why the meeting went ahead although a requirement was unmet. */
function overridden(lines: readonly Line[]): string {
  const rows = lines.flatMap(({ item, decision }) =>
    decision.overrideReason
      ? [[item.question ?? "-", designation(item), decision.kind.toLowerCase(), decision.overrideReason]]
      : [],
  );
  const columns = ["Question", "Work item", "Decision", "Reason"];
  return section("Decided although a requirement was unmet", columns, rows);
}

function notTaken(lines: readonly Line[]): string {
  const rows = lines
    .filter(({ decision }) => decision.outcome !== "AGREED")
    .map(({ item, decision }) => [
      item.question ?? "-",
      designation(item),
      decision.kind.toLowerCase(),
      decision.outcome.toLowerCase(),
      decision.reason ?? "",
    ]);
  return section(
    "Postponed, not agreed, or withdrawn",
    ["Question", "Work item", "Decision", "Outcome", "Reason"],
    rows,
  );
}

/** The text, its revision marks and its electronic attachments. */
function textsOf(decision: Decision): string {
  const marked = documentsOf(decision, "REVISION_MARKED");
  const attached = documentsOf(decision, "ELECTRONIC_ATTACHMENT");
  const parts = [
    decision.finalText ?? "",
    marked && `revision marks: ${marked}`,
    attached && `attachments: ${attached}`,
  ];
  return parts.filter(Boolean).join("; ");
}

function documentsOf({ texts = [] }: Decision, wanted: DecisionTextKind): string {
  return texts
    .filter(({ kind }) => kind === wanted)
    .map(({ document }) => document)
    .join(", ");
}

function a5Of(item: WorkItem): string {
  const documents = (item.a5Justifications ?? []).map(({ document, td }) =>
    td ? `${document} in ${td}` : document,
  );
  return documents.join(", ") || (item.externalReferences === null ? "not recorded" : "-");
}
