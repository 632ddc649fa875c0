import type { WorkItem } from "../../work-item.js";
import { wordsOf } from "./search-words.js";

/** The words by which an item is found, by where they stand. */
export interface ItemWords {
  /** Of acronym, aliases and number. */
  readonly names: readonly string[];
  /** Of the titles in all languages. */
  readonly titles: readonly string[];
  /** Of summary, scope and editors. */
  readonly rest: readonly string[];
}

/** The words by which an item is found. */
export function itemWords(item: WorkItem): ItemWords {
  const of = (texts: readonly (string | null)[]) => [
    ...new Set(texts.flatMap((text) => wordsOf(text ?? ""))),
  ];
  return {
    names: of([item.acronym, ...item.aliases, item.number, item.equivalentNumber]),
    titles: of(Object.values(item.titles).map(({ text }) => text)),
    rest: of([item.summary, item.scope, ...(item.editors ?? []).map(({ name }) => name)]),
  };
}
