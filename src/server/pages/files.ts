import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { type RequestHandler, Router } from "express";

/** Where the files of the pages are served. */
const FOLDER = "/page-files";
/** Where the build puts what comes from packages: scripts/copy-page-files.mjs. */
const PACKAGED = new URL("../../../dist/page-files/", import.meta.url);
const OWN = new URL("../../pages/assets/", import.meta.url);
const ONE_YEAR = "public, max-age=31536000, immutable";

interface File {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** The style sheet and the script of the pages: their addresses, and the routes that serve them. */
export interface PageFiles {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  readonly router: Router;
}

/** Reads the files. Their names hold the digest of their content, so a browser may keep them for ever. */
export function pageFiles(): PageFiles {
  const style = file("pages", "css", [new URL("pico.css", PACKAGED), new URL("style.css", OWN)]);
  const script = file("pages", "js", [new URL("htmx.js", PACKAGED), new URL("script.js", OWN)]);
  const router = Router();
  for (const one of [style, script]) router.get(`${FOLDER}/${one.name}`, send(one));
  return { styles: [`${FOLDER}/${style.name}`], scripts: [`${FOLDER}/${script.name}`], router };
}

function file(name: string, extension: "css" | "js", sources: readonly URL[]): File {
  const content = Buffer.from(sources.map((source) => readFileSync(source, "utf8")).join("\n"));
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const type = extension === "css" ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
  return { name: `${name}.${digest}.${extension}`, type, content };
}

const PACKERS = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const;

function send({ type, content }: File): RequestHandler {
  // Packed once in each way, when first asked for.
  const packed = new Map<keyof typeof PACKERS, Promise<Buffer>>();
  return async (request, response) => {
    response.vary("Accept-Encoding").type(type).set("Cache-Control", ONE_YEAR);
    const coding = request.acceptsEncodings(["br", "gzip"]) as keyof typeof PACKERS | false;
    if (!coding) return void response.send(content);
    const made = packed.get(coding) ?? PACKERS[coding](content);
    packed.set(coding, made);
    response.set("Content-Encoding", coding).send(await made);
  };
}
