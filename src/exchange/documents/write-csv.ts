import { csvOf } from "../spreadsheets/csv.js";
import { type DocumentModel, rowsOf } from "./model.js";

/**
 * The tables of a document as one CSV file, which opens in a spreadsheet as it is, in pieces: each table below its heading, with an
 * empty line between two. Paragraphs are left out.
 */
export function csvOfDocument({ sections }: DocumentModel): Iterable<string> {
  const blocks = sections.flatMap(({ title, table }) => (table ? [[[title], ...rowsOf(table)]] : []));
  return csvOf(blocks.flatMap((rows, index) => (index === 0 ? rows : [[""], ...rows])));
}
