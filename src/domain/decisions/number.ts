// Forms of the numbers of published texts: Rec. A.12 §2 and the Author's guide. Parsers accept what people write.
const SERIES = "[A-Z]";
const RECOMMENDATION = `${SERIES}\\.\\d{1,5}(?:\\.\\d+)*`;
const DUAL = `${RECOMMENDATION}(?:/${RECOMMENDATION})?`;
const PART = "(?: \\(\\d{4}\\))?(?: (?:Amd|Cor|Annex|App|Appendix)\\.? [A-Z0-9+]+)?";
const SUPPLEMENT = `Supplement \\d+ to (?:${RECOMMENDATION}|${SERIES}\\.\\d+-series|${SERIES}-series)`;
const SHORT_SUPPLEMENT = `${SERIES}\\.?\\s?Sup(?:p|pl)?\\.?\\s?\\d+`;
const OTHER = `${SERIES}STR\\.[\\w.-]+|${SERIES}STP\\.[\\w.-]+|${SERIES}\\.Imp[\\w.-]+|TR\\.[\\w.-]+`;
const NUMBER = new RegExp(`^(?:(?:ITU-T )?${DUAL}${PART}|${SUPPLEMENT}|${SHORT_SUPPLEMENT}|${OTHER})$`, "i");

/** Whether the text has the form of a published text's number: `Y.3094`, `G.709/Y.1331`, `Supplement 101 to Y.3302`. */
export function isPublishedNumber(text: string): boolean {
  return text.length <= 100 && NUMBER.test(text);
}

const PROVISIONAL = /^(?:[A-Z]\.|[A-Z]ST[RP]\.|TR\.|TP\.)[A-Z0-9][\w.+-]*$/i;

/** Whether the text has the form of a provisional name: a series letter (or report prefix), a dot, a mnemonic. */
export function isProvisionalName(text: string): boolean {
  return text.length <= 60 && PROVISIONAL.test(text);
}

const PART_KINDS: readonly (readonly [RegExp, string])[] = [
  [/\bamd\.? ?/i, "amd "],
  [/\bcor\.? ?/i, "cor "],
  [/\berr\.? ?/i, "err "],
  [/\b(?:appendix|app\.?) ?/i, "app "],
];

/**
 * The keys of a published number, in the one form in which they are compared: without `ITU-T`, `Amd. 1` as `Amd 1`,
 * each half of a dual number (`G.709/Y.1331`) for itself. The year of the base text and the ordinal of an amendment
 * or corrigendum belong to the key: `Y.3510 (2016) Amd 1` is another text than `Y.3510 (2016) Amd 2`.
 */
export function numberKeys(number: string): string[] {
  const plain = number
    .normalize("NFKC")
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/^ITU-T /i, "");
  const [, base = plain, rest = ""] = /^([A-Z]\.[\d./A-Z]+)( .*)?$/i.exec(plain) ?? [];
  const part = PART_KINDS.reduce((text, [form, written]) => text.replace(form, written), rest);
  return [...new Set(base.split("/").map((half) => `${half}${part}`.toLowerCase()))];
}
