import { foldEach } from "./lines.js";

/** The words of a language as a pattern over folded text; a space stands for any white space or none. */
export function wordsPattern(words: readonly string[]): string {
  // No words are nowhere, and not everywhere.
  return words.length === 0 ? "(?!)" : `(?:${longestFirst(words).map(formPattern).join("|")})`;
}

/** One form of a language as a pattern over folded text. A full stop stands for itself; only `.*` is anything. */
export function formPattern(form: string): string {
  return foldEach(form)
    .replace(/\.(?!\*)/g, "\\.")
    .replace(/ +/g, "\\s*");
}

/** A form with its places filled in, each place by the pattern given for it. */
export function filledPattern(form: string, places: Readonly<Record<string, string>>): string {
  const named = formPattern(form).replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
  return `(?:${named})`;
}

/** A form written out, with its places filled in; what may be left out of it is written. */
export function writtenForm(form: string, places: Readonly<Record<string, string | number>>): string {
  return form
    .replace(/\?/g, "")
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole))
    .replace(/(?<=\p{Script=Han}) +| +(?=\p{Script=Han})/gu, "");
}

/** Of several words the longest is tried first, so that none hides another that begins with it. */
export function longestFirst(words: readonly string[]): string[] {
  return [...words].sort((a, b) => b.length - a.length);
}

/** Stands where a word begins, in scripts that part words by spaces. */
export const WORD_BEGINS = "(?<![\\p{L}\\p{N}])";
/** Stands where a sentence ends: a full stop after an abbreviation such as "Mr." ends none. */
export const SENTENCE_ENDS = "[\\u3002!?]|(?<!\\b\\p{L}|\\b\\p{Lu}\\p{Ll}{1,2})[.;](?=\\s|$)";
