import { fold } from "../../names/fold.js";

/** The words of a text by which it is found, as {@link fold} writes them. */
export function wordsOf(text: string): string[] {
  return fold(text).split(" ").filter(Boolean).flatMap(wordsOfChunk);
}

/** Most texts are made of the same words: what these are taken apart into is kept for so many. */
const MOST_KEPT = 10_000;
const kept = new Map<string, readonly string[]>();

function wordsOfChunk(chunk: string): readonly string[] {
  const known = kept.get(chunk);
  if (known) return known;
  const parts = partsOrWhole(chunk);
  const runs = parts.flatMap((part) =>
    isWithoutSpaces(part) ? [...pairsIn(part), ...lastOf(part)] : [part],
  );
  const spelt = parts.some((part) => SUPPLEMENT.test(part)) ? ["supplement"] : [];
  const words = [...runs, ...joined(parts), ...spelt];
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(chunk, words);
  return words;
}

/** One word of a question, in the ways in which it can be met: all parts of one of them have to occur. */
export type Ways = readonly (readonly string[])[];

/**
 * The words of a question. What is written with hyphens or dots is met by its parts, and in one word; every spelling of
 * "supplement" by every other; writing without spaces by pairs of characters.
 */
export function questionOf(text: string): Ways[] {
  return chunksAsked(text).map((parts) => {
    const asWritten = parts.flatMap((part) =>
      isWithoutSpaces(part) && [...part].length > 1 ? pairsIn(part) : [part],
    );
    const spelt = asWritten.map((part) => (SUPPLEMENT.test(part) ? "supplement" : part));
    return [
      asWritten,
      ...(spelt.join() === asWritten.join() ? [] : [spelt]),
      ...joined(parts).map((one) => [one]),
    ];
  });
}

/** Every spelling of "supplement" in names and titles. */
const SUPPLEMENT = /^supp?l?s?$|^supplements?$/;
const PUNCTUATION = /\p{P}+/u;
const WITHOUT_SPACES = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

/** What most words are: to look for more in them is dear. */
const PLAIN = /^[a-z0-9]+$/;

/** The words that stand between spaces, each in its parts; what is nothing but punctuation is one part. */
function chunksOf(text: string): string[][] {
  return fold(text).split(" ").filter(Boolean).map(partsOrWhole);
}

function partsOrWhole(chunk: string): string[] {
  const parts = partsOf(chunk);
  return parts.length > 0 ? parts : [chunk];
}

/** What a question asks for: punctuation that stands alone counts only where there is nothing else. */
function chunksAsked(text: string): string[][] {
  const chunks = chunksOf(text);
  const telling = chunks.filter((parts) => parts.some((part) => partsOf(part).length > 0));
  return telling.length > 0 ? telling : chunks;
}

function partsOf(chunk: string): string[] {
  if (PLAIN.test(chunk)) return [chunk];
  return chunk.split(PUNCTUATION).flatMap((part) => (PLAIN.test(part) ? [part] : (part.match(RUNS) ?? [])));
}

/** What is written with hyphens or dots, in one word. */
function joined(parts: readonly string[]): string[] {
  return parts.length > 1 && !parts.some((part) => isWithoutSpaces(part)) ? [parts.join("")] : [];
}

const isWithoutSpaces = (part: string) => !PLAIN.test(part) && WITHOUT_SPACES.test(part);

function pairsIn(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** The last character of a run begins no pair. */
function lastOf(run: string): string[] {
  return [...run].slice(-1);
}
