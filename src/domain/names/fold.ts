const DASHES = /[\u2010-\u2015\u2212]/gu;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
const MARKS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}])\p{Mn}+/gu;
const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u2035\u2039\u203a`\u00b4]/gu;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u2036\u00ab\u00bb]/gu;

/** Letters that Unicode does not take apart, as they are typed where a keyboard lacks them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ŧ: "t",
  ı: "i",
};
const LETTERS = new RegExp(`[${Object.keys(PLAIN_LETTERS).join("")}]`, "gu");

/** A name as it is read: every dash a hyphen, nothing invisible, white space folded, full-width letters plain. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(IGNORABLE, "")
    .replace(DASHES, "-")
    .normalize("NFKC")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The key of a name: names are matched without regard to case, and as {@link plain} reads them. */
export function nameKey(name: string): string {
  return plain(name).toLowerCase();
}

/**
 * The form in which texts are compared and searched. Compatibility forms match their plain forms (full-width letters,
 * ligatures), and so do letters with and without marks in Latin, Greek, Cyrillic and Arabic, all dashes, all quotation
 * marks, and letters such as ß and ø; case, white space and what is invisible do not count.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(IGNORABLE, "")
    .replace(MARKS, "$1")
    .normalize("NFKC")
    .toLowerCase()
    .replace(LETTERS, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(DASHES, "-")
    .replace(/\s+/gu, " ")
    .trim();
}
