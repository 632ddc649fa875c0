import { stringify } from "csv-stringify/sync";
import { type Request, type RequestHandler, type Response, Router } from "express";
import type { GraphQLFormattedError } from "graphql";
import { ERROR_STATUS, type ErrorCode } from "../../graphql/errors.js";
import { documentOf, failureDocument } from "../../pages/document-of.js";
import { PAGES } from "../../pages/index.js";
import type { AnyPage, PageFile, WithMe } from "../../pages/page.js";
import type { Metrics } from "../metrics.js";
import { sendDocument } from "./send.js";
import { Visit, type VisitParts } from "./visit.js";

/** What the routes of the pages need. */
export interface PageRouteParts extends VisitParts {
  readonly metrics: Metrics;
}

/** The pages, each at its address. The start page is for those who prefer HTML; everybody else passes through. */
export function pageRoutes(parts: PageRouteParts): Router {
  const router = Router();
  for (const page of PAGES) {
    router.get(page.path, (request, response, next) => {
      if (page.path === "/" && !prefersHtml(request)) return next();
      return show(parts, page, request, response);
    });
  }
  return router;
}

/** Tells a browser that there is no such page, and lets everybody else pass through. */
export function noSuchPage(parts: PageRouteParts): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== "GET" || !prefersHtml(request)) return next();
    const { view } = await Visit.begin(parts, request, response);
    response.status(404);
    sendDocument(response, failureDocument(view.t.nothingHere, [], view));
  };
}

/** Whether somebody would rather have a page than JSON. */
export const prefersHtml = (request: Request): boolean =>
  request.accepts(["application/json", "text/html"]) === "text/html";

async function show(
  parts: PageRouteParts,
  page: AnyPage,
  request: Request,
  response: Response,
): Promise<void> {
  response.once("close", () => parts.metrics.countAnswer(response));
  const visit = await Visit.begin(parts, request, response);
  const variables = page.variables(visit.asked);
  if (visit.asked.search.get("behind") === "query")
    return response.redirect(explorerWith(page.query, variables));
  const { data, errors } = await visit.ask<WithMe>(page.query, variables);
  const view = { ...visit.view, me: data?.me?.person ?? null };
  if (data && page.isFound(data) && page.file && visit.asked.search.get("format") === "csv")
    return sendFile(page.file, page, visit, data);
  if (data && page.isFound(data)) return sendDocument(response, documentOf(page, data, view));
  const [first] = errors;
  response.status(first ? statusOf(first) : 404);
  const heading = response.statusCode === 404 ? view.t.nothingHere : view.t.notPossible;
  sendDocument(response, failureDocument(heading, errors, view));
}

const statusOf = ({ extensions }: GraphQLFormattedError): number =>
  ERROR_STATUS[extensions?.code as ErrorCode] ?? 500;

function explorerWith(query: string, variables: Record<string, unknown>): string {
  return `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) })}`;
}

/** A file has the lines of so many pages at most. */
const MOST_PAGES = 500;

/** Sends a list as a file, page by page until its end, each asked for as the first was. */
async function sendFile(file: PageFile<WithMe>, page: AnyPage, visit: Visit, first: WithMe): Promise<void> {
  const { view, response } = visit;
  const lines = [file.heads(view), ...file.lines(first, view)];
  let after = file.next(first);
  for (let pages = 1; after !== null && pages < MOST_PAGES; pages += 1) {
    const { data } = await visit.ask<WithMe>(page.query, { ...page.variables(visit.asked), after });
    if (!data || response.headersSent) break;
    lines.push(...file.lines(data, view));
    after = file.next(data);
  }
  if (response.headersSent) return;
  // A spreadsheet must not take a title for a formula.
  const text = stringify([...lines], { bom: true, escape_formulas: true });
  response.attachment(`${page.name}.csv`).type("csv").send(text);
}
