import { writeFile } from "node:fs/promises";
import type { Config } from "../server/config.js";
import type { ExportKind } from "./exchange.js";
import { kindOf } from "./import.js";

/** The kinds of file that can be written. What one of them needs is imported when it is asked for. */
export const EXPORTS: Readonly<Record<string, ExportKind>> = {
  programme: {
    description: "the work programme of all study groups, or of those that are named, as csv or xlsx",
    run: async (run) => (await import("./export-programme.js")).exportProgramme(run),
  },
  letter: {
    description:
      "the letter of a meeting with its annexes, as md or docx, in zh, en, fr or es (docs/letters.md)",
    run: async (run) => (await import("./export-letter.js")).exportLetter(run),
  },
};

/** Writes a file, which must not exist yet, or to standard output. */
export async function exportCommand(
  config: Config,
  kind: string,
  of: readonly string[],
  options: { readonly out?: string; readonly format?: string; readonly language?: string },
): Promise<void> {
  const exporter = kindOf(EXPORTS, kind);
  const format = options.format ?? /\.(\w+)$/.exec(options.out ?? "")?.[1]?.toLowerCase();
  const { language } = options;
  const note = (line: string) => process.stderr.write(`${line}\n`);
  const { readingTracker } = await import("./with-tracker.js");
  const bytes = await readingTracker(config, (tracker) =>
    exporter.run({ tracker, of, format, language, note }),
  );
  if (options.out) await writeFile(options.out, bytes, { flag: "wx" });
  else process.stdout.write(bytes);
}
