import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { BROWSER_SCRIPT } from "./browser-script.js";
import { BROWSER_STYLE } from "./browser-style.js";

/** A file that the page loads. Its name holds the digest of its content, so it may be cached for ever. */
export interface Asset {
  readonly fileName: string;
  readonly kind: "script" | "style";
  readonly contentType: string;
  readonly digest: string;
  readonly content: Buffer;
}

/** Where the build puts the files that come from packages: scripts/copy-explorer-files.mjs. */
const PACKAGED = new URL("../../../dist/explorer-files/", import.meta.url);

/** The files of the page, in the order in which the page has to load them. */
export function loadAssets(): Asset[] {
  return [
    asset("react", "script", packaged("react.production.min.js")),
    asset("react-dom", "script", packaged("react-dom.production.min.js")),
    asset("graphiql", "script", packaged("graphiql.min.js")),
    asset("explorer", "script", BROWSER_SCRIPT),
    asset("graphiql", "style", packaged("graphiql.min.css")),
    asset("explorer", "style", BROWSER_STYLE),
  ];
}

function packaged(file: string): string {
  return readFileSync(new URL(file, PACKAGED), "utf8");
}

function asset(name: string, kind: Asset["kind"], source: string): Asset {
  const content = Buffer.from(source);
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const [extension, contentType] =
    kind === "script" ? ["js", "text/javascript; charset=utf-8"] : ["css", "text/css; charset=utf-8"];
  return { fileName: `${name}.${digest}.${extension}`, kind, contentType, digest, content };
}

const gzipped = new WeakMap<Asset, Promise<Buffer>>();

/** The content under gzip, made once, when first asked for. */
export function compressed(asset: Asset): Promise<Buffer> {
  const made = gzipped.get(asset) ?? promisify(gzip)(asset.content);
  gzipped.set(asset, made);
  return made;
}
