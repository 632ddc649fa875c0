import type { RegistrationResult } from "../../domain/vocabulary.js";
import { designation, type WorkItem } from "../../domain/work-item.js";
import { type Business, isReported, statusOf, titleOf } from "./business.js";
import { section } from "./markdown.js";

const COLUMNS = [
  "Question",
  "Work item",
  "Status",
  "Title",
  "Editor",
  "Base text",
  "Equivalent",
  "A.1/A.13 justification",
];

const HEADINGS: Readonly<Record<RegistrationResult, string>> = {
  AGREED: "New work items",
  LIVING_LIST: "Proposed new work items put into the living list",
};

/** The tables of the new work items that the meeting agreed, and of those that it put into the living list. */
export function newWorkItemTables(business: Business): string[] {
  const registered = business.items.filter(
    ({ registration }) =>
      registration?.meeting === business.meeting.code && isReported(business, registration.body),
  );
  return Object.entries(HEADINGS).map(([result, title]) =>
    section(title, COLUMNS, registered.filter((item) => item.registration?.result === result).map(cellsOf)),
  );
}

function cellsOf(item: WorkItem): string[] {
  return [
    item.question ?? "-",
    designation(item),
    statusOf(item),
    titleOf(item),
    (item.editors ?? []).map(({ name }) => name).join(", "),
    (item.baseTexts ?? []).join(", "),
    item.equivalentNumber || "-",
    item.registration?.document ?? "",
  ];
}
