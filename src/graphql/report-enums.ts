import type { ColumnType } from "../exchange/documents/model.js";
import type { ReportKind } from "../exchange/reports/kinds.js";
import { enumOf } from "./enums.js";

/** The languages of reports, as the API names them. */
export type ReportLanguage = "EN" | "FR" | "ZH";

export const ReportLanguageEnum = enumOf<ReportLanguage>(
  "ReportLanguage",
  "The language of a report's captions and fixed phrases. Titles of texts are in it where one is on record, else in English.",
  { EN: "English.", FR: "French.", ZH: "Chinese." },
);

/** The formats of a report that are text. */
export type ReportFormat = "MARKDOWN" | "HTML" | "CSV";

export const ReportFormatEnum = enumOf<ReportFormat>(
  "ReportFormat",
  "A format that is text; at `/reports/MEETING` there is DOCX too.",
  {
    MARKDOWN: "Headings, paragraphs and tables in Markdown, as GitHub has them.",
    HTML: "A page that is whole by itself.",
    CSV: "The tables one after another, each below its heading; what would be a formula is escaped.",
  },
);

export const ReportKindEnum = enumOf<ReportKind>("ReportKind", "The documents that are made of a meeting.", {
  REPORT: "The report, in the order in which working parties have it, with every act of the meeting once.",
  EXECUTIVE_SUMMARY:
    "The tables of the public executive summary: what was approved, determined, consented and agreed to.",
  AGENDA: "The draft agenda, with the sittings.",
  ORDER_OF_BUSINESS:
    "Each point of the agenda with its lines in the order that the chair arranged, what is missing of them, and the forms of proposed new work items.",
});

export const ReportColumnTypeEnum = enumOf<ColumnType>(
  "ReportColumnType",
  "What stands in a column of a report.",
  {
    NUMBER: "A number.",
    LABEL: "Something short: a Question, a body, a month.",
    NAME: "The name of a work item, document or status.",
    DATE: "Days, as Geneva dates.",
    TEXT: "Words.",
    HASH: "A hash, in hexadecimal.",
  },
);
