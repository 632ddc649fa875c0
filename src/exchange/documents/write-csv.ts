import { csvBytes } from "../spreadsheets/write-sheet.js";
import { type DocumentModel, rowsOf } from "./model.js";

/**
 * The tables of a document as one CSV file, which opens in a spreadsheet as it is: each table below its heading, with an empty
 * line between two. Paragraphs are left out.
 */
export function asCsv({ sections }: DocumentModel): Promise<Uint8Array> {
  const blocks = sections.flatMap(({ title, table }) => (table ? [[[title], ...rowsOf(table)]] : []));
  return csvBytes(blocks.flatMap((rows, index) => (index === 0 ? rows : [[""], ...rows])));
}
