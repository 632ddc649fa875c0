import { type Request, type RequestHandler, Router } from "express";
import { failureDocument } from "../../pages/document-of.js";
import { PAGES } from "../../pages/index.js";
import type { Metrics } from "../metrics.js";
import { sendDocument } from "./send.js";
import { showPage } from "./show.js";
import { Visit, type VisitParts } from "./visit.js";

/** What the routes of the pages need. */
export interface PageRouteParts extends VisitParts {
  readonly metrics: Metrics;
}

/** The pages, each at its address. The start page is for those who prefer HTML; everybody else passes through. */
export function pageRoutes(parts: PageRouteParts): Router {
  const router = Router();
  for (const page of PAGES) {
    router.get(page.path, async (request, response, next) => {
      if (page.path === "/" && !prefersHtml(request)) return next();
      response.once("close", () => parts.metrics.countAnswer(response));
      await showPage(page, await Visit.begin(parts, request, response));
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
