import { itemWords } from "../domain/queries/filter/item-words.js";
import type { Ways } from "../domain/queries/filter/search-words.js";
import type { WorkItem } from "../domain/work-item.js";
import { addSlots, type Bits, both, hasBit, noBits } from "./bits.js";
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
  return words.flatMap((word) => [
    whole(where, word),
    ...Array.from({ length: Math.min(SHORT, word.length) }, (_, letters) =>
      short(where, word.slice(0, letters + 1)),
    ),
  ]);
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
   * How far an item is from answering a question, from 1: the sum of how far each word is. A whole word of a name is
   * nearest, then the beginning of one, then the same of titles, then everything else. It depends on nothing but the two,
   * so that places in a list stay what they are.
   */
  distance(question: readonly Ways[]): (slot: number) => number {
    const words = question.map((ways) => [
      this.#met(ways, (part) => this.#whole("name", part)),
      this.#met(ways, (part) => this.#beginning("name", part)),
      this.#met(ways, (part) => this.#whole("title", part)),
      this.#met(ways, (part) => this.#beginning("title", part)),
    ]);
    return (slot) => {
      let distance = 0;
      for (const nearest of words) {
        const step = nearest.findIndex((bits) => hasBit(bits, slot));
        distance += 1 + (step < 0 ? nearest.length : step);
      }
      return distance;
    };
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
