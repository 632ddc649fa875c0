import type { Cell, ColumnType, Section, Table } from "../documents/model.js";
import type { Business, Places } from "./business.js";
import { filled } from "./business.js";
import type { ColumnKey, SectionKey } from "./captions/captions.js";

/** A column of a table, with what stands in it for a row. */
export type Column<Row> = readonly [key: ColumnKey, type: ColumnType, cell: (row: Row) => Cell];

/** What a section has besides its table. */
interface Besides {
  readonly level?: 1 | 2;
  readonly paragraphs?: readonly string[];
  /** Rows are counted in a first column unless they are not to be. */
  readonly isNumbered?: boolean;
  /** What is put into the places of the heading. */
  readonly places?: Places;
}

/** A heading alone, with what is to be said below it. */
export function headed(business: Business, key: SectionKey, paragraphs: readonly string[] = []): Section {
  return { key, level: 1, title: business.captions.sections[key], paragraphs, table: null };
}

/** A section with a table of rows; none where it has no rows and nothing to say. */
export function tabled<Row>(
  business: Business,
  key: SectionKey,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { level = 2, paragraphs = [], isNumbered = true, places = {} }: Besides = {},
): Section[] {
  if (rows.length === 0 && paragraphs.length === 0) return [];
  const title = filled(business.captions.sections[key], places);
  if (rows.length === 0) return [{ key, level, title, paragraphs, table: null }];
  const table = tableOf(business, columns, rows, isNumbered);
  return [{ key, level, title, paragraphs, table }];
}

/** As {@link tabled}, bit by bit, some rows at once: for tables for which as many work items are looked at as there are. */
export function* tabledBitByBit<Row>(
  business: Business,
  key: SectionKey,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { atOnce = 20, ...besides }: Besides & { readonly atOnce?: number } = {},
): Generator<void, Section[]> {
  const made: Cell[][] = [];
  for (const row of rows) {
    if (made.length % atOnce === 0) yield;
    made.push(columns.map(([, , cell]) => cell(row)));
  }
  const asMade = columns.map(
    ([name, type], index): Column<Cell[]> => [name, type, (cells) => cells[index] ?? null],
  );
  return tabled(business, key, asMade, made, besides);
}

/** A table of rows, which are counted in a first column unless they are not to be. */
export function tableOf<Row>(
  { captions }: Business,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  isNumbered = true,
): Table {
  const first = { key: "NUMBER", title: captions.columns.NUMBER, type: "NUMBER" } as const;
  return {
    columns: [
      ...(isNumbered ? [first] : []),
      ...columns.map(([key, type]) => ({ key, title: captions.columns[key], type })),
    ],
    rows: rows.map((row, index) => [
      ...(isNumbered ? [index + 1] : []),
      ...columns.map(([, , cell]) => cell(row)),
    ]),
  };
}

/** Sections below a heading of their own; nothing where there are none. */
export function grouped(business: Business, key: SectionKey, sections: readonly Section[]): Section[] {
  return sections.length > 0 ? [headed(business, key), ...sections] : [];
}
