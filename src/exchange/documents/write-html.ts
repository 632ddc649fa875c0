import { createHash } from "node:crypto";
import { type ColumnType, cellText, type DocumentModel, type Section, type Table } from "./model.js";

/** The look of a document: on a screen of any width, and on paper. */
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 80rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 0.6rem; }
h3 { font-size: 1rem; margin: 1.6rem 0 0.5rem; }
div { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.3rem 0.6rem; border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); text-align: start; vertical-align: top; }
th { background: color-mix(in srgb, CanvasText 8%, Canvas); }
.number { text-align: end; }
.label, .date { white-space: nowrap; }
.hash { font-family: ui-monospace, monospace; font-size: 0.75rem; }
@page { size: A4 landscape; margin: 15mm; }
@media print { table { font-size: 8pt; } main { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } }
`;

/** What a browser may do with a document: show it, with its own style. Nothing is loaded, nothing runs. */
export const DOCUMENT_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const CLASSES: Readonly<Partial<Record<ColumnType, string>>> = {
  NUMBER: "number",
  LABEL: "label",
  DATE: "date",
  HASH: "hash",
};

/** A document as a page of HTML: whole by itself, with its style, and without anything that runs. */
export function asHtml(document: DocumentModel): string {
  return [...htmlOf(document)].join("");
}

/** The same in pieces, which follow each other. */
export function* htmlOf({ language, title, lead, sections }: DocumentModel): Generator<string> {
  yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1 dir="auto">${escaped(title)}</h1>
${lead.map(paragraph).join("")}`;
  for (const section of sections) yield* piecesOf(section);
  yield "</main>\n</body>\n</html>\n";
}

function* piecesOf({ level, title, paragraphs, table }: Section): Generator<string> {
  yield `<h${level + 1} dir="auto">${escaped(title)}</h${level + 1}>\n${paragraphs.map(paragraph).join("")}`;
  if (table) yield* tableOf(table, title);
}

/** A table that can be moved to and fro on a narrow screen, by keyboard too. */
function* tableOf({ columns, rows }: Table, title: string): Generator<string> {
  const head = columns.map(({ title }) => `<th scope="col">${escaped(title)}</th>`).join("");
  yield `<div role="region" tabindex="0" aria-label="${escaped(title)}"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n`;
  for (const cells of rows) {
    const tds = cells.map((cell, index) => {
      const style = CLASSES[columns[index]?.type ?? "TEXT"];
      return `<td${style ? ` class="${style}"` : ""} dir="auto">${escaped(cellText(cell))}</td>`;
    });
    yield `<tr>${tds.join("")}</tr>\n`;
  }
  yield "</tbody>\n</table></div>\n";
}

const paragraph = (text: string): string => `<p dir="auto">${escaped(text)}</p>\n`;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text that says nothing but itself. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
