import { cellText, type DocumentModel, type Section } from "./model.js";

/** A document as Markdown: headings, paragraphs, and tables as GitHub has them. */
export function asMarkdown(document: DocumentModel): string {
  return [...markdownOf(document)].join("");
}

/** The same in pieces, which follow each other. */
export function* markdownOf({ title, lead, sections }: DocumentModel): Generator<string> {
  yield `# ${escaped(title)}\n`;
  for (const text of lead) yield `\n${paragraph(text)}\n`;
  for (const section of sections) yield* piecesOf(section);
}

function* piecesOf({ level, title, paragraphs, table }: Section): Generator<string> {
  yield `\n${"#".repeat(level + 1)} ${escaped(title)}\n`;
  for (const text of paragraphs) yield `\n${paragraph(text)}\n`;
  if (!table) return;
  yield `\n${line(table.columns.map((column) => column.title))}|${" --- |".repeat(table.columns.length)}\n`;
  for (const cells of table.rows) yield line(cells.map(cellText));
}

const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |\n`;

/** Text that begins neither a list, a heading nor a quotation. */
function paragraph(text: string): string {
  return escaped(text).replace(/^(?=[-+#])|^(?<=\d+)(?=[.)])/, "\\");
}

/** Text that cannot end its cell, nor be read as HTML or a link. */
function escaped(text: string): string {
  return text.replace(/[\\|<>[\]`*_]/g, "\\$&").replace(/[^\S\u00a0]+/g, " ");
}
