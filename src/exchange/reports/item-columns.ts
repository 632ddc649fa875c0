import type { WorkItem } from "../../domain/work-item.js";
import { designation } from "../../domain/work-item.js";
import { type Business, listed, named, say, titleOf } from "./business.js";
import type { Column } from "./tabled.js";

/** The columns that say something of a work item, for rows that have one. */
export function itemColumns<Row>(business: Business, itemOf: (row: Row) => WorkItem) {
  const { captions } = business;
  const of =
    <C>(cell: (item: WorkItem) => C) =>
    (row: Row) =>
      cell(itemOf(row));
  const columns = {
    question: ["QUESTION", "LABEL", of(({ question }) => question)],
    item: ["WORK_ITEM", "NAME", of(designation)],
    status: ["STATUS", "NAME", of(({ version }) => captions.versions[version])],
    title: ["TITLE", "TEXT", of((item) => titleOf(business, item))],
    editor: ["EDITOR", "TEXT", of(({ editors }) => named((editors ?? []).map(({ name }) => name)))],
    baseText: ["BASE_TEXT", "NAME", of(({ baseTexts }) => listed(business, baseTexts ?? []))],
    a5: ["A5", "TEXT", of((item) => a5Of(business, item))],
    equivalent: ["EQUIVALENT", "NAME", of(({ equivalentNumber }) => equivalentNumber)],
  } satisfies Record<string, Column<Row>>;
  return columns as Readonly<Record<keyof typeof columns, Column<Row>>>;
}

/** The A.5 justifications of an item, or that nothing was recorded of them. */
export function a5Of(business: Business, item: WorkItem): string | null {
  const documents = (item.a5Justifications ?? []).map(({ document, td }) =>
    td ? say(business, "in", { document, td }) : document,
  );
  if (documents.length > 0) return listed(business, documents);
  return item.externalReferences === null ? say(business, "notRecorded") : null;
}
