import { type DocumentModel, rowsOf, type Section, type Table } from "./model.js";

/** A document as Markdown: headings, paragraphs, and tables as GitHub has them. */
export function asMarkdown({ title, lead, sections }: DocumentModel): string {
  const blocks = [`# ${escaped(title)}`, ...lead.map(paragraph), ...sections.flatMap(sectionBlocks)];
  return `${blocks.join("\n\n")}\n`;
}

function sectionBlocks({ level, title, paragraphs, table }: Section): string[] {
  const heading = `${"#".repeat(level + 1)} ${escaped(title)}`;
  return [heading, ...paragraphs.map(paragraph), ...(table ? [tableBlock(table)] : [])];
}

function tableBlock(table: Table): string {
  const [head = [], ...rows] = rowsOf(table).map((cells) => `| ${cells.map(escaped).join(" | ")} |`);
  return [head, `|${" --- |".repeat(table.columns.length)}`, ...rows].join("\n");
}

/** Text that begins neither a list, a heading nor a quotation. */
function paragraph(text: string): string {
  return escaped(text).replace(/^(?=[-+#])|^(?<=\d+)(?=[.)])/, "\\");
}

/** Text that cannot end its cell, nor be read as HTML or a link. */
function escaped(text: string): string {
  return text.replace(/[\\|<>[\]`*_]/g, "\\$&").replace(/[^\S\u00a0]+/g, " ");
}
