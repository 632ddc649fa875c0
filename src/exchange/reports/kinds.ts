import type { Meeting } from "../../domain/meeting.js";
import type { Programme } from "../../programme/programme.js";
import { SharedWork } from "../../programme/shared-work.js";
import type { DocumentModel } from "../documents/model.js";
import type { ReportOptions } from "./business.js";
import { executiveSummary } from "./executive-summary.js";
import { meetingReport } from "./meeting-report.js";
import { agendaOf, businessOrder } from "./order-of-business.js";

/** The documents that are made of a meeting. */
export const REPORT_KINDS = ["REPORT", "EXECUTIVE_SUMMARY", "AGENDA", "ORDER_OF_BUSINESS"] as const;
/** One of them. */
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Makes a document bit by bit: it is there when nothing more is yielded. */
type Make = (
  programme: Programme,
  meeting: Meeting,
  options: ReportOptions,
) => Generator<void, DocumentModel>;

const MAKERS: Readonly<Record<ReportKind, Make>> = {
  REPORT: meetingReport,
  EXECUTIVE_SUMMARY: executiveSummary,
  AGENDA: agendaOf,
  ORDER_OF_BUSINESS: businessOrder,
};

/** A document about a meeting. */
export function documentOf(kind: ReportKind, ...about: Parameters<Make>): DocumentModel {
  return new SharedWork(MAKERS[kind](...about)).finish();
}

/** The same, made bit by bit; `rest` resolves when it may go on. */
export async function documentInTurns(
  kind: ReportKind,
  rest: () => Promise<void>,
  ...about: Parameters<Make>
): Promise<DocumentModel> {
  return new SharedWork(MAKERS[kind](...about)).finishInTurns(rest);
}

/** A kind as it stands in an address or on the command line, `executive-summary`; null where it is none. */
export function reportKind(name: string): ReportKind | null {
  return REPORT_KINDS.find((kind) => wordOf(kind) === name) ?? null;
}

/** The kinds as they stand in an address or on the command line. */
export const KIND_WORDS = REPORT_KINDS.map(wordOf);

/** What the file of a document is called: `T25-SG13-260223-WP4-13-report-fr.docx`. */
export function fileNameOf(
  meeting: string,
  {
    body,
    kind,
    language,
    format,
  }: { body?: string | null; kind: ReportKind; language: string; format: string },
): string {
  const parts = [meeting, body?.replaceAll("/", "-"), wordOf(kind), language];
  return `${parts.filter(Boolean).join("-")}.${format}`;
}

function wordOf(kind: ReportKind): string {
  return kind.toLowerCase().replaceAll("_", "-");
}
