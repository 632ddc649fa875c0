import type { Edition, Part, PublishedNumber, SupplementBase, TextVersion } from "./number.js";
import { parseNumber } from "./parse.js";

const PART_WORDS: Readonly<Record<Part["kind"], string>> = {
  AMENDMENT: "Amd.",
  CORRIGENDUM: "Cor.",
  ERRATUM: "Err.",
  ANNEX: "Annex",
  APPENDIX: "App.",
};

/** The one form in which a number is written: as ITU-T publishes it, without the `ITU-T` before it. */
export function formatNumber({ base, version, edition, parts, common }: PublishedNumber): string {
  const words = [formatBase(base), version && formatVersion(version), edition && formatEdition(edition)];
  for (const part of parts) words.push(formatPart(part), part.edition && formatEdition(part.edition));
  const own = words.filter(Boolean).join(" ");
  return common ? `${own} | ${common}` : own;
}

/** A number as somebody wrote it, in its one written form; as it stands where it is no number. */
export function writtenNumber(text: string): string {
  const number = parseNumber(text);
  return number ? formatNumber(number) : text;
}

/** The base text without edition: `Y.3094`, `G.709/Y.1331`, `E-800 series Suppl. 9`, `YSTR-M2M`. */
export function formatBase(base: PublishedNumber["base"]): string {
  if (base.kind === "RECOMMENDATION") return base.numbers.join("/");
  if (base.kind === "SUPPLEMENT") return formatSupplement(base);
  return base.name;
}

function formatSupplement({ of, ordinal, to, range }: SupplementBase): string {
  const counted = range ? `${of}-${range} series Suppl. ${ordinal}` : `${of} Suppl. ${ordinal}`;
  return to ? `${counted} to ${to}` : counted;
}

function formatVersion({ number, inBrackets }: TextVersion): string {
  return inBrackets ? `(V${number})` : `v.${number}`;
}

/** `(2016)`, or with the month `(02/2016)`. */
export function formatEdition({ year, month }: Edition): string {
  return month === null ? `(${year})` : `(${String(month).padStart(2, "0")}/${year})`;
}

/** `Amd. 1`, `Annex C+`. */
export function formatPart({ kind, ordinal }: Part): string {
  return `${PART_WORDS[kind]} ${ordinal}`;
}
