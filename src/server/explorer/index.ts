import { randomBytes } from "node:crypto";
import { type Request, type RequestHandler, Router } from "express";
import { type Asset, compressed, loadAssets } from "./assets.js";
import { explorerPage } from "./page.js";
import type { ExplorerTab } from "./tab.js";

export { EXAMPLES } from "./examples.js";
export type { ExplorerTab } from "./tab.js";

export interface ExplorerOptions {
  /** The path of the GraphQL endpoint, which is also the path of the page, e.g. `/graphql`. */
  readonly endpoint: string;
  readonly tabs: readonly ExplorerTab[];
  /** A line that stands above everything on the page; left out: none. */
  readonly notice?: () => string;
}

/** What a client of the API may ask for at the same path, before the page: a request without wishes gets JSON. */
const REPRESENTATIONS = ["application/graphql-response+json", "application/json", "text/html"];

const ONE_YEAR = "public, max-age=31536000, immutable";

/**
 * Serves the explorer: GraphiQL at `GET <endpoint>` for those who prefer HTML, and all that it loads under
 * `<endpoint>/assets`. Everything else passes through, so mount it before the GraphQL server and without a path:
 *
 *     app.use(explorer({ endpoint: "/graphql", tabs: EXAMPLES }));
 *     app.use("/graphql", json(), expressMiddleware(server));
 *
 * The page works without the Internet: scripts, styles and fonts come from npm packages on this machine, and its
 * Content-Security-Policy, which replaces the one that helmet set, lets it speak to this server only.
 */
export function explorer(options: ExplorerOptions): Router {
  const { endpoint } = options;
  const assets = loadAssets();
  const router = Router();
  router.get(endpoint, sendPage(options, assets));
  router.get(`${endpoint}/assets/*path`, sendAsset(assets));
  return router;
}

function sendPage({ endpoint, tabs, notice }: ExplorerOptions, assets: readonly Asset[]): RequestHandler {
  return (request, response, next) => {
    response.vary("Accept");
    if (!prefersHtml(request)) return next();
    const nonce = randomBytes(16).toString("base64");
    response
      .set("Content-Security-Policy", contentSecurityPolicy(nonce))
      .set("Cache-Control", "no-store")
      .type("html")
      .send(
        explorerPage({ path: request.baseUrl + endpoint, tabs, assets, nonce, notice: notice?.() ?? null }),
      );
  };
}

function sendAsset(assets: readonly Asset[]): RequestHandler {
  const byName = new Map(assets.map((asset) => [asset.fileName, asset]));
  return async (request, response) => {
    // The path is looked up, never opened: what is not in the table does not exist.
    const asset = byName.get([request.params.path].flat().join("/"));
    if (!asset) {
      response.status(404).type("text").send("No such file.\n");
      return;
    }
    response.vary("Accept-Encoding").type(asset.contentType);
    response.set("Cache-Control", ONE_YEAR).set("ETag", `W/"${asset.digest}"`);
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    if (!request.acceptsEncodings("gzip")) {
      response.send(asset.content);
      return;
    }
    response.set("Content-Encoding", "gzip").send(await compressed(asset));
  };
}

const prefersHtml = (request: Request): boolean => request.accepts(REPRESENTATIONS) === "text/html";

/** `style-src` has a nonce because dialogs put a style element into the page while they are open. */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src data:",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
