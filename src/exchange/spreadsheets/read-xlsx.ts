import { damaged, type Parts, packedAnew, unpackXml } from "../unpack.js";
import { FileRefused, LARGEST_FILE, refuseTooLarge, type Sheet, type SheetRow } from "./sheet.js";
import { faultsIn, sizeOf } from "./xlsx-cells.js";

const WHAT = "XLSX workbook";
/** The most that the parts of an XLSX file may take when they are unpacked, in bytes. */
const LARGEST_UNPACKED = 3 * LARGEST_FILE;

/**
 * Reads the first sheet of an XLSX file. Cells with formulas and merged cells are named as faults of their rows. Throws
 * {@link FileRefused} when it is no XLSX file, or unpacks to more than is read.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet> {
  const parts = await unpackXml(bytes, LARGEST_UNPACKED, WHAT);
  const xml = firstSheet(parts);
  const { rows, columns } = sizeOf(xml);
  refuseTooLarge(rows - 1, columns);
  const faults = faultsIn(xml);
  const [heading = [], ...below] = await cellsIn(parts);
  return {
    heading: heading.map(textOf),
    rows: below.flatMap((cells, index) => {
      const line = index + 2;
      const row: SheetRow = { line, cells: cells.map(textOf), faults: faults.get(line) ?? new Map() };
      return row.cells.some((cell) => cell.trim() !== "") || row.faults.size > 0 ? [row] : [];
    }),
  };
}

async function cellsIn(parts: Parts): Promise<unknown[][]> {
  const { readSheet } = await import("read-excel-file/universal");
  const packed = await packedAnew(parts);
  try {
    return await readSheet(packed.buffer as ArrayBuffer, 1, { trim: false });
  } catch (error) {
    throw damaged(WHAT, error);
  }
}

/** The XML of the sheet that stands first in the workbook. */
function firstSheet(parts: Parts): string {
  const part = (path: string) => new TextDecoder().decode(parts[path] ?? new Uint8Array());
  const id = /<(?:\w+:)?sheet\s[^>]*?r:id="([^"]+)"/.exec(part("xl/workbook.xml"))?.[1];
  const relations = part("xl/_rels/workbook.xml.rels").match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? [];
  const relation = relations.find((one) => one.includes(`Id="${id}"`));
  const target = /Target="([^"]+)"/.exec(relation ?? "")?.[1]?.replace(/^\/?(xl\/)?/, "");
  const xml = part(`xl/${target}`);
  if (!xml) throw new FileRefused("The file is no XLSX workbook, or it is damaged.");
  return xml;
}

/** A cell in the words that a CSV file would have; a date as `2026-02-27`, with the time where it has one. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (!(cell instanceof Date)) return String(cell);
  const written = cell.toISOString().slice(0, 19).replace("T", " ");
  return written.replace(/ 00:00:00$/, "");
}
