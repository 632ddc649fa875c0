import { writeFile } from "node:fs/promises";
import type { Tracker } from "../application/tracker.js";
import type { Config } from "../server/config.js";
import { kindOf } from "./import.js";
import { withTracker } from "./with-tracker.js";

/** What an export is asked for. */
export interface ExportRun {
  readonly tracker: Tracker;
  /** The words after the kind. */
  readonly of: readonly string[];
  /** `csv`, `xlsx` … ; undefined: whatever the kind has first. */
  readonly format?: string;
}

/** What can be written to a file. */
export interface ExportKind {
  readonly description: string;
  /** The bytes of the file. Throws CommandRefused where there is nothing to write. */
  readonly run: (run: ExportRun) => Promise<Uint8Array>;
}

/** The kinds of file that can be written. What one of them needs is imported when it is asked for. */
export const EXPORTS: Readonly<Record<string, ExportKind>> = {};

/** Writes a file, which must not exist yet, or to standard output. */
export async function exportCommand(
  config: Config,
  kind: string,
  of: readonly string[],
  options: { readonly out?: string; readonly format?: string },
): Promise<void> {
  const exporter = kindOf(EXPORTS, kind);
  const format = options.format ?? /\.(\w+)$/.exec(options.out ?? "")?.[1]?.toLowerCase();
  const bytes = await withTracker(config, (tracker) => exporter.run({ tracker, of, format }));
  if (options.out) await writeFile(options.out, bytes, { flag: "wx" });
  else process.stdout.write(bytes);
}
