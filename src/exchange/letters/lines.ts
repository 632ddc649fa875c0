/** A line of a letter as it is read. */
export interface Line {
  /** Its number in the source, from 1. */
  readonly number: number;
  /** Its text without what nobody sees; a tab stays a tab. */
  readonly text: string;
  /** The text character by character in the form in which it is matched: as long as the text itself. */
  readonly folded: string;
}

const BOOKMARK = /\[bookmark:[^\]\n]*\]/giu;
/** What shapes or turns text and is not seen. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const CONTROL = /[^\P{Cc}\n\t]/gu;
const ENDS_OF_LINES = /\r\n|\r|\p{Zl}|\p{Zp}|\u0085|\v|\f/gu;
/** Markdown puts a backslash before marks that would mean something to it. */
const ESCAPED = /\\([\\`*_[\]<>#|])/gu;
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u;

/** The lines of a letter: one kind of line end, no residue of word processors, plain letters and digits. */
export function linesOf(source: string): Line[] {
  const cleaned = source
    .replace(ENDS_OF_LINES, "\n")
    .replace(BOOKMARK, "")
    .replace(INVISIBLE, "")
    .replace(CONTROL, "")
    .replace(ESCAPED, "$1")
    .normalize("NFC")
    .replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
  return cleaned.split("\n").map((text, index) => ({ number: index + 1, text, folded: foldEach(text) }));
}

/**
 * The form in which a text is matched, every character for itself so that places in it are places in the text: no marks
 * on letters, every dash a hyphen, every space a space, full-width punctuation plain, every digit a European one.
 */
export function foldEach(text: string): string {
  return text.replace(/[^\t\n !-~]/gu, (character) => FOLDED.get(character) ?? remember(character));
}

const FOLDED = new Map<string, string>();

function remember(character: string): string {
  const plain = foldOne(character);
  // Of a long text in many scripts nothing is kept that could grow without end.
  if (FOLDED.size < 20_000) FOLDED.set(character, plain);
  return plain;
}

function foldOne(character: string): string {
  if (DASHES.test(character)) return "-";
  if (/\p{Zs}/u.test(character)) return " ";
  if (/[\u2018\u2019\u02bc]/u.test(character)) return "'";
  if (/[\u3010\u3014\u3016]/u.test(character)) return "[";
  if (/[\u3011\u3015\u3017]/u.test(character)) return "]";
  if (/\p{Nd}/u.test(character) && character.length === 1) return digitOf(character);
  const plain = character.normalize("NFKD").replace(/\p{Mn}/gu, "");
  return plain.length === character.length ? plain : character;
}

/** Digits stand in tens in Unicode, each ten beginning with its zero. */
function digitOf(character: string): string {
  const code = character.charCodeAt(0);
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

const UNSPACED = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u;

/** What stands between two lines of one text: a space where the script has spaces between words, else nothing. */
export function between(before: string, after: string): string {
  const [last, first] = [before.at(-1) ?? "", after[0] ?? ""];
  if (!last || !first || /\s/.test(last) || /\s/.test(first)) return "";
  if (UNSPACED.test(last) || UNSPACED.test(first)) return "";
  return /[\p{L}\p{N}][-/]$/u.test(before) ? "" : " ";
}
