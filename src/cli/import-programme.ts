import { basename } from "node:path";
import { carryOut } from "../application/imports/carry-out.js";
import {
  type ImportPlan,
  type PlannedRow,
  ROW_OUTCOMES,
  type RowOutcome,
} from "../application/imports/import-plan.js";
import { planImport } from "../application/imports/plan.js";
import { type ListKind, readProgramme } from "../exchange/programme/read-programme.js";
import { readSheetFile } from "../exchange/spreadsheets/read-sheet.js";
import { FileRefused } from "../exchange/spreadsheets/sheet.js";
import type { ImportEnd, ImportRun } from "./exchange.js";
import { progressOf } from "./progress.js";

/** Whoever runs commands on the server's own machine can read its database too: they act as an administrator. */
const BY = { name: "Command line", role: "ADMINISTRATOR" } as const;

const WORDS: Readonly<Record<RowOutcome, string>> = {
  NEW: "new",
  CHANGED: "changed",
  SAME: "same",
  CONFLICTING: "conflicting",
  UNREAD: "unread",
};

/** Brings a work programme or a list of approved texts in, or rehearses that, and reports on every row that is not simply in. */
export async function importProgramme(kind: ListKind, run: ImportRun): Promise<ImportEnd> {
  const { tracker, file, apply, list = false, say, note } = run;
  const { rows, unknown } = readProgramme(await readSheetFile(file), kind);
  if (rows.length === 0) throw new FileRefused("There is no row below the heading.");
  note(`${rows.length} rows read from ${file}`);
  if (unknown.length > 0) note(`Columns that are left out: ${unknown.join(", ")}`);
  const plan = planImport(tracker, { source: basename(file), rows, by: BY, setsUp: true });
  const { progress, count } = progressOf(note, "rows written");
  const done = apply
    ? await carryOut(tracker, plan, progress).catch((error: unknown) => {
        note(`Cut off after ${count()} of ${rows.length} rows, which are in; run it again for the others.`);
        throw error;
      })
    : plan;
  for (const line of report(done, list)) say(line);
  if (!apply) say("This was a rehearsal: nothing was written. Add --apply to carry it out.");
  return endOf(done);
}

function* report({ rows, structure }: ImportPlan, list: boolean): Generator<string> {
  for (const { kind, aggregate } of structure)
    yield `set up ${kind === "studyGroup" ? "study group" : "Question"} ${aggregate.id}`;
  for (const row of rows) yield* linesOf(row, list);
  const counts = ROW_OUTCOMES.map((outcome) => {
    const { length } = rows.filter((row) => row.outcome === outcome);
    return `${length} ${WORDS[outcome]}`;
  });
  const external = rows.filter(({ warnings, after }) => after && warnings.length > 0).length;
  yield `${rows.length} rows: ${counts.join(", ")}${external > 0 ? `; ${external} with external status` : ""}`;
}

/** What stands in the way of a row, or is not as it stands there; a row that is simply in or the same has a line only where all are listed. */
function linesOf({ line, name, outcome, problems, warnings }: PlannedRow, list: boolean): string[] {
  const why = [...problems, ...warnings].map(({ message, clause }) => `${message} (${clause})`);
  if (why.length === 0)
    return list || outcome === "CHANGED" ? [`line ${line} ${WORDS[outcome]} ${name}`] : [];
  return why.map((one) => `line ${line} ${WORDS[outcome]} ${name}: ${one}`);
}

function endOf({ rows }: ImportPlan): ImportEnd {
  const left = rows.filter(({ outcome }) => outcome === "UNREAD" || outcome === "CONFLICTING").length;
  if (left === rows.length) return 2;
  return left > 0 ? 1 : 0;
}
