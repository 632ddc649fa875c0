import { FileRefused } from "./sheet.js";

const CELL = /<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(\/>|>)/g;
const FORMULA = /^(?:(?!<(?:\w+:)?c[\s>]).)*?<(?:\w+:)?f[\s/>]/s;
const MERGED = /<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;

/** Where more cells than this are merged into one, the sheet is no list. */
const MOST_MERGED = 10_000;

/** How many rows and columns a sheet reaches over, from its XML. */
export function sizeOf(xml: string): { readonly rows: number; readonly columns: number } {
  let rows = 0;
  let columns = 0;
  for (const [, column = "", row = ""] of xml.matchAll(CELL)) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(column) + 1);
  }
  return { rows, columns };
}

/** The cells of a sheet that hold a formula or are merged with others: by row, counted from 1, and column, counted from 0. */
export function faultsIn(xml: string): Map<number, Map<number, string>> {
  const faults = new Map<number, Map<number, string>>();
  const add = (row: number, column: number, reason: string) => {
    const ofRow = faults.get(row) ?? new Map<number, string>();
    faults.set(row, ofRow.set(column, reason));
  };
  for (const { row, column, content } of cellsOf(xml)) {
    if (FORMULA.test(content)) add(row, column, "holds a formula; put its value in its place");
  }
  for (const [, first = "", from = "", last = "", to = ""] of xml.matchAll(MERGED)) {
    const [left, right, top, bottom] = [columnNumber(first), columnNumber(last), Number(from), Number(to)];
    const range = `${first}${from}:${last}${to}`;
    if ((right - left + 1) * (bottom - top + 1) > MOST_MERGED)
      throw new FileRefused(`The cells ${range} are merged into one. A list has a row for each entry.`);
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1)
        add(row, column, `is merged with others (${range}); separate them`);
    }
  }
  return faults;
}

function* cellsOf(xml: string) {
  const starts = [...xml.matchAll(CELL)];
  for (const [index, start] of starts.entries()) {
    const [whole, column = "", row = "", end] = start;
    if (end === "/>") continue;
    const content = xml.slice(start.index + whole.length, starts[index + 1]?.index ?? xml.length);
    yield { row: Number(row), column: columnNumber(column), content };
  }
}

/** `A` is 0, `AA` is 26. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
