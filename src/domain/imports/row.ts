/** What a row of another record can say of a text: the columns of ITU's public work programme, and of lists of approved texts. */
export const ROW_FIELDS = [
  "workItem",
  "question",
  "studyGroup",
  "studyPeriod",
  "title",
  "status",
  "approvedOn",
  "process",
  "type",
  "version",
  "provisionalName",
  "equivalentNumber",
  "timing",
  "priority",
  "liaisons",
  "supportingMembers",
  "summary",
  "comment",
  "baseTexts",
  "editors",
  "a5Justifications",
  "registeredOn",
  "lastUpdate",
] as const;
/** One of them. */
export type RowField = (typeof ROW_FIELDS)[number];

type Snake<T extends string> = T extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? "" : "_"}${Uppercase<First>}${Snake<Rest>}`
  : "";
/** A field as the API names it: `SUPPORTING_MEMBERS`. */
export type RowColumn = Snake<RowField>;

/** The column of a field. */
export const columnOf = (field: RowField): RowColumn =>
  field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase() as RowColumn;

const FIELDS = Object.fromEntries(ROW_FIELDS.map((field) => [columnOf(field), field])) as Readonly<
  Record<RowColumn, RowField>
>;

/** The field of a column. */
export const fieldOf = (column: RowColumn): RowField => FIELDS[column];

/** A row as it stands in the other record: its raw texts. What is absent has no column there. */
export type RawRow = Readonly<Partial<Record<RowField, string>>>;

/** What an event that brings a row in keeps of it. */
export interface SaidOfRow {
  /** The file or record. */
  readonly source: string;
  /** Where in it, counted from 1. */
  readonly line: number;
  /** The raw texts. */
  readonly row: RawRow;
}
