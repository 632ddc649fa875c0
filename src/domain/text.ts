/** Unicode text in the one form that is stored: normalised to NFC, without white space at its ends. */
export function normalise(text: string): string {
  return text.normalize("NFC").trim();
}

/**
 * The form in which texts are compared and searched: compatibility-normalised (full-width letters and ligatures
 * match their plain forms), lower case, without combining marks in Latin, Greek, Cyrillic and Arabic, white space folded.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}])\p{Mn}+/gu, "$1")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}

/** The key of an acronym, alias or number: names are matched without regard to case. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

const LINE_FORBIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const PARAGRAPHS_FORBIDDEN = /[^\P{Cc}\n\t]|\p{Cs}/u;

/** Whether the text can stand on one line: no control characters, no lone surrogates, no line separators. */
export function isLine(text: string): boolean {
  return !LINE_FORBIDDEN.test(text);
}

/** Whether the text is plain paragraphs: line feeds and tabs are allowed, other control characters are not. */
export function isParagraphs(text: string): boolean {
  return !PARAGRAPHS_FORBIDDEN.test(text);
}
