import {
  importOutcomes,
  type OutcomeLine,
  type OutcomeStanding,
} from "../application/outcomes/import-outcomes.js";
import { readOutcomes } from "../exchange/outcomes/read-outcomes.js";
import { readSheetFile } from "../exchange/spreadsheets/read-sheet.js";
import { FileRefused } from "../exchange/spreadsheets/sheet.js";
import type { ImportEnd, ImportRun } from "./exchange.js";

/** Whoever runs commands on the server's own machine enters what the meetings decided. */
const BY = { name: "Command line", role: "TSB" } as const;

const WORDS: Readonly<Record<OutcomeStanding, string>> = {
  ACCEPTED: "accepted",
  SAME: "on record",
  REFUSED: "refused",
};

/** Records a list of decisions, or rehearses that: each line is accepted or refused for itself. */
export async function importOutcomesFile({ tracker, file, apply, say, note }: ImportRun): Promise<ImportEnd> {
  const { rows, faults, unknown } = readOutcomes(await readSheetFile(file));
  if (rows.length + faults.length === 0) throw new FileRefused("There is no row below the heading.");
  if (unknown.length > 0) note(`Columns that are left out: ${unknown.join(", ")}`);
  const lines = await importOutcomes(tracker, { rows, dryRun: !apply, by: BY });
  const told = [
    ...lines.map((line) => ({ at: line.row.line, text: tell(line) })),
    ...faults.map(({ line, name, reasons }) => ({
      at: line,
      text: [`line ${line}  refused    ${name}`, ...reasons.map(indented)],
    })),
  ];
  for (const { text } of told.sort((a, b) => a.at - b.at)) for (const one of text) say(one);
  const count = (standing: OutcomeStanding) => lines.filter((line) => line.standing === standing).length;
  const refused = count("REFUSED") + faults.length;
  say(`${count("ACCEPTED")} accepted, ${count("SAME")} on record already, ${refused} refused.`);
  if (!apply) say("A rehearsal: nothing was written. Carry it out with --apply.");
  if (refused === 0) return 0;
  return refused === lines.length + faults.length ? 2 : 1;
}

function tell({ row, standing, problems, warnings }: OutcomeLine): string[] {
  const { line, workItem, outcome, body, decidedOn } = row;
  return [
    `line ${line}  ${WORDS[standing].padEnd(9)}  ${workItem} ${outcome.toLowerCase()}, ${body}, ${decidedOn}`,
    ...problems.map(({ message, clause, remedy }) => indented(`${message} (${clause}) ${remedy}`)),
    ...warnings.map(({ message, clause }) => indented(`Look at this: ${message} (${clause})`)),
  ];
}

const indented = (text: string): string => `    ${text}`;
