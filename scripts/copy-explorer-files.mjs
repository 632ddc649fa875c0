#!/usr/bin/env node
/**
 * Copies the four files of the explorer page that come from packages into dist/explorer-files, so that the packages
 * are needed to build the server and not to run it. Source maps stay behind: a reference to one would only lead
 * developer tools to a missing file.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FILES = {
  react: ["umd/react.production.min.js"],
  "react-dom": ["umd/react-dom.production.min.js"],
  graphiql: ["graphiql.min.js", "graphiql.min.css"],
};

const require = createRequire(import.meta.url);
const target = fileURLToPath(new URL("../dist/explorer-files/", import.meta.url));

mkdirSync(target, { recursive: true });
for (const [name, files] of Object.entries(FILES)) {
  const folder = dirname(require.resolve(`${name}/package.json`));
  for (const file of files) {
    const text = readFileSync(join(folder, file), "utf8");
    writeFileSync(join(target, basename(file)), text.replace(/^\/\/# sourceMappingURL=.*$/m, ""));
  }
}
