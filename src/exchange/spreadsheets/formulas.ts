const DANGEROUS = /^['=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;
const ESCAPED = /^'(?=['=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/u;

/**
 * A text that a spreadsheet takes for a text: what begins like a formula gets an apostrophe, and so does what begins with
 * an apostrophe, so that {@link withoutEscape} takes it back exactly. A lone hyphen, which says "none", is no formula.
 */
export function escapeFormula(text: string): string {
  return text !== "-" && DANGEROUS.test(text) ? `'${text}` : text;
}

/** What {@link escapeFormula} was given; also of what other programs escaped by an apostrophe. */
export function withoutEscape(text: string): string {
  return text.replace(ESCAPED, "");
}
