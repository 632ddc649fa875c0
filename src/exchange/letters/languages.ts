import { type Grammar, grammarOf } from "./grammar.js";
import type { LetterLanguage } from "./language.js";
import { ENGLISH } from "./languages/en.js";
import { SPANISH } from "./languages/es.js";
import { FRENCH } from "./languages/fr.js";
import { CHINESE } from "./languages/zh.js";
import type { Piece } from "./passage.js";

/** The languages in which letters are read and written. */
export const LETTER_LANGUAGES: readonly LetterLanguage[] = [CHINESE, ENGLISH, FRENCH, SPANISH];

/** The language with this tag, or null. */
export const letterLanguage = (tag: string): LetterLanguage | null =>
  LETTER_LANGUAGES.find((one) => one.tag === tag.toLowerCase()) ?? null;

/** How many pieces of a letter are looked at to tell its language. */
const ENOUGH = 400;

/** The language that a letter is in: the one in which most of its pieces have something that letters have. */
export function languageOf(pieces: readonly Piece[], languages = LETTER_LANGUAGES): LetterLanguage | null {
  const looked = pieces.slice(0, ENOUGH);
  const scored = languages.map((language) => ({ language, score: scoreOf(looked, grammarOf(language)) }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best && best.score > 0 ? best.language : null;
}

function scoreOf(pieces: readonly Piece[], grammar: Grammar): number {
  const { language } = grammar;
  const headings = Object.keys(language.headings) as (keyof LetterLanguage["headings"])[];
  return pieces.reduce((sum, { folded }) => {
    const named = grammar.find(folded, language.letter) ? 4 : 0;
    const heading = headings.some((part) => grammar.heading(folded, part) !== null) ? 2 : 0;
    const labels = grammar.after(folded, "subject") === null ? 0 : 2;
    const days = grammar.calendar.datesIn(folded).length > 0 ? 1 : 0;
    const bodies = grammar.workingPartiesIn(folded).length + grammar.questionsIn(folded).length > 0 ? 1 : 0;
    return sum + named + heading + labels + days + bodies;
  }, 0);
}
