import { type Request, type RequestHandler, Router } from "express";
import { failureDocument } from "../../pages/document-of.js";
import { PAGES } from "../../pages/index.js";
import type { AnyPage } from "../../pages/page.js";
import type { Metrics } from "../metrics.js";
import type { KeptPages } from "./kept-pages.js";
import { sendDocument } from "./send.js";
import { showPage } from "./show.js";
import { Visit, type VisitParts } from "./visit.js";

/** What the routes of the pages need. */
export interface PageRouteParts extends VisitParts {
  readonly metrics: Metrics;
  readonly kept: KeptPages;
}

/** The pages, each at its address. The start page is for those who prefer HTML; everybody else passes through. */
export function pageRoutes(parts: PageRouteParts): Router {
  const router = Router();
  for (const page of PAGES) {
    router.get(page.path, async (request, response, next) => {
      if (page.path === "/" && !prefersHtml(request)) return next();
      response.once("close", () => parts.metrics.countAnswer(response));
      await showOrRepeat(page, await Visit.begin(parts, request, response), parts.kept);
    });
  }
  return router;
}

/** Shows a page, as it was made before where it is for whoever did not sign in and nothing has changed. */
async function showOrRepeat(page: AnyPage, visit: Visit, kept: KeptPages): Promise<void> {
  const place = kept.placeOf(visit);
  if (place && (await kept.repeat(place, visit))) return;
  const html = await showPage(page, visit);
  if (place && html) kept.keep(place, html);
}

/** Tells a browser that there is no such page, and lets everybody else pass through. */
export function noSuchPage(parts: PageRouteParts): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== "GET" || !prefersHtml(request)) return next();
    const { view } = await Visit.begin(parts, request, response);
    response.status(404);
    await sendDocument(response, failureDocument(view.t.nothingHere, [], view));
  };
}

/** Whether somebody would rather have a page than JSON. */
export const prefersHtml = (request: Request): boolean =>
  request.accepts(["application/json", "text/html"]) === "text/html";
