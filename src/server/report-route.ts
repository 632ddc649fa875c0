import { setImmediate as nextRound } from "node:timers/promises";
import { type Request, type Response, Router } from "express";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { DOCUMENT_FORMATS, type DocumentFormat, documentFormat } from "../exchange/documents/formats.js";
import { DOCUMENT_LANGUAGES, type DocumentModel } from "../exchange/documents/model.js";
import { asDocxApart } from "../exchange/documents/write-docx-apart.js";
import { DOCUMENT_POLICY } from "../exchange/documents/write-html.js";
import { fileNameOf, KIND_WORDS, type ReportKind, reportKind } from "../exchange/reports/kinds.js";
import { badInput, ERROR_STATUS, type ErrorCode } from "../graphql/errors.js";
import { REPORT_QUERY, type ReportAnswer } from "../pages/report/query.js";
import type { Ask } from "./ask.js";
import type { Metrics } from "./metrics.js";

/** What is asked for after the question mark. */
interface Wanted {
  readonly format: DocumentFormat;
  readonly language: string;
  readonly kind: ReportKind;
}

const NAMES = Object.keys(DOCUMENT_FORMATS) as DocumentFormat[];
/** What a browser opens; anything else it saves. */
const SHOWN: readonly DocumentFormat[] = ["md", "html"];

/**
 * The report of a meeting at an address of its own, for all bodies or one: `GET /reports/T25-SG13-260223/WP4/13?format=docx`. Without
 * a format a browser gets a document in HTML, everything else Markdown. It counts as an answer of the API.
 */
export function reportRoute(ask: Ask, metrics: Metrics): Router {
  const router = Router();
  router.get("/reports/:meeting{/*body}", async (request, response) => {
    response.once("close", () => metrics.countAnswer(response));
    response.vary("Accept").set("Cache-Control", "no-store");
    try {
      const wanted = wantedBy(request);
      const { document, file, errors } = await askFor(ask, request, response, wanted);
      if (errors[0]) return await tell(request, response, errors[0]);
      if (document) await send(response, wanted.format, document, file);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      await tell(request, response, error);
    }
  });
  return router;
}

async function askFor(ask: Ask, request: Request, response: Response, { format, language, kind }: Wanted) {
  const { meeting, body: parts } = request.params as { meeting: string; body?: string[] };
  const body = parts?.join("/");
  const variables = { meeting, body, kind, language: language.toUpperCase() };
  const { data, errors } = await ask<ReportAnswer>(request, response, { query: REPORT_QUERY, variables });
  const report = data?.meeting?.report;
  const file = fileNameOf(data?.meeting?.code ?? meeting, {
    body: body?.toUpperCase(),
    kind,
    language,
    format,
  });
  return { document: report && modelOf(report), file, errors };
}

/** The report as the API gave it, for those who write files. */
function modelOf({ sections, ...report }: NonNullable<ReportAnswer["meeting"]>["report"]): DocumentModel {
  const whole = sections.map(({ table, ...section }) => ({
    ...section,
    table: table && { columns: table.columns, rows: table.rows.map(({ cells }) => cells) },
  }));
  return { ...report, sections: whole } as DocumentModel;
}

function wantedBy(request: Request): Wanted {
  const { format, language = "en", kind = "report" } = request.query;
  return {
    format: format === undefined ? acceptedBy(request) : oneOf("format", format, NAMES, documentFormat),
    language: oneOf("language", language, DOCUMENT_LANGUAGES, languageNamed),
    kind: oneOf("kind", kind, KIND_WORDS, reportKind),
  };
}

const languageNamed = (tag: string) => DOCUMENT_LANGUAGES.find((one) => one === tag) ?? null;

/** The format that the headers ask for: Markdown for whoever takes anything. */
function acceptedBy(request: Request): DocumentFormat {
  const types = NAMES.map((name) => DOCUMENT_FORMATS[name].mediaType.split(";")[0] ?? "");
  const accepted = request.accepts(types);
  return NAMES[types.indexOf(accepted || "")] ?? "md";
}

function oneOf<T>(
  name: string,
  said: unknown,
  known: readonly string[],
  read: (word: string) => T | null,
): T {
  const found = typeof said === "string" ? read(said.toLowerCase()) : null;
  if (found !== null) return found;
  throw badInput(`There is no such ${name}. Known are ${known.join(", ")}.`, [
    { path: name, message: `must be one of ${known.join(", ")}` },
  ]);
}

/** Says what is wrong to a reader: in HTML where that is read, else in Markdown. */
async function tell(
  request: Request,
  response: Response,
  { message, extensions }: GraphQLFormattedError,
): Promise<void> {
  response.status(ERROR_STATUS[extensions?.code as ErrorCode] ?? 500);
  const format = request.accepts(["text/markdown", "text/html"]) === "text/html" ? "html" : "md";
  await send(response, format, { language: "en", title: "No report", lead: [message], sections: [] });
}

async function send(
  response: Response,
  format: DocumentFormat,
  document: DocumentModel,
  file?: string,
): Promise<void> {
  if (response.headersSent) return;
  const { mediaType, write } = DOCUMENT_FORMATS[format];
  const isWanted = () => !response.destroyed;
  const bytes = await (format === "docx"
    ? asDocxApart(document, isWanted)
    : write(document, () => nextRound()));
  if (!bytes) return;
  if (format === "html") response.set("Content-Security-Policy", DOCUMENT_POLICY);
  if (file) {
    response.attachment(file);
    if (SHOWN.includes(format)) response.set("Content-Disposition", inline(response));
  }
  response.set("Content-Type", mediaType).send(Buffer.from(bytes));
}

const inline = (response: Response): string =>
  String(response.get("Content-Disposition")).replace(/^attachment/, "inline");
