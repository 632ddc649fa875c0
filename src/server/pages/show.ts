import { stringify } from "csv-stringify/sync";
import type { GraphQLFormattedError } from "graphql";
import { ERROR_STATUS, type ErrorCode } from "../../graphql/errors.js";
import { documentOf, failureDocument } from "../../pages/document-of.js";
import type { AnyPage, PageFile, WithMe } from "../../pages/page.js";
import type { Sent } from "../../pages/sent.js";
import { sendDocument } from "./send.js";
import type { Visit } from "./visit.js";

/**
 * Shows a page: asks what it asks, and sends it, or what the API says against it. `sent` is a form that comes back with problems.
 * Gives the document of a page that was shown without errors.
 */
export async function showPage(
  page: AnyPage,
  visit: Visit,
  sent: Sent | null = null,
): Promise<string | null> {
  const { response, asked } = visit;
  const variables = page.variables(asked);
  if (asked.search.get("behind") === "query") {
    response.redirect(explorerWith(page.query, variables));
    return null;
  }
  const { data, errors } = await visit.ask<WithMe>(page.query, variables);
  if (response.headersSent) return null;
  const view = { ...visit.view, me: data?.me?.person ?? null, sent };
  if (data && page.isFound(data)) {
    if (page.file && asked.search.get("format") === "csv") {
      await sendFile(page.file, page, visit, data);
      return null;
    }
    const html = documentOf(page, data, view);
    await sendDocument(response, html);
    return errors.length === 0 ? html : null;
  }
  const [first] = errors;
  response.status(first ? statusOf(first) : 404);
  const heading = response.statusCode === 404 ? view.t.nothingHere : view.t.notPossible;
  await sendDocument(response, failureDocument(heading, errors, view));
  return null;
}

/** The status of an error of the API. */
export const statusOf = ({ extensions }: GraphQLFormattedError): number =>
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
