import type { WorkItem } from "../../work-item.js";
import { type Ways, wordsOf } from "./search-words.js";

/** The words by which an item is found, by where they stand. */
export interface ItemWords {
  /** Of acronym, aliases and number. */
  readonly names: readonly string[];
  /** Of the titles in all languages. */
  readonly titles: readonly string[];
  /** Of summary, scope and editors. */
  readonly rest: readonly string[];
}

const kept = new WeakMap<WorkItem, ItemWords>();

/** The words by which an item is found. Items are immutable: each is read once. */
export function itemWords(item: WorkItem): ItemWords {
  const known = kept.get(item);
  if (known) return known;
  const of = (texts: readonly (string | null)[]) => [
    ...new Set(texts.flatMap((text) => wordsOf(text ?? ""))),
  ];
  const words = {
    names: of([item.acronym, ...item.aliases, item.number, item.equivalentNumber]),
    titles: of(Object.values(item.titles).map(({ text }) => text)),
    rest: of([item.summary, item.scope, ...(item.editors ?? []).map(({ name }) => name)]),
  };
  kept.set(item, words);
  return words;
}

/** Whether every word of a question is met by the beginning of one of the item's. */
export function answers(item: WorkItem, question: readonly Ways[]): boolean {
  const { names, titles, rest } = itemWords(item);
  const begins = (part: string) =>
    [names, titles, rest].some((words) => words.some((word) => word.startsWith(part)));
  return question.every((ways) => ways.some((parts) => parts.every(begins)));
}

/**
 * How far the item is from answering a question, from 1: the sum of how far each word is. A whole word of a name is
 * nearest, then the beginning of one, then the same of titles, then everything else. It depends on nothing but the two,
 * so that places in a list stay what they are.
 */
export function distanceFrom(item: WorkItem, question: readonly Ways[]): number {
  const { names, titles } = itemWords(item);
  const has = (words: readonly string[], ways: Ways) =>
    ways.some((parts) => parts.every((part) => words.includes(part)));
  const begins = (words: readonly string[], ways: Ways) =>
    ways.some((parts) => parts.every((part) => words.some((word) => word.startsWith(part))));
  return question
    .map((ways) => {
      if (has(names, ways)) return 1;
      if (begins(names, ways)) return 2;
      if (has(titles, ways)) return 3;
      return begins(titles, ways) ? 4 : 5;
    })
    .reduce((all, one) => all + one, 0);
}
