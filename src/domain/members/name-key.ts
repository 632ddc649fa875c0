import { fold } from "../names/fold.js";

/** What abbreviations in the names of States stand for, as ITU writes them: `Korea (Rep. of)`. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  rep: "republic",
  dem: "democratic",
  fed: "federal",
  isl: "islamic",
  kgdm: "kingdom",
  st: "saint",
};

/** Words that names are written with or without. */
const LITTLE_WORDS = new Set("of the and de du des la le les et del los las el и".split(" "));

/**
 * The key of a State's name: its words in one order, so that `Korea (Rep. of)`, `Korea, Republic of` and
 * `Republic of Korea` are one.
 */
export function stateNameKey(name: string): string {
  const words = fold(name)
    .replace(/(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}(?:[^\p{L}]|$))/gu, "")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word.length > 1 || /[^\p{Script=Latin}]/u.test(word))
    .map((word) => ABBREVIATIONS[word] ?? word)
    .filter((word) => !LITTLE_WORDS.has(word));
  return words.toSorted().join(" ");
}
