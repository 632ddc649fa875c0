import { readFile, stat } from "node:fs/promises";
import { readCsv } from "./read-csv.js";
import { readXlsx } from "./read-xlsx.js";
import { FileRefused, LARGEST_FILE, type Sheet } from "./sheet.js";

const ZIP = [0x50, 0x4b];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

/** Reads a CSV or XLSX file; which of them it is, its first bytes tell. Throws {@link FileRefused} when it is no table. */
export async function readSheetFile(file: string): Promise<Sheet> {
  return readSheet(await bytesOf(file));
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_FILE) throw tooLarge(size);
    return await readFile(file);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw UNOPENED.includes(code) ? new FileRefused(`The file cannot be opened: ${code}.`) : error;
  }
}

const UNOPENED = ["ENOENT", "EACCES", "EISDIR"];

/** Reads the bytes of a CSV or XLSX file. Throws {@link FileRefused} when they are no table. */
export async function readSheet(bytes: Uint8Array): Promise<Sheet> {
  if (bytes.length > LARGEST_FILE) throw tooLarge(bytes.length);
  if (bytes.length === 0) throw new FileRefused("The file is empty.");
  if (beginsWith(bytes, OLD_EXCEL))
    throw new FileRefused("The file is an Excel file of the old format (.xls). Save it as .xlsx or as CSV.");
  return beginsWith(bytes, ZIP) ? readXlsx(bytes) : readCsv(bytes);
}

function beginsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, index) => bytes[index] === byte);
}

function tooLarge(size: number): FileRefused {
  const inMegabytes = (count: number) => Math.round(count / 1024 / 1024);
  return new FileRefused(
    `The file has ${inMegabytes(size)} MB; what is larger than ${inMegabytes(LARGEST_FILE)} MB is not read.`,
  );
}
