import { plain } from "./names/fold.js";

/** The lengths that texts may have, in UTF-16 code units, and the most entries of a list. */
export const LENGTHS = { name: 200, line: 1000, paragraphs: 20_000, list: 100, states: 250 } as const;

/** Unicode text in the one form that is stored: normalised to NFC, without white space at its ends. */
export function normalise(text: string): string {
  return text.normalize("NFC").trim();
}

const REORDERING = /[\u202a-\u202e\u2066-\u2069]/u;

/**
 * Whether people see a text, and see it in its own place: it is not blank or made of invisible characters alone, and has no
 * controls that turn the direction of what stands around it. The marks of direction that Arabic titles have are no such.
 */
export function isSeen(text: string): boolean {
  return plain(text) !== "" && !REORDERING.test(text);
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
