import type { QuestionReconciled } from "../application/imports/reconcile.js";
import { FileRefused } from "../exchange/spreadsheets/sheet.js";
import type { Config } from "../server/config.js";
import { readingTracker } from "./with-tracker.js";

/** Compares a file with the tracker, both ways, Question by Question. Exit code 0: they agree; 1: they do not; 2: it cannot be read. */
export async function reconcileCommand(
  config: Config,
  file: string,
  say: (line: string) => void,
): Promise<void> {
  const { reconcile } = await import("../application/imports/reconcile.js");
  const { readProgramme } = await import("../exchange/programme/read-programme.js");
  const { readSheetFile } = await import("../exchange/spreadsheets/read-sheet.js");
  try {
    const { rows } = readProgramme(await readSheetFile(file), "programme");
    const found = await readingTracker(config, async (tracker) => reconcile(tracker, rows));
    for (const line of found.flatMap(inLines)) say(line);
    if (found.length === 0) say(`${rows.length} rows: the record and the tracker say the same.`);
    process.exitCode = found.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    process.stderr.write(`${file}: ${error.message}\n`);
    process.exitCode = 2;
  }
}

function inLines({ question, rows, trackerOnly }: QuestionReconciled): string[] {
  return [
    question ?? "No Question",
    ...rows.flatMap(({ line, name, finding, differences, problems }) => [
      ...(finding === "MISSING" ? [`  line ${line} ${name}: not in the tracker`] : []),
      ...problems.map(({ message }) => `  line ${line} ${name}: ${message}`),
      ...differences.map(
        ({ field, record, tracker }) =>
          `  line ${line} ${name}: ${field}: record ${record}, tracker ${tracker}`,
      ),
    ]),
    ...trackerOnly.map(({ acronym }) => `  ${acronym}: not in the record`),
  ];
}
