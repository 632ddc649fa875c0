import { type Response, Router } from "express";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { ERROR_STATUS, type ErrorCode } from "../graphql/errors.js";
import { DOCUMENT_POLICY, documentPage } from "../pages/document.js";
import { REPORT_QUERY, type ReportAnswer } from "../pages/report/query.js";
import type { Ask } from "./ask.js";
import type { Metrics } from "./metrics.js";

/**
 * The report of a meeting at an address of its own, for all bodies or one: `GET /reports/T25-SG13-260223/WP4/13`. A browser gets a
 * document in HTML, everything else the Markdown that the API gives. It counts as an answer of the API.
 */
export function reportRoute(ask: Ask, metrics: Metrics): Router {
  const router = Router();
  router.get("/reports/:meeting{/*body}", async (request, response) => {
    response.once("close", () => metrics.countAnswer(response));
    const { meeting, body } = request.params as { meeting: string; body?: string[] };
    const variables = { meeting, body: body?.join("/") };
    const asDocument = request.accepts(["text/markdown", "text/html"]) === "text/html";
    response.vary("Accept").set("Cache-Control", "no-store");
    try {
      const { data, errors } = await ask<ReportAnswer>(request, response, { query: REPORT_QUERY, variables });
      if (errors[0]) return tell(response, asDocument, errors[0]);
      send(response, asDocument, `Report: ${data?.meeting?.title}`, data?.meeting?.report ?? "");
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      tell(response, asDocument, error);
    }
  });
  return router;
}

function tell(response: Response, asDocument: boolean, { message, extensions }: GraphQLFormattedError): void {
  response.status(ERROR_STATUS[extensions?.code as ErrorCode] ?? 500);
  send(response, asDocument, "No report", `# No report\n\n${message.replace(/[\\`*_[\]<>|#]/g, "\\$&")}\n`);
}

function send(response: Response, asDocument: boolean, title: string, markdown: string): void {
  if (response.headersSent) return;
  if (!asDocument) return void response.type("text/markdown; charset=utf-8").send(markdown);
  response.set("Content-Security-Policy", DOCUMENT_POLICY).type("html").send(documentPage(title, markdown));
}
