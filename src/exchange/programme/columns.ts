import type { RowField } from "../../domain/imports/row.js";
import type { Column } from "../spreadsheets/columns.js";

/**
 * The columns of the public work programme: its tabular view, in its order, then what the page of an item has besides. The
 * last one is ours: of a text that was deleted, the day of its approval stands nowhere else.
 */
export const PROGRAMME_COLUMNS: readonly Column<RowField>[] = [
  { key: "workItem", heading: "Work item", required: true },
  { key: "question", heading: "Question", required: true },
  { key: "equivalentNumber", heading: "Equiv. Num.", also: ["Equivalent number"] },
  { key: "status", heading: "Status", required: true },
  { key: "timing", heading: "Timing" },
  { key: "process", heading: "Approval process" },
  { key: "version", heading: "Version" },
  { key: "liaisons", heading: "Liaison relationship", also: ["Liaison"] },
  { key: "title", heading: "Subject / Title", also: ["Subject/title", "Title"], required: true },
  { key: "priority", heading: "Priority" },
  { key: "studyGroup", heading: "Study group" },
  { key: "studyPeriod", heading: "Study period" },
  { key: "type", heading: "Type of work item", also: ["Type"] },
  { key: "provisionalName", heading: "Provisional name" },
  { key: "baseTexts", heading: "Base text(s)", also: ["Base text", "Base texts", "Reference(s)"] },
  { key: "editors", heading: "Editor(s)", also: ["Editor", "Editors", "Contact(s)"] },
  { key: "supportingMembers", heading: "Supporting members" },
  { key: "summary", heading: "Summary" },
  { key: "comment", heading: "Comment" },
  { key: "a5Justifications", heading: "ITU-T A.5 justification(s)", also: ["A.5 justification"] },
  { key: "registeredOn", heading: "First registration in the WP", also: ["First registration"] },
  { key: "lastUpdate", heading: "Last update" },
  { key: "approvedOn", heading: "Approval date" },
];

/** The columns of a list of approved texts. */
export const APPROVED_COLUMNS: readonly Column<RowField>[] = [
  {
    key: "workItem",
    heading: "Recommendation",
    also: ["Identifier", "Number", "Rec.", "Recommendation number"],
    required: true,
  },
  { key: "approvedOn", heading: "Approval date", also: ["Date", "Approved on", "Approved"], required: true },
  { key: "studyGroup", heading: "Study group", also: ["Group", "SG"], required: true },
  { key: "title", heading: "Title", also: ["Subject / Title"] },
  { key: "question", heading: "Question" },
  { key: "process", heading: "Approval process", also: ["Process"] },
  { key: "type", heading: "Type" },
  { key: "version", heading: "Version" },
  { key: "studyPeriod", heading: "Study period" },
];
