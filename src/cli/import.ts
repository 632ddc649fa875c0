import { FileRefused } from "../exchange/spreadsheets/sheet.js";
import type { Config } from "../server/config.js";
import type { ImportKind } from "./exchange.js";
import { CommandRefused } from "./refused.js";

/** The kinds of file that can be brought in. What one of them needs is imported when it is asked for. */
export const IMPORTS: Readonly<Record<string, ImportKind>> = {
  programme: {
    description: "a work programme: CSV or XLSX with the columns of ITU's public one (docs/programmes.md)",
    run: async (run) => (await import("./import-programme.js")).importProgramme("programme", run),
  },
  recommendations: {
    description: "approved texts of the past: CSV or XLSX with identifier, date and study group",
    run: async (run) => (await import("./import-programme.js")).importProgramme("recommendations", run),
  },
  letter: {
    description: "a collective letter, an Addendum or a Corrigendum: text in UTF-8, or DOCX",
    run: async (run) => (await import("./import-letter.js")).importLetterFile(run),
  },
  outcomes: {
    description: "decisions of meetings: CSV or XLSX with acronym, decision, outcome, number, TD, date, body",
    run: async (run) => (await import("./import-outcomes.js")).importOutcomesFile(run),
  },
};

/** Brings a file in, or rehearses that; sets the exit code that {@link ImportEnd} describes. */
export async function importCommand(
  config: Config,
  kind: string,
  file: string,
  options: { readonly apply?: boolean; readonly list?: boolean },
  say: (line: string) => void,
): Promise<void> {
  const note = (line: string) => process.stderr.write(`${line}\n`);
  let isOpen = false;
  try {
    const importer = kindOf(IMPORTS, kind);
    const { readingTracker, withTracker } = await import("./with-tracker.js");
    const open = options.apply ? withTracker : readingTracker;
    process.exitCode = await open(config, (tracker) => {
      isOpen = true;
      return importer.run({ tracker, file, ...options, say, note });
    });
  } catch (error) {
    const isRefused = error instanceof FileRefused || error instanceof CommandRefused;
    if (isRefused || !isOpen) process.exitCode = 2;
    if (!isRefused) throw error;
    note(`${file}: ${error.message}`);
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
