import { plain } from "../names/fold.js";
import { formatNumber } from "../names/format.js";
import { kindOf, ownEdition } from "../names/number.js";
import { parseNumber } from "../names/parse.js";
import { faultOfName } from "../names/provisional.js";
import type { WorkItemType } from "../vocabulary.js";

/** How a row names its text. */
export interface ReadName {
  readonly acronym: string;
  readonly number: string | null;
  /** The type that the name tells. */
  readonly type: WorkItemType;
  /** Why it is no name; null where it is one. */
  readonly fault: string | null;
}

const EX = /^(.*\S)\s*\(ex\.? (.+)\)$/i;
const PROVISIONAL_TYPES: readonly (readonly [WorkItemType, RegExp])[] = [
  ["SUPPLEMENT", /^[A-Z]\.Sup(p|pl)?[.-]/i],
  ["TECHNICAL_REPORT", /^([A-Z]STR|TR)[.-]/i],
  ["TECHNICAL_PAPER", /^([A-Z]STP|TP)[.-]/i],
  ["IMPLEMENTERS_GUIDE", /^[A-Z]\.Imp/],
];

/** Reads `Y.FN-WDI`, `Y.3094 (ex Y.DTN-ModelReq)`, `ITU-T Y.3510 (02/2016)`; the provisional name may have a cell of its own. */
export function readName(cell: string, provisional: string): ReadName {
  const written = plain(cell);
  const [, before = written, ex = ""] = EX.exec(written) ?? [];
  const named = ex || (provisional === "-" ? "" : plain(provisional));
  const number = numberIn(before);
  if (ex && !number) return faulty(cell, `"${before}" is no number of a text`);
  if (!number) return checked(before.replace(/^ITU-T /i, ""), null, typeOf(before));
  const formatted = formatNumber(number);
  // A text that is known by its number only is named by it.
  const isItself = named === "" || numberIn(named) !== null;
  return isItself
    ? { acronym: formatted, number: formatted, type: kindOf(number), fault: null }
    : checked(named, formatted, kindOf(number));
}

/** A published number; a report's name is one where its edition is written with it. */
function numberIn(text: string) {
  const number = parseNumber(text);
  if (!number) return null;
  const { kind } = number.base;
  const isNumbered = kind === "RECOMMENDATION" || kind === "SUPPLEMENT";
  return isNumbered || ownEdition(number) || number.parts.length > 0 || /^ITU-T /i.test(text) ? number : null;
}

function checked(acronym: string, number: string | null, type: WorkItemType): ReadName {
  const fault = faultOfName(acronym);
  if (!fault) return { acronym, number, type, fault };
  return faulty(
    acronym,
    acronym === "" ? "there is no name" : `"${acronym.slice(0, 80)}" is no name of a work item`,
  );
}

const faulty = (acronym: string, fault: string): ReadName => ({
  acronym,
  number: null,
  type: "RECOMMENDATION",
  fault,
});

function typeOf(name: string): WorkItemType {
  return PROVISIONAL_TYPES.find(([, form]) => form.test(name))?.[0] ?? "RECOMMENDATION";
}
