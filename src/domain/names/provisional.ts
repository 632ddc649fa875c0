import { parseNumber } from "./parse.js";

/** The longest that a provisional name can be, in characters. */
export const LONGEST_NAME = 60;

const PROVISIONAL = /^(?:[A-Z]\.|[A-Z]ST[RP][.-]|T[RP][.-])[A-Z0-9](?:[\w.+-]*[A-Z0-9+])?$/i;

/** Why a name cannot be a provisional one; null when it can. */
export type NameFault = "TOO_LONG" | "MALFORMED" | "NUMBER";

/**
 * What is wrong with a provisional name, or null: it is a series letter (or a report's prefix), a dot and a mnemonic.
 * One that reads as the number of a Recommendation, a Supplement or a part of a text would keep that number from its text.
 */
export function faultOfName(name: string): NameFault | null {
  if (name.length > LONGEST_NAME) return "TOO_LONG";
  const base = parseNumber(name)?.base.kind;
  if (base === "RECOMMENDATION" || base === "SUPPLEMENT") return "NUMBER";
  return PROVISIONAL.test(name) ? null : "MALFORMED";
}
