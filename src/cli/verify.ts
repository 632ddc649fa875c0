import { type VerifyReport, verifyDatabase } from "../persistence/verify.js";
import type { Config } from "../server/config.js";
import { connectReadable, inWords as damageInWords } from "./damage.js";

/** Checks every stored aggregate and names what is broken. Returns whether nothing is. */
export async function verifyCommand(config: Config, say: (line: string) => void): Promise<boolean> {
  const { connection, where, leftOut, close } = await connectReadable(config);
  try {
    const report = await verifyDatabase(connection);
    for (const line of leftOut ? damageInWords(leftOut) : []) say(`BROKEN ${line}`);
    for (const line of inWords(report)) say(line);
    if (leftOut) say(`${leftOut.documents.length} documents that cannot be read`);
    say(`in ${where}`);
    return report.broken.length === 0 && !leftOut;
  } finally {
    await close();
  }
}

function inWords({ aggregates, events, broken }: VerifyReport): string[] {
  const faults = broken.flatMap(({ kind, id, name, faults }) =>
    faults.map(({ code, event, message }) => {
      const at = event === null ? "" : ` event ${event}`;
      return `BROKEN ${kind} ${name ?? "(no name)"} (${id})${at}: ${code}. ${message}`;
    }),
  );
  const sum = `${aggregates} aggregates with ${events} events checked, ${broken.length} broken`;
  return [...faults, sum];
}
