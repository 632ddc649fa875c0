/** A row of a spreadsheet below its heading. */
export interface SheetRow {
  /** Where it begins in the file, counted from 1: the line of a CSV file, the row of an XLSX sheet. */
  readonly line: number;
  /** The texts of its cells, as they stand; an empty cell is an empty text. */
  readonly cells: readonly string[];
  /** Why some of its cells cannot be taken as they are, by the number of the cell, counted from 0. */
  readonly faults: ReadonlyMap<number, string>;
}

/** A table as it was read from a file, whatever the format. */
export interface Sheet {
  readonly heading: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** The file cannot be read as a table at all. Nothing was done with it. */
export class FileRefused extends Error {
  /** `line`: where in the file, counted from 1; null where it is the file as a whole. */
  constructor(
    reason: string,
    readonly line: number | null = null,
  ) {
    super(line === null ? reason : `Line ${line}: ${reason}`);
  }
}

/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 100 * 1024 * 1024;

/** The most rows below the heading. All of ITU-T is some 20 000. */
export const MOST_ROWS = 100_000;

/** The most columns. */
export const MOST_COLUMNS = 200;

/** Throws where a table is larger than what is read. */
export function refuseTooLarge(rows: number, columns: number): void {
  if (rows > MOST_ROWS)
    throw new FileRefused(`The table has more than ${MOST_ROWS} rows. Divide it into several files.`);
  if (columns > MOST_COLUMNS)
    throw new FileRefused(`The table has more than ${MOST_COLUMNS} columns, which no list of this kind has.`);
}
