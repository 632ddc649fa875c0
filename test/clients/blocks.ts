import { readFileSync } from "node:fs";

/** A block of code in docs/clients.md. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** The heading under which it stands. */
  readonly heading: string;
}

/** Every block of code of a page, in its order. */
export function blocksOf(file: string): readonly Block[] {
  const page = readFileSync(file, "utf8");
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? "",
    text: match[2] ?? "",
    heading: page.slice(0, match.index).split(/^##+ /m).at(-1)?.split("\n")[0] ?? "",
  }));
}

/** Every block of code of docs/clients.md, in its order. */
export const BLOCKS = blocksOf("docs/clients.md");

/** The block in a language under a heading; throws where there is none. */
export function blockOf(heading: string, language: string): Block {
  const found = BLOCKS.find((block) => block.heading === heading && block.language === language);
  if (!found) throw new Error(`docs/clients.md has no ${language} under ${heading}`);
  return found;
}
