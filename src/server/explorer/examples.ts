import { readFileSync } from "node:fs";
import type { ExplorerTab } from "./tab.js";

const FILE = new URL("../../../examples.graphql", import.meta.url);

/** What the main users of the API ask, from `examples.graphql` at the top level. */
export const EXAMPLES: readonly Required<ExplorerTab>[] = readExamples(readFileSync(FILE, "utf8"));

/**
 * Cuts a document into ready-made queries. Each begins with its title after `## `; the comment below it, up to an empty
 * line, is its description. What stands before the first is about the file.
 */
export function readExamples(document: string): Required<ExplorerTab>[] {
  const [, ...parts] = document.split(/^## /m);
  return parts.map((part) => {
    const [head = "", ...paragraphs] = part.split("\n\n");
    const [title = "", ...description] = head.split("\n");
    return {
      title,
      description: description.map((line) => line.replace(/^# /, "")).join(" "),
      query: `${paragraphs.join("\n\n").trim()}\n`,
    };
  });
}
