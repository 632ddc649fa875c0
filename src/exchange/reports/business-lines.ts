import { isIprAsked, textOf } from "../../application/business/outlook.js";
import type { BusinessLine } from "../../domain/business/line.js";
import { sittingsHeld } from "../../domain/meeting.js";
import type { AgendaPurpose } from "../../domain/vocabulary.js";
import type { WorkItem } from "../../domain/work-item.js";
import { formOf } from "../../domain/work-items/justification.js";
import type { Cell, Table } from "../documents/model.js";
import { type Business, listed, named, say } from "./business.js";
import { itemColumns } from "./item-columns.js";
import { liaisonColumns } from "./liaisons.js";
import { outlookAt } from "./open-points.js";
import { gatheringColumns } from "./opening.js";
import { type Column, tableOf } from "./tabled.js";

/** The lines of a point of the agenda as tables: one for each kind of business, in the order in which they come. */
export function lineTables(business: Business, body: string, lines: readonly BusinessLine[]): Table[] {
  const purposes = [...new Set(lines.map(({ purpose }) => purpose))];
  return purposes.map((purpose) => {
    const columns = [...columnsOf(business, body, purpose), readiness(business, body)];
    return tableOf(
      business,
      columns,
      lines.filter((line) => line.purpose === purpose),
    );
  });
}

function columnsOf(
  business: Business,
  body: string,
  purpose: AgendaPurpose,
): readonly Column<BusinessLine>[] {
  if (purpose === "NEW_WORK_ITEMS") return newItemColumns(business);
  if (purpose === "LIAISONS")
    return liaisonColumns(business).map(([key, type, cell]) => [key, type, of((line) => line.liaison, cell)]);
  if (purpose === "FUTURE_ACTIVITIES")
    return gatheringColumns(business).map(([key, type, cell]) => [key, type, of(gatheringOf, cell)]);
  return textColumns(business, body, purpose);
}

/** What is said of a text before a decision on it. */
function textColumns(
  business: Business,
  body: string,
  purpose: AgendaPurpose,
): readonly Column<BusinessLine>[] {
  const { question, item, status, title, editor, a5, equivalent } = itemColumns(
    business,
    (row: WorkItem) => row,
  );
  const about = ([key, type, cell]: Column<WorkItem>): Column<BusinessLine> => [
    key,
    type,
    of((line) => line.workItem, cell),
  ];
  const yesNo = (is: boolean) => say(business, is ? "yes" : "no");
  const first: readonly Column<BusinessLine>[] = [
    ...[question, item, status, title].map(about),
    ["FINAL_TEXT", "NAME", textOf],
    ["SUMMARY", "LABEL", ({ workItem }) => yesNo(Boolean(workItem?.summary))],
  ];
  const own: readonly Column<BusinessLine>[] =
    purpose === "AGREEMENT"
      ? [["PARENT", "NAME", ({ workItem }) => workItem?.parent ?? null]]
      : [a5, equivalent].map(about);
  const ipr: Column<BusinessLine> = [
    "IPR_ASKED",
    "LABEL",
    (line) => yesNo(isIprAsked(line, { ...business, body })),
  ];
  return [...first, ...own, about(editor), ipr];
}

function newItemColumns(business: Business): readonly Column<BusinessLine>[] {
  const { question, item, title, editor, baseText } = itemColumns(business, (row: WorkItem) => row);
  const about = ([key, type, cell]: Column<WorkItem>): Column<BusinessLine> => [
    key,
    type,
    of((line) => line.workItem, cell),
  ];
  return [
    ...[question, item, title].map(about),
    ["FORM", "LABEL", ({ workItem }) => workItem && formOf(workItem)],
    ...[editor, baseText].map(about),
    ["TARGET_DATE", "LABEL", ({ workItem }) => workItem?.timing?.month ?? workItem?.timing?.raw ?? null],
    ["SUPPORTERS", "TEXT", ({ workItem }) => named(workItem?.supportingMembers ?? [])],
  ];
}

/** Whether a line is ready, or what came of it. */
function readiness(business: Business, body: string): Column<BusinessLine> {
  const { captions } = business;
  return [
    "READINESS",
    "NAME",
    (line) => {
      if (!line.isDone) return captions.verdicts[outlookAt(business, body, line).verdict];
      const outcomes = line.decisions.map(({ outcome }) => captions.outcomes[outcome]);
      return outcomes.length > 0 ? listed(business, outcomes) : captions.outcomes.DECIDED;
    },
  ];
}

/** The first gathering of a coming meeting, which stands for it. */
function gatheringOf({ activity }: BusinessLine) {
  const sitting = activity && (sittingsHeld(activity)[0] ?? activity.sittings[0]);
  return sitting ? { meeting: activity, sitting } : null;
}

function of<T>(
  find: (line: BusinessLine) => T | null,
  cell: (found: T) => Cell,
): (line: BusinessLine) => Cell {
  return (line) => {
    const found = find(line);
    return found === null ? null : cell(found);
  };
}
