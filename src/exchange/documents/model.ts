/** The languages in which documents are made. */
export const DOCUMENT_LANGUAGES = ["en", "fr", "zh"] as const;
/** One of them, as a language tag. */
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

/** What stands in a column: how wide it wants to be, and how it is set. */
export const COLUMN_TYPES = ["NUMBER", "LABEL", "NAME", "DATE", "TEXT", "HASH"] as const;
/** One of them. */
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** What stands in a cell; null where there is nothing to say, which is written as a hyphen. */
export type Cell = string | number | null;

/** A column of a table. */
export interface Column {
  /** The same in every language. */
  readonly key: string;
  readonly title: string;
  readonly type: ColumnType;
}

/** A table: each row has one cell a column. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A heading with what stands below it: paragraphs, then a table. */
export interface Section {
  /** The same in every language; several annexes share one. */
  readonly key: string;
  /** 1 below the title of the document, 2 below such a section. */
  readonly level: 1 | 2;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly table: Table | null;
}

/** A document as plain data, with its captions in one language. Every format is written from it. */
export interface DocumentModel {
  readonly language: DocumentLanguage;
  readonly title: string;
  /** What stands between the title and the first section. */
  readonly lead: readonly string[];
  readonly sections: readonly Section[];
}

/** A cell as it is written in every format, on one line. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === "") return "-";
  return String(cell).replace(/\s+/g, " ").trim();
}

/** The table as texts: the titles of its columns, then its rows. */
export function rowsOf({ columns, rows }: Table): string[][] {
  return [columns.map(({ title }) => title), ...rows.map((cells) => cells.map(cellText))];
}
