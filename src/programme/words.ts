import { itemWords } from "../domain/queries/filter/item-words.js";
import type { Ways } from "../domain/queries/filter/search-words.js";
import type { WorkItem } from "../domain/work-item.js";
import { addSlots, type Bits, both, isEmpty, noBits, without } from "./bits.js";
import { type FieldIndex, fieldIndex } from "./field-index.js";

/** Where a word stands: in a name, in a title, or anywhere at all. */
type Where = "name" | "title" | "anywhere";

/** Beginnings of so many letters have entries of their own: most items have words for them. */
const SHORT = 2;

/** Which items have which words, whole and by their short beginnings, and where. */
export const WORDS = fieldIndex<WorkItem>("words", (item) => {
  const { names, titles, rest } = itemWords(item);
  return [
    ...entriesOf("name", names),
    ...entriesOf("title", titles),
    ...entriesOf("anywhere", [...names, ...titles, ...rest]),
  ];
});

const whole = (where: Where, word: string) => `${where} ${word}`;
const short = (where: Where, start: string) => `${where} of ${start.length}: ${start}`;

function entriesOf(where: Where, words: readonly string[]): string[] {
  return words.flatMap((word) => entriesFor(where, word));
}

/** Most items have the same words: what is entered for these is kept for so many, and not written anew for each item. */
const MOST_KEPT = 20_000;
const kept: Readonly<Record<Where, Map<string, readonly string[]>>> = {
  name: new Map(),
  title: new Map(),
  anywhere: new Map(),
};

function entriesFor(where: Where, word: string): readonly string[] {
  const known = kept[where].get(word);
  if (known) return known;
  const starts = Array.from({ length: Math.min(SHORT, word.length) }, (_, letters) =>
    word.slice(0, letters + 1),
  );
  const entries = [whole(where, word), ...starts.map((start) => short(where, start))];
  if (kept[where].size >= MOST_KEPT) kept[where].clear();
  kept[where].set(word, entries);
  return entries;
}

/** What words are asked of an index of words, for some number of slots. */
export class WordSearch {
  constructor(
    private readonly index: FieldIndex,
    private readonly end: number,
  ) {}

  /** The items in which every word of a question is met by the beginning of one of theirs; the question has some. */
  answers(question: readonly Ways[]): Bits {
    return question.map((ways) => this.#met(ways, (part) => this.#beginning("anywhere", part))).reduce(both);
  }

  /**
   * The items among some by how far they are from answering a question, the nearest first: the sum of how far each word is.
   * A whole word of a name is nearest, then the beginning of one, then the same of titles, then everything else. It depends
   * on nothing but the two, so that places in a list stay what they are.
   */
  byDistance(question: readonly Ways[], among: Bits): ReadonlyMap<number, Bits> {
    let sums = new Map([[0, among]]);
    for (const steps of question.map((ways) => this.#steps(ways))) {
      const next = new Map<number, Bits>();
      for (const [sum, items] of sums) {
        for (const [step, met] of steps.entries()) {
          const nearer = both(items, met);
          const known = next.get(sum + step + 1);
          if (known) addSlots(known, nearer);
          else next.set(sum + step + 1, nearer);
        }
      }
      sums = new Map([...next].filter(([, items]) => !isEmpty(items)));
    }
    return new Map([...sums].sort(([a], [b]) => a - b));
  }

  /** The items by their first step that meets a word; those at the last meet it anywhere else, or not at all. */
  #steps(ways: Ways): Bits[] {
    const met = [
      this.#met(ways, (part) => this.#whole("name", part)),
      this.#met(ways, (part) => this.#beginning("name", part)),
      this.#met(ways, (part) => this.#whole("title", part)),
      this.#met(ways, (part) => this.#beginning("title", part)),
    ];
    let left = noBits(this.end).fill(0xffffffff);
    const steps = met.map((bits) => {
      const here = both(left, bits);
      left = without(left, bits);
      return here;
    });
    return [...steps, left];
  }

  /** The items that have, of one of the ways in which a word is met, all parts. */
  #met(ways: Ways, having: (part: string) => Bits): Bits {
    const met = noBits(this.end);
    for (const parts of ways) addSlots(met, parts.map(having).reduce(both));
    return met;
  }

  #whole(where: Where, word: string): Bits {
    return this.index.havingAny([whole(where, word)]);
  }

  #beginning(where: Where, start: string): Bits {
    if (start.length <= SHORT) return this.index.havingAny([short(where, start)]);
    return this.index.beginning(whole(where, start));
  }
}
