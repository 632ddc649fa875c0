import { stringify } from "csv-stringify/sync";
import { escapeFormula } from "./formulas.js";

/** So many rows are written at once. */
const ROWS_AT_ONCE = 20;

/** Rows as CSV, in pieces that follow each other; what a spreadsheet would take for a formula is escaped. */
export function* csvOf(rows: readonly (readonly string[])[]): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    // The library's own escape cannot be taken back: it leaves a text that begins with an apostrophe as it is.
    const escaped = rows.slice(start, start + ROWS_AT_ONCE).map((row) => row.map(escapeFormula));
    yield stringify(escaped, { record_delimiter: "windows" });
  }
}
