import { rowsOf, type Table } from "./model.js";

/** A column asks for no more room than this, in letters. */
const MOST = 90;
/** A heading has as much room on one line, also where it could be broken. */
const SHORT = 8;
/** White space and borders of a cell, in letters. */
const PADDING = 2.5;
/** The room that a letter of a table takes, in twentieths of a point. */
const LETTER = 106;

/**
 * The widths of the columns of a table, in twentieths of a point: each has room for its longest word, and what is left of the
 * page is shared by how much stands below the headings. A table that wants less is narrower than the page.
 */
export function widthsOf(table: Table, total: number): number[] {
  const [head = [], ...rows] = rowsOf(table);
  const columns = head.map((title, index) => {
    const cells = rows.map((row) => row[index] ?? "");
    const scale = table.columns[index]?.type === "HASH" ? 0.8 : 1;
    const parts = [title, ...cells].flatMap(words).map(lettersIn);
    const longest = Math.max(...parts, Math.min(lettersIn(title), SHORT));
    const least = (longest + PADDING) * scale * LETTER;
    const wanted = (Math.max(...cells.map((text) => Math.min(lettersIn(text), MOST))) + PADDING) * LETTER;
    return { least, wanted: Math.max(least, wanted) };
  });
  const least = sum(columns.map((column) => column.least));
  const more = sum(columns.map((column) => column.wanted)) - least;
  if (least >= total) return columns.map((column) => Math.floor((column.least / least) * total));
  const share = Math.min(1, (total - least) / (more || 1));
  return columns.map((column) => Math.floor(column.least + (column.wanted - column.least) * share));
}

/** What is not broken over lines. Chinese is, between any two characters. */
function words(text: string): string[] {
  return text.split(/\s+|(?<=-)|(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])|(?=\p{Script=Han})/u);
}

/** How much room a text wants: a Chinese character that of two letters. */
function lettersIn(text: string): number {
  return text.length + (text.match(/[\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/g)?.length ?? 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
