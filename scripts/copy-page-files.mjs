#!/usr/bin/env node
/**
 * Copies what the pages are made of beside their code: the queries, style sheet and script from src/pages, and the style sheet and
 * script that come from packages, so that the packages are needed to build the server and not to run it.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGED = {
  "pico.css": "@picocss/pico/css/pico.classless.min.css",
  "htmx.js": "htmx.org/dist/htmx.min.js",
};

const require = createRequire(import.meta.url);
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const COPIED = [".graphql", ".css", ".js"];

cpSync(at("../src/pages/"), at("../dist/pages/"), {
  recursive: true,
  filter: (source) => !extname(source) || COPIED.includes(extname(source)),
});
const files = at("../dist/page-files/");
mkdirSync(files, { recursive: true });
for (const [name, path] of Object.entries(PACKAGED)) {
  const [owner, scoped] = path.split("/");
  const folder = path.startsWith("@") ? `${owner}/${scoped}` : owner;
  const source = join(dirname(require.resolve(`${folder}/package.json`)), path.slice(folder.length + 1));
  const text = readFileSync(source, "utf8");
  writeFileSync(join(files, name), text.replace(/^\/\/# sourceMappingURL=.*$/m, ""));
}
