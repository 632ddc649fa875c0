import type { SupplementBase } from "./number.js";
import { ONE_NUMBER, writtenRecommendation } from "./recommendation.js";

const WORD = "Sup(?:p|pl|plement)?\\.?";
const ORDINAL = "(?<ordinal>[1-9]\\d{0,3})(?![A-Z0-9.])";
/** `Y.2770-series`, `E-800 series`, `Y-series`, `series Y`, `Y.3302`. */
const GOES_WITH =
  "(?:(?<letter>[A-Z])(?:[.-](?<range>\\d{1,5}))?[ -]series" +
  `|series (?<bare>[A-Z])(?![A-Z0-9.])|(?<recommendation>${ONE_NUMBER}))`;

const FORMS: readonly RegExp[] = [
  new RegExp(`^(?<series>[A-Z])\\.? ?${WORD} ?${ORDINAL}(?: to ${GOES_WITH})?`, "i"),
  new RegExp(`^${GOES_WITH} ${WORD} ?${ORDINAL}`, "i"),
  new RegExp(`^${WORD} ?${ORDINAL} to ${GOES_WITH}`, "i"),
];

/** In the series E a Recommendation may count its own Supplements (`E.164 Suppl. 2`); the other series count through. */
const COUNTED_BY_RECOMMENDATION = "E";

/** Reads a Supplement from the beginning of a text; what follows it is left over. Null when the text begins otherwise. */
export function readSupplement(text: string): { base: SupplementBase; rest: string } | null {
  for (const form of FORMS) {
    const found = form.exec(text);
    const base = found && baseOf(found.groups ?? {});
    if (base) return { base, rest: text.slice(found[0].length) };
  }
  return null;
}

function baseOf({
  series,
  ordinal,
  letter,
  range,
  bare,
  recommendation,
}: Record<string, string | undefined>) {
  const to = recommendation ? writtenRecommendation(recommendation) : null;
  const target = (letter ?? bare ?? to?.charAt(0) ?? series ?? "").toUpperCase();
  const counting = (series ?? target).toUpperCase();
  if (counting !== target) return null;
  const own = to !== null && series === undefined && counting === COUNTED_BY_RECOMMENDATION;
  const base: SupplementBase = {
    kind: "SUPPLEMENT",
    of: own ? to : counting,
    ordinal: Number(ordinal),
    to: own ? null : to,
    range: range ?? null,
  };
  return base;
}
