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
