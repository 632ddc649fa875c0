import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { errorsPage } from "./docs/errors-page.js";
import { examplesPage } from "./docs/examples-page.js";
import { procedureFiles } from "./docs/procedure-files.js";

// Writes the generated documentation; with --check it writes nothing and fails where a file is out of date.
const root = join(import.meta.dirname, "..");
const checkOnly = process.argv.includes("--check");

const files = [
  ...procedureFiles(),
  { path: "docs/errors.md", text: errorsPage() },
  { path: "docs/examples.md", text: examplesPage() },
];
const stale = files.filter(({ path, text }) => {
  const file = join(root, path);
  if (read(file) === text) return false;
  if (!checkOnly) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return true;
});

for (const { path } of stale) console.log(`${checkOnly ? "out of date" : "written"}: ${path}`);
if (checkOnly && stale.length > 0) {
  console.log("Run: npm run generate");
  process.exitCode = 1;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
