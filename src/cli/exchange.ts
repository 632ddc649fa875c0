import type { Tracker } from "../application/tracker.js";

/** How an import ended: 0, everything in the file is in; 1, some of it is in the report only; 2, nothing could be done. */
export type ImportEnd = 0 | 1 | 2;

/** What an import is asked to do. */
export interface ImportRun {
  readonly tracker: Tracker;
  readonly file: string;
  /** Left out: a rehearsal, which writes nothing. */
  readonly apply?: boolean;
  /** Whether every row has its line in the report, not only those that are not simply in. */
  readonly list?: boolean;
  /** The report, a line at a time. */
  readonly say: (line: string) => void;
  /** Progress, on standard error. */
  readonly note: (line: string) => void;
}

/** What can be brought in. */
export interface ImportKind {
  readonly description: string;
  /** Throws FileRefused or CommandRefused where nothing can be done with the file. */
  readonly run: (run: ImportRun) => Promise<ImportEnd>;
}

/** What an export is asked for. */
export interface ExportRun {
  readonly tracker: Tracker;
  /** The words after the kind. */
  readonly of: readonly string[];
  /** `csv`, `xlsx` … ; undefined: whatever the kind has first. */
  readonly format?: string;
  /** The tag of the language it is to be in, where the kind has several: `fr`. */
  readonly language?: string;
  /** What is to be known of it besides, on standard error. */
  readonly note: (line: string) => void;
}

/** What can be written to a file. */
export interface ExportKind {
  readonly description: string;
  /** The bytes of the file. Throws CommandRefused where there is nothing to write. */
  readonly run: (run: ExportRun) => Promise<Uint8Array>;
}
