import { fold } from "../../domain/names/fold.js";
import { FileRefused, type Sheet, type SheetRow } from "./sheet.js";

/** A column that a list can have. */
export interface Column<K extends string> {
  readonly key: K;
  /** How its heading is written. */
  readonly heading: string;
  /** How others head it. */
  readonly also?: readonly string[];
  readonly required?: true;
}

/** A row, its cells by column; what the file has no column for is absent. */
export interface ReadRow<K extends string> {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<K, string>>>;
  /** Why it cannot be read, cell by cell; empty where it can. */
  readonly faults: readonly string[];
}

/** The rows of a list, and what its heading has besides. */
export interface ReadList<K extends string> {
  readonly rows: readonly ReadRow<K>[];
  /** Headings that are none of the list's columns; their cells are left out. */
  readonly unknown: readonly string[];
}

/**
 * The rows of a sheet by the columns of a list. Throws {@link FileRefused} where a required column is missing or a column
 * stands twice.
 */
export function byColumn<K extends string>(sheet: Sheet, columns: readonly Column<K>[]): ReadList<K> {
  const placed = place(sheet.heading, columns);
  const lacking = columns.filter(
    ({ required, key }) => required && !placed.some(({ key: found }) => found === key),
  );
  if (lacking.length > 0) throw new FileRefused(missing(sheet, lacking), 1);
  const known = new Set(placed.map(({ index }) => index));
  const unknown = sheet.heading.filter((heading, index) => heading.trim() !== "" && !known.has(index));
  return { rows: sheet.rows.map((row) => readRow(row, sheet.heading, placed)), unknown };
}

/** Whether the heading has all columns that a list cannot do without. */
export function hasColumns(sheet: Sheet, columns: readonly Column<string>[]): boolean {
  const headings = new Set(sheet.heading.map(fold));
  return columns.every((column) => !column.required || headingsOf(column).some((one) => headings.has(one)));
}

function place<K extends string>(heading: readonly string[], columns: readonly Column<K>[]) {
  const byHeading = new Map(
    columns.flatMap((column) => headingsOf(column).map((one) => [one, column] as const)),
  );
  const placed: { key: K; index: number }[] = [];
  for (const [index, written] of heading.entries()) {
    const column = byHeading.get(fold(written));
    if (!column) continue;
    if (placed.some(({ key }) => key === column.key))
      throw new FileRefused(`The column "${column.heading}" stands twice. Which of them counts?`, 1);
    placed.push({ key: column.key, index });
  }
  return placed;
}

const headingsOf = ({ heading, also = [] }: Column<string>) => [heading, ...also].map(fold);

function missing(sheet: Sheet, lacking: readonly Column<string>[]): string {
  const names = lacking.map(({ heading }) => `"${heading}"`).join(", ");
  const delimiter =
    sheet.heading.length === 1
      ? " The heading is one column: is the file separated by commas, semicolons or tabs?"
      : "";
  return `The column ${names} is missing.${delimiter}`;
}

function readRow<K extends string>(
  { line, cells, faults }: SheetRow,
  heading: readonly string[],
  placed: readonly { key: K; index: number }[],
): ReadRow<K> {
  const named = [...faults].map(([index, reason]) => `"${heading[index] ?? index + 1}" ${reason}`);
  const surplus = cells.slice(heading.length).some((cell) => cell.trim() !== "");
  const short = cells.length < heading.length;
  const width = `has ${cells.length} cells where the heading has ${heading.length}`;
  return {
    line,
    cells: Object.fromEntries(placed.map(({ key, index }) => [key, cells[index] ?? ""])) as Partial<
      Record<K, string>
    >,
    faults: surplus || (short && heading.length > 1) ? [...named, width] : named,
  };
}
