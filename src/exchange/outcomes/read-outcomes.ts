import type { OutcomeRow } from "../../application/outcomes/import-outcomes.js";
import { isCalendarDate } from "../../domain/calendar.js";
import { bodyLabel } from "../../domain/labels.js";
import { fold } from "../../domain/names/fold.js";
import {
  DECISION_KINDS,
  DECISION_OUTCOMES,
  type DecisionKind,
  type DecisionOutcome,
} from "../../domain/vocabulary.js";
import { byColumn, type Column, type ReadRow } from "../spreadsheets/columns.js";
import type { Sheet } from "../spreadsheets/sheet.js";

type Key =
  | "workItem"
  | "kind"
  | "outcome"
  | "body"
  | "decidedOn"
  | "meeting"
  | "finalText"
  | "assignedNumber"
  | "reason"
  | "overrideReason";

const COLUMNS: readonly Column<Key>[] = [
  { key: "workItem", heading: "acronym", also: ["work item", "item"], required: true },
  { key: "kind", heading: "decision", also: ["kind"] },
  { key: "outcome", heading: "outcome", also: ["result"], required: true },
  { key: "assignedNumber", heading: "number", also: ["rec. number", "assigned number"] },
  { key: "finalText", heading: "TD", also: ["final text", "document"] },
  { key: "decidedOn", heading: "date", also: ["decided on"], required: true },
  { key: "body", heading: "body", also: ["working party", "WP"], required: true },
  { key: "meeting", heading: "meeting" },
  { key: "reason", heading: "reason" },
  { key: "overrideReason", heading: "override reason" },
];

/** Words for the decisions, besides their own names. */
const KINDS: Readonly<Record<string, DecisionKind>> = {
  consented: "CONSENT",
  aap: "CONSENT",
  determined: "DETERMINATION",
  tap: "DETERMINATION",
  approved: "APPROVAL",
};
/** Words for the outcomes, besides their own names. */
const OUTCOMES: Readonly<Record<string, DecisionOutcome>> = {
  consented: "AGREED",
  determined: "AGREED",
  approved: "AGREED",
  yes: "AGREED",
  deferred: "POSTPONED",
  "sent back": "SENT_BACK",
};

/** A line of a list of outcomes that cannot be understood, with every reason. */
export interface OutcomeFault {
  readonly line: number;
  readonly name: string;
  readonly reasons: readonly string[];
}

/** What a list of outcomes says: lines that are understood, and those that are not. */
export interface OutcomesRead {
  readonly rows: readonly OutcomeRow[];
  readonly faults: readonly OutcomeFault[];
  /** Headings that are none of the columns; their cells are left out. */
  readonly unknown: readonly string[];
}

/** Reads a list of outcomes. Throws FileRefused where a column is missing that it cannot do without. */
export function readOutcomes(sheet: Sheet): OutcomesRead {
  const { rows, unknown } = byColumn(sheet, COLUMNS);
  const read = rows.map(readRow);
  return {
    rows: read.flatMap(({ row }) => row ?? []),
    faults: read.flatMap(({ fault }) => fault ?? []),
    unknown,
  };
}

function readRow({ line, cells, faults }: ReadRow<Key>): {
  row: OutcomeRow | null;
  fault: OutcomeFault | null;
} {
  const cell = (key: Key) => cells[key]?.trim() || null;
  const [workItem, body, decidedOn] = [cell("workItem"), cell("body"), cell("decidedOn")];
  const kind = cells.kind?.trim() ? known(cells.kind, DECISION_KINDS, KINDS) : null;
  const outcome = cell("outcome") && known(cell("outcome") ?? "", DECISION_OUTCOMES, OUTCOMES);
  const reasons = [
    ...faults,
    ...(workItem ? [] : ["The acronym is missing."]),
    ...(outcome ? [] : [`The outcome "${cell("outcome") ?? ""}" is none of ${inWords(DECISION_OUTCOMES)}.`]),
    ...(cell("kind") && !kind
      ? [`The decision "${cell("kind")}" is none of ${inWords(DECISION_KINDS)}.`]
      : []),
    ...(body && bodyLabel(body) ? [] : [`The body "${body ?? ""}" is none, as WP4/13 or SG13 is.`]),
    ...(decidedOn && isCalendarDate(decidedOn)
      ? []
      : [`The date "${decidedOn ?? ""}" is no day, as 2026-02-27 is.`]),
  ];
  if (reasons.length > 0 || !workItem || !outcome || !body || !decidedOn)
    return { row: null, fault: { line, name: workItem ?? "", reasons } };
  const row = {
    line,
    workItem,
    kind,
    outcome,
    body,
    decidedOn,
    meeting: cell("meeting"),
    finalText: cell("finalText"),
    assignedNumber: cell("assignedNumber"),
    reason: cell("reason"),
    overrideReason: cell("overrideReason"),
  };
  return { row, fault: null };
}

function known<W extends string>(
  text: string,
  words: readonly W[],
  others: Readonly<Record<string, W>>,
): W | null {
  const folded = fold(text);
  return (
    words.find((word) => fold(word) === folded) ??
    (Object.hasOwn(others, folded) ? (others[folded] ?? null) : null)
  );
}

const inWords = (words: readonly string[]): string => words.map((word) => word.toLowerCase()).join(", ");
