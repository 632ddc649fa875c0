import type { Tracker } from "../application/tracker.js";
import { FileRefused } from "../exchange/spreadsheets/sheet.js";
import type { Config } from "../server/config.js";
import { CommandRefused } from "./people.js";
import { withTracker } from "./with-tracker.js";

/** How an import ended: 0, everything in the file is in; 1, some of it is in the report only; 2, nothing could be done. */
export type ImportEnd = 0 | 1 | 2;

/** What an import is asked to do. */
export interface ImportRun {
  readonly tracker: Tracker;
  readonly file: string;
  /** Left out: a rehearsal, which writes nothing. */
  readonly apply?: boolean;
  /** The report, a line at a time. */
  readonly say: (line: string) => void;
  /** Progress, on standard error. */
  readonly note: (line: string) => void;
}

/** What can be brought in. */
export interface ImportKind {
  readonly description: string;
  /** Throws {@link FileRefused} or {@link CommandRefused} where nothing can be done with the file. */
  readonly run: (run: ImportRun) => Promise<ImportEnd>;
}

/** The kinds of file that can be brought in. What one of them needs is imported when it is asked for. */
export const IMPORTS: Readonly<Record<string, ImportKind>> = {
  letter: {
    description: "a collective letter, an Addendum or a Corrigendum: text in UTF-8, or DOCX",
    run: async (run) => (await import("./import-letter.js")).importLetterFile(run),
  },
};

/** Brings a file in, or rehearses that; sets the exit code that {@link ImportEnd} describes. */
export async function importCommand(
  config: Config,
  kind: string,
  file: string,
  options: { readonly apply?: boolean },
  say: (line: string) => void,
): Promise<void> {
  const importer = kindOf(IMPORTS, kind);
  const note = (line: string) => process.stderr.write(`${line}\n`);
  try {
    process.exitCode = await withTracker(config, (tracker) =>
      importer.run({ tracker, file, apply: options.apply === true, say, note }),
    );
  } catch (error) {
    if (!(error instanceof FileRefused || error instanceof CommandRefused)) throw error;
    note(`${file}: ${error.message}`);
    process.exitCode = 2;
  }
}

/** What a table has for a kind; throws {@link CommandRefused} with those that there are. */
export function kindOf<T extends { readonly description: string }>(
  kinds: Readonly<Record<string, T>>,
  kind: string,
): T {
  const found = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (found) return found;
  throw new CommandRefused(`There is no kind "${kind}". There are:\n${listOf(kinds)}`);
}

/** The kinds of a table with what they are, a line each. */
export function listOf(kinds: Readonly<Record<string, { readonly description: string }>>): string {
  return Object.entries(kinds)
    .map(([name, { description }]) => `  ${name.padEnd(16)}${description}`)
    .join("\n");
}
