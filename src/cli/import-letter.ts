import { importLetter } from "../application/letters/import-letter.js";
import { isToDo } from "../application/letters/standing.js";
import { readLetterFile } from "../exchange/letters/letter-file.js";
import { LetterRefused } from "../exchange/letters/read-letter.js";
import { tellLetter } from "../exchange/letters/tell-letter.js";
import type { ImportEnd, ImportRun } from "./exchange.js";
import { CommandRefused } from "./refused.js";

/** Whoever runs commands on the server's own machine enters what the secretariat published. */
const BY = { name: "Command line", role: "TSB" } as const;

/** Brings a collective letter in, or rehearses that. */
export async function importLetterFile({ tracker, file, apply, say }: ImportRun): Promise<ImportEnd> {
  const letter = await readLetterFile(file).catch((error: unknown) => {
    throw error instanceof LetterRefused ? new CommandRefused(error.message) : error;
  });
  const outcome = await importLetter(tracker, { ...letter, dryRun: !apply, by: BY });
  const { letter: compared, problems, warnings } = outcome;
  for (const line of compared ? tellLetter(compared) : []) say(line);
  if (problems.length > 0)
    throw new CommandRefused(problems.map(({ message, remedy }) => `${message} ${remedy}`).join("\n"));
  for (const { message, remedy } of warnings) say(`Look at this: ${message} ${remedy}`);
  const lines = compared?.lines ?? [];
  if (!lines.some(isToDo)) say("Nothing is to be changed.");
  else if (apply) say(`Carried out: ${lines.filter(isToDo).length} lines.`);
  else say("A rehearsal: nothing was written. Carry it out with --apply.");
  return lines.some(({ standing }) => standing === "CONFLICTING" || standing === "UNREAD") ? 1 : 0;
}
