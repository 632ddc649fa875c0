import type { SourceRow } from "../../application/imports/import-plan.js";
import type { RowField } from "../../domain/imports/row.js";
import { byColumn, type Column, hasColumns } from "../spreadsheets/columns.js";
import type { Sheet } from "../spreadsheets/sheet.js";
import { APPROVED_COLUMNS, PROGRAMME_COLUMNS } from "./columns.js";

/** The rows of a work programme or of a list of approved texts, and what its heading has besides. */
export interface ReadProgramme {
  readonly rows: readonly SourceRow[];
  /** Headings that nothing is known of. */
  readonly unknown: readonly string[];
}

/** What kinds of list there are. */
export const LISTS = { programme: PROGRAMME_COLUMNS, recommendations: APPROVED_COLUMNS } as const;
/** One of them. */
export type ListKind = keyof typeof LISTS;

/**
 * The rows of a list; which kind it is, its heading tells where it has all columns of the other kind only. Throws FileRefused
 * where a column is missing or stands twice.
 */
export function readProgramme(sheet: Sheet, kind: ListKind): ReadProgramme {
  const columns = LISTS[kind];
  const others = Object.values(LISTS).find((one) => hasColumns(sheet, one)) ?? columns;
  return rowsOf(sheet, hasColumns(sheet, columns) ? columns : others);
}

function rowsOf(sheet: Sheet, columns: readonly Column<RowField>[]): ReadProgramme {
  const { rows, unknown } = byColumn(sheet, columns);
  return { unknown, rows: rows.map(({ line, cells, faults }) => ({ line, row: cells, faults })) };
}
