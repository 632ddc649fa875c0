import { readFileSync } from "node:fs";

/** The query of a page, from the file `query.graphql` beside its module; `url` is the module's `import.meta.url`. */
export function queryBeside(url: string, file = "query.graphql"): string {
  return readFileSync(new URL(file, url), "utf8");
}
